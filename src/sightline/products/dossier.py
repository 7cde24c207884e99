"""The dossier of one entity: judgements with rivals and replies, listings, facts, ties, gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sightline.analyses.listings import Standing, standings, state_on, tell_course
from sightline.judgements import Docket
from sightline.model import load_model
from sightline.picture import Entity, Picture
from sightline.products.binding import bind
from sightline.products.due import tell_asked
from sightline.products.judged import choose, tell_judgements
from sightline.products.order import Order
from sightline.products.paper import Block, Heading, Paper, Paragraph, Points, Sentence, paragraph
from sightline.products.telling import tell_entity, tell_namings, tell_ties


def compose_dossier(order: Order, picture: Picture, day: dt.date) -> Paper:
    """Compose everything that is held of an entity, with what is judged of it first."""
    entity = picture.entity(order.subject)
    docket = Docket(picture, day)
    ids = {entity.id, *entity.ids}
    judged = tell_judgements(picture, choose(docket, ids), order.words)
    blocks: list[Block] = [Heading("What is judged")]
    blocks += judged or [paragraph("No approved judgement on it is held.")]
    blocks += _list(picture, entity, day)
    blocks += _part("What is said of it", tell_entity(entity, picture), "Nothing is said of it.")
    blocks += _part("Ties", tell_ties(entity, picture), "No tie is known.")
    blocks += _part("Where it is named", tell_namings(entity, picture), "It is named nowhere else.")
    blocks += _part("What does not fit together", _conflicts(entity), "Nothing known.")
    blocks += _part("What is not known", tell_gaps(entity), "Every key property has a value.")
    blocks += _part("Open questions", tell_asked(docket, ids), "No question on it is open.")
    label = load_model().schema(entity.schema).label
    return bind(
        order,
        picture,
        day,
        kind="dossier",
        title=entity.caption,
        subtitle=f"Dossier, {label}",
        blocks=blocks,
        subjects=[entity.id],
    )


def tell_gaps(entity: Entity) -> tuple[Paragraph, ...]:
    """Say which key properties have no value, and which value has only one source behind it."""
    model = load_model()
    schema = model.schema(entity.schema)
    wanted = dict.fromkeys([*schema.featured, *schema.required])
    missing = [
        schema.properties[one].label
        for one in wanted
        if one in schema.properties and not entity.properties.get(one)
    ]
    return (paragraph(f"Not known: {', '.join(missing)}."),) if missing else ()


def _part(title: str, told: Sequence[Paragraph], none: str) -> list[Block]:
    return [Heading(title), Points(tuple(told)) if told else paragraph(none)]


def _conflicts(entity: Entity) -> tuple[Paragraph, ...]:
    return tuple(paragraph(f"{one.message.rstrip('.')}.") for one in entity.conflicts)


def _list(picture: Picture, entity: Entity, day: dt.date) -> list[Block]:
    """Tell listings and their ends in the same size and in the order of days."""
    held = standings(picture, entity.id)
    blocks: list[Block] = [Heading("Listings and delistings")]
    if not held:
        return [*blocks, paragraph("No listing of it is held in this picture.")]
    blocks.append(
        paragraph(
            "Being listed is an administrative measure by an authority and no finding of guilt."
        )
    )
    for one in held:
        blocks += [Heading(_title(one, day), 2), Points(_course(picture, one))]
    return blocks


def _title(one: Standing, day: dt.date) -> str:
    by = one.authority or "an authority that is not named"
    return f"{by}, {one.reference or one.list}: {state_on(one, day).value} on {day}"


def _course(picture: Picture, one: Standing) -> tuple[Paragraph, ...]:
    return tuple(
        paragraph(Sentence(f"{_when(each.day, each.until)}: {each.words}.", each.basis))
        for each in tell_course(picture, one)
    )


def _when(day: dt.date | None, until: dt.date | None) -> str:
    if day is None:
        return "Day not known"
    return f"Between {day} and {until}" if until else f"{day}"
