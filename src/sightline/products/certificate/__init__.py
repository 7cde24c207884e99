"""The certificate of a screening: a signed document that anybody can check, and a page of it."""

from sightline.products.certificate.certificate import (
    Certificate,
    Content,
    make_certificate,
    read_certificate,
    verify,
)
from sightline.products.certificate.page import find_attached, print_page

__all__ = [
    "Certificate",
    "Content",
    "find_attached",
    "make_certificate",
    "print_page",
    "read_certificate",
    "verify",
]
