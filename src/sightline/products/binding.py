"""Binding: what stands in a paper is numbered, its sources are listed, its marking is computed.

Nothing is taken over from whoever wrote the blocks: sources, persons and handling are read from
the picture again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from sightline.model import load_model
from sightline.picture import Picture, Received, Saying, Summary
from sightline.products.order import Order
from sightline.products.paper import (
    Block,
    Drawing,
    Grid,
    Heading,
    Judged,
    Paper,
    Paragraph,
    Points,
    Quote,
    Source,
    about_of,
    basis_of,
)

_PERSON = "Person"
_Told = TypeVar("_Told", Paragraph, Judged)


def bind(
    order: Order,
    picture: Picture,
    day: dt.date,
    *,
    kind: str,
    title: str,
    blocks: Sequence[Block],
    subtitle: str = "",
    subjects: Iterable[str] = (),
) -> Paper:
    """Bind blocks to a paper: ``subjects`` are the entities that it is about."""
    cited = tuple(dict.fromkeys(one for block in blocks for one in basis_of(block)))
    sources, quotes = _gather(picture, cited)
    about = tuple(dict.fromkeys(one for one in subjects if one))
    paper = Paper(
        kind=kind,
        title=title,
        subtitle=subtitle,
        day=day,
        made=order.made,
        handling="",
        recipient=order.recipient.strip(),
        legal_basis=order.legal_basis.strip(),
        blocks=number(blocks),
        sources=sources,
        quotes=quotes,
        subjects=about,
    )
    return msgspec.structs.replace(
        paper,
        handling=order.handle(find_markings(picture, paper)),
        persons=find_persons(picture, paper),
    )


def number(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Number paragraphs and judgements in one row, drawings and tables each in their own."""
    counts = {"text": 0, "drawing": 0, "grid": 0}

    def following(row: str) -> int:
        counts[row] += 1
        return counts[row]

    done: list[Block] = []
    for block in blocks:
        match block:
            case Heading():
                done.append(block)
            case Points():
                items = tuple(_numbered(one, following("text")) for one in block.items)
                done.append(Points(items))
            case Drawing() | Grid():
                row = "drawing" if isinstance(block, Drawing) else "grid"
                done.append(msgspec.structs.replace(block, number=following(row)))
            case Paragraph():
                done.append(_numbered(block, following("text")))
            case Judged():
                done.append(_numbered(block, following("text")))
    return tuple(done)


def find_markings(picture: Picture, paper: Paper) -> frozenset[str]:
    """Name the markings of everything inside: what is quoted, judged, named and spoken of."""
    items = [one.item for one in paper.sources]
    return picture.marked(_inside(paper), items, withdrawn=True) or picture.markings()


def find_persons(picture: Picture, paper: Paper) -> tuple[str, ...]:
    """Name the persons inside: what is quoted of them, what names them, what is about them."""
    model = load_model()
    kinds = picture.named(_inside(paper)).values()
    wider = model.schema(_PERSON).names
    found = {
        one.id
        for one in kinds
        if one.schema in wider or (one.schema in model and model.schema(one.schema).is_a(_PERSON))
    }
    return tuple(sorted(found))


def _inside(paper: Paper) -> list[str]:
    """The ids of every entity that the paper tells anything of."""
    quoted = {name for one in paper.quotes for name in (one.entity, one.target) if name}
    about = {name for block in paper.blocks for name in about_of(block)}
    return sorted(quoted | about | set(paper.subjects))


def _numbered(one: _Told, place: int) -> _Told:
    return msgspec.structs.replace(one, number=place)


def _gather(picture: Picture, cited: Sequence[str]) -> tuple[tuple[Source, ...], tuple[Quote, ...]]:
    """Look up statements, or whole items, and number the items in the order of citing."""
    held = picture.statements_named(cited)
    sayings = {one: held[one] for one in cited if one in held}
    wanted = [sayings[one].item if one in sayings else one for one in cited]
    items = picture.items_named(dict.fromkeys(wanted))
    numbers = {name: place for place, name in enumerate(_present(wanted, items), 1)}
    named = {name for one in sayings.values() for name in (one.entity, one.value)}
    names = picture.named(named)
    sources = tuple(_source(place, items[name]) for name, place in numbers.items())
    quotes = tuple(
        _quote(one, names, numbers[one.item]) for one in sayings.values() if one.item in numbers
    )
    return sources, quotes


def _present(wanted: Iterable[str], items: dict[str, Received]) -> list[str]:
    return [one for one in dict.fromkeys(wanted) if one in items]


def _source(place: int, received: Received) -> Source:
    item = received.item
    return Source(
        number=place,
        item=received.id,
        title=item.title,
        kind=item.item_kind.value,
        source=item.source,
        grade=item.grade,
        known=item.known or f"recorded {received.recorded[:10]}",
        event=item.event,
        withdrawn=received.withdrawn,
    )


def _quote(saying: Saying, names: Mapping[str, Summary], source: int) -> Quote:
    model = load_model()
    held = model.schema(saying.schema).get(saying.prop) if saying.schema in model else None
    about, target = names.get(saying.entity), None
    if held is not None and held.type == "entity":
        target = names.get(saying.value)
    return Quote(
        statement=saying.id,
        entity=saying.entity,
        caption=about.caption if about else saying.entity,
        prop=held.label if held is not None else saying.prop,
        value=target.caption if target else saying.value,
        target=target.id if target else None,
        source=source,
        item=saying.item,
        grade=saying.grade,
        event=saying.event,
        known=saying.known,
        place=saying.place,
        negated=saying.negated,
        withdrawn=saying.withdrawn,
    )
