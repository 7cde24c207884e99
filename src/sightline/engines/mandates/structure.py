"""A document is parted: front, preamble, operative paragraphs with what is above them, annexes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from sightline.engines.mandates.blocks import Block, cut, joined
from sightline.engines.mandates.document import Document, Kind, Part
from sightline.engines.mandates.frame import Frame, frame_of, language_of
from sightline.engines.mandates.labels import Label, Rung, Sort, climb, label_of
from sightline.engines.mandates.span import Span
from sightline.engines.mandates.volumes import LANGUAGES
from sightline.errors import BadValue

_NOTE = re.compile(r"\s*(?:[_*—–-][_*—–\-\s]{2,}$|\*+\s*[A-Z])")
_END_STOPS = ".;,:"
_HEADING_LENGTH = 120
_FRONT_LENGTH = 4_000
#: No decision nests half as deep; a text made to nest without end takes no time without end.
_DEEPEST = 12


def parse(source: str | Sequence[str], *, language: str | None = None) -> Document:
    """Part a raw text, or paragraphs that were split before, into the parts of a document.

    Where no language is named, it is that of most common words.
    """
    if language is not None and language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise BadValue(f"there are no rules for the language {language!r}: expected {known}")
    text, blocks = (source, cut(source)) if isinstance(source, str) else joined(source)
    spoken = language or language_of(text)
    parts = _Parting(text, blocks, frame_of(spoken)).run()
    return Document(
        text=text,
        language=spoken,
        parts=tuple(parts),
        symbol=_symbol(text, parts, frame_of(spoken)),
        adopted=_adopted(text, parts, frame_of(spoken)),
        overlooked=tuple(span for block in blocks for span in block.overlooked),
    )


class _Parting:
    """The state of the reading: where in the document it is, and which levels are open."""

    def __init__(self, text: str, blocks: Sequence[Block], frame: Frame) -> None:
        self.text = text
        self.blocks = blocks
        self.words = [block.place.words(text) for block in blocks]
        self.labels = [label_of(words) for words in self.words]
        self.frame = frame
        self.parts: list[Part] = []
        self.next = self._front
        self.expected = 1
        self.recitals = 0
        self.rungs: list[Rung] = []
        self.heading: int | None = None

    def run(self) -> list[Part]:
        """Go through the blocks one by one."""
        for at in range(len(self.blocks)):
            self.next(at)
        return self.parts

    # Where the reading stands: each takes one block and may hand over to the next.

    def _front(self, at: int) -> None:
        opening = self.frame.opening.match(self.words[at])
        if opening:
            self.next = self._preamble
            rest = self.words[at][opening.end() :].strip()
            self._put(at, Kind.PREAMBLE if rest else Kind.FRONT, skip=opening.end() if rest else 0)
        elif self._is_recital(at) and at > 0:
            self.next = self._preamble
            self._preamble(at)
        elif self._is_first(at):
            self.next = self._operative
            self._operative(at)
        else:
            self._put(at, Kind.FRONT)

    def _preamble(self, at: int) -> None:
        if self._is_first(at) or self._is_finite(at):
            self.next = self._operative
            self._operative(at)
        elif self._may_head(at) and not self.frame.recital.match(self.words[at]):
            self._put(at, Kind.HEADING)
        else:
            self._put(at, Kind.PREAMBLE)

    def _operative(self, at: int) -> None:
        label = self.labels[at]
        if self._is_annex(at):
            self.next = self._annex
            self.rungs, self.heading = [], None
            self._put(at, Kind.ANNEX)
        elif self._is_note(at):
            self._put(at, Kind.NOTE)
        elif label and (number := self._due(label)):
            self.expected = number + 1
            self.rungs = [Rung(Sort.NUMBER, number, len(self.parts))]
            self._put(at, Kind.OPERATIVE, label, number=label.text, level=1)
        elif follower := self._headed(at):
            if self._due(follower):
                self.heading = len(self.parts)
            self._put(at, Kind.HEADING)
        else:
            self._below(at, None if label and label.bare else label, Kind.OPERATIVE)

    def _annex(self, at: int) -> None:
        if self._is_note(at):
            self._put(at, Kind.NOTE)
            return
        label = self.labels[at]
        if self._is_annex(at):
            self.rungs = []
        if label and label.value(Sort.NUMBER):
            self.rungs = [Rung(Sort.NUMBER, 1, len(self.parts))]
            self._put(at, Kind.ANNEX, label, number=label.text, level=1)
        else:
            self._below(at, label, Kind.ANNEX)

    # What a block is.

    def _is_first(self, at: int) -> bool:
        label = self.labels[at]
        return label is not None and label.value(Sort.NUMBER) == 1

    def _is_recital(self, at: int) -> bool:
        return bool(self.frame.recital.match(self.words[at])) and self._stop(at) in ",;"

    def _is_finite(self, at: int) -> bool:
        """Whether a paragraph without a number decides something."""
        return self.labels[at] is None and bool(self.frame.decision.match(self.words[at]))

    def _is_annex(self, at: int) -> bool:
        words = self.words[at].strip()
        return len(words) < _HEADING_LENGTH and bool(self.frame.annexed.match(words))

    def _is_note(self, at: int) -> bool:
        return bool(_NOTE.match(self.words[at]))

    def _due(self, label: Label) -> int:
        """The number of a paragraph that may come next, or 0; one or two may be missing."""
        number = label.value(Sort.NUMBER) or 0
        return number if 0 <= number - self.expected <= (0 if label.bare else 2) else 0

    def _headed(self, at: int) -> Label | None:
        """The label after a heading, which is short and without a stop; None if it is none."""
        if not self._may_head(at) or not self.words[at].strip()[:1].isupper():
            return None
        after = at + 1
        while after < len(self.words) and self._may_head(after):
            after += 1
        return self.labels[after] if after < len(self.words) else None

    def _may_head(self, at: int) -> bool:
        words = self.words[at].strip()
        short = len(words) < _HEADING_LENGTH and words[-1:] not in _END_STOPS
        return self.labels[at] is None and (not words or short)

    def _stop(self, at: int) -> str:
        return self.words[at].rstrip()[-1:] or " "

    # Where it is put.

    def _below(self, at: int, label: Label | None, kind: Kind) -> None:
        """Put a sub-paragraph under what is open above it."""
        if label is None:
            above = tuple(rung.part for rung in self.rungs)
            number = self._number(self.rungs, "") if above else ""
            self._put(at, kind, number=number, level=len(above) + 1, above=above)
            return
        following = next((one for one in self.labels[at + 1 :][:40] if one), None)
        below = self.rungs[1:] if self.rungs and self.rungs[0].sort is Sort.NUMBER else self.rungs
        head = len(self.rungs) - len(below)
        depth, sort, value = climb(below, label, following)
        self.rungs = self.rungs[: min(head + depth, _DEEPEST)]
        above = tuple(rung.part for rung in self.rungs)
        number = self._number(self.rungs, label.text)
        self.rungs.append(Rung(sort, value, len(self.parts)))
        self._put(at, kind, label, number=number, level=len(above) + 1, above=above)

    def _number(self, rungs: Sequence[Rung], text: str) -> str:
        above = self.parts[rungs[-1].part].number if rungs else ""
        return f"{above}.{text}" if above and text[:1].isdigit() else above + text

    def _put(
        self,
        at: int,
        kind: Kind,
        label: Label | None = None,
        *,
        number: str = "",
        level: int = 0,
        above: tuple[int, ...] = (),
        skip: int = 0,
    ) -> None:
        place, words = self.blocks[at].place, self.words[at]
        begin = label.length if label else skip or len(words) - len(words.lstrip())
        end = max(begin, len(words.rstrip()))
        if kind is Kind.PREAMBLE:
            self.recitals += 1
            number, level = f"PP{self.recitals}", 1
        body = Span(place.start + min(begin, len(words)), place.start + end)
        heading = self.heading if kind is Kind.OPERATIVE else None
        self.parts.append(
            Part(
                kind=kind,
                place=place,
                body=body,
                number=number,
                level=level,
                above=above,
                heading=heading,
            )
        )


def _symbol(text: str, parts: Sequence[Part], frame: Frame) -> str | None:
    """The symbol of a resolution that the front bears."""
    found = frame.symbol.search(_front(text, parts))
    return f"S/RES/{found[1]} ({found[2]})" if found else None


def _adopted(text: str, parts: Sequence[Part], frame: Frame) -> dt.date | None:
    """The last day in the front, which is that of the adoption."""
    days = [frame.day(found) for found in frame.date.finditer(_front(text, parts))]
    known = [day for day in days if day is not None]
    return known[-1] if known else None


def _front(text: str, parts: Sequence[Part]) -> str:
    """What stands before the preamble."""
    length = 0
    for part in parts:
        if part.kind is not Kind.FRONT:
            break
        length = part.place.end
    return text[: min(length, _FRONT_LENGTH)]
