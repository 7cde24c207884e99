"""The cells of one sheet of a workbook, as text, row by row.

A formula counts for the value it had when the file was saved, and the column
is listed as computed; a formula without a saved value, and a cell in error,
are refused. Numbers shown as dates become dates.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from sightline.intake.archive import Archive, make_parser
from sightline.intake.cells import letter, object_to
from sightline.intake.workbook import Workbook, whole

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,8})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NO_NUMBER = "the cell says that it is a number and is none"
_NO_VALUE = "the cell is a formula whose result was not saved: open the file and save it again"


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One cell: its text, why it has none, and whether a formula computed it."""

    column: int
    text: str
    reason: str | None = None
    formula: bool = False


class CellRow(msgspec.Struct, frozen=True):
    """The cells of one row that are not empty."""

    number: int
    cells: tuple[Cell, ...]


class _Reader:
    """Hears the elements of a sheet and gathers rows."""

    def __init__(self, archive: Archive, workbook: Workbook) -> None:
        self.limits = archive.limits
        self.workbook = workbook
        self.rows: list[CellRow] = []
        self.merged: list[str] = []
        self.merges = self.beyond = 0
        self._row = 0
        self._cells: list[Cell] = []
        self._column = self._last = -1
        self._kind, self._style = "n", -1
        self._formula = self._listening = False
        self._pieces: list[str] = []
        self._size = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            number = whole(attributes.get("r"))
            self._row = number if number > self._row else self._row + 1
            self._column = self._last = -1
            self._cells = []
        elif name == "f":
            self._formula = True
        elif name == "mergeCell":
            self.merges += 1
            if len(self.merged) < 20:
                self.merged.append(attributes.get("ref", "")[:40])
        self._listening = name in ("v", "t")

    def end(self, name: str) -> None:
        self._listening = False
        if name == "c":
            self._end_cell()
        elif name == "row" and self._cells:
            self.rows.append(CellRow(self._row, tuple(self._cells)))

    def text(self, data: str) -> None:
        if self._listening and self._size <= self.limits.cell_chars:
            self._pieces.append(data)
            self._size += len(data)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = _index(match[1]) if match else self._column + 1
        self._kind = attributes.get("t", "n")
        self._style = whole(attributes.get("s"))
        self._formula = False
        self._pieces, self._size = [], 0

    def _end_cell(self) -> None:
        if max(self._column, len(self._cells)) >= self.limits.columns:
            self.beyond += 1
            return
        raw = "".join(self._pieces)
        if raw or self._formula:
            text, reason = self._read(raw)
            if not raw and self._kind != "str":
                text, reason = "", _NO_VALUE
            reason = reason or object_to(text, self.limits)
            if self._column <= self._last:
                reason = "the cell stands twice in its row, or out of order"
            self._last = max(self._last, self._column)
            self._cells.append(Cell(self._column, text, reason, self._formula))

    def _read(self, raw: str) -> tuple[str, str | None]:
        """Read a cell by its kind; the reason says why it cannot be taken."""
        if self._kind == "s":
            index, words = whole(raw), self.workbook.words
            if not 0 <= index < len(words):
                return raw, "the cell points to a word that the workbook does not have"
            return _unescape(words[index]), None
        if self._kind in ("n", ""):
            dated = self._style in self.workbook.dated
            return read_serial(raw, self.workbook.epoch) if dated else read_number(raw)
        if self._kind == "e":
            return raw, "the cell holds an error of the spreadsheet, not a value"
        if self._kind == "b":
            return ("true" if raw == "1" else "false"), None
        return _unescape(raw), None


def read_cells(archive: Archive, part: str, workbook: Workbook) -> Iterator[CellRow | str]:
    """Give the rows of a sheet, and at the end in words what was found beside them."""
    reader = _Reader(archive, workbook)
    parser = make_parser(archive, reader.start, reader.end)
    parser.CharacterDataHandler = reader.text
    for _ in archive.parse(part, parser):
        rows, reader.rows = reader.rows, []
        for row in rows:
            if row.number > archive.limits.sheet_rows:
                yield f"from row {row.number:,} on nothing was read: no sheet has so many rows"
                return
            yield row
    if reader.merged:
        shown = ", ".join(reader.merged)
        yield (
            f"{reader.merges:,} ranges of cells are merged ({shown}): "
            "only the first cell of each holds the value"
        )
    if reader.beyond:
        yield f"{reader.beyond:,} cells stand beyond column {letter(archive.limits.columns - 1)}"


def read_number(raw: str) -> tuple[str, str | None]:
    """Write a number as people do: Excel saves 45.35 as 45.350000000000001 and 2018 as 2018.0."""
    try:
        value = float(raw)
    except ValueError:
        return raw, _NO_NUMBER
    if not math.isfinite(value):
        return raw, _NO_NUMBER
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value)), None
    return format(Decimal(repr(value)), "f"), None


def read_serial(raw: str, epoch: int) -> tuple[str, str | None]:
    """Write a day counted since 1900 or 1904 as a date, with the time if there is one."""
    start = MAC_EPOCH if epoch == 1904 else WINDOWS_EPOCH
    try:
        moment = from_excel(float(raw), start)
    except (ValueError, OverflowError, TypeError):
        return raw, "the cell is shown as a date and cannot be one"
    if isinstance(moment, dt.datetime):
        if moment.time() == dt.time():
            return moment.date().isoformat(), None
        return moment.replace(microsecond=0).isoformat(), None
    return str(moment), None


def _index(letters: str) -> int:
    index = 0
    for char in letters:
        index = index * 26 + ord(char) - 64
    return index - 1


def _unescape(text: str) -> str:
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
