"""The text of a document with its candidates marked in it, a stretch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from sightline.intake.documents import Page
from sightline.judgements.review import Entry, Queue

#: So much text stands on one page of the browser; it is cut between lines where there are any.
_STRETCH = 6_000


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a page of a document."""

    page: int
    start: int
    end: int


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of text: plain, or a candidate with its number."""

    text: str
    number: int = 0
    entry: Entry | None = None


def cut_stretches(queue: Queue) -> tuple[Stretch, ...]:
    """Cut the text of a document into stretches that one looks at, one after the other."""
    return tuple(
        Stretch(page=page.number, start=start, end=end)
        for page in queue.pages
        for start, end in _cut(page)
    )


def _cut(page: Page) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(page.text) or not start:
        end = min(start + _STRETCH, len(page.text))
        if end < len(page.text):
            line = page.text.rfind("\n", start + _STRETCH // 2, end)
            end = line + 1 if line > 0 else end
        yield start, end
        if end >= len(page.text):
            return
        start = end


def find_entries(queue: Queue, stretch: Stretch) -> tuple[Entry, ...]:
    """Find the candidates that begin in a stretch, in their order."""
    found = [
        one
        for one in queue.entries
        if one.candidate.span.page == stretch.page
        and stretch.start <= one.candidate.span.offset < max(stretch.end, 1)
    ]
    return tuple(sorted(found, key=lambda one: one.candidate.span.offset))


def mark_text(queue: Queue, stretch: Stretch, entries: Sequence[Entry]) -> tuple[Piece, ...]:
    """Put the numbers of candidates into the text; of two that overlap the first is marked."""
    text = next(page.text for page in queue.pages if page.number == stretch.page)
    pieces: list[Piece] = []
    at = stretch.start
    for number, entry in enumerate(entries, start=1):
        span = entry.candidate.span
        if span.offset < at:
            continue
        pieces.append(Piece(text=text[at : span.offset]))
        pieces.append(Piece(text=text[span.offset : span.end], number=number, entry=entry))
        at = span.end
    pieces.append(Piece(text=text[at : max(stretch.end, at)]))
    return tuple(one for one in pieces if one.text)
