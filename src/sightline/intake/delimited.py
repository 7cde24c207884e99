"""Tables in plain text: CSV and its relatives, read record by record within bounds.

A quotation mark that is never closed would swallow the rest of a file. It is
noticed after a number of lines; that line is listed, and reading goes on with
the next.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, deque
from collections.abc import Iterator

import msgspec

from sightline.intake.cells import name_columns, object_to
from sightline.intake.encoding import Encoding, find_encoding
from sightline.intake.limits import Limits
from sightline.intake.refusal import Refusal, show
from sightline.intake.sheet import Layout, Row, Sheet
from sightline.intake.source import Source

DELIMITERS = ",;\t|"
_NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a pipe"}
_SAMPLE_LINES = 200


class _TooLong(Exception):
    """A line has no end within the bounds."""


class _Runaway(Exception):
    """A quoted record has no end within the bounds."""


class _Feed:
    """Hands lines to the parser and remembers those of the record at hand."""

    def __init__(self, handle: io.TextIOWrapper, limits: Limits) -> None:
        self.handle = handle
        self.limits = limits
        self.pending: deque[str] = deque()
        self.held: list[str] = []
        self.held_chars = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self.pending.popleft() if self.pending else self._read()
        self.held.append(line)
        self.held_chars += len(line)
        if (
            len(self.held) > self.limits.record_lines
            or self.held_chars > self.limits.line_chars + len(line)
        ):
            raise _Runaway
        return line

    def _read(self) -> str:
        limit = self.limits.line_chars
        line = self.handle.readline(limit + 1)
        if not line:
            raise StopIteration
        if len(line) > limit and line[-1] not in "\r\n":
            self.held = [line[:100]]
            while line and line[-1] not in "\r\n":
                line = self.handle.readline(limit)
            raise _TooLong
        return line

    def start_record(self) -> None:
        """Forget the lines of the record before."""
        self.held.clear()
        self.held_chars = 0

    def step_back(self) -> str:
        """Give all lines of the record back but the first, which is returned."""
        first, *rest = self.held
        self.pending.extendleft(reversed(rest))
        return first


class _Text(msgspec.Struct, frozen=True):
    """A text file and how it is written."""

    source: Source
    encoding: Encoding
    delimiter: str
    limits: Limits
    header: int
    width: int = 0

    def refuse(self, row: int, reason: str, raw: str | None = None) -> Refusal:
        return Refusal(file=self.source.name, row=row, reason=reason, raw=raw)


def find_delimited(source: Source, layout: Layout, limits: Limits) -> Sheet:
    """Find out how a text table is written, and name its columns."""
    with source.open() as handle:
        encoding = find_encoding(handle, layout.encoding)
    sample = _sample(source, encoding, limits)
    declared = sample[0].strip("\ufeff\r\n \"") if sample else ""
    said = declared[4:] if declared.startswith("sep=") and len(declared) == 5 else None
    delimiter = layout.delimiter or said or find_delimiter(sample)
    first = layout.header[0] if layout.header else 2 if said else 0
    text = _Text(source, encoding, delimiter, limits, first)
    number, cells = _header(text)
    columns, notes = name_columns(cells[: limits.columns], source.name, None, number, limits)
    if len(cells) > limits.columns:
        reason = f"the table has {len(cells):,} columns: only {limits.columns:,} are read"
        notes.append(text.refuse(number, reason))
    if encoding.note:
        notes.insert(0, Refusal(file=source.name, reason=encoding.note, kept=True))
    body = _Text(source, encoding, delimiter, limits, number, len(columns))
    return Sheet(
        file=source.name, columns=columns, notes=tuple(notes), reread=lambda: _rows(body)
    )


def find_delimiter(sample: list[str]) -> str:
    """Choose the delimiter that cuts most lines into the same number of cells."""
    best, found = (0.0, 0), ","
    for delimiter in DELIMITERS:
        try:
            widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if row)
        except csv.Error:
            continue
        several = [(count, width) for width, count in widths.items() if width > 1]
        if several:
            count, width = max(several)
            score = (round(count / widths.total(), 1), width)
            best, found = (score, delimiter) if score > best else (best, found)
    return found


def _sample(source: Source, encoding: Encoding, limits: Limits) -> list[str]:
    """The first lines of the file, none longer than a cell may be."""
    with source.open() as raw, _decode(raw, encoding) as handle:
        lines = []
        while len(lines) < _SAMPLE_LINES and (line := handle.readline(limits.cell_chars)):
            lines.append(line)
        return lines


def _decode(raw: io.BufferedReader, encoding: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(raw, encoding=encoding.name, errors=encoding.errors, newline="")


def _header(text: _Text) -> tuple[int, list[str]]:
    """The number and the cells of the row with the names: the asked one, or the first not empty."""
    for row in _records(text):
        if row.number == text.header or (not text.header and any(c.strip() for c in row.cells)):
            return row.number, row.cells
    return 1, []


def _rows(text: _Text) -> Iterator[Row]:
    """The rows under the header, with what is wrong with them."""
    width, header = text.width, text.header
    for row in _records(text):
        if row.number <= header:
            continue
        size = len(row.cells)
        if size == width or row.refusals:
            yield row
        elif size:
            yield _fit(row, text)


def _records(text: _Text) -> Iterator[Row]:
    """Every record of the file, numbered from 1 as a spreadsheet would."""
    csv.field_size_limit(max(csv.field_size_limit(), text.limits.line_chars))
    with text.source.open() as raw, _decode(raw, text.encoding) as handle:
        feed = _Feed(handle, text.limits)
        reader = csv.reader(feed, delimiter=text.delimiter, strict=True)
        yield from _parse(reader, feed, text)


def _parse(reader: Iterator[list[str]], feed: _Feed, text: _Text) -> Iterator[Row]:
    number, recoveries = 0, 0
    examined = not text.encoding.proved
    while True:
        number += 1
        feed.start_record()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _TooLong:
            reason = f"the line has more than {text.limits.line_chars:,} characters"
            yield Row(number, [], (text.refuse(number, reason, show(feed.held[0])),))
            continue
        except (_Runaway, csv.Error) as error:
            recoveries += 1
            yield Row(number, [], (_explain(error, feed, number, text),))
            if recoveries > text.limits.recoveries and isinstance(error, _Runaway):
                yield Row(number, [], (text.refuse(number + 1, _GIVEN_UP),))
                return
            continue
        if (
            examined
            or feed.held_chars > text.limits.cell_chars
            or any("\x00" in line for line in feed.held)
        ):
            yield _examine(Row(number, cells), text)
        else:
            yield Row(number, cells)


_GIVEN_UP = "too many quotation marks are never closed: from here on nothing was read"


def _explain(error: Exception, feed: _Feed, number: int, text: _Text) -> Refusal:
    """Say what is wrong with a record, and take up again at the line after its first."""
    first = feed.step_back() if feed.held else ""
    if isinstance(error, _Runaway) or "unexpected end" in str(error):
        reason = "a quotation mark is opened here and never closed"
    else:
        reason = f"the row is not well formed: {error}"
    return text.refuse(number, reason, show(first.rstrip("\r\n")))


def _examine(row: Row, text: _Text) -> Row:
    """Leave out the cells of a row that cannot be taken, and list them."""
    cells, refusals = list(row.cells), []
    lost = "" if text.encoding.proved else text.encoding.lost
    for index, cell in enumerate(cells):
        reason = object_to(cell, text.limits, lost)
        if reason:
            cells[index] = ""
            refusals.append(
                Refusal(
                    file=text.source.name,
                    row=row.number,
                    column=str(index),
                    reason=reason,
                    raw=show(cell),
                )
            )
    if refusals and text.width and len(cells) != text.width:
        return Row(row.number, [], (*refusals, _fit(Row(row.number, cells), text).refusals[0]))
    return Row(row.number, cells, tuple(refusals)) if refusals else row


def _fit(row: Row, text: _Text) -> Row:
    """Bring a ragged row to the width of the table, or refuse it when cells may have moved."""
    cells, width = row.cells, text.width
    if not any(cell.strip() for cell in cells[width:]) and len(cells) > width:
        return Row(row.number, cells[:width])
    if len(cells) > width:
        reason = f"the row has {len(cells)} cells where the header has {width}: cells may have moved"
        return Row(row.number, [], (text.refuse(row.number, reason, show(" | ".join(cells))),))
    if len(cells) == 1 and width > 1 and (other := _other_delimiter(cells[0], text)):
        reason = f"the row is cut by {_NAMES[other]} where the table is cut by another sign"
        return Row(row.number, [], (text.refuse(row.number, reason, show(cells[0])),))
    note = Refusal(
        file=text.source.name,
        row=row.number,
        reason=f"the row has {len(cells)} cells where the header has {width}: the rest is unknown",
        kept=True,
    )
    return Row(row.number, cells + [""] * (width - len(cells)), (note,))


def _other_delimiter(line: str, text: _Text) -> str | None:
    for delimiter in DELIMITERS:
        if delimiter != text.delimiter and line.count(delimiter) + 1 >= text.width:
            return delimiter
    return None
