"""An excerpt of a file: the rows or words around the place to which a statement points."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import msgspec

from sightline.errors import BadInput, BadValue
from sightline.intake.documents.receiving import read_document
from sightline.intake.limits import Limits
from sightline.intake.sheet import Layout, Sheet
from sightline.intake.source import find_source
from sightline.intake.table import open_tables
from sightline.values import Locator

_AROUND, _FIRST = 6, 15
_WORDS = 1_200
_CELL, _COLUMNS = 200, 30
#: Larger files are given out whole and not opened for a look.
LIMITS = Limits(file_bytes=32 * 1024**2, inflated_bytes=256 * 1024**2)


class Row(msgspec.Struct, frozen=True):
    """One row or line: its number, its cells, and whether it is the place asked for."""

    number: int
    cells: tuple[str, ...]
    here: bool


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a file: a table with its columns, lines, or words with those asked for."""

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    before: str = ""
    here: str = ""
    behind: str = ""
    where: str = ""


def cut_out(content: bytes, name: str, at: Locator) -> Excerpt | None:
    """Cut the place out of a file; None where the file shows no text."""
    if len(content) > LIMITS.file_bytes:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _plain(name)
        path.write_bytes(content)
        if at.page is not None or at.offset is not None:
            return _cut_words(path, at)
        for read in (_cut_rows, _cut_lines, _cut_words):
            try:
                found = read(path, at)
            except (BadInput, BadValue):
                continue
            if found is not None:
                return found
    return None


def _plain(name: str) -> str:
    """Name the copy as the file was named, as far as that can be a name of a file."""
    end = Path(name).suffix
    return f"file{end}" if end.isascii() and end[1:].isalnum() else "file"


def _cut_rows(path: Path, at: Locator) -> Excerpt | None:
    if at.line is not None or path.suffix.lower() in (".txt", ".pdf", ".docx", ".html", ".eml"):
        return None
    layout = Layout(sheets=(at.sheet,)) if at.sheet else Layout()
    sheet = open_tables(find_source(path, LIMITS), layout, LIMITS)[0]
    if len(sheet.columns) < 2:
        return None
    return Excerpt(
        columns=sheet.columns[:_COLUMNS], rows=tuple(_near(sheet, at.row)), where=sheet.name or ""
    )


def _near(sheet: Sheet, row: int | None) -> Iterable[Row]:
    """Give the rows around one, or the first ones."""
    first, last = (0, None) if row is None else (row - _AROUND, row + _AROUND)
    near = (one for one in sheet.reread() if one.number >= first)
    for one in islice(near, _FIRST):
        if last is not None and one.number > last:
            return
        cells = tuple(cell[:_CELL] for cell in one.cells[:_COLUMNS])
        yield Row(one.number, cells, one.number == row)


def _cut_lines(path: Path, at: Locator) -> Excerpt | None:
    """Cut lines out of a text; a line is counted from 1."""
    if path.suffix.lower() in (".pdf", ".docx", ".html", ".eml", ".msg"):
        return None
    document = read_document(path).document
    lines = [line for page in document.pages for line in page.text.splitlines()]
    if at.line is None:
        shown = range(1, min(len(lines), _FIRST) + 1)
    elif 1 <= at.line <= len(lines):
        shown = range(max(1, at.line - _AROUND), min(len(lines), at.line + _AROUND) + 1)
    else:
        return None
    rows = (Row(number, (lines[number - 1][:_WORDS],), number == at.line) for number in shown)
    return Excerpt(rows=tuple(rows))


def _cut_words(path: Path, at: Locator) -> Excerpt | None:
    """Cut words out of a page of a document."""
    document = read_document(path).document
    wanted = at.page or 1
    page = next((one for one in document.pages if one.number == wanted), None)
    if page is None or not page.text:
        return None
    start = min(at.offset or 0, len(page.text))
    end = min(start + (at.length or 0), len(page.text))
    first, last = max(0, start - _WORDS), min(len(page.text), end + _WORDS)
    return Excerpt(
        before=page.text[first:start],
        here=page.text[start:end],
        behind=page.text[end:last],
        where=f"page {wanted}",
    )
