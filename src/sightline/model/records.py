"""The shape of the YAML in which schemata are written, before anything is inherited."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sightline.model.property import Property
from sightline.model.schema import Edge
from sightline.model.types import KINDS


class PropertyRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One field as written."""

    label: str
    description: str = ""
    type: str = "string"
    range: str | None = None
    reverse: str | None = None
    hide_reverse: bool = msgspec.field(name="hideReverse", default=False)
    format: str | None = None
    check: str | None = None
    terms: str | None = None
    plain: str | None = None
    max_length: int | None = msgspec.field(name="maxLength", default=None)
    matchable: bool | None = None
    hidden: bool = False
    deprecated: bool = False
    withheld: bool = False

    def build(self, schema: str, name: str) -> Property:
        """The field of a schema, with what its type decides filled in."""
        kind = KINDS[self.type]
        return Property(
            name=name,
            schema=schema,
            label=self.label,
            description=self.description,
            type=self.type,
            range=self.range,
            reverse=self.reverse,
            format=self.format,
            check=self.check,
            terms=self.terms,
            plain=self.plain,
            max_length=self.max_length or kind.max_length,
            matchable=kind.matchable if self.matchable is None else self.matchable,
            hidden=self.hidden,
            deprecated=self.deprecated,
            withheld=self.withheld,
        )


class TemporalRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which fields say when it began and ended."""

    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()


class SchemaRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One schema as written."""

    label: str
    plural: str
    description: str
    matchable: bool
    extends: tuple[str, ...] = ()
    plain: str = ""
    abstract: bool = False
    hidden: bool = False
    generated: bool = False
    deprecated: bool = False
    own: bool = False
    required: tuple[str, ...] = ()
    featured: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    edge: Edge | None = None
    temporal: TemporalRecord = TemporalRecord()
    refused: Mapping[str, str] = {}
    properties: Mapping[str, PropertyRecord] = {}
