"""Tables in plain text: CSV and its relatives."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice

import msgspec

from sightline.intake.cells import find_header, name_columns, object_to
from sightline.intake.encoding import find_encoding
from sightline.intake.limits import Limits
from sightline.intake.records import Record, Script, read_records
from sightline.intake.refusal import Refusal, show
from sightline.intake.sheet import Layout, Row, Sheet
from sightline.intake.source import Source

DELIMITERS = ",;\t|"
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "pipes"}
_SAMPLE_LINES = 200
#: Rows among which the names of the columns are looked for.
_HEAD = 15


class _Table(msgspec.Struct, frozen=True):
    """A text file, the row of its header and the names of its columns."""

    script: Script
    header: int
    columns: tuple[str, ...]


def find_delimited(source: Source, layout: Layout, limits: Limits) -> Sheet:
    """Find out how a text table is written, and name its columns."""
    with source.open() as handle:
        encoding = find_encoding(handle, layout.encoding)
    sample = _sample(Script(source, encoding, ",", limits))
    said = _said(sample)
    delimiter = layout.delimiter or said or find_delimiter(sample)
    script = Script(source, encoding, delimiter, limits)
    record, above = _header(script, layout.header[0] if layout.header else 0, 1 if said else 0)
    columns, notes = name_columns(
        record.cells[: limits.columns], source.name, None, record.number, limits
    )
    notes += above
    if len(record.cells) > limits.columns:
        reason = f"the table has {len(record.cells):,} columns: only {limits.columns:,} are read"
        notes.append(script.refuse(record.number, reason))
    if encoding.note:
        notes.insert(0, Refusal(file=source.name, reason=encoding.note, kept=True))
    table = _Table(script, record.number, columns)
    return Sheet(file=source.name, columns=columns, notes=tuple(notes), reread=lambda: _rows(table))


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


def _said(sample: list[str]) -> str | None:
    """The delimiter that the first line declares, as Excel writes it: ``sep=;``."""
    declared = sample[0].strip('\r\n"') if sample else ""
    return declared[4:] if declared.startswith("sep=") and len(declared) == 5 else None


def _sample(script: Script) -> list[str]:
    """The first lines of the file, none longer than a cell may be."""
    lines: list[str] = []
    with script.source.open() as raw, script.decode(raw) as handle:
        while len(lines) < _SAMPLE_LINES and (line := handle.readline(script.limits.cell_chars)):
            lines.append(line)
    return lines


def _header(script: Script, asked: int, skip: int) -> tuple[Record, list[Refusal]]:
    """The record with the names, asked for or found, and notes on what stands above it."""
    head = [one for one in islice(read_records(script), max(asked, _HEAD)) if one.number > skip]
    named = [record for record in head if record.number == asked]
    if not asked:
        named = [record for record in head if any(cell.strip() for cell in record.cells)]
        filled = [sum(1 for cell in record.cells if cell.strip()) for record in named]
        named = named[find_header(filled) :]
    if not named:
        broken = [record.refusal for record in head if record.refusal]
        return Record(max(asked, 1), []), [*broken, script.refuse(None, "no row has names")]
    notes = []
    for record in head:
        if record.number < named[0].number and record.cells:
            shown = show(" | ".join(record.cells))
            notes.append(script.refuse(record.number, "the row stands above the table", shown))
        elif record.number < named[0].number and record.refusal:
            notes.append(record.refusal)
    return named[0], notes


def _rows(table: _Table) -> Iterator[Row]:
    """The rows under the header, each as wide as the header."""
    header, width = table.header, len(table.columns)
    for record in read_records(table.script):
        if record.number <= header:
            continue
        cells = record.cells
        if record.suspect:
            yield _examine(record, table)
        elif len(cells) == width:
            yield Row(record.number, cells)
        elif cells:
            yield _fit(Row(record.number, cells), table)
        elif record.refusal:
            yield record.refused()


def _examine(record: Record, table: _Table) -> Row:
    """Leave out the cells of a record that cannot be taken, and list them."""
    script = table.script
    lost = "" if script.encoding.proved else script.encoding.lost
    cells, refusals = list(record.cells), list[Refusal]()
    for index, cell in enumerate(cells):
        if reason := object_to(cell, script.limits, lost):
            cells[index] = ""
            column = table.columns[index] if index < len(table.columns) else None
            refusal = script.refuse(record.number, reason, show(cell))
            refusals.append(msgspec.structs.replace(refusal, column=column))
    fitted = _fit(Row(record.number, cells), table)
    return Row(record.number, fitted.cells, (*refusals, *fitted.refusals))


def _fit(row: Row, table: _Table) -> Row:
    """Bring a ragged row to the width of the table, or refuse it when cells may have moved."""
    cells, width = row.cells, len(table.columns)
    size = len(cells)
    if size >= width and not any(cell.strip() for cell in cells[width:]):
        return Row(row.number, cells[:width])
    reason = f"the row has {size} cells where the header has {width}"
    if size == 1 and (other := _other_delimiter(cells[0], table)):
        reason = f"the row is cut by {_NAMES[other]}, unlike the table"
    elif size < width:
        note = table.script.refuse(row.number, f"{reason}: the missing ones are unknown")
        note = msgspec.structs.replace(note, kept=True)
        return Row(row.number, cells + [""] * (width - size), (note,))
    else:
        reason = f"{reason}: cells may have moved"
    shown = show(table.script.delimiter.join(cells[:20]))
    return Row(row.number, [], (table.script.refuse(row.number, reason, shown),))


def _other_delimiter(line: str, table: _Table) -> str | None:
    for delimiter in DELIMITERS:
        if delimiter != table.script.delimiter and line.count(delimiter) + 1 >= len(table.columns):
            return delimiter if len(table.columns) > 1 else None
    return None
