"""Lists in XML, read piece by piece without trusting a word of them.

A document type could carry entities that multiply or reach for other files: it is refused before
anything is read. How deep, how long and how full a record may be is bounded.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any, NoReturn
from xml.parsers import expat

import msgspec

from sightline.errors import DangerousFile, UnreadableFile
from sightline.intake.limits import Limits
from sightline.intake.refusal import show
from sightline.intake.source import Source

_CHUNK = 1 << 16
_SEPARATOR = " "
#: How deep a list nests: the published ones stay below seven.
_DEPTH = 20
#: Parts of one record; the fullest of the published ones has some hundreds.
_PARTS = 20_000


class Element(msgspec.Struct):
    """One element, with the line on which it begins; its text is that between its own marks."""

    name: str
    line: int
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = msgspec.field(default_factory=list)

    def all(self, name: str) -> list[Element]:
        """The children of a name, in the order of the file."""
        return [one for one in self.children if one.name == name]

    def find(self, *path: str) -> list[Element]:
        """The elements at the end of a path of names."""
        found = [self]
        for name in path:
            found = [child for one in found for child in one.all(name)]
        return found

    def say(self, name: str) -> str:
        """The text of the first child of a name, in one line; empty when there is none."""
        return next((" ".join(one.text.split()) for one in self.all(name)), "")


class Record(msgspec.Struct):
    """One record of a list, or why it could not be read whole."""

    element: Element
    problem: str | None = None


def read_markup(source: Source, wanted: frozenset[str], limits: Limits) -> Iterator[Record]:
    """Give the root without its content, and then every wanted element with all that is in it."""
    reader = _Reader(source, wanted, limits)
    with source.open() as handle:
        while chunk := handle.read(_CHUNK):
            reader.feed(chunk)
            while reader.done:
                yield reader.done.popleft()
        reader.feed(b"", last=True)
    yield from reader.done


class _Reader:
    """Builds the wanted elements and forgets everything else."""

    def __init__(self, source: Source, wanted: frozenset[str], limits: Limits) -> None:
        self.done: deque[Record] = deque()
        self._source = source
        self._wanted = wanted
        self._limits = limits
        self._depth = self._fed = self._parts = self._chars = 0
        self._open: list[tuple[Element, list[str]]] = []
        self._problem: str | None = None
        self._parser = self._make_parser()

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        """Read a further piece of the file."""
        self._fed += len(chunk)
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise UnreadableFile(
                f"{self._source.name}, line {error.lineno}: the XML is damaged or cut off "
                f"({expat.ErrorString(error.code)}): nothing was taken; fetch the list again"
            ) from None
        except (LookupError, ValueError) as error:
            raise UnreadableFile(
                f"{self._source.name}: the encoding cannot be read ({show(str(error))}): "
                "nothing was taken; save it as UTF-8"
            ) from None
        if self._fed - max(self._parser.CurrentByteIndex, 0) > self._limits.line_chars:
            raise DangerousFile(f"{self._source.name}: the XML holds a piece without an end")

    def _make_parser(self) -> Any:
        parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._finish
        parser.CharacterDataHandler = self._take
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        return parser

    def _refuse(self, *_: object) -> NoReturn:
        raise DangerousFile(
            f"{self._source.name}: the file declares a document type, which no published list "
            "needs and which can hide other files or exhaust the reader: nothing was taken"
        )

    def _begin(self, element: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        line = self._parser.CurrentLineNumber
        if self._depth > _DEPTH:
            raise DangerousFile(f"{self._source.name}, line {line}: the XML nests too deeply")
        name = element.rpartition(_SEPARATOR)[2]
        if not self._open and self._depth > 1 and name not in self._wanted:
            return
        made = Element(name, line, {_plain(key): said for key, said in attributes.items()})
        if self._depth == 1:
            self.done.append(Record(made))
            return
        if self._open:
            self._count(len(name) + sum(map(len, attributes.values())), 1)
            if self._problem is None:
                self._open[-1][0].children.append(made)
        self._open.append((made, []))

    def _take(self, text: str) -> None:
        if self._open:
            self._count(len(text), 0)
            if self._problem is None:
                self._open[-1][1].append(text)

    def _finish(self, _: str) -> None:
        self._depth -= 1
        if not self._open:
            return
        element, pieces = self._open.pop()
        element.text = "".join(pieces).strip()
        if not self._open:
            self.done.append(Record(element, self._problem))
            self._problem, self._parts, self._chars = None, 0, 0

    def _count(self, chars: int, parts: int) -> None:
        self._chars += chars
        self._parts += parts
        if self._chars > self._limits.cell_chars * 4:
            self._problem = f"the record has more than {self._limits.cell_chars * 4:,} characters"
        elif self._parts > _PARTS:
            self._problem = f"the record has more than {_PARTS:,} parts"


def _plain(name: str) -> str:
    return name.rpartition(_SEPARATOR)[2]
