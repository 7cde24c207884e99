"""The structure of a PDF, read from its bytes by rules of our own: what ISO 14289-1 asks for."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def open_up(page: bytes) -> bytes:
    """Unfold every stream of a PDF, object streams too, into one text to look into."""
    parts = [page]
    for match in _STREAM.finditer(page):
        try:
            parts.append(zlib.decompress(match[1]))
        except zlib.error:
            continue
    return b"\n".join(parts)


def contents(page: bytes) -> list[bytes]:
    """The unfolded streams that paint pages."""
    found = []
    for match in _OBJECT.finditer(page):
        stream = _STREAM.search(match[2])
        if stream is None or b"/Type/XRef" in match[2] or b"/Subtype" in match[2][: stream.start()]:
            continue
        try:
            held = zlib.decompress(stream[1])
        except zlib.error:
            held = stream[1]
        if b" Tf" in held and b"BT" in held:
            found.append(held)
    return found


def untagged(content: bytes) -> list[bytes]:
    """Find text that is painted outside of any marked part of a page."""
    depth, bad = 0, []
    for line in content.split(b"\n"):
        if line.endswith((b"BDC", b"BMC")):
            depth += 1
        elif line.strip() == b"EMC":
            depth -= 1
        elif line.endswith((b"TJ", b"Tj")) and depth < 1:
            bad.append(line[:80])
    return bad
