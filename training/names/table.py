"""Groups of spellings of one name, as Wikidata knows them and rigour collected them.

The table lies inside the library of rigour (code MIT, data CC0) in compressed form; it is
read where that library is installed, and nothing of it but what was learned is shipped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import zstandard

_FRAME = re.compile(re.escape(b"\x28\xb5\x2f\xfd"))
_LINE = re.compile(r"^(?P<forms>.+) => Q\d+$", re.MULTILINE)
_SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "GREEK", "HEBREW", "ARMENIAN", "GEORGIAN")
LEAST_SIZE = 1_000_000


def find_library() -> Path:
    """The compiled part of rigour, if it is installed."""
    import rigour  # noqa: PLC0415 - only where something is learned

    return next(Path(rigour.__file__).parent.glob("_core*"))


def read_groups(library: Path) -> Iterator[tuple[str, ...]]:
    """The groups of forms, each at least two, of scripts that are read here."""
    data = library.read_bytes()
    for match in _FRAME.finditer(data):
        try:
            text = zstandard.ZstdDecompressor().decompressobj().decompress(data[match.start() :])
        except zstandard.ZstdError:
            continue
        if len(text) >= LEAST_SIZE and b" => Q" in text[:1000]:
            yield from _groups(text.decode())
            return


def _groups(text: str) -> Iterator[tuple[str, ...]]:
    for line in _LINE.finditer(text):
        forms = tuple(
            form
            for form in line["forms"].split(", ")
            if unicodedata.name(form[0], "").startswith(_SCRIPTS)
        )
        if len(forms) > 1:
            yield forms
