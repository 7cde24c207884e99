"""From a row to the entities it speaks of, and what it states of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping as Named
from hashlib import sha256

import msgspec

from sightline.intake.cleaning import INVISIBLE, Cleaner
from sightline.intake.mapping import EntityRule, PropertyRule, Test
from sightline.intake.picking import Picker, Teller
from sightline.intake.refusal import show
from sightline.intake.sheet import Reading
from sightline.model import Schema
from sightline.values import encode

_ID_LENGTH = 20


class ValueSource(msgspec.Struct, frozen=True):
    """One property of an entity and where its texts come from.

    There is one cleaner for each schema that the entity can have.
    """

    rule: PropertyRule
    picker: Picker
    cleaners: Named[str, Cleaner]
    lang: str | None
    marking: str | None


class EntitySource(msgspec.Struct, frozen=True, kw_only=True):
    """An entity of the mapping, bound to the columns of one table."""

    rule: EntityRule
    namespace: str
    prefix: str
    keys: tuple[int, ...]
    tests: tuple[tuple[int, Test], ...]
    filled: tuple[tuple[int, str], ...]
    schemata: Named[str, Schema]
    #: The schema where the mapping names it, else how the row tells it.
    fixed: str | None
    schema: Teller
    values: tuple[ValueSource, ...]
    relations: tuple[PropertyRule, ...]
    relation_markings: tuple[str | None, ...]
    event: Teller | None
    grade: Teller | None
    salt: str
    #: The columns of latitude and longitude, if the entity has both.
    point: tuple[int, int] | None


class Sighting(msgspec.Struct, gc=False):
    """One value stated in one row, before it has an item."""

    prop: str
    value: str
    original: str | None = None
    lang: str | None = None
    column: str | None = None
    negated: bool = False
    marking: str | None = None


class Draft(msgspec.Struct):
    """One entity as a row shows it."""

    source: EntitySource
    id: str
    schema: str
    event: str | None
    grade: str | None
    sightings: list[Sighting]


def start_draft(source: EntitySource, at: Reading) -> Draft | None:
    """Find out whether a row speaks of an entity, which one, and of what kind."""
    rule = source.rule
    for index, test in source.tests:
        if not _passes(test, at.cells[index].strip()):
            return None
    key = [str(at.row)] if rule.per_row else [_plain_key(at.cells[index]) for index in source.keys]
    if not all(key) and not (rule.key_gaps and any(key)):
        _object_to_key(source, key, at)
        return None
    for index, name in source.filled:
        if not at.cells[index].strip():
            reason = f"{rule.name!r} was left out: the mapping requires this column"
            at.refuse(reason, column=name)
            return None
    before = len(at.refusals)
    schema = source.fixed or source.schema.read(at)
    if schema is None or schema not in source.schemata:
        if len(at.refusals) == before:
            at.refuse(f"{rule.name!r}: the row does not say what kind of entity it is")
        return None
    event = source.event.read(at) if source.event else None
    grade = source.grade.read(at) if source.grade else None
    return Draft(source, _identify(source, key), schema, event, grade, [])


def fill_draft(draft: Draft, at: Reading) -> None:
    """Gather the values that a row states of an entity, and list what cannot be stated."""
    for value in draft.source.values:
        rule, cleaner = value.rule, value.cleaners[draft.schema]
        for text, column in value.picker(at.cells):
            said = cleaner.read(text)
            draft.sightings += [
                Sighting(
                    rule.name,
                    one.value,
                    one.original,
                    value.lang,
                    column,
                    rule.negated,
                    value.marking,
                )
                for one in said.sayings
            ]
            for objection in said.objections:
                reason = f"{rule.name}: {objection.reason}"
                at.refuse(reason, column=column, raw=objection.raw, kept=objection.kept)


def relate(drafts: dict[str, Draft], at: Reading) -> None:
    """Tie the entities of a row, after those that lack what is required of them are left out."""
    dropped = True
    while dropped:
        dropped = False
        for name, draft in list(drafts.items()):
            if lacking := _lacking(draft, drafts):
                del drafts[name]
                dropped = True
                at.refuse(f"{name!r} lacks {lacking!r}, which the mapping requires: left out")
    for draft in drafts.values():
        source = draft.source
        for rule, marking in zip(source.relations, source.relation_markings, strict=True):
            other = _find_other(rule, drafts)
            if other is not None:
                draft.sightings.append(
                    Sighting(rule.name, other.id, negated=rule.negated, marking=marking)
                )


def _lacking(draft: Draft, drafts: dict[str, Draft]) -> str | None:
    """The first property that the mapping requires of an entity and the row does not give."""
    required = draft.source.rule.required
    if not required:
        return None
    given = {sighting.prop for sighting in draft.sightings}
    given |= {rule.name for rule in draft.source.relations if _find_other(rule, drafts)}
    return next((name for name in required if name not in given), None)


def _find_other(rule: PropertyRule, drafts: dict[str, Draft]) -> Draft | None:
    return next((drafts[name] for name in rule.entities if name in drafts), None)


def _passes(test: Test, text: str) -> bool:
    if test.present is not None and bool(text) != test.present:
        return False
    if test.among and text not in test.among:
        return False
    return text not in test.not_among


def _object_to_key(source: EntitySource, key: list[str], at: Reading) -> None:
    """List an entity whose key is missing, if the row says anything of it."""
    picked = [one for value in source.values for one in value.picker(at.cells)]
    said = [text for text, column in picked if column and text.strip()]
    if said:
        empty = [name for name, part in zip(source.rule.key, key, strict=True) if not part]
        reason = f"{source.rule.name!r} has no key in this row: what is said of it was left out"
        at.refuse(reason, column=" + ".join(empty), raw=show(", ".join(said)) or None)


def _identify(source: EntitySource, key: list[str]) -> str:
    """Name an entity by a hash of its key, so that the id itself says nothing of it."""
    named = [source.namespace, *([source.salt] if source.rule.per_row else []), *key]
    return f"{source.prefix}-{sha256(encode(named)).hexdigest()[:_ID_LENGTH]}"


def _plain_key(text: str) -> str:
    """Write a key without the white space and invisible signs that vary from row to row."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return text if text.isalnum() else " ".join(text.split())
