"""A dossier: all that the picture holds of one entity, in parts that are read all at once."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import msgspec

from sightline.analyses.listings import standings
from sightline.analyses.screening.screening import Stood
from sightline.analyses.screening.standing import see_standing
from sightline.picture import Entity, Picture
from sightline.web.call import Call
from sightline.web.reply import Reply
from sightline.web.see.cited import Cited, cite
from sightline.web.see.days import follow
from sightline.web.see.events import gather_events
from sightline.web.see.facts import cited_in, gather_denials, gather_facts
from sightline.web.see.judged import gather_asked, gather_judged, judge_markings, weigh_relations
from sightline.web.see.labels import LABELS, label_kind, label_property
from sightline.web.see.ties import gather_ties

_ROWS = 40
#: The parts of a dossier in the order of its tabs, and what they are called.
TABS = (
    ("facts", "Facts"),
    ("ties", "Ties"),
    ("events", "Events and places"),
    ("judged", "Judged and asked"),
)
#: What a listing is on the day looked at; that it ended is said as large as that it holds.
STATES = MappingProxyType(
    {
        "in-force": "Listed, and in force on this day:",
        "not-yet": "Not listed on this day yet:",
        "left": "Taken off the list:",
        "ended": "No longer listed:",
        "unknown": "Whether it is listed on this day is not known:",
    }
)


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What one part of a dossier shows, and the entities and items whose markings it carries."""

    context: dict[str, Any]
    entities: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    markings: frozenset[str] = frozenset()


def show_dossier(call: Call) -> Reply:
    """Show one part of what is held of an entity: facts, ties, events, or what is judged of it."""
    wanted = call.path["entity"]
    tab = call.asked("tab") if call.asked("tab") in PARTS else "facts"
    picture = call.visit.picture("dossier", wanted)
    whole = tab == "facts" and not call.asked("prop")
    entity = picture.entity(wanted) if whole else picture.head(wanted)
    part = PARTS[tab](call, picture, entity)
    marked = picture.marked([entity.id, *part.entities], part.items) | part.markings
    return call.show(
        "see/dossier.html",
        entity=entity,
        kind=label_kind(entity.schema),
        tab=tab,
        course=follow(call, entity.id),
        listed=_listed(call, picture, entity),
        handling=call.visit.handling(marked),
        address=picture.address,
        tabs=TABS,
        states=STATES,
        **LABELS,
        **part.context,
    )


def _show_facts(call: Call, picture: Picture, entity: Entity) -> Part:
    """Show the facts; of one property, when it is named, every statement."""
    prop = call.asked("prop")
    if prop:
        return _show_property(call, picture, entity, prop)
    facts, denials = gather_facts(entity), gather_denials(entity)
    held, asked = gather_judged(call, picture, entity), gather_asked(call, picture, entity)
    cited = cite(picture, cited_in((*facts, *denials)))
    context = {"facts": facts, "denials": denials, "cited": cited, "judged": held, "asked": asked}
    return Part(
        context={**context, "prop": ""},
        entities=(*_named(cited), *(one.id for one in held), *(one.id for one in asked)),
        markings=judge_markings(picture, held),
    )


def _show_property(call: Call, picture: Picture, entity: Entity, prop: str) -> Part:
    after = call.asked("after") or None
    said = picture.statements(
        entity=entity.id, prop=prop, after=after, limit=_ROWS + 1, withdrawn=True
    )
    shown = said[:_ROWS]
    cited = cite(picture, shown)
    context = {
        "prop": prop,
        "label": label_property(entity.schema, prop),
        "said": shown,
        "after": shown[-1].id if len(said) > _ROWS else None,
        "cited": cited,
    }
    items = tuple(one.item for one in shown)
    return Part(context=context, entities=_named(cited), items=items)


def _show_ties(call: Call, picture: Picture, entity: Entity) -> Part:
    ties = gather_ties(call, picture, entity)
    return Part(context={"ties": ties}, entities=ties.shown)


def _show_events(call: Call, picture: Picture, entity: Entity) -> Part:
    events = gather_events(call, picture, entity)
    return Part(context={"events": events}, entities=events.shown)


def _show_judged(call: Call, picture: Picture, entity: Entity) -> Part:
    held, asked = gather_judged(call, picture, entity), gather_asked(call, picture, entity)
    relations = weigh_relations(call, picture, entity)
    context = {"judged": held, "asked": asked, "relations": relations}
    markings = judge_markings(picture, held)
    if relations is not None and relations.known:
        markings |= picture.markings()  # a hypothesis is weighed on all that the reader may know
    entities = (*(one.id for one in held), *(one.id for one in asked))
    return Part(context=context, entities=entities, markings=markings)


#: The parts of a dossier, by the name under which each is asked for.
PARTS: MappingProxyType[str, Callable[[Call, Picture, Entity], Part]] = MappingProxyType(
    {"facts": _show_facts, "ties": _show_ties, "events": _show_events, "judged": _show_judged}
)


def _listed(call: Call, picture: Picture, entity: Entity) -> tuple[Stood, ...]:
    """Say on which lists the entity stands or stood on the day looked at, and by whose act."""
    if not picture.count("Sanction"):
        return ()
    return tuple(see_standing(one, call.visit.day) for one in standings(picture, entity.id))


def _named(cited: Cited) -> tuple[str, ...]:
    return tuple(one.id for one in cited.names.values())
