"""From a document to records: an item for each file, and statements of its words and heads.

What stands on the pages is stated word by word, as the text of a page. Nothing
that a machine finds in it is stated: that takes a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby

import msgspec

from sightline.intake.documents.document import Document, Enclosed, Fact, Sort
from sightline.intake.documents.receiving import Received
from sightline.intake.refusal import Refusal, show
from sightline.model import load_model
from sightline.values import Item, Kind, Locator, Statement

_ID_LENGTH = 20
_KINDS = {Sort.LETTER: Kind.MESSAGE, Sort.OUTLOOK: Kind.MESSAGE, Sort.IMAGE: Kind.IMAGE}


class DocumentTerms(msgspec.Struct, frozen=True, kw_only=True):
    """What the receiver says of a document, and whether its makers may be named."""

    marking: str
    title: str | None = None
    kind: str | None = None
    grade: str | None = None
    event: str | None = None
    known: str | None = None
    source: str | None = None
    language: str | None = None
    licence: str | None = None
    makers: bool = False


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """The records of a document and of all that was enclosed, and their files."""

    items: tuple[Item, ...] = ()
    statements: tuple[Statement, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    files: tuple[bytes, ...] = ()
    pages: int = 0


def document_id(content: bytes) -> str:
    """Name the entity that stands for a document by a hash of its bytes."""
    return f"document-{sha256(content).hexdigest()[:_ID_LENGTH]}"


def make_records(received: Received, terms: DocumentTerms) -> Taken:
    """Make the records of a document; the same file always makes the same ones."""
    return _Maker(terms).make(received)


class _Maker:
    """Makes records of a document and, in turn, of what was enclosed in it."""

    def __init__(self, terms: DocumentTerms) -> None:
        self._terms = terms
        self._items: list[Item] = []
        self._statements: list[Statement] = []
        self._refusals: list[Refusal] = []
        self._files: list[bytes] = []
        self._pages = 0

    def make(self, received: Received) -> Taken:
        self._add(received.content, received.document, None)
        return Taken(
            items=tuple(self._items),
            statements=tuple(self._statements),
            refusals=tuple(self._refusals),
            files=tuple(self._files),
            pages=self._pages,
        )

    def _add(self, content: bytes, document: Document, parent: Item | None) -> None:
        item = self._item(content, document, parent)
        entity = document_id(content)
        self._items.append(item)
        self._files.append(content)
        self._pages += len(document.pages)
        self._statements += _say(document, entity, item, makers=self._terms.makers)
        self._refusals += _notes(document)
        for one in document.enclosed:
            self._add_enclosed(one, document, item)

    def _add_enclosed(self, one: Enclosed, document: Document, item: Item) -> None:
        if one.document is not None:
            self._add(one.content, one.document, item)
            return
        problem = (one.problem or "").removeprefix(f"{one.name}: ")
        reason = f"an enclosed file was not read: {problem}"
        self._refusals.append(Refusal(file=document.name, column=one.name, reason=reason))

    def _item(self, content: bytes, document: Document, parent: Item | None) -> Item:
        """Make the item of a file; what the receiver says of it goes before what it says."""
        terms = self._terms
        kind = Kind(terms.kind) if terms.kind else _KINDS.get(document.sort, Kind.DOCUMENT)
        return Item(
            about={"file": document.name, "format": document.sort.value},
            blob=sha256(content).hexdigest(),
            derived_from=(parent.id,) if parent else (),
            event=terms.event,
            grade=terms.grade,
            item_kind=kind,
            known=terms.known,
            language=terms.language,
            licence=terms.licence,
            marking=terms.marking,
            source=terms.source,
            title=(terms.title if parent is None else None) or document.title,
        )


def _say(document: Document, entity: str, item: Item, *, makers: bool) -> Iterator[Statement]:
    """State what a document is and what stands on its pages."""
    own = [("fileName", document.name), ("mimeType", document.media)]
    own += [("detectedLanguage", document.language)] if document.language else []
    own += [(fact.prop, fact.value) for fact in _kept(document.facts, makers=makers)]
    for prop, value in dict.fromkeys(own):
        if said := _clean(document.schema, prop, value):
            yield Statement(
                entity=entity, item=item.id, prop=prop, schema=document.schema, value=said
            )
    for page in document.pages:
        if not page.text:
            continue
        place = str(Locator(page=page.number))
        paper = f"{entity}-p{page.number}"
        for prop, value in (
            ("index", str(page.number)), ("document", entity), ("bodyText", page.text),
        ):  # fmt: skip
            yield Statement(
                entity=paper, item=item.id, place=place, prop=prop, schema="Page", value=value
            )


def _kept(facts: tuple[Fact, ...], *, makers: bool) -> Iterator[Fact]:
    """Leave out who made the file, unless that was asked for: it may be a source."""
    yield from (fact for fact in facts if makers or not fact.private)


def _clean(schema: str, prop: str, value: str) -> str | None:
    return load_model().property(f"{schema}:{prop}").clean(value).value


def _notes(document: Document) -> Iterator[Refusal]:
    """List what was not read, and what was read and deserves a look."""
    for words in document.notes:
        yield Refusal(file=document.name, reason=show(words, 200), kept=True)
    for note, pages in groupby(document.pages, key=lambda page: page.note):
        if note is not None:
            held = list(pages)
            first, last = held[0].number, held[-1].number
            where = f"page {first}" if first == last else f"pages {first}-{last}"
            kept = all(page.text for page in held) or document.sort is Sort.IMAGE
            yield Refusal(file=document.name, reason=f"{where}: {note}", kept=kept)
