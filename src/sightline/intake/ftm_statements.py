"""FollowTheMoney statements: one value to a row, as CSV or JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sightline.errors import UnknownFormat
from sightline.intake.cells import object_to
from sightline.intake.ftm import Provenance, SameAs, Taker
from sightline.intake.limits import Limits
from sightline.intake.refusal import Batch
from sightline.intake.sheet import Layout, Row, Sheet
from sightline.intake.source import find_source
from sightline.intake.table import open_tables
from sightline.model import Model, Schema, load_model
from sightline.values import Statement

#: Without these a row says nothing.
NEEDED = ("entity_id", "prop", "schema", "value", "dataset")
ABOUT = ("dataset", "origin", "first_seen", "last_seen")
_KNOWN = {*NEEDED, *ABOUT, "canonical_id", "id", "prop_type", "lang", "original_value", "external"}
_YES = ("t", "true", "1", "yes", "True")


def read_ftm_statements(
    path: str | Path,
    provenance: Provenance,
    *,
    same: SameAs | None = None,
    model: Model | None = None,
    limits: Limits | None = None,
) -> Iterator[Batch]:
    """Read statements; those of one data set, origin and time of sighting make one item.

    A ``canonical_id`` becomes an identity record only with ``same``; otherwise it is listed.
    """
    bounds = limits or Limits()
    source = find_source(path, bounds)
    sheet = open_tables(source, Layout(encoding="utf-8"), bounds)[0]
    missing = [name for name in NEEDED if name not in sheet.columns]
    if missing:
        raise UnknownFormat(
            f"{source.name}: no statements of FollowTheMoney: the column {missing[0]!r} is missing"
        )
    taker = Taker(source, provenance, same, model or load_model(), bounds)

    def read() -> Iterator[Batch]:
        taker.refusals += sheet.notes
        for name in sheet.columns:
            if name not in _KNOWN:
                taker.refuse(1, "the column is not taken", column=name)
        for row in sheet.reread():
            taker.rows = row.number
            taker.refusals += row.refusals
            if row.cells:
                _take_row(taker, row, sheet)
            if taker.full:
                yield from taker.flush()
        yield from taker.flush()

    return read()


def _take_row(taker: Taker, row: Row, sheet: Sheet) -> None:
    fields = dict(zip(sheet.columns, row.cells, strict=True))
    empty = [name for name in NEEDED if not fields[name].strip()]
    if empty:
        if any(cell.strip() for cell in row.cells):
            taker.refuse(row.number, f"the row has no {empty[0]}", fields["entity_id"])
        return
    entity = fields["entity_id"]
    schema = taker.schema(row.number, fields["schema"], entity)
    if schema is None:
        return
    about = {name: fields[name] for name in ABOUT if fields.get(name)}
    if fields.get("external") in _YES:
        about["external"] = "true"
    place = f"{sheet.unit} {row.number}"
    statement = _make(taker, fields, place, about)
    _check_type(taker, row, schema, fields)
    taker.state(schema, row.number, statement)
    canonical = fields.get("canonical_id", "")
    if canonical and object_to(canonical, taker.limits) is None:
        taker.relate(row.number, canonical, [entity], "canonical_id")


def _make(taker: Taker, fields: dict[str, str], place: str, about: dict[str, str]) -> Statement:
    """Make the statement of one row.

    The value of an ``id`` statement is a checksum over the others; what it
    says is that the entity exists, so its value is the entity and the checksum
    stays as what stood there.
    """
    exists = fields["prop"] == "id"
    original = fields["value"] if exists else fields.get("original_value")
    return Statement(
        entity=fields["entity_id"],
        item=taker.item(about),
        lang=fields.get("lang") or None,
        original=original or None,
        place=place,
        prop=fields["prop"],
        schema=fields["schema"],
        value=fields["entity_id"] if exists else fields["value"],
    )


def _check_type(taker: Taker, row: Row, schema: Schema, fields: dict[str, str]) -> None:
    """Note a property whose type the sender sees otherwise."""
    said, prop = fields.get("prop_type"), schema.properties.get(fields["prop"])
    if said and prop is not None and said != prop.type:
        reason = f"the file says the type is {said}, the vocabulary says {prop.type}"
        taker.refuse(row.number, reason, said, column="prop_type", kept=True)
