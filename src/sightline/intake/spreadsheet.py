"""The sheets of a workbook as tables with named columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from sightline.errors import BadMapping, UnknownFormat
from sightline.intake.cells import find_header, name_columns
from sightline.intake.limits import Limits
from sightline.intake.refusal import Refusal, show
from sightline.intake.sheet import Layout, Row, Sheet
from sightline.intake.source import Source
from sightline.intake.workbook import SheetEntry, Workbook, open_archive, read_workbook
from sightline.intake.worksheet import Cell, CellRow, read_cells

#: Rows among which the names of the columns are looked for.
_HEAD = 15


class _Page(msgspec.Struct, frozen=True):
    """One sheet and all that is needed to read it again."""

    source: Source
    workbook: Workbook
    entry: SheetEntry
    limits: Limits
    header: int = 0
    columns: tuple[str, ...] = ()

    def refuse(
        self, row: int | None, reason: str, raw: str = "", column: int | None = None, *, kept: bool
    ) -> Refusal:
        inside = column is not None and column < len(self.columns)
        return Refusal(
            file=self.source.name,
            sheet=self.entry.name,
            row=row,
            column=self.columns[column] if inside and column is not None else None,
            reason=reason,
            raw=show(raw) if raw else None,
            kept=kept,
        )

    def read(self) -> Iterator[CellRow | str]:
        with open_archive(self.source, self.limits) as archive:
            yield from read_cells(archive, self.entry.part, self.workbook)


def find_spreadsheet(source: Source, layout: Layout, limits: Limits) -> list[Sheet]:
    """Open the asked sheets of a workbook, or the first that is not empty."""
    with open_archive(source, limits) as archive:
        workbook = read_workbook(archive)
    sheets: list[Sheet] = []
    for entry in _choose(source.name, workbook.sheets, layout.sheets):
        page = _Page(source, workbook, entry, limits)
        sheet = _open_sheet(page, layout.header)
        if sheet.columns or layout.sheets:
            sheets.append(sheet)
        if sheet.columns and not layout.sheets:
            break
    if not sheets:
        raise UnknownFormat(f"{source.name}: no sheet of the workbook has a row with names")
    if not layout.sheets:
        sheets[0] = _note_the_rest(sheets[0], workbook.sheets)
    return sheets


def _choose(
    file: str, entries: tuple[SheetEntry, ...], asked: tuple[str, ...]
) -> Sequence[SheetEntry]:
    if not asked:
        return [entry for entry in entries if not entry.hidden] or entries
    if asked == ("*",):
        return entries
    named = {entry.name: entry for entry in entries}
    missing = [name for name in asked if name not in named]
    if missing:
        known = ", ".join(repr(show(name)) for name in named)
        raise BadMapping(f"{file}: there is no sheet {show(missing[0])!r}: expected one of {known}")
    return [named[name] for name in asked]


def _note_the_rest(sheet: Sheet, entries: tuple[SheetEntry, ...]) -> Sheet:
    notes = [
        Refusal(
            file=sheet.file,
            sheet=entry.name,
            reason=f"the {'hidden ' if entry.hidden else ''}sheet was not read: name it under "
            "table, sheets",
        )
        for entry in entries
        if entry.name != sheet.name
    ]
    return msgspec.structs.replace(sheet, notes=(*sheet.notes, *notes))


def _open_sheet(page: _Page, header: tuple[int, ...]) -> Sheet:
    names, number, above = _names(page, header)
    columns, notes = name_columns(names, page.source.name, page.entry.name, number, page.limits)
    page = msgspec.structs.replace(page, header=number, columns=columns)
    return Sheet(
        file=page.source.name,
        name=page.entry.name,
        columns=columns,
        notes=(*notes, *above),
        epoch=page.workbook.epoch,
        reread=lambda: _rows(page),
    )


def _names(page: _Page, header: tuple[int, ...]) -> tuple[list[str], int, list[Refusal]]:
    """The names of the columns, the last row of the header, and notes on what stands above."""
    last = max(header, default=0)
    head: list[CellRow] = []
    for row in page.read():
        if (
            isinstance(row, str)
            or (last and row.number > last)
            or (not last and len(head) >= _HEAD)
        ):
            break
        head.append(row)
    if last:
        chosen = [row for row in head if row.number in header]
    else:
        filled = [sum(1 for text in _spread(row.cells) if text.strip()) for row in head]
        chosen = head[find_header(filled) :][:1]
    if not chosen:
        return [], last or 1, []
    above = [row for row in head if row.number < chosen[0].number]
    notes = [
        page.refuse(
            row.number,
            "the row stands above the table",
            " | ".join(cell.text for cell in row.cells),
            kept=False,
        )
        for row in above
    ]
    return _join([_spread(row.cells) for row in chosen]), last or chosen[-1].number, notes


def _spread(cells: Sequence[Cell]) -> list[str]:
    texts = {cell.column: cell.text for cell in cells if cell.reason is None}
    return [texts.get(index, "") for index in range(max(texts, default=-1) + 1)]


def _join(rows: list[list[str]]) -> list[str]:
    """Put the names of several header rows together; a merged name holds for all below it."""
    width = max(map(len, rows), default=0)
    padded = [row + [""] * (width - len(row)) for row in rows]
    for row in padded[:-1]:
        for index in range(1, width):
            row[index] = row[index] or row[index - 1]
    return [
        " / ".join(part for part in (row[index].strip() for row in padded) if part)
        for index in range(width)
    ]


def _rows(page: _Page) -> Iterator[Row]:
    computed: set[int] = set()
    width = len(page.columns)
    for found in page.read():
        if isinstance(found, str):
            yield Row(0, [], (page.refuse(None, found, kept=found[0].isdigit()),))
        elif found.number > page.header:
            cells, refusals = [""] * width, list[Refusal]()
            for cell in found.cells:
                refusals += _look_at(cell, found.number, page, computed)
                if cell.column < width and cell.reason is None:
                    cells[cell.column] = cell.text
            yield Row(found.number, cells, tuple(refusals))


def _look_at(cell: Cell, row: int, page: _Page, computed: set[int]) -> Iterator[Refusal]:
    """List a cell that is not taken, and the first computed cell of every column."""
    if cell.reason is not None:
        yield page.refuse(row, cell.reason, cell.text, cell.column, kept=False)
    elif cell.column >= len(page.columns):
        reason = "the cell stands beside the table, where the header has no name"
        yield page.refuse(row, reason, cell.text, kept=False)
    elif cell.formula and cell.column not in computed:
        computed.add(cell.column)
        reason = "the column is computed by formulas: the values saved in the file were taken"
        yield page.refuse(row, reason, cell.text, cell.column, kept=True)
