"""Where in an item something stands: sheet and row, page and offset, line.

Every statement keeps its place, so that each figure opens to the cell or the
sentence it came from. On a statement the place is one short text.
"""

from __future__ import annotations

import re

import msgspec

from sightline.errors import BadValue

_NAME = r"""(?:"(?:[^"]|"")*"|[^",][^",]*)"""
_SHAPE = re.compile(
    rf"(?:sheet (?P<sheet>{_NAME})|page (?P<page>\d{{1,12}})|line (?P<line>\d{{1,12}})"
    rf"|row (?P<row>\d{{1,12}})|column (?P<column>{_NAME})"
    rf"|paragraph (?P<paragraph>{_NAME})"
    r"|offset (?P<offset>\d{1,12})(?:\+(?P<length>\d{1,12}))?)(?=, |$)"
)


class Locator(msgspec.Struct, frozen=True, kw_only=True):
    """A place in an item; what does not apply is None."""

    sheet: str | None = None
    page: int | None = None
    line: int | None = None
    row: int | None = None
    column: str | None = None
    paragraph: str | None = None
    offset: int | None = None
    length: int | None = None

    def __post_init__(self) -> None:
        numbers = (self.page, self.line, self.row, self.offset, self.length)
        if any(number is not None and number < 0 for number in numbers):
            raise BadValue("pages, lines, rows and offsets are counted from 0 or 1 up")
        if self.length is not None and self.offset is None:
            raise BadValue("a length needs an offset: say where the words begin")
        if "" in (self.sheet, self.column, self.paragraph):
            raise BadValue("a sheet, column or paragraph without a name is None")

    @classmethod
    def parse(cls, text: str) -> Locator:
        """Read what `str` writes."""
        found: dict[str, str] = {}
        start = 0
        while match := _SHAPE.match(text, start):
            parts = {name: value for name, value in match.groupdict().items() if value is not None}
            if not found.keys().isdisjoint(parts):
                break
            found |= parts
            if match.end() == len(text):
                return cls._from(found)
            start = match.end() + len(", ")
        raise BadValue(f"{text!r} is not a place in an item: expected e.g. 'sheet Data, row 5'")

    @classmethod
    def _from(cls, found: dict[str, str]) -> Locator:
        names = ("sheet", "column", "paragraph")
        sheet, column, paragraph = (_plain(found.pop(name, None)) for name in names)
        numbers = {name: int(digits) for name, digits in found.items()}
        return cls(sheet=sheet, column=column, paragraph=paragraph, **numbers)

    def __str__(self) -> str:
        parts = [
            f"sheet {_quoted(self.sheet)}" if self.sheet is not None else "",
            f"page {self.page}" if self.page is not None else "",
            f"line {self.line}" if self.line is not None else "",
            f"row {self.row}" if self.row is not None else "",
            f"column {_quoted(self.column)}" if self.column is not None else "",
            f"paragraph {_quoted(self.paragraph)}" if self.paragraph is not None else "",
            _span(self.offset, self.length),
        ]
        return ", ".join(part for part in parts if part)


def _span(offset: int | None, length: int | None) -> str:
    if offset is None:
        return ""
    return f"offset {offset}" if length is None else f"offset {offset}+{length}"


def _quoted(name: str) -> str:
    """Put a name into quotation marks where it would be read as something else."""
    plain = not set('",') & set(name) and name == name.strip() and name.isprintable()
    return name if plain else '"' + name.replace('"', '""') + '"'


def _plain(name: str | None) -> str | None:
    """Take the quotation marks off again."""
    if name is None or not name.startswith('"'):
        return name
    return name[1:-1].replace('""', '"')
