"""Writing a table for people: CSV that no spreadsheet program takes for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

#: A cell that begins so would be computed, and can start programs or send data away.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")


def guard(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet program would compute."""
    if text.lstrip(" ").startswith(_DANGEROUS) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def write_table(
    stream: TextIO,
    header: Sequence[str],
    rows: Iterable[Sequence[str | None]],
    *,
    guarded: bool = True,
) -> int:
    """Write rows as CSV and say how many; unguarded only for programs, never for people."""
    shield = guard if guarded else str
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([shield(name) for name in header])
    count = 0
    for row in rows:
        writer.writerow(["" if cell is None else shield(cell) for cell in row])
        count += 1
    return count
