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


class Reading(msgspec.Struct):
    """The row at hand, and the list to which all that cannot be taken from it is added."""

    sheet: Sheet
    row: int
    cells: list[str]
    refusals: list[Refusal]

    def refuse(
        self, reason: str, *, column: str | None = None, raw: str | None = None, kept: bool = False
    ) -> None:
        """List something with its place."""
        self.refusals.append(
            Refusal(
                file=self.sheet.file,
                sheet=self.sheet.name,
                row=self.row,
                column=column,
                reason=reason,
                raw=raw,
                kept=kept,
            )
        )


def trim_whole(sheet: Sheet, columns: tuple[str, ...]) -> Sheet:
    """Write whole numbers in some columns without the point and nought that a program added."""
    places = [place for place, name in enumerate(sheet.columns) if name in columns]

    def reread() -> Iterator[Row]:
        for row in sheet.reread():
            if row.cells:
                for place in places:
                    row.cells[place] = _trim(row.cells[place])
            yield row

    return msgspec.structs.replace(sheet, reread=reread)


def _trim(cell: str) -> str:
    digits, point, rest = cell.partition(".")
    return digits if point and digits.removeprefix("-").isdigit() and not rest.strip("0") else cell


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """What a mapping says of how the table is written; what it leaves out is found out."""

    sheets: tuple[str, ...] = ()
    header: tuple[int, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    #: Columns of whole numbers, which some programs write as 300380.0.
    whole: tuple[str, ...] = ()
