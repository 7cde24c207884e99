"""Two entities side by side: property by property, with sources, and what hangs on it."""

from __future__ import annotations

import msgspec

from sightline.analyses.bearers import read_bearer
from sightline.analyses.resolution.question import Question
from sightline.analyses.resolution.stakes import Part, Stake, weigh_stakes
from sightline.engines.names import Match, compare
from sightline.errors import BadName
from sightline.model import load_model
from sightline.picture import Decided, Edge, Entity, Picture, Received
from sightline.picture.views import Value
from sightline.web.judge.evidence import say_property

#: So many values of a property, sources of a value and ties are shown; the dossier has the rest.
_VALUES, _SOURCES, _TIES = 6, 2, 15


class Said(msgspec.Struct, frozen=True):
    """One value as it is shown: its words, whether it is an entity, and who said it."""

    words: str
    entity: str | None
    shared: bool
    sources: tuple[tuple[str, str, str | None], ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One property of both: ``same``, ``differs`` or ``one`` where only one of them has it."""

    label: str
    state: str
    left: tuple[Said, ...]
    right: tuple[Said, ...]


class Tie(msgspec.Struct, frozen=True):
    """A tie as it is shown: its kind, and who is at the other end."""

    kind: str
    other: str
    caption: str
    shared: bool


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """Two entities, their answer with its reasons, and what hangs on it."""

    left: Entity
    right: Entity
    #: None where one of them has no name that could be compared.
    match: Match | None
    rows: tuple[Row, ...]
    ties: tuple[tuple[Tie, ...], tuple[Tie, ...]]
    parts: tuple[Part, ...]
    #: What a look is worth, where the pair stands in the queue.
    value: float | None
    decided: tuple[Decided, ...]


def lay_out(picture: Picture, one: str, other: str, question: Question | None = None) -> Sides:
    """Lay two entities of a picture side by side."""
    left, right = picture.entity(one), picture.entity(other)
    match = question.match if question else _compare(picture, left, right)
    ids = {*left.ids, *right.ids}
    return Sides(
        left=left,
        right=right,
        match=match,
        rows=_lay_rows(picture, left, right),
        ties=_lay_ties(picture, left, right),
        parts=question.parts if question else _weigh(picture, left, right),
        value=question.value if question else None,
        decided=tuple(d for d in picture.decisions() if {d.left, d.right} <= ids),
    )


def _compare(picture: Picture, left: Entity, right: Entity) -> Match | None:
    try:
        return compare(read_bearer(picture, left.id), read_bearer(picture, right.id))
    except BadName:
        return None


def _lay_rows(picture: Picture, left: Entity, right: Entity) -> tuple[Row, ...]:
    props = list(dict.fromkeys([*_order(left), *_order(right)]))
    values = [_shared_first(left.properties.get(p, ()), right.properties.get(p, ())) for p in props]
    shown = [value for pair in values for side in pair for value in side[:_VALUES]]
    names = picture.named({value.value for value in shown})
    cited = {said.item for value in shown for said in value.sayings[:_SOURCES]}
    items = picture.items_named(sorted(cited))
    captions = {name: one.caption for name, one in names.items()}
    rows = []
    for prop, (ours, theirs) in zip(props, values, strict=True):
        both = {v.value for v in ours} & {v.value for v in theirs}
        state = "one" if not (ours and theirs) else "same" if both else "differs"
        schema = left.schema if ours else right.schema
        rows.append(
            Row(
                label=say_property(schema, prop),
                state=state,
                left=_say(ours, both, captions, items),
                right=_say(theirs, both, captions, items),
            )
        )
    return tuple(rows)


def _shared_first(
    ours: tuple[Value, ...], theirs: tuple[Value, ...]
) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Put what both have before what only one has."""
    both = {one.value for one in ours} & {one.value for one in theirs}
    left, right = (
        tuple(sorted(side, key=lambda one: one.value not in both)) for side in (ours, theirs)
    )
    return left, right


def _order(entity: Entity) -> list[str]:
    """The properties of an entity, those first that its kind shows first."""
    model = load_model()
    first = model.schema(entity.schema).featured if entity.schema in model else ()
    held = entity.properties
    return [*(p for p in first if p in held), *(p for p in held if p not in first)]


def _say(
    values: tuple[Value, ...],
    both: set[str],
    captions: dict[str, str],
    items: dict[str, Received],
) -> tuple[Said, ...]:
    return tuple(
        Said(
            words=captions.get(one.value, one.value),
            entity=one.value if one.value in captions else None,
            shared=one.value in both,
            sources=tuple(
                (said.id, items[said.item].item.title, said.grade or items[said.item].item.grade)
                for said in one.sayings[:_SOURCES]
                if said.item in items
            ),
        )
        for one in values[:_VALUES]
    )


def _lay_ties(
    picture: Picture, left: Entity, right: Entity
) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
    edges = [(one, picture.edges(of=one.id)) for one in (left, right)]
    ends = [{_other(one.id, edge): edge for edge in held} for one, held in edges]
    shared = ends[0].keys() & ends[1].keys()
    shown = [sorted(held, key=lambda end: (end not in shared, end))[:_TIES] for held in ends]
    names = picture.named({end for side in shown for end in side})

    def tell(place: int) -> tuple[Tie, ...]:
        return tuple(
            Tie(_kind(ends[place][end]), end, names[end].caption, end in shared)
            for end in shown[place]
            if end in names
        )

    return tell(0), tell(1)


def _other(entity: str, edge: Edge) -> str:
    return edge.target if edge.source == entity else edge.source


def _kind(edge: Edge) -> str:
    model = load_model()
    return model.schema(edge.schema).label if edge.schema in model else edge.schema


def _weigh(picture: Picture, left: Entity, right: Entity) -> tuple[Part, ...]:
    """Weigh what hangs on a pair that is not in the queue; flags are counted there alone."""
    return weigh_stakes(_stake(picture, left), _stake(picture, right))


def _stake(picture: Picture, one: Entity) -> Stake:
    listed = picture.statements(naming=one.id, schema="Sanction", prop="entity", limit=50)
    return Stake(
        statements=sum(len(v.sayings) for held in one.properties.values() for v in held),
        ties=len(picture.edges(of=one.id)),
        listings=len({said.entity for said in listed}),
        ids=len(one.ids),
    )
