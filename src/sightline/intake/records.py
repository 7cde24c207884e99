"""The records of a delimited text, cut within bounds.

A quotation mark that is never closed would swallow the rest of a file. It is
noticed after a number of lines; its line is listed, and reading goes on with
the next one.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator

import msgspec

from sightline.intake.encoding import Encoding
from sightline.intake.limits import Limits
from sightline.intake.refusal import Refusal, show
from sightline.intake.sheet import Row
from sightline.intake.source import Source

_GIVEN_UP = "too many quotation marks are never closed: from here on nothing was read"


class Script(msgspec.Struct, frozen=True):
    """A text file and how it is written."""

    source: Source
    encoding: Encoding
    delimiter: str
    limits: Limits

    def refuse(self, row: int | None, reason: str, raw: str | None = None) -> Refusal:
        """Make a refusal of a whole row."""
        return Refusal(file=self.source.name, row=row, reason=reason, raw=raw)

    def decode(self, raw: io.BufferedReader) -> io.TextIOWrapper:
        """Read bytes as text, line ends untouched."""
        name, errors = self.encoding.name, self.encoding.errors
        return io.TextIOWrapper(raw, encoding=name, errors=errors, newline="")


class Record(msgspec.Struct, frozen=True, gc=False):
    """One record: its cells, or why there are none; ``suspect`` asks for a look at each cell."""

    number: int
    cells: list[str]
    suspect: bool = False
    refusal: Refusal | None = None

    def refused(self) -> Row:
        """Make the row of a record without cells."""
        return Row(self.number, [], (self.refusal,) if self.refusal else ())


class _Feed:
    """Hands lines to the parser and remembers those of the record at hand.

    A line or a record without an end within the bounds stops the parser with
    its own error; ``long`` and ``endless`` say which it was.
    """

    def __init__(self, handle: io.TextIOWrapper, script: Script) -> None:
        self.handle = handle
        self.limits = script.limits
        self.lost = None if script.encoding.proved else re.compile(f"[{script.encoding.lost}]")
        self.pending: deque[str] = deque()
        self.held: list[str] = []
        self.chars = 0
        self.suspect = self.long = self.endless = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self.pending.popleft() if self.pending else self._read()
        self.held.append(line)
        self.chars += len(line)
        if len(self.held) > self.limits.record_lines or self.chars > self.limits.line_chars:
            self.endless = True
            raise csv.Error
        if "\x00" in line or (
            self.lost is not None and not line.isascii() and self.lost.search(line)
        ):
            self.suspect = True
        return line

    def _read(self) -> str:
        limit = self.limits.line_chars
        line = self.handle.readline(limit)
        if not line:
            raise StopIteration
        if len(line) >= limit and line[-1] not in "\r\n":
            self.held = [line[:100]]
            while line and line[-1] not in "\r\n":
                line = self.handle.readline(limit)
            self.long = True
            raise csv.Error
        return line

    def start_record(self) -> None:
        """Forget the lines of the record before."""
        self.held.clear()
        self.chars = 0
        self.suspect = self.long = self.endless = False

    def step_back(self) -> str:
        """Give all lines of the record back but the first, which is returned."""
        if not self.held:
            return ""
        first, *rest = self.held
        self.pending.extendleft(reversed(rest))
        return first.rstrip("\r\n")


def read_records(script: Script) -> Iterator[Record]:
    """Cut the whole file into records, numbered from 1 as a spreadsheet counts rows."""
    csv.field_size_limit(max(csv.field_size_limit(), script.limits.line_chars))
    with script.source.open() as raw, script.decode(raw) as handle:
        feed = _Feed(handle, script)
        reader = csv.reader(feed, delimiter=script.delimiter, strict=True)
        yield from _cut(reader, feed, script)


def _cut(reader: Iterator[list[str]], feed: _Feed, script: Script) -> Iterator[Record]:
    number, unclosed = 0, 0
    longest = script.limits.cell_chars
    while True:
        number += 1
        feed.start_record()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Record(number, [], refusal=_explain(str(error), feed, number, script))
            unclosed += feed.endless
            if unclosed > script.limits.recoveries:
                yield Record(number + 1, [], refusal=script.refuse(number + 1, _GIVEN_UP))
                return
        else:
            yield Record(number, cells, feed.suspect or feed.chars > longest)


def _explain(error: str, feed: _Feed, number: int, script: Script) -> Refusal:
    """Say what is wrong with a record, and take up again at the line after its first."""
    if feed.long:
        reason = f"the line has more than {script.limits.line_chars:,} characters"
        return script.refuse(number, reason, show(feed.held[0]))
    feed.endless = feed.endless or "unexpected end" in error
    reason = f"the row is not well formed: {error}"
    if feed.endless:
        reason = "a quotation mark is opened here and never closed"
    return script.refuse(number, reason, show(feed.step_back()))
