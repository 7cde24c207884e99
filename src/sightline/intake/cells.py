"""What a cell may hold before it is read as a value, and how the columns of a table are named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sightline.intake.limits import Limits
from sightline.intake.refusal import Refusal, show

_UNSAYABLE = re.compile("[\x00\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")


def object_to(text: str, limits: Limits, lost: str = "") -> str | None:
    """Say why a cell cannot be taken, or nothing when it can."""
    if len(text) > limits.cell_chars:
        return f"the cell has {len(text):,} characters, more than the {limits.cell_chars:,} allowed"
    if "\x00" in text:
        return "the cell holds a NUL character: the file is damaged here"
    if lost and re.search(f"[{lost}]", text):
        return "bytes of this cell do not belong to the encoding: name the right one, or mend it"
    if _UNSAYABLE.search(text):
        return "the cell holds half a character, which cannot be written down"
    return None


def name_columns(
    cells: Sequence[str], file: str, sheet: str | None, row: int, limits: Limits
) -> tuple[tuple[str, ...], list[Refusal]]:
    """Give every column one name: empty ones by their letter, repeated ones a number."""
    names: dict[str, None] = {}
    notes: list[Refusal] = []
    taken = {_plain(cell, limits) for cell in cells}
    for index, cell in enumerate(cells):
        name, reason = _plain(cell, limits), object_to(cell, limits)
        if not name:
            name = f"column {letter(index)}"
            reason = reason or f"the column has no name and is called {name!r}"
        if name in names:
            name, first = _next_free(name, taken | names.keys()), name
            reason = f"the name {show(first)!r} stands twice: this one is called {show(name)!r}"
        names[name] = None
        if reason and (cell or len(cells) > 1):
            notes.append(
                Refusal(
                    file=file,
                    sheet=sheet,
                    row=row,
                    column=name,
                    reason=reason,
                    raw=show(cell) or None,
                    kept=True,
                )
            )
    return tuple(names), notes


def find_header(filled: Sequence[int]) -> int:
    """Find the row with the names among the first rows, told by how many cells each has filled.

    Titles and dates of issue often stand above a table; they fill fewer cells.
    """
    widest = max(filled, default=0)
    return next((index for index, count in enumerate(filled) if count * 2 > widest), 0)


def letter(index: int) -> str:
    """Write the place of a column as a spreadsheet does: A, B, ..., Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _plain(cell: str, limits: Limits) -> str:
    text = "".join(char if char.isprintable() else " " for char in cell[: limits.cell_chars])
    return _BLANKS.sub(" ", text).strip()[: limits.column_name_chars]


def _next_free(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"
