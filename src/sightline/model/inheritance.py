"""How schemata inherit: fields, ways back, dates and descendants, worked out from the records."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sightline.errors import BadVocabulary
from sightline.model.property import Property
from sightline.model.records import SchemaRecord
from sightline.model.schema import Schema

Records = Mapping[str, SchemaRecord]
Fields = dict[str, Property]


def build(records: Records) -> Mapping[str, Schema]:
    """All schemata with everything that they inherit."""
    lines = {name: _line(records, name) for name in records}
    own_fields = {
        name: {key: one.build(name, key) for key, one in record.properties.items()}
        for name, record in records.items()
    }
    fields = {name: _inherited(lines[name], own_fields) for name in records}
    ways_back = _ways_back(records, fields)
    below: dict[str, set[str]] = {name: set() for name in records}
    for name, line in lines.items():
        for above in line[1:]:
            below[above].add(name)
    built = {}
    for name in records:
        built[name] = _schema(
            name,
            [(above, records[above]) for above in lines[name]],
            below=frozenset(below[name]),
            fields=fields[name],
            reverses=_inherited(lines[name], ways_back),
        )
    return MappingProxyType(built)


def _line(records: Records, name: str) -> tuple[str, ...]:
    """The schema and all above it, nearest first, in the order in which fields are inherited."""
    line = [name]
    for parent in records[name].extends:
        if parent not in records:
            raise BadVocabulary(f"{name} extends {parent!r}, which is not a schema")
        line += [above for above in _line(records, parent) if above not in line]
    return tuple(line)


def _inherited(line: tuple[str, ...], by_schema: Mapping[str, Fields]) -> Fields:
    found: Fields = {}
    for name in line:
        for key, one in by_schema.get(name, {}).items():
            found.setdefault(key, one)
    return found


def _ways_back(records: Records, fields: Mapping[str, Fields]) -> dict[str, Fields]:
    """The other end of every reference, on the schema that it points at."""
    found: dict[str, Fields] = {name: {} for name in records}
    for name, record in records.items():
        for key, one in record.properties.items():
            if one.range is not None and one.range not in records:
                raise BadVocabulary(f"{name}:{key} points at {one.range!r}, not a schema")
            if one.reverse is None or one.range is None or one.reverse in fields[one.range]:
                continue
            found[one.range].setdefault(
                one.reverse,
                Property(
                    name=one.reverse,
                    schema=one.range,
                    label=f"{record.plural} ({one.label[0].lower()}{one.label[1:]})",
                    type="entity",
                    range=name,
                    reverse=key,
                    max_length=200,
                    matchable=True,
                    hidden=one.hidden or one.hide_reverse,
                    stub=True,
                ),
            )
    return found


def _schema(
    name: str,
    line: list[tuple[str, SchemaRecord]],
    *,
    below: frozenset[str],
    fields: Fields,
    reverses: Fields,
) -> Schema:
    record = line[0][1]
    starts = [above.temporal.start for _, above in line if above.temporal.start]
    ends = [above.temporal.end for _, above in line if above.temporal.end]
    refused = {key: why for _, above in line for key, why in above.refused.items()}
    return Schema(
        name=name,
        label=record.label,
        plural=record.plural,
        description=record.description,
        extends=record.extends,
        names=frozenset(above for above, _ in line),
        descendants=below,
        abstract=record.abstract,
        hidden=record.hidden,
        generated=record.generated,
        deprecated=record.deprecated,
        matchable=record.matchable,
        own=record.own,
        plain=record.plain or name,
        featured=record.featured,
        required=record.required,
        caption=record.caption,
        edge=record.edge,
        starts=starts[0] if starts else (),
        ends=ends[0] if ends else (),
        properties=MappingProxyType(fields),
        reverses=MappingProxyType(reverses),
        refused=MappingProxyType(refused),
    )
