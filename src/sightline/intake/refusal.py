"""What was not taken as it stood, with its place and the reason, safe to print."""

from __future__ import annotations

import msgspec

from sightline.values import Identity, Item, Statement

_CLIP = 80


class Refusal(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing that somebody should look at.

    What is listed was left out, unless ``kept`` says that it was taken all the
    same and only deserves a look. ``raw`` is what stood there, shortened and
    with every invisible character written out.
    """

    file: str
    reason: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    raw: str | None = None
    kept: bool = False

    def __str__(self) -> str:
        parts = [
            show(self.file),
            f"sheet {show(self.sheet)}" if self.sheet else "",
            f"row {self.row}" if self.row is not None else "",
            f"column {show(self.column)}" if self.column is not None else "",
        ]
        place = ", ".join(part for part in parts if part)
        shown = f" ({self.raw})" if self.raw is not None else ""
        return f"{place}: {'noted: ' if self.kept else ''}{self.reason}{shown}"


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """A part of what a file gave: at most a few thousand statements, with their items.

    An item stands in the batch of its first statement or in an earlier one.
    ``rows`` counts the rows or lines read so far.
    """

    items: tuple[Item, ...] = ()
    statements: tuple[Statement, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    identities: tuple[Identity, ...] = ()
    rows: int = 0


def show(text: str | None, length: int = _CLIP) -> str:
    """Write text so that it can be printed anywhere: one line, nothing invisible, not long."""
    if text is None:
        return ""
    head = text[:length]
    if not head.isprintable():
        head = "".join(char if char.isprintable() else _escape(char) for char in head)
    return head if len(text) <= length else f"{head}... [{len(text):,} characters]"


def _escape(char: str) -> str:
    return f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"
