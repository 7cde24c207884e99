"""Workbook: the tables of a paper, those behind its figures, and every statement; all of it text.

What a workbook loses: drawings are only their tables, and likelihood and confidence stand in two
columns of one row.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sightline.intake import guard
from sightline.products import evidence
from sightline.products.letters import visible
from sightline.products.packing import repack
from sightline.products.paper import Cell, Drawing, Grid, Judged, Paper, Quote
from sightline.products.wording import NOT_KNOWN, say_cites, tell_facts, tell_judged

#: The longest text that a cell of a workbook holds.
_CELL = 32_767
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_WIDE, _NARROW = 60, 10

Rows = Iterable[Sequence[Cell]]


def write_xlsx(paper: Paper) -> bytes:
    """Write a workbook: the text, a sheet for each table and figure, statements and sources."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    for name, head, rows in _sheets(paper):
        _put(book, paper, name, head, rows)
    told = book.properties
    told.creator, told.lastModifiedBy = "Sightline", "Sightline"
    told.title, told.subject = visible(paper.title)[:250], visible(paper.handling)[:250]
    told.created = told.modified = dt.datetime.combine(paper.day, dt.time())
    stream = io.BytesIO()
    book.save(stream)
    return repack(stream.getvalue(), paper.day)


def _sheets(paper: Paper) -> Iterator[tuple[str, Sequence[str], Rows]]:
    text = [(part, words, say_cites(paper, basis)) for part, words, basis in evidence.parts(paper)]
    facts = [("", one, "") for one in (paper.subtitle, *tell_facts(paper)) if one]
    yield "Text", ("Part", "Words", "Sources"), [*facts, *text]
    judged = [one for one in paper.blocks if isinstance(one, Judged)]
    if judged:
        yield (
            "Judgements",
            ("Part", "Claim", "What", "Words"),
            [(str(one.number), one.claim, *line) for one in judged for line in tell_judged(one)],
        )
    for block in paper.blocks:
        if isinstance(block, Grid):
            yield f"Table {block.number}", *_cited(paper, block)
        elif isinstance(block, Drawing):
            table = block.figure.table
            yield f"Figure {block.number}", table.columns, _noted(table.rows, block)
    yield (
        "Evidence",
        ("Part", *_SAID),
        [(one.part, *_say(one.quote)) for one in evidence.rests(paper)],
    )
    yield "Statements", _SAID, [_say(one) for one in paper.quotes]
    yield (
        "Sources",
        ("Number", "Title", "Kind", "Grade", "Of", "Known", "From", "Withdrawn", "Item"),
        [
            (one.number, one.title, one.kind, one.grade or "ungraded", one.event, one.known,
             one.source or "not said", _yes(one.withdrawn), one.item)
            for one in paper.sources
        ],
    )  # fmt: skip


_SAID = (
    "Source", "Grade", "About", "Entity", "Property", "Value", "Denied", "Event", "Known",
    "Place in source", "Withdrawn", "Statement", "Item",
)  # fmt: skip


def _say(one: Quote) -> tuple[Cell, ...]:
    return (
        one.source, one.grade or "ungraded", one.caption, one.entity, one.prop, one.value,
        _yes(one.negated), one.event, one.known, one.place or "not said", _yes(one.withdrawn),
        one.statement, one.item,
    )  # fmt: skip


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _cited(paper: Paper, grid: Grid) -> tuple[Sequence[str], Rows]:
    """Give the columns and rows of a table, with the sources of each row where they are given."""
    if not grid.rested:
        return grid.columns, _noted(grid.rows, grid)
    rows = [
        (*row, say_cites(paper, basis) or "none")
        for row, basis in zip(grid.rows, grid.rested, strict=True)
    ]
    return (*grid.columns, "Sources"), _noted(rows, grid)


def _noted(rows: Rows, block: Grid | Drawing) -> Iterator[Sequence[Cell]]:
    """Write a title, the rows, and below them how much they cover and what is noted."""
    yield from rows
    title = block.caption if isinstance(block, Grid) else block.figure.title
    yield (f"Shown: {title}",)
    if block.coverage:
        yield (f"Coverage: {block.coverage}",)
    for note in block.notes if isinstance(block, Grid) else (block.figure.description,):
        yield (note,)


def _put(book: Workbook, paper: Paper, name: str, head: Sequence[str], rows: Rows) -> None:
    """Put one sheet into the book, the handling line above its head and on every printed page."""
    sheet: Worksheet = book.create_sheet(_NOT_IN_NAMES.sub(" ", name)[:_LONGEST_NAME])
    lines: list[Sequence[Cell]] = [(paper.handling,), (paper.title,), head, *rows]
    for row, cells in enumerate(lines, 1):
        for column, value in enumerate(cells, 1):
            _write(sheet, row, column, value)
    for column in range(1, len(head) + 1):
        sheet.cell(row=3, column=column).font = Font(bold=True)
        longest = max(len(str(line[column - 1])) for line in lines[2:] if len(line) >= column)
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = min(max(longest + 2, _NARROW), _WIDE)
    sheet.cell(row=1, column=1).font = Font(bold=True)
    sheet.freeze_panes = "A4"
    sheet.print_title_rows = "1:3"
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_view.rightToLeft = paper.language == "ar"


def _write(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    """Write a number as a number and everything else as text that is never computed."""
    cell = sheet.cell(row=row, column=column)
    if isinstance(value, int | float) and math.isfinite(value):
        cell.value = value
        return
    cell.value = guard(visible(NOT_KNOWN if value is None else str(value))[:_CELL])
    cell.data_type = "s"
    if row > 3:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
