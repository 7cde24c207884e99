"""Letters: text that hides nothing and turns nothing around, in signs that the fonts can draw."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from sightline.errors import BadValue

#: They shape letters in Persian and Urdu, and hide nothing.
_JOINERS = "\u200c\u200d"
_BROKEN = "\ufffd"
_SINGLE_TABLE, _WIDE_TABLE = 4, 12


def visible(text: str) -> str:
    """Write text so that nothing in it is hidden, turns letters around, or breaks a file."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or sign in _JOINERS else " " if sign.isspace() else _BROKEN
        for sign in text
    )


def drawable(text: str, signs: frozenset[int]) -> str:
    """Write visible text; a sign that no font draws is written by its code, as U+4E2D."""
    seen = visible(text)
    if seen.isascii():
        return seen
    return "".join(_draw(sign, signs) for sign in seen)


def _draw(sign: str, signs: frozenset[int]) -> str:
    code = ord(sign)
    if code < 0x80 or code in signs:
        return sign
    return "" if sign in _JOINERS else "?" if sign == _BROKEN else f"[U+{code:04X}]"


@cache
def load_signs(folders: tuple[Path, ...] = ()) -> frozenset[int]:
    """Read which signs the fonts of some folders can draw, beside the fonts that are shipped."""
    with as_file(files("sightline.products") / "fonts") as shipped:
        paths = sorted(path for folder in (shipped, *folders) for path in folder.glob("*.[to]tf"))
        return frozenset(code for path in paths for code in read_signs(path.read_bytes()))


def read_signs(font: bytes) -> frozenset[int]:
    """Read from a font which signs it can draw."""
    try:
        return frozenset(_signs(font))
    except (struct.error, StopIteration):
        raise BadValue("a font cannot be read: give TrueType or OpenType files") from None


def _signs(font: bytes) -> Iterator[int]:
    """Walk the table `cmap` of a font (ISO/IEC 14496-22, 5.2.1)."""
    count = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * place) for place in range(count))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    tables = struct.unpack_from(">H", font, start + 2)[0]
    for place in range(tables):
        _, _, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * place)
        kind = struct.unpack_from(">H", font, start + offset)[0]
        if kind == _SINGLE_TABLE:
            yield from _signs_of_segments(font, start + offset)
        elif kind == _WIDE_TABLE:
            yield from _signs_of_groups(font, start + offset)


def _signs_of_segments(font: bytes, start: int) -> Iterator[int]:
    double = struct.unpack_from(">H", font, start + 6)[0]
    half = double // 2

    def column(offset: int) -> Iterable[int]:
        found: tuple[int, ...] = struct.unpack_from(f">{half}H", font, start + offset)
        return found

    ends, starts = column(14), column(16 + double)
    shifts, places = column(16 + 2 * double), column(16 + 3 * double)
    for segment, (first, last, shift, place) in enumerate(
        zip(starts, ends, shifts, places, strict=True)
    ):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = (code + shift) % 0x10000
            if place:
                at = start + 16 + 3 * double + 2 * segment + place + 2 * (code - first)
                glyph = struct.unpack_from(">H", font, at)[0]
            if glyph:
                yield code


def _signs_of_groups(font: bytes, start: int) -> Iterator[int]:
    count = struct.unpack_from(">L", font, start + 12)[0]
    for place in range(count):
        first, last, _ = struct.unpack_from(">LLL", font, start + 16 + 12 * place)
        yield from range(first, last + 1)
