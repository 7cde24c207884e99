"""Telling an entity: every value of it with who says so, how graded, and who denies it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sightline.model import load_model, load_terms
from sightline.picture import Edge, Entity, Picture, Saying, Summary, Value
from sightline.products.change import ACTS
from sightline.products.paper import Paragraph, Sentence, paragraph

_SILENT = ("id", "caption")
_MOST_TIES = 60


def tell_entity(entity: Entity, picture: Picture) -> tuple[Paragraph, ...]:
    """Tell every property in a paragraph of its own, values that contradict each other too."""
    names = _names(entity, picture)
    props = [one for one in _ordered(entity) if one not in _SILENT]
    return tuple(
        paragraph(*_tell_property(entity, prop, names))
        for prop in props
        if entity.properties.get(prop) or entity.denials.get(prop)
    )


def tell_ties(entity: Entity, picture: Picture) -> tuple[Paragraph, ...]:
    """Tell what the entity is tied to, when, and by which statements."""
    edges = picture.edges(of=entity.id)
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    names = picture.named(ends)
    told = [paragraph(_tell_tie(entity, edge, names, picture)) for edge in edges[:_MOST_TIES]]
    left = len(edges) - len(told)
    return tuple([*told, paragraph(f"{left} more ties are not told here.")] if left else told)


def tell_namings(entity: Entity, picture: Picture) -> tuple[Paragraph, ...]:
    """Tell which incidents and other records name the entity."""
    model = load_model()
    found: dict[tuple[str, str], list[Saying]] = {}
    for saying in picture.statements(naming=entity.id, limit=1000):
        tied = saying.schema in model and model.schema(saying.schema).edge is not None
        if not tied and not saying.negated and saying.schema not in ACTS:
            found.setdefault((saying.entity, saying.prop), []).append(saying)
    names = picture.named(one for one, _ in found)
    told = [
        Sentence(
            f"{_caption(names, who)} ({_label(said[0].schema)}): "
            f"{_property(said[0].schema, prop)}{_graded(said)}.",
            tuple(one.id for one in said),
        )
        for (who, prop), said in sorted(found.items())
    ]
    kept = [paragraph(one) for one in told[:_MOST_TIES]]
    left = len(told) - len(kept)
    return tuple([*kept, paragraph(f"{left} more namings are not told here.")] if left else kept)


def say_value(schema: str, prop: str, value: str, names: Mapping[str, Summary]) -> str:
    """Write a value for people: an entity by its name, a term by its label."""
    if value in names:
        return names[value].caption
    model = load_model()
    held = model.schema(schema).get(prop) if schema in model else None
    if held is not None and held.terms:
        term = load_terms(held.terms).find(value)
        return term.name() if term else value
    return value


def _names(entity: Entity, picture: Picture) -> dict[str, Summary]:
    both = (*entity.properties.values(), *entity.denials.values())
    return picture.named(one.value for values in both for one in values)


def _ordered(entity: Entity) -> list[str]:
    model = load_model()
    first = model.schema(entity.schema).featured if entity.schema in model else ()
    rest = sorted({*entity.properties, *entity.denials} - set(first))
    return [*first, *rest]


def _tell_property(entity: Entity, prop: str, names: Mapping[str, Summary]) -> list[Sentence]:
    label = _property(entity.schema, prop)
    done = []
    for one in entity.properties.get(prop, ()):
        words = f"{label}: {say_value(entity.schema, prop, one.value, names)}{_graded(one.sayings)}"
        done.append(Sentence(f"{words}.", tuple(saying.id for saying in one.sayings)))
        done += _denied(one, label, say_value(entity.schema, prop, one.value, names))
    for one in entity.denials.get(prop, ()):
        done += _denied(one, label, say_value(entity.schema, prop, one.value, names))
    return done


def _denied(one: Value, label: str, words: str) -> list[Sentence]:
    if not one.denials:
        return []
    told = f"Denied, {label}: {words}{_graded(one.denials)}."
    return [Sentence(told, tuple(saying.id for saying in one.denials))]


def _graded(sayings: Sequence[Saying]) -> str:
    """Write grades side by side, never averaged, and the days of which was spoken."""
    grades = sorted({one.grade or "ungraded" for one in sayings})
    days = sorted({one.event for one in sayings if one.event})
    dated = f"; of {days[0]}" if len(days) == 1 else f"; of {days[0]} to {days[-1]}" if days else ""
    return f" ({', '.join(grades)}{dated})"


def _tell_tie(
    entity: Entity, edge: Edge, names: Mapping[str, Summary], picture: Picture
) -> Sentence:
    far = edge.target if edge.source == entity.id else edge.source
    if edge.source == edge.target:
        far = edge.source
    way = "to" if edge.source == entity.id else "from"
    start = _span(str(edge.start_first or ""), str(edge.start_last or ""))
    end = _span(str(edge.end_first or ""), str(edge.end_last or ""))
    said = picture.statements(entity=edge.id, limit=200)
    period = f", from {start} to {end}"
    words = f"{_label(edge.schema)} {way} {_caption(names, far)}{period}{_graded(said)}."
    return Sentence(words, tuple(one.id for one in said))


def _span(first: str, last: str) -> str:
    if not first and not last:
        return "a day not known"
    return first if first == last else f"{first or 'not known'}/{last or 'not known'}"


def _caption(names: Mapping[str, Summary], entity: str) -> str:
    return names[entity].caption if entity in names else entity


def _label(schema: str) -> str:
    model = load_model()
    return model.schema(schema).label if schema in model else schema


def _property(schema: str, prop: str) -> str:
    model = load_model()
    held = model.schema(schema).get(prop) if schema in model else None
    return held.label if held is not None else prop
