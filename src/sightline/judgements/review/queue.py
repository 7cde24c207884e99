"""The queue of one document: what a machine found in it, and what people settled.

It is a pure function of one picture. Candidates are never kept: they are found
anew in the text that the picture holds, with the names that the picture knows.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sightline.errors import NotFound
from sightline.intake.documents import Page, Span
from sightline.intake.extraction import Candidate, extract
from sightline.judgements.review.known import Knowledge
from sightline.judgements.review.settled import Decided, mention_id, read_decided
from sightline.picture import Picture, Saying
from sightline.values import Locator

_PAGE = 1_000
_SHOWN = 8
_LINE = 160


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One candidate of the queue, and the act that settled it, if any did."""

    mention: str
    candidate: Candidate
    decided: Decided | None = None


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """A document, its text, its candidates in order, and what was settled of it."""

    item: str
    document: str
    schema: str
    title: str
    language: str | None
    pages: tuple[Page, ...]
    entries: tuple[Entry, ...]
    decided: tuple[Decided, ...] = ()

    @property
    def open(self) -> tuple[Entry, ...]:
        """The candidates that nobody has settled."""
        return tuple(entry for entry in self.entries if entry.decided is None)

    def handle(self, mention: str) -> str:
        """Name a candidate as people type it: the document, then the candidate."""
        return f"{self.item[:_SHOWN]}.{mention.removeprefix('mention-')[:_SHOWN]}"

    def find(self, mention: str) -> Entry:
        """Find the one candidate whose name begins so."""
        found = [one for one in self.entries if one.mention.startswith(f"mention-{mention}")]
        if len(found) != 1:
            raise NotFound(
                f"there is no candidate {mention!r} in the queue of this document: see "
                f"`sightline review {self.item[:_SHOWN]}`"
            )
        return found[0]

    def line(self, span: Span) -> tuple[str, str, str]:
        """Give the line of a stretch: what stands before it, the stretch, and what stands after."""
        text = next((page.text for page in self.pages if page.number == span.page), "")
        start = max(text.rfind("\n", 0, span.offset) + 1, span.offset - _LINE)
        end = text.find("\n", span.end)
        end = min(end if end >= 0 else len(text), span.end + _LINE)
        return text[start : span.offset], text[span.offset : span.end], text[span.end : end]


def list_documents(picture: Picture) -> tuple[str, ...]:
    """Name the items of the picture that hold the text of a document, each once."""
    found: dict[str, None] = {}
    for said in _walk(picture, schema="Page", prop="index"):
        if said.value == "1" or said.item not in found:
            found.setdefault(said.item)
    return tuple(sorted(found))


def build_queue(picture: Picture, item: str, knowledge: Knowledge) -> Queue:
    """Find what a document may say, in one picture, and what was settled of it there."""
    received = picture.item(item)
    document, pages = _read_pages(picture, item)
    if received.withdrawn or not pages:
        raise NotFound(f"there is no document with text in the item {item[:12]}…")
    about = {
        said.prop: said for said in _walk(picture, item=item, entity=document)
        if said.prop in {"detectedLanguage", "fileName"}
    }  # fmt: skip
    language = received.item.language or (
        about["detectedLanguage"].value if "detectedLanguage" in about else None
    )
    decided = _read_decided(picture, item, document)
    found = extract(pages, knowledge.names, knowledge.numbers, language)
    return Queue(
        item=item,
        document=document,
        schema=about["fileName"].schema if "fileName" in about else "Document",
        title=received.item.title,
        language=language,
        pages=pages,
        entries=tuple(_join(item, found, decided)),
        decided=tuple(sorted(decided.values(), key=lambda one: one.settled.span)),
    )


def _read_pages(picture: Picture, item: str) -> tuple[str, tuple[Page, ...]]:
    """Read the text that the picture holds: of two readings of a page the earlier counts.

    A later one, by a newer program, would move the places to which statements point.
    """
    texts: dict[int, tuple[tuple[str, str], str]] = {}
    documents: dict[str, None] = {}
    for said in _walk(picture, item=item, schema="Page"):
        if said.prop == "document":
            documents[said.value] = None
        elif said.prop == "bodyText" and said.place is not None:
            number = Locator.parse(said.place).page or 1
            held = ((said.recorded, said.id), said.value)
            texts[number] = min(texts.get(number, held), held)
    pages = tuple(Page(number=number, text=text) for number, (_, text) in sorted(texts.items()))
    return next(iter(sorted(documents)), ""), pages if documents else ()


def _read_decided(picture: Picture, item: str, document: str) -> dict[str, Decided]:
    """Find what was settled of the document, by candidate: the latest act counts."""
    items = {said.item for said in _walk(picture, schema="Mention", naming=document)}
    found: dict[str, Decided] = {}
    for received in picture.items_named(items).values():
        one = None if received.withdrawn else read_decided(received)
        if one is not None and one.settled.document == item:
            held = found.get(one.settled.of)
            found[one.settled.of] = max(held or one, one, key=lambda each: each.order)
    return found


def _join(item: str, found: tuple[Candidate, ...], decided: dict[str, Decided]) -> Iterator[Entry]:
    """Put candidates and acts together; what overlaps a stretch that is settled is settled too."""
    spans = [one.settled.span for one in decided.values()]
    pages = {span.page for span in spans}
    for candidate in found:
        mention = mention_id(item, candidate.span)
        if mention in decided:
            yield Entry(mention=mention, candidate=candidate, decided=decided[mention])
        elif candidate.span.page not in pages or not any(map(candidate.span.overlaps, spans)):
            yield Entry(mention=mention, candidate=candidate)


def _walk(
    picture: Picture,
    *,
    item: str | None = None,
    entity: str | None = None,
    schema: str | None = None,
    prop: str | None = None,
    naming: str | None = None,
) -> Iterator[Saying]:
    after: str | None = None
    while page := picture.statements(
        item=item, entity=entity, schema=schema, prop=prop, naming=naming, after=after, limit=_PAGE
    ):
        after = page[-1].id
        yield from page
