"""Places in a document, and codes that rest on them."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

Value = TypeVar("Value")


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A place in the text of a document: from one sign up to, and not with, another."""

    start: int
    end: int

    def words(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]


class Code(msgspec.Struct, Generic[Value], frozen=True):
    """A value that was read, and the words on which it rests."""

    value: Value
    rests_on: tuple[Span, ...] = ()

    def words(self, text: str) -> tuple[str, ...]:
        """The words on which it rests, out of the text of the document."""
        return tuple(span.words(text) for span in self.rests_on)
