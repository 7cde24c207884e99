"""Whether a mapping agrees with itself and with the vocabulary, before a row is read."""

from __future__ import annotations

import difflib
from collections.abc import Callable

from sightline.errors import BadGrade, BadInstant, BadVocabulary
from sightline.intake.mapping import EntityRule, Mapping, Pick, PropertyRule
from sightline.intake.outline import Outline
from sightline.model import Model, Schema
from sightline.model.types import KINDS
from sightline.values import Grade, Instant


def check_mapping(mapping: Mapping, outline: Outline, model: Model) -> None:
    """Note every contradiction with its line."""
    rules = {rule.name: rule for rule in mapping.entities}
    for rule in mapping.entities:
        schemata = _schemata(rule, outline, model)
        _check_properties(rule, schemata, outline)
        for one in rule.properties:
            for name in one.entities:
                if name in rules:
                    _check_relation(one, schemata, rules[name], outline, model)
                else:
                    problem = f"there is no entity {name!r} here: expected {', '.join(rules)}"
                    outline.complain(one.line, problem)
    for spoken in mapping.picks():
        if spoken.language and KINDS["language"].clean(spoken.language).value is None:
            outline.complain(spoken.line, f"{spoken.language!r} is no language: give fr or fra")
    item = mapping.item
    for pick in (item.event, item.known, *(rule.event for rule in mapping.entities)):
        _check_literal(pick, Instant.parse, outline)
    for pick in (item.grade, *(rule.grade for rule in mapping.entities)):
        _check_literal(pick, Grade.parse, outline)


def find_schemata(rule: EntityRule, model: Model) -> list[Schema]:
    """The schemata that an entity can have: one, or those that a look-up leads to."""
    pick = rule.schema
    names = [pick.literal] if pick.literal else list((pick.lookup or {}).values())
    if pick.lookup is not None and pick.otherwise not in ("refuse", "skip", "keep"):
        names.append(pick.otherwise)
    return [model.schema(name) for name in dict.fromkeys(names) if name]


def _schemata(rule: EntityRule, outline: Outline, model: Model) -> list[Schema]:
    if rule.schema.literal is None and (
        rule.schema.lookup is None or rule.schema.otherwise == "keep"
    ):
        problem = (
            f"the schema of {rule.name!r} comes from a column: give a lookup with all schemata"
        )
        outline.complain(rule.line, problem)
        return []
    try:
        schemata = find_schemata(rule, model)
    except BadVocabulary as error:
        outline.complain(rule.schema.line or rule.line, str(error))
        return []
    for schema in schemata:
        if schema.abstract:
            outline.complain(rule.line, f"{schema.name} is only a heading for narrower schemata")
    return schemata


def _check_properties(rule: EntityRule, schemata: list[Schema], outline: Outline) -> None:
    for one in rule.properties:
        for schema in schemata:
            prop = schema.properties.get(one.name)
            if prop is None:
                outline.complain(one.line, _unknown(schema, one.name))
            elif prop.type == "entity" and not one.entities:
                problem = f"{one.name!r} points to an entity: write '{{entity: name}}'"
                outline.complain(one.line, problem)


def _unknown(schema: Schema, name: str) -> str:
    if name in schema.refused:
        return f"{schema.name} does not hold {name!r}: {schema.refused[name]}"
    near = difflib.get_close_matches(name, schema.properties, 3)
    hint = f"did you mean {' or '.join(near)}?" if near else "see docs/reference/vocabulary.md"
    return f"{schema.name} has no property {name!r}: {hint}"


def _check_relation(
    rule: PropertyRule, schemata: list[Schema], other: EntityRule, outline: Outline, model: Model
) -> None:
    """A relation must be one in the vocabulary, and lead to an entity of the right kind."""
    try:
        found = find_schemata(other, model)
    except BadVocabulary:
        return
    for schema in schemata:
        prop = schema.properties.get(rule.name)
        if prop is None:
            continue
        if prop.type != "entity":
            outline.complain(rule.line, f"{rule.name!r} of {schema.name} is no relation")
        elif prop.range:
            wanted = model.schema(prop.range)
            for one in found:
                if not one.is_a(wanted.name) and not wanted.is_a(one.name):
                    problem = f"{rule.name!r} points to {wanted.name}, {other.name!r} is {one.name}"
                    outline.complain(rule.line, problem)


def _check_literal(pick: Pick | None, parse: Callable[[str], object], outline: Outline) -> None:
    """A date or grade that is written out in the mapping must be one."""
    if pick is None or pick.literal is None:
        return
    try:
        parse(pick.literal)
    except (BadInstant, BadGrade) as error:
        outline.complain(pick.line, str(error))
