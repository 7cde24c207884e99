"""A certificate as a document: canonical JSON, signed with the key of a house.

What is signed are the bytes of the content in canonical form (RFC 8785; there are no floats),
behind one line that says what is signed. Whoever has the public key can check it without us.
"""

from __future__ import annotations

import datetime as dt
from hashlib import sha256

import msgspec

from sightline.analyses.screening import Decided, Decision, Screening
from sightline.engines.seals import NodeKey, holds
from sightline.errors import BrokenSeal, UnknownFormat
from sightline.values.canon import encode

FORM = "sightline-certificate-1"
_LINE = b"sightline certificate 1\n"


class Content(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is certified: a screening, what a named person decided of it, where and when."""

    form: str = FORM
    house: str
    organisation: str
    handling: str
    screening: Screening
    screening_id: str
    decided: Decided
    decided_by: str
    decided_as: str
    decided_on: dt.date
    recorded: str
    item: str


class Certificate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A content with its hash, the signature over it, and the public key of the house."""

    content: Content
    public: str
    sha256: str
    signature: str

    @property
    def document(self) -> bytes:
        """The bytes of the file."""
        return encode(self) + b"\n"


def make_certificate(
    decision: Decision, key: NodeKey, *, house: str, organisation: str, handling: str
) -> Certificate:
    """Certify a decision; the same decision gives the same bytes whenever it is certified."""
    content = Content(
        house=house,
        organisation=organisation,
        handling=handling,
        screening=decision.screening,
        screening_id=decision.of,
        decided=decision.decided,
        decided_by=decision.by,
        decided_as=decision.role,
        decided_on=decision.on,
        recorded=decision.order[0],
        item=decision.item,
    )
    body = encode(content)
    return Certificate(
        content=content,
        public=key.public.hex(),
        sha256=sha256(body).hexdigest(),
        signature=key.sign(_LINE + body).hex(),
    )


def read_certificate(document: bytes) -> Certificate:
    """Read a certificate, and refuse any but its canonical bytes: a space more is another file."""
    try:
        certificate = msgspec.json.decode(document, type=Certificate)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UnknownFormat(f"this is not a certificate of a screening: {error}") from None
    if certificate.content.form != FORM:
        raise UnknownFormat(
            f"the certificate has the form {certificate.content.form!r}, not {FORM}"
        )
    if document.removesuffix(b"\n") != encode(certificate):
        raise BrokenSeal("the certificate was changed: its bytes are not as they were signed")
    return certificate


def verify(document: bytes, public: str | None = None) -> Certificate:
    """Check a certificate: hash, signature and, where it is given, the key that must have signed.

    Without a key it is only shown that whoever holds the key in the certificate signed just
    this: compare that key with the one that the house gave you by another way.
    """
    certificate = read_certificate(document)
    body = encode(certificate.content)
    if sha256(body).hexdigest() != certificate.sha256:
        raise BrokenSeal("the certificate was changed: its content has another hash")
    if not holds(_bytes(certificate.public), _LINE + body, _bytes(certificate.signature)):
        raise BrokenSeal("the certificate was changed: the signature is not over this content")
    if public is not None and _bytes(public) != _bytes(certificate.public):
        raise BrokenSeal(f"the certificate was signed by another key: {certificate.public}")
    return certificate


def _bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text.strip())
    except ValueError:
        raise BrokenSeal("a key or a signature is not written in hexadecimal digits") from None
