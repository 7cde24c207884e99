"""A document of the Council as its parts: front, preamble, operative paragraphs, annexes.

The parts lie side by side and cover the text from its first sign to its last: written one after
the other they are the text again. Nothing is dropped, moved or mended.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from sightline.engines.mandates.span import Span


class Kind(StrEnum):
    """Where in a document a part stands."""

    FRONT = "front"
    PREAMBLE = "preamble"
    OPERATIVE = "operative"
    HEADING = "heading"
    ANNEX = "annex"
    NOTE = "note"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a document.

    ``place`` reaches up to the next part, ``body`` is what it says, without its label. ``above``
    are the parts of which it is a sub-paragraph, the outermost first, by their position;
    ``heading`` is that of the heading under which it stands.
    """

    kind: Kind
    place: Span
    body: Span
    number: str = ""
    level: int = 0
    above: tuple[int, ...] = ()
    heading: int | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text, and its parts. ``overlooked`` are the heads and feet of pages inside paragraphs."""

    text: str
    language: str
    parts: tuple[Part, ...]
    symbol: str | None = None
    adopted: dt.date | None = None
    overlooked: tuple[Span, ...] = ()

    def words(self, part: Part) -> str:
        """What a part says, without its label and as it stands in the text."""
        return part.body.words(self.text)

    def chapeau(self, part: Part) -> tuple[Part, ...]:
        """The parts above a sub-paragraph, the outermost first."""
        return tuple(self.parts[at] for at in part.above)

    def of_kind(self, kind: Kind) -> tuple[Part, ...]:
        """The parts of one kind, in their order."""
        return tuple(part for part in self.parts if part.kind is kind)

    def find(self, number: str) -> Part | None:
        """The operative paragraph of this number, such as 12, 36(i)(a) or 3(d); None if absent."""
        wanted = number.replace(" ", "").replace(".", "")
        for part in self.parts:
            if part.kind is Kind.OPERATIVE and part.number == wanted:
                return part
        return None
