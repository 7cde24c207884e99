"""A certificate as a page: the same certificate makes the same bytes, and holds the document.

The page is tagged after PDF/UA-1. The JSON document is attached to it, so that the page alone is
enough to check what it says.
"""

from __future__ import annotations

import zlib
from importlib import import_module
from importlib.resources import files
from typing import Any

import msgspec

from sightline.analyses.screening import name_result
from sightline.errors import DangerousFile, UnknownFormat
from sightline.model import load_terms
from sightline.products.certificate.certificate import Certificate

_JOINERS = "\u200c\u200d"  # they shape letters in Persian and Urdu, and hide nothing
_STREAM, _END = b"stream\n", b"endstream"
_BEGINNING = b'{"content":'
#: A certificate of a hundred candidates has some two hundred kilobytes.
_LARGEST = 16 * 1024**2
_MOST_STREAMS = 10_000


def print_page(certificate: Certificate) -> bytes:
    """Print a certificate as PDF, with fixed fonts and a fixed date."""
    template = files("sightline.products.certificate") / "certificate.typ"
    typst = import_module("typst")  # large: only who prints loads it
    made = typst.compile(
        template.read_bytes(),
        format="pdf",
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        timestamp=0,
        sys_inputs={
            "certificate": certificate.document.decode(),
            "shown": msgspec.json.encode(_visible(msgspec.to_builtins(certificate))).decode(),
            "words": msgspec.json.encode(_words(certificate)).decode(),
        },
    )
    return bytes(made)


def _visible(held: Any) -> Any:
    """Write out what could hide or turn letters around; the attached document stays as it is."""
    if isinstance(held, dict):
        return {name: _visible(value) for name, value in held.items()}
    if isinstance(held, list | tuple):
        return [_visible(value) for value in held]
    if not isinstance(held, str) or held.isprintable():
        return held
    return "".join(sign if sign.isprintable() else _write(sign) for sign in held)


def _write(sign: str) -> str:
    if sign in "\n\t":
        return " "
    return sign if sign in _JOINERS else f"\\u{ord(sign):04x}"


def _words(certificate: Certificate) -> dict[str, Any]:
    """Names of codes, in the words of the vocabulary."""
    screening = certificate.content.screening
    results = {name: name_result(name) for name in _results(certificate)}
    return {
        "results": results,
        "purpose": load_terms("screening-purpose").get(screening.purpose).name(),
    }


def _results(certificate: Certificate) -> set[str]:
    screening = certificate.content.screening
    verdicts = {one.verdict for one in screening.candidates}
    return {screening.result, certificate.content.decided.result, *verdicts}


def find_attached(page: bytes) -> bytes:
    """Find the document that is attached to a page that was printed here."""
    place, seen = 0, 0
    while (start := page.find(_STREAM, place)) >= 0:
        seen += 1
        if seen > _MOST_STREAMS:
            raise DangerousFile("the page has more parts than a certificate ever has")
        start += len(_STREAM)
        place = page.find(_END, start)
        if place < 0:
            break
        held = _inflate(page[start:place])
        place += len(_END)
        if held.startswith(_BEGINNING):
            return held
    raise UnknownFormat("no certificate is attached to this page")


def _inflate(held: bytes) -> bytes:
    """Unfold a part of a page as far as a certificate can reach; another part is nothing."""
    if held.startswith(_BEGINNING):
        return held.rstrip(b"\r\n") + b"\n"
    unfolder = zlib.decompressobj()
    try:
        head = unfolder.decompress(held, len(_BEGINNING))
        if head != _BEGINNING:
            return b""
        rest = unfolder.decompress(unfolder.unconsumed_tail, _LARGEST)
    except zlib.error:
        return b""
    if not unfolder.eof:
        raise DangerousFile("what is attached to the page is larger than a certificate ever is")
    return head + rest
