"""Reading plain text, in whichever encoding it came."""

from __future__ import annotations

import io
import re

from sightline.errors import UnknownFormat
from sightline.intake.documents.desk import Desk
from sightline.intake.documents.document import Document, Sort
from sightline.intake.documents.tidying import cut, too_long
from sightline.intake.encoding import find_encoding

_LOST = 0.05
_NO_LETTER = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def read_text(content: bytes, name: str, desk: Desk) -> Document:
    """Read plain text."""
    bounds = desk.bounds
    if len(content) > 4 * bounds.text_chars:
        raise too_long(bounds)
    text, notes = decode(content)
    if len(_NO_LETTER.findall(text)) > max(8, len(text) * _LOST):
        raise UnknownFormat(
            f"{name}: this is none of the kinds that are read as documents: too much of it "
            "cannot be read as letters"
        )
    return Document(
        name=name,
        sort=Sort.TEXT,
        media="text/plain",
        pages=tuple(cut(text, bounds)),
        notes=notes,
    )


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode bytes by what they show of their encoding, and say what was guessed or lost."""
    found = find_encoding(io.BytesIO(content))
    text = content.decode(found.name, "replace")
    notes = [f"the encoding was guessed to be {found.name}"] if found.note else []
    if lost := text.count("\ufffd"):
        notes.append(f"{lost:,} signs could not be decoded from {found.name}")
    return text, tuple(notes)
