"""The flash: one event on one page: what happened, who says so, what it means, what is unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sightline.analyses.voices import group_voices
from sightline.judgements import Docket
from sightline.model import load_model
from sightline.picture import Entity, Picture, Saying
from sightline.products.binding import bind
from sightline.products.dossier import tell_gaps
from sightline.products.due import tell_asked
from sightline.products.judged import choose, tell_judgements
from sightline.products.order import Order
from sightline.products.paper import Block, Heading, Paper, Points, Sentence, paragraph
from sightline.products.telling import tell_entity

_MOST_TOLD, _MOST_JUDGED = 12, 2


def compose_flash(order: Order, picture: Picture, day: dt.date) -> Paper:
    """Compose a flash on an incident or another entity."""
    entity = picture.entity(order.subject)
    docket = Docket(picture, day)
    told = tell_entity(entity, picture)
    blocks: list[Block] = [Heading("What happened"), Points(told[:_MOST_TOLD])]
    if len(told) > _MOST_TOLD:
        blocks.append(paragraph(f"{len(told) - _MOST_TOLD} more properties are in its dossier."))
    blocks += [Heading("Who says so"), *_sources(entity, picture)]
    around = _around(entity, picture)
    held = choose(docket, around)
    judged = tell_judgements(picture, held[:_MOST_JUDGED], order.words)
    blocks += [Heading("So what"), *(judged or [paragraph("Not assessed.")])]
    gaps = tell_gaps(entity)
    blocks += [Heading("What is not known"), Points(gaps) if gaps else paragraph("Nothing named.")]
    asked = tell_asked(docket, around)
    nothing = paragraph("No question on it is open: nobody was asked to find out more.")
    blocks += [Heading("Next"), Points(asked) if asked else nothing]
    return bind(
        order,
        picture,
        day,
        kind="flash",
        title=entity.caption,
        subtitle=f"Flash, {load_model().schema(entity.schema).label}",
        blocks=blocks,
        subjects=[entity.id],
    )


def _around(entity: Entity, picture: Picture) -> frozenset[str]:
    """The ids of the entity and of everything that it names."""
    named = picture.named(value.value for values in entity.properties.values() for value in values)
    return frozenset({entity.id, *entity.ids, *named})


def _sources(entity: Entity, picture: Picture) -> Sequence[Block]:
    """Count independent voices, with the grades of each side by side."""
    said = [
        saying
        for values in entity.properties.values()
        for value in values
        for saying in value.sayings
    ]
    voices = group_voices(said, picture.item)
    lines = [paragraph(_say_voice(number, voice)) for number, voice in enumerate(voices, 1)]
    count = f"{len(voices)} independent {'voice' if len(voices) == 1 else 'voices'} behind it."
    return [paragraph(count), Points(tuple(lines))] if lines else [paragraph("Nobody named.")]


def _say_voice(number: int, voice: Sequence[Saying]) -> Sentence:
    grades = ", ".join(sorted({one.grade or "ungraded" for one in voice}))
    items = len({one.item for one in voice})
    words = f"Voice {number}: graded {grades}, {items} {'item' if items == 1 else 'items'}."
    return Sentence(words, tuple(one.id for one in voice[:3]))
