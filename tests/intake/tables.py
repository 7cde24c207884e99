"""Making files to take in, and taking all of a file in at once."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import openpyxl

from sightline.intake import Batch, Limits, parse_mapping, read_table

OPEN = "0a" * 32
CLOSED = "0b" * 32
MARKINGS = {"open": OPEN, "closed": CLOSED}

#: The plainest mapping: people with an id and a name.
PEOPLE = """
prefix: p
item: {title: People, marking: open}
entities:
  person:
    schema: Person
    key: id
    properties:
      name: name
"""


def write(
    folder: Path, content: str | bytes, name: str = "table.csv", encoding: str = "utf-8"
) -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def join(batches: Iterable[Batch]) -> Batch:
    """Put all batches of a file together."""
    parts = list(batches)
    return Batch(
        items=tuple(one for part in parts for one in part.items),
        statements=tuple(one for part in parts for one in part.statements),
        refusals=tuple(one for part in parts for one in part.refusals),
        identities=tuple(one for part in parts for one in part.identities),
        rows=max((part.rows for part in parts), default=0),
    )


def take(path: Path, mapping: str = PEOPLE, limits: Limits | None = None) -> Batch:
    """Take a whole table in."""
    return join(read_table(path, parse_mapping(mapping), markings=MARKINGS, limits=limits))


def values(batch: Batch, prop: str = "name") -> list[str]:
    """The values of one property, in the order of the file."""
    return [one.value for one in batch.statements if one.prop == prop]


def reasons(batch: Batch, *, kept: bool | None = None) -> list[str]:
    """The reasons of all refusals, or of those that were kept or left out."""
    return [one.reason for one in batch.refusals if kept is None or one.kept == kept]


def workbook(folder: Path, rows: Sequence[Sequence[object]], name: str = "book.xlsx") -> Path:
    """Write a workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Data"
    for row in rows:
        sheet.append(list(row))
    path = folder / name
    book.save(path)
    return path


def rewrite(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Change the parts of a workbook; a part changed to None is left out."""
    before = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = change(name, before.read(name))
            if content is not None:
                after.writestr(name, content)
    return path


def share_words(path: Path) -> Path:
    """Move the words of a workbook into the part that Excel keeps them in."""
    words: list[bytes] = []
    inline = re.compile(rb't="inlineStr"><is>(.*?)</is>')

    def share(match: re.Match[bytes]) -> bytes:
        words.append(match[1])
        return b't="s"><v>%d</v>' % (len(words) - 1)

    def move(name: str, content: bytes) -> bytes:
        return inline.sub(share, content) if name.startswith("xl/worksheets/") else content

    rewrite(path, move)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        listed = b"".join(b"<si>%s</si>" % word for word in words)
        book.writestr("xl/sharedStrings.xml", b'<?xml version="1.0"?><sst>%s</sst>' % listed)
    return path
