"""Reading a word-processor file (DOCX) by its XML, within the bounds that hold for workbooks.

Text, tables, notes, comments, headers and footers are read in the order of
the file. What was struck out in a tracked change is no longer said, and left out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from sightline.errors import BadInput, UnreadableFile
from sightline.intake.archive import Archive, make_parser
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.desk import Desk
from sightline.intake.documents.document import Document, Fact, Sort
from sightline.intake.documents.tidying import cut, one_line, too_long
from sightline.intake.limits import Limits

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_BESIDE = re.compile(r"word/(?:header\d*|footnotes|endnotes|comments|footer\d*)\.xml")
_BREAKS = {"p": "\n", "br": "\n", "cr": "\n", "tab": " ", "tc": " | ", "tr": "\n", "tbl": "\n"}
#: The same words stand twice for old and new programs; what was struck out is not said.
_SKIPPED = {"Fallback", "delText", "instrText"}
_FACTS = {
    "title": "title",
    "creator": "author",
    "lastModifiedBy": "author",
    "created": "authoredAt",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _Words:
    """Gathers the words of one part."""

    def __init__(self, most: int) -> None:
        self.pieces: list[str] = []
        self.size = 0
        self._most = most
        self._open = 0
        self._skipped = 0

    def start(self, element: str, _: dict[str, str]) -> None:
        if element in _SKIPPED:
            self._skipped += 1
        elif element == "t":
            self._open += 1
        elif element in {"br", "cr", "tab"}:
            self.add(_BREAKS[element])

    def end(self, element: str) -> None:
        if element in _SKIPPED:
            self._skipped -= 1
        elif element == "t":
            self._open -= 1
        elif element in {"p", "tc", "tr", "tbl"}:
            self.add(_BREAKS[element])

    def text(self, text: str) -> None:
        if self._open and not self._skipped:
            self.add(text)

    def add(self, text: str) -> None:
        self.size += len(text)
        if self.size <= self._most:
            self.pieces.append(text)


def read_docx(content: bytes, name: str, desk: Desk) -> Document:
    """Read a word-processor file."""
    bounds = desk.bounds
    limits = Limits(inflated_bytes=bounds.inflated_bytes, depth=bounds.depth)
    archive = Archive(io.BytesIO(content), name, limits, what="document")
    if _MAIN not in archive.parts:
        raise UnreadableFile(f"{name}: the document has lost its text: ask for it again")
    texts = [_read(archive, _MAIN, bounds)]
    notes: list[str] = []
    for part in sorted(filter(_BESIDE.fullmatch, archive.parts)):
        try:
            texts.append(_read(archive, part, bounds))
        except BadInput as error:
            notes.append(str(error))
    whole = "\n\n".join(text for text in texts if text.strip())
    if len(whole) > bounds.text_chars:
        raise too_long(bounds)
    return Document(
        name=name,
        sort=Sort.DOCX,
        media=_MEDIA,
        pages=tuple(cut(whole, bounds)),
        facts=tuple(_facts(archive)),
        notes=tuple(notes),
    )


def _read(archive: Archive, part: str, bounds: Bounds) -> str:
    words = _Words(bounds.text_chars + 1)
    parser = make_parser(archive, words.start, words.end)
    parser.CharacterDataHandler = words.text
    for _ in archive.parse(part, parser):
        if words.size > bounds.text_chars:
            raise too_long(bounds)
    text = "".join(words.pieces)
    return re.sub(r"\s*\|\s*\n", "\n", re.sub(r"\n\s*\|", " |", text))


def _facts(archive: Archive) -> Iterator[Fact]:
    """What the file says of its title, its maker and its day; it may say anything."""
    if _CORE not in archive.parts:
        return
    found: dict[str, list[str]] = {}
    inside: list[str] = []

    def text(piece: str) -> None:
        if inside and inside[-1] in _FACTS and len(found.setdefault(inside[-1], [])) < 50:
            found[inside[-1]].append(piece)

    def start(element: str, _: dict[str, str]) -> None:
        inside.append(element)

    def end(_: str) -> None:
        inside.pop()

    parser = make_parser(archive, start, end)
    parser.CharacterDataHandler = text
    try:
        for _ in archive.parse(_CORE, parser):
            pass
    except BadInput:
        return
    for element, pieces in found.items():
        prop, value = _FACTS[element], one_line("".join(pieces))
        if prop == "authoredAt":
            match = _DAY.match(value)
            value = match[0] if match else ""
        if value:
            yield Fact(prop, value, private=prop == "author")
