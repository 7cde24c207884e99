"""A mapping: what the columns of a table say, in the words of the vocabulary.

It is read from YAML by `load_mapping` and checked against the vocabulary
before a row is read. See docs/guide/intake.md for a complete example.
"""

from __future__ import annotations

import msgspec

from sightline.intake.dates import DateOrder
from sightline.intake.figures import Decimals
from sightline.intake.sheet import Layout
from sightline.values import Kind


class Pick(msgspec.Struct, frozen=True, kw_only=True):
    """Where a text comes from: columns, a template over columns, or a literal.

    With ``join`` several columns make one text, without it each makes its own.
    A value that ``lookup`` does not name is kept, refused or left out as
    ``otherwise`` says.
    """

    columns: tuple[str, ...] = ()
    template: tuple[str, ...] | None = None
    literal: str | None = None
    join: str | None = None
    split: str | None = None
    lookup: dict[str, str] | None = None
    otherwise: str = "refuse"
    language: str | None = None
    form: str | None = None
    order: DateOrder | None = None
    century: int | None = None
    decimals: Decimals | None = None
    line: int = 0


class Test(msgspec.Struct, frozen=True, kw_only=True):
    """One condition on a row: the column holds one of these values, none of these, or anything."""

    column: str
    among: tuple[str, ...] = ()
    not_among: tuple[str, ...] = ()
    present: bool | None = None
    line: int = 0


class PropertyRule(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which a property of an entity gets its values: from texts, or other entities."""

    name: str
    pick: Pick | None = None
    entities: tuple[str, ...] = ()
    negated: bool = False
    marking: str | None = None
    line: int = 0


class EntityRule(msgspec.Struct, frozen=True, kw_only=True):
    """One entity that a row makes.

    Its id follows from ``namespace`` and the values of the key columns, so
    that two rows with the same key speak of the same entity. With ``key_gaps``
    one filled key column is enough; without it a half-empty key is refused, for
    two people of one name and no birth date are not one person. With ``once``
    there is no key: the whole table speaks of one entity. It is left out where
    a ``required`` property has no value or a ``filled`` column is empty.
    """

    name: str
    schema: Pick
    key: tuple[str, ...] = ()
    key_gaps: bool = False
    per_row: bool = False
    once: bool = False
    namespace: str
    when: tuple[Test, ...] = ()
    required: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    properties: tuple[PropertyRule, ...] = ()
    event: Pick | None = None
    grade: Pick | None = None
    marking: str | None = None
    line: int = 0


class ItemRule(msgspec.Struct, frozen=True, kw_only=True):
    """The item in which all this is said: one for the file, for each row, or for each group."""

    title: Pick | None = None
    kind: Kind = Kind.DATASET
    per: str | tuple[str, ...] = "file"
    event: Pick | None = None
    known: Pick | None = None
    grade: Pick | None = None
    marking: Pick | None = None
    language: Pick | None = None
    licence: Pick | None = None
    source: Pick | None = None
    about: dict[str, Pick] = {}
    line: int = 0


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """All that is needed to read a table."""

    name: str
    prefix: str
    item: ItemRule
    entities: tuple[EntityRule, ...]
    layout: Layout = Layout()
    order: DateOrder | None = None
    century: int | None = None
    decimals: Decimals | None = None
    missing: tuple[str, ...] = ()

    @property
    def columns(self) -> dict[str, int]:
        """Every column that the mapping names, with the line of its first mention."""
        named: dict[str, int] = {}
        for pick in self.picks():
            for column in pick.columns:
                named.setdefault(column, pick.line)
        for rule in self.entities:
            for column in (*rule.key, *rule.filled, *(test.column for test in rule.when)):
                named.setdefault(column, rule.line)
        for column in self.layout.whole:
            named.setdefault(column, 1)
        if isinstance(self.item.per, tuple):
            for column in self.item.per:
                named.setdefault(column, self.item.line)
        return named

    def picks(self) -> list[Pick]:
        """Every place from which the mapping takes a text."""
        item = self.item
        fields = (item.title, item.event, item.known, item.grade, item.marking)
        found: list[Pick | None] = [*fields, item.language, item.licence, item.source]
        found += item.about.values()
        for rule in self.entities:
            found += [rule.schema, rule.event, rule.grade]
            found += [one.pick for one in rule.properties]
        return [pick for pick in found if pick is not None]
