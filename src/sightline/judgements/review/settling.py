"""Settling a candidate: what each act needs, and the records that it makes."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.errors import NotFound, Refused, Unready
from sightline.judgements.review.proposing import NAMED, Wish, fulfil, is_known, propose
from sightline.judgements.review.queue import Entry, Queue
from sightline.judgements.review.settled import Act, Said, Settled, write_settled
from sightline.model import load_model
from sightline.picture import Picture, Saying
from sightline.values import Item, Kind, Marking, Reader, Record, Statement, identify

_MOST_NAMES, _MOST_BASES = 50, 20


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """An act that may be filed, and the sets of statements that each let it be known of.

    Whoever may see the document and all of one set may see the act. What was
    found by a name that he does not know is none of his knowledge, even when it
    was rejected.
    """

    settled: Settled
    alternatives: tuple[tuple[str, ...], ...] = ()


def settle(
    picture: Picture,
    queue: Queue,
    entry: Entry,
    act: Act,
    wish: Wish | None = None,
    *,
    words: str = "",
) -> Ready:
    """Check an act in the picture of whoever acts, and find what it makes the document say."""
    if entry.decided is not None:
        done = entry.decided
        raise Refused(
            f"{queue.handle(entry.mention)} was {done.settled.act} by {done.by} on "
            f"{done.recorded[:10]}: undo that first"
        )
    said, bases = _find(picture, queue, entry, act, wish or Wish())
    span = entry.candidate.span
    settled = Settled(
        act=act,
        of=entry.mention,
        document=queue.item,
        page=span.page,
        offset=span.offset,
        length=span.length,
        what=entry.candidate.what.value,
        text=entry.candidate.text,
        said=said,
        words=words,
    )
    return Ready(settled=settled, alternatives=_combine(entry, bases))


def _combine(entry: Entry, bases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Combine what lets one know of the entity with what let the candidate be found at all."""
    found = [one.basis for one in entry.candidate.known]
    if not found or not bases:
        return tuple((one,) for one in (bases or found)[:_MOST_BASES])
    pairs = [(one, one) for one in bases if one in found]
    pairs += [(one, other) for one in bases for other in found if other != one]
    return tuple(tuple(dict.fromkeys(pair)) for pair in pairs[:_MOST_BASES])


def _find(
    picture: Picture, queue: Queue, entry: Entry, act: Act, wish: Wish
) -> tuple[tuple[Said, ...], tuple[str, ...]]:
    """Find what is to be said, and what lets one know of the entity that it is said of."""
    candidate = entry.candidate
    if act is Act.REJECTED:
        return (), ()
    if act is Act.ACCEPTED and wish == Wish():
        return _accept(queue, entry)
    if act is Act.CHANGED and wish == Wish():
        raise Unready("nothing is changed: say of whom, which property or which value")
    known = is_known(candidate, wish.of)
    if known is not None and wish.new is None and wish.prop in (None, known.prop):
        wish = msgspec.structs.replace(wish, of=known.entity, prop=known.prop)
        said = fulfil(candidate, wish, known.schema, entry.mention)
        return said, _bases(entry, known.entity)
    if wish.of is None and wish.new is None:
        return _change_proposal(queue, entry, wish)
    if wish.new is not None:
        return _make_new(entry, wish), ()
    held = picture.entity(wish.of or "")
    said = fulfil(candidate, wish, held.schema, entry.mention)
    return said, _names_of(picture, held.id) if held.id != queue.document else ()


def _accept(queue: Queue, entry: Entry) -> tuple[tuple[Said, ...], tuple[str, ...]]:
    candidate = entry.candidate
    said = propose(queue, candidate)
    if said:
        return said, _bases(entry, said[0].entity)
    if candidate.known:
        bearers = ", ".join(dict.fromkeys(one.entity for one in candidate.known))
        raise Unready(f"several bear this name: say which by `sightline review same`, of {bearers}")
    why = f" ({candidate.doubt})" if candidate.doubt else ""
    raise Unready(
        f"a {candidate.what} says nothing by itself{why}: say of whom it is said by --of ENTITY, "
        "and of which property by --prop"
    )


def _change_proposal(
    queue: Queue, entry: Entry, wish: Wish
) -> tuple[tuple[Said, ...], tuple[str, ...]]:
    """Say something else of whom it would be said of anyway."""
    proposed = propose(queue, entry.candidate)
    if not proposed:
        raise Unready("say of whom it is said, by --of ENTITY or --new KIND")
    first = proposed[0]
    wish = msgspec.structs.replace(wish, of=first.entity, prop=wish.prop or first.prop)
    return fulfil(entry.candidate, wish, first.schema, entry.mention), _bases(entry, first.entity)


def _make_new(entry: Entry, wish: Wish) -> tuple[Said, ...]:
    if wish.of is not None:
        raise Unready("an entity is either there already or new: give --of or --new")
    schema = load_model().schema(wish.new or "")
    if schema.abstract or schema.generated:
        raise Unready(f"nothing is simply a {schema.label}: name a narrower kind")
    return fulfil(
        entry.candidate, msgspec.structs.replace(wish, new=schema.name), None, entry.mention
    )


def _bases(entry: Entry, entity: str) -> tuple[str, ...]:
    return tuple(one.basis for one in entry.candidate.known if one.entity == entity)


def _names_of(picture: Picture, entity: str) -> tuple[str, ...]:
    """Statements about an entity, any one of which lets its reader know of it."""
    held: tuple[Saying, ...] = picture.statements(entity=entity, limit=_MOST_NAMES)
    if not held:
        raise NotFound(f"there is no {entity!r} in your picture")
    return tuple(one.id for one in held)


def make_review_records(
    settled: Settled, document: Item, entity: str, *, by: Reader, mark: Marking, at: dt.datetime
) -> list[Record]:
    """Make the records of an act: the item that holds it, the mention, and what the document says.

    What the document says carries a mark of the act, so that two people who
    accept the same make two statements, and undoing one leaves the other.
    """
    item = Item(
        title=f"Review: {settled.text[:80]} {settled.act}",
        item_kind=Kind.NOTE,
        about={"by": by.name, **write_settled(settled)},
        derived_from=(settled.document,),
        event=at.date().isoformat(),
        known=at.isoformat(timespec="microseconds"),
        marking=mark.id,
    )
    nonce = identify(item).hex()[:32]
    said: list[Record] = [
        Statement(
            entity=one.entity,
            item=settled.document,
            marking=mark.id if mark.id != document.marking else None,
            nonce=nonce,
            original=settled.text if settled.text != one.value else None,
            place=settled.place,
            prop=one.prop,
            schema=one.schema,
            value=one.value,
        )
        for one in settled.said
    ]
    return [mark, item, *_mention(settled, item, entity), *said]


def _mention(settled: Settled, item: Item, entity: str) -> list[Record]:
    """State the mention itself; what was rejected is no name of anything."""
    facts = [("document", entity), ("detectedSchema", settled.what)]
    if settled.act is not Act.REJECTED:
        facts.append(("name", settled.text))
        if settled.what in NAMED:
            facts += [("resolved", one.entity) for one in settled.said[:1] if _is_body(one)]
    return [
        Statement(entity=settled.of, item=item.id, prop=prop, schema="Mention", value=value)
        for prop, value in facts
    ]


def _is_body(said: Said) -> bool:
    return said.schema in load_model() and load_model().schema(said.schema).is_a("LegalEntity")


#: What an act of review says of the stretch that it is about.
_PLACED = frozenset({"document", "page", "offset", "length"})


def find_filed(picture: Picture, decided_item: str) -> tuple[str, ...]:
    """Find the records of an act, the item and what the document says by it, to withdraw them."""
    received = picture.item(decided_item)
    words = received.item.about
    if not words.keys() >= _PLACED:
        raise NotFound(f"the item {decided_item[:12]}… is no act of review")
    document = words["document"]
    after: str | None = None
    found = [decided_item]
    place = _place(words)
    while page := picture.statements(item=document, after=after, limit=1_000):
        after = page[-1].id
        found += [
            said.id for said in page
            if said.place == place and said.author == received.author
            and said.recorded == received.recorded
        ]  # fmt: skip
    return tuple(found)


def _place(words: dict[str, str]) -> str:
    return f"page {words['page']}, offset {words['offset']}+{words['length']}"
