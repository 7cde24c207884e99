"""What an act may rest on: statements of a subject to tick, and pillars as they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from sightline.errors import NotFound
from sightline.judgements import Basis
from sightline.model import load_model
from sightline.picture import Picture, Saying

#: So many statements are offered at first, and so many more each time.
OFFERED = 40
#: What acts say is no evidence for other acts.
_ACTS = frozenset(("Judgement", "InformationRequirement", "ForecastQuestion"))


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One statement or item of a basis, in the words in which it is offered or shown."""

    id: str
    words: str
    #: The title of the item, the grade, and the day by which it was known.
    title: str = ""
    grade: str | None = None
    known: str = ""
    is_item: bool = False
    #: Whether it is in the picture, still stands, and is evidence and no act on a judgement.
    there: bool = True
    withdrawn: bool = False
    act: bool = False


def offer_statements(picture: Picture, subject: str, most: int) -> tuple[tuple[Line, ...], bool]:
    """Offer statements about a subject, and those that name it; tell whether there are more."""
    if not subject:
        return (), False
    about = picture.statements(entity=subject, limit=most + 1)
    naming = picture.statements(naming=subject, limit=most + 1) if len(about) <= most else ()
    found = {one.id: one for one in (*about, *naming) if one.schema not in _ACTS}
    shown = list(found.values())[:most]
    return describe_statements(picture, shown), len(found) > most


def describe_statements(picture: Picture, sayings: Sequence[Saying]) -> tuple[Line, ...]:
    """Put statements into words, with their sources; everything is asked for at once."""
    items = picture.items_named(sorted({one.item for one in sayings}))
    names = picture.named({one.value for one in sayings} | {one.entity for one in sayings})
    lines = []
    for one in sayings:
        source = items.get(one.item)
        value = names[one.value].caption if one.value in names else one.value
        caption = names[one.entity].caption if one.entity in names else ""
        lines.append(
            Line(
                id=one.id,
                words=f"{caption}, {say_property(one.schema, one.prop)}: {value}",
                title=source.item.title if source else "",
                grade=one.grade or (source.item.grade if source else None),
                known=str(one.known_by or ""),
                withdrawn=one.withdrawn,
            )
        )
    return tuple(lines)


def describe_basis(picture: Picture, basis: Basis) -> tuple[Line, ...]:
    """Put the pillars of a basis into words, in their order."""
    sayings = [said for one in basis.pillars if (said := _find(picture, one.id)) is not None]
    told = {line.id: line for line in describe_statements(picture, sayings)}
    lines = []
    for one in basis.pillars:
        line = told.get(one.id) or Line(id=one.id, words=one.title or "", is_item=one.there)
        lines.append(
            msgspec.structs.replace(
                line,
                title=one.title or "",
                grade=one.grade,
                there=one.there,
                withdrawn=one.withdrawn,
                act=one.act,
            )
        )
    return tuple(lines)


def describe_chosen(picture: Picture, ids: Iterable[str]) -> tuple[Line, ...]:
    """Put what was chosen for a basis into words; what is not here stands by its id alone."""
    chosen = list(dict.fromkeys(ids))
    sayings = [said for one in chosen if (said := _find(picture, one)) is not None]
    told = {line.id: line for line in describe_statements(picture, sayings)}
    items = picture.items_named([one for one in chosen if one not in told])
    return tuple(
        told.get(one)
        or Line(
            id=one,
            words=items[one].item.title if one in items else one,
            is_item=one in items,
            there=one in items,
        )
        for one in chosen
    )


def say_property(schema: str, prop: str) -> str:
    """Name a property in the words of the model."""
    model = load_model()
    found = model.schema(schema).properties.get(prop) if schema in model else None
    return found.label if found is not None else prop


def _find(picture: Picture, cited: str) -> Saying | None:
    try:
        return picture.statement(cited)
    except NotFound:
        return None
