"""Addresses on the internet: e-mail, links, numbers of machines, kinds of file."""

from __future__ import annotations

import re
from email.message import EmailMessage
from ipaddress import ip_address
from urllib.parse import ParseResult, urlparse

from sightline.model.types.cleaned import Hint, Kind, Reading

_LOCAL = re.compile(r"[^<>()\[\],;:?\s@\"]{1,64}")
_LABEL = re.compile(r"[\w-]{1,63}")
_MISPLACED_HYPHEN = re.compile(r"^-|-$|^(?!xn)..--")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_SCHEMES = ("http", "https", "ftp", "mailto", "file", "s3", "gs")
_SHORTEST_TOP_LEVEL = 2
_UNKNOWN_FILE = "application/octet-stream"
#: Older or wrong spellings of the types of files that arrive most.
_FILE_SPELLINGS = {
    "application/csv": "text/csv",
    "text/xml": "application/xml",
    "plain/text": "text/plain",
    "text/text": "text/plain",
    "application/rtf": "text/rtf",
    "application/x-pdf": "application/pdf",
    "image/pdf": "application/pdf",
}


def _read_email(text: str, _: Hint) -> Reading:
    local, at, domain = text.removeprefix("mailto:").rpartition("@")
    if not at or not _LOCAL.fullmatch(local):
        return None, "it is not an e-mail address: expected such as name@example.org"
    host = _domain(domain)
    if host is None:
        return None, "what follows the @ is not the name of a host"
    return f"{local}@{host}", None


def _domain(domain: str) -> str | None:
    """The host in lower case and readable letters, if it could be one."""
    host = domain.rstrip(".").lower()
    labels = host.split(".")
    top = labels[-1]
    too_short = top.isascii() and len(top) < _SHORTEST_TOP_LEVEL
    if len(labels) == 1 or not top or too_short or top.isdigit():
        return None
    if not all(_LABEL.fullmatch(label) and "_" not in label for label in labels):
        return None
    if any(_MISPLACED_HYPHEN.search(label) for label in labels):
        return None
    return ".".join(_readable(label) for label in labels)


def _readable(label: str) -> str:
    """A host label in its own script rather than in the coded form of the network."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _read_url(text: str, _: Hint) -> Reading:
    parsed = _parse(text)
    if parsed is None or not parsed.netloc:
        scheme = parsed.scheme.casefold() if parsed else ""
        path = parsed.path if parsed else ""
        if scheme in _SCHEMES or "." not in path or text.startswith("//"):
            return None, "it is not a link: expected such as https://example.org/page"
        return _read_url(f"//{text}", Hint())
    if not _is_host(parsed):
        return None, "the name of the host cannot be one"
    scheme = parsed.scheme.casefold() or "http"
    if scheme not in _SCHEMES:
        return None, f"links of the kind {scheme}: are not kept"
    return parsed._replace(scheme=scheme, path=parsed.path.strip() or "/").geturl(), None


def _parse(text: str) -> ParseResult | None:
    try:
        return urlparse(text)
    except ValueError:
        return None


def _is_host(parsed: ParseResult) -> bool:
    """Whether the part before the first slash could be a machine, and not just words."""
    try:
        host, _ = parsed.hostname, parsed.port
    except ValueError:
        return False
    if not host or any(char.isspace() for char in parsed.netloc):
        return False
    if _is_ip(host):
        return True
    labels = host.rstrip(".").split(".")
    if not all(_LABEL.fullmatch(one) and _LETTER_OR_DIGIT.search(one) for one in labels):
        return False
    top = labels[-1]
    return len(labels) == 1 or (len(top) >= _SHORTEST_TOP_LEVEL and not top.isdigit())


def _is_ip(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _read_ip(text: str, _: Hint) -> Reading:
    if _is_ip(text):
        return str(ip_address(text)), None
    return None, "it is not an internet address: expected such as 192.0.2.1 or 2001:db8::1"


def _read_mimetype(text: str, _: Hint) -> Reading:
    message = EmailMessage()
    try:
        message["content-type"] = text
        found = message.get_content_type() if text.count("/") == 1 else ""
    except (ValueError, IndexError):
        found = ""
    family, _slash, subtype = found.partition("/")
    known = _FILE_SPELLINGS.get(found, found)
    if not family or not subtype or "unknown" in found or "*" in found or known == _UNKNOWN_FILE:
        return None, "it is not a useful type of file: expected such as application/pdf"
    return known, None


EMAIL = Kind("email", "E-mail address", _read_email, group="emails", pivot=True)
URL = Kind("url", "Link", _read_url, group="urls", pivot=True, max_length=4096)
IP = Kind("ip", "IP address", _read_ip, group="ips", pivot=True, max_length=64)
MIMETYPE = Kind("mimetype", "File type", _read_mimetype, group="mimetypes", matchable=False)
