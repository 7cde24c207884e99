"""A table as rows of text, whatever kind of file it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from sightline.intake.refusal import Refusal


class Row(msgspec.Struct, frozen=True, gc=False):
    """One row: its number as a spreadsheet counts, its cells, and what was left out of it.

    A row that was refused as a whole has no cells.
    """

    number: int
    cells: list[str]
    refusals: tuple[Refusal, ...] = ()


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One table of a file. ``reread`` gives its rows from the start, as often as is asked.

    ``unit`` is what its rows are called, and ``listed`` the sign between the
    values of a cell that held a list.
    """

    file: str
    columns: tuple[str, ...]
    reread: Callable[[], Iterator[Row]]
    name: str | None = None
    notes: tuple[Refusal, ...] = ()
    unit: str = "row"
    listed: str | None = None
    epoch: int = 1900

    def refuse(
        self, row: int, reason: str, *, column: str | None = None, raw: str | None = None
    ) -> Refusal:
        """Make a refusal with its place in this table."""
        return Refusal(
            file=self.file, sheet=self.name, row=row, column=column, reason=reason, raw=raw
        )


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """What a mapping says of how the table is written; what it leaves out is found out."""

    sheets: tuple[str, ...] = ()
    header: tuple[int, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
