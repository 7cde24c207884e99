"""A mapping bound to the columns of one table, ready to read its rows."""

from __future__ import annotations

from collections.abc import Mapping as Named

import msgspec

from sightline.errors import BadMapping
from sightline.intake.cleaning import Cleaner, ColumnRule, default_century
from sightline.intake.dates import DateRule
from sightline.intake.entities import EntitySource, ValueSource
from sightline.intake.items import ItemSource, check_markings
from sightline.intake.limits import Limits
from sightline.intake.mapping import EntityRule, Mapping, Pick
from sightline.intake.mapping_check import find_schemata
from sightline.intake.picking import Teller, make_picker
from sightline.intake.sheet import Sheet
from sightline.intake.source import Source
from sightline.intake.survey import Questions, Survey
from sightline.model import Model, Property
from sightline.model.types import KINDS
from sightline.values import Grade, Instant


class Binding(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that stays the same for all rows of one table."""

    mapping: Mapping
    sheet: Sheet
    source: Source
    model: Model
    survey: Survey
    markings: Named[str, str]
    marking: str | None
    known: str | None
    limits: Limits

    def bind_items(self) -> ItemSource:
        """Bind the item rule."""
        rule, places = self.mapping.item, self._places
        told = {
            "title": self._tell("title", rule.title),
            "event": self._tell_date("event", rule.event),
            "known": self._tell_date("known", rule.known),
            "grade": self._tell_grade(rule.grade),
            "marking": self._tell_marking(rule.marking),
            "language": self._tell("language", rule.language),
            "licence": self._tell("licence", rule.licence),
            "source": self._tell("source", rule.source),
        }
        about = {name: self._tell(name, pick) for name, pick in rule.about.items()}
        columns = rule.per if isinstance(rule.per, tuple) else ()
        return ItemSource(
            rule=rule,
            source=self.source,
            facts={name: teller for name, teller in told.items() if teller is not None},
            about={name: teller for name, teller in about.items() if teller is not None},
            group=tuple((name, places[name]) for name in columns),
            markings=self.markings,
            marking=self.marking,
            known=self.known,
        )

    def bind_entity(self, rule: EntityRule) -> EntitySource:
        """Bind one entity rule."""
        schemata = {schema.name: schema for schema in find_schemata(rule, self.model)}
        relations = tuple(one for one in rule.properties if one.entities)
        schema = self._tell("the kind of the entity", rule.schema)
        if schema is None:
            raise BadMapping(f"the entity {rule.name!r} has no schema")
        return EntitySource(
            rule=rule,
            namespace=rule.namespace,
            prefix=self.mapping.prefix,
            keys=tuple(self._places[name] for name in rule.key),
            tests=tuple((self._places[test.column], test) for test in rule.when),
            filled=tuple((self._places[name], name) for name in rule.filled),
            schemata=schemata,
            fixed=rule.schema.literal,
            schema=schema,
            values=self._bind_values(rule, list(schemata)),
            relations=relations,
            relation_markings=tuple(
                self._marking(one.marking or rule.marking) for one in relations
            ),
            event=self._tell_date("event", rule.event),
            grade=self._tell_grade(rule.grade),
            salt=f"{self.source.sha256}/{self.sheet.name or ''}",
            point=self._point(rule),
        )

    @property
    def _places(self) -> dict[str, int]:
        return {name: index for index, name in enumerate(self.sheet.columns)}

    def _bind_values(self, rule: EntityRule, schemata: list[str]) -> tuple[ValueSource, ...]:
        sources = []
        for one in rule.properties:
            if one.pick is None:
                continue
            lang = self._language(one.pick)
            cleaners = {
                name: self._cleaner(self.model.schema(name).properties[one.name], one.pick, lang)
                for name in schemata
            }
            marking = self._marking(one.marking or rule.marking)
            picker = make_picker(one.pick, self.sheet)
            sources.append(ValueSource(one, picker, cleaners, lang, marking))
        return tuple(sources)

    def _cleaner(self, prop: Property, pick: Pick, lang: str | None) -> Cleaner:
        rule = self._rule(pick, default_century(prop))
        return Cleaner(prop, rule, lang, self.limits.cleaned)

    def _rule(self, pick: Pick, century: int | None = 1950, *, listed: bool = True) -> ColumnRule:
        """How the texts of a pick are read: what the mapping says, else what the column shows."""
        column = pick.columns[0] if pick.columns and pick.template is None else ""
        return ColumnRule(
            split=pick.split or (self.sheet.listed if listed else None),
            missing=frozenset(self.mapping.missing),
            lookup=pick.lookup,
            otherwise=pick.otherwise,
            dates=DateRule(
                pick.order or self.mapping.order or self.survey.orders.get(column),
                pick.form,
                pick.century or self.mapping.century or century,
                self.sheet.epoch,
            ),
            decimals=pick.decimals or self.mapping.decimals or self.survey.decimals.get(column),
        )

    def _tell(self, name: str, pick: Pick | None) -> Teller | None:
        if pick is None:
            return None
        return Teller(name, make_picker(pick, self.sheet), self._rule(pick, listed=False))

    def _tell_date(self, name: str, pick: Pick | None) -> Teller | None:
        teller = self._tell(name, pick)
        if teller is None:
            return None
        return msgspec.structs.replace(teller, dated=True, check=Instant.parse)

    def _tell_grade(self, pick: Pick | None) -> Teller | None:
        teller = self._tell("grade", pick)
        return None if teller is None else msgspec.structs.replace(teller, check=Grade.parse)

    def _tell_marking(self, pick: Pick | None) -> Teller | None:
        teller = self._tell("marking", pick)
        if teller is None:
            return None

        def check(name: str) -> None:
            if name not in self.markings:
                raise ValueError("there is no marking of this name")

        return msgspec.structs.replace(teller, check=check)

    def _marking(self, name: str | None) -> str | None:
        return None if name is None else self.markings[name]

    def _language(self, pick: Pick) -> str | None:
        if pick.language is None:
            return None
        return KINDS["language"].clean(pick.language).value

    def _point(self, rule: EntityRule) -> tuple[int, int] | None:
        pair = find_pair(rule)
        if pair is None:
            return None
        return self._places[pair[0]], self._places[pair[1]]


def find_pair(rule: EntityRule) -> tuple[str, str] | None:
    """The columns of latitude and longitude of an entity, where each comes from one column."""
    columns = {
        one.name: one.pick.columns[0]
        for one in rule.properties
        if one.pick is not None and len(one.pick.columns) == 1
    }
    if "latitude" in columns and "longitude" in columns:
        return columns["latitude"], columns["longitude"]
    return None


def ask(mapping: Mapping, model: Model) -> Questions:
    """What a first reading has to find out before this mapping can be used."""
    dates, numbers = set[str](), set[str]()
    for rule in mapping.entities:
        schemata = find_schemata(rule, model)
        for one in rule.properties:
            pick = one.pick
            if pick is None or pick.template is not None or pick.form:
                continue
            types = {schema.properties[one.name].type for schema in schemata}
            if "date" in types and not (pick.order or mapping.order):
                dates.update(pick.columns)
            if "number" in types and not (pick.decimals or mapping.decimals):
                numbers.update(pick.columns)
    told = [mapping.item.event, mapping.item.known, *(rule.event for rule in mapping.entities)]
    for pick in told:
        if pick is not None and pick.template is None and not (pick.form or pick.order):
            dates.update(pick.columns)
    pairs = [find_pair(rule) for rule in mapping.entities]
    return Questions(frozenset(dates), frozenset(numbers), frozenset(p for p in pairs if p))


def check_binding(
    mapping: Mapping, sheet: Sheet, markings: Named[str, str], marking: str | None
) -> None:
    """Refuse a mapping that names columns or markings which are not there."""
    file = mapping.name
    for column, line in mapping.columns.items():
        if column not in sheet.columns:
            known = ", ".join(repr(name) for name in sheet.columns[:40])
            raise BadMapping(f"{file}, line {line}: no column {column!r}: the table has {known}")
    item = mapping.item.marking
    named: list[tuple[str | None, int]] = []
    if item is not None:
        named.append((item.literal, item.line))
    for rule in mapping.entities:
        named += [(rule.marking, rule.line), *((one.marking, one.line) for one in rule.properties)]
    check_markings(named, markings, file)
    if item is None and marking is None:
        raise BadMapping(
            f"{file}: nothing says how the item is marked: give 'marking' under 'item'"
        )
