"""FollowTheMoney entities as JSON lines, as OpenSanctions and Aleph give them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sightline.errors import UnknownFormat
from sightline.intake.cells import object_to
from sightline.intake.ftm import Provenance, SameAs, Taker
from sightline.intake.jsonlines import Line, read_lines
from sightline.intake.limits import Limits
from sightline.intake.refusal import Batch, show
from sightline.intake.source import find_source
from sightline.intake.table import find_kind
from sightline.model import Model, load_model
from sightline.values import Statement

#: What the sender says of a whole entity, kept in the item.
ABOUT = ("origin", "first_seen", "last_seen", "last_change", "target")
#: What follows from the rest, or is read by itself.
_KNOWN = {"id", "schema", "properties", "datasets", "dataset", "referents", "caption", *ABOUT}


def read_ftm_entities(
    path: str | Path,
    provenance: Provenance,
    *,
    same: SameAs | None = None,
    model: Model | None = None,
    limits: Limits | None = None,
) -> Iterator[Batch]:
    """Read entities, one JSON object to a line; a bad line is listed and the rest kept.

    ``referents`` become identity records only with ``same``; otherwise they are listed.
    """
    bounds = limits or Limits()
    source = find_source(path, bounds)
    if find_kind(source, bounds) != "json lines":
        raise UnknownFormat(f"{source.name}: expected one JSON entity to a line")
    taker = Taker(source, provenance, same, model or load_model(), bounds)

    def read() -> Iterator[Batch]:
        strange: set[str] = set()
        for line in read_lines(source, bounds):
            taker.rows = line.number
            if line.content is None:
                taker.refusals += [line.refusal] if line.refusal else []
            else:
                _take_entity(taker, line, line.content)
                _list_strange(taker, line.number, line.content, strange)
            if taker.full:
                yield from taker.flush()
        yield from taker.flush()

    return read()


def _take_entity(taker: Taker, line: Line, content: dict[str, Any]) -> None:
    number, identity, name = line.number, content.get("id"), content.get("schema")
    if not isinstance(identity, str) or not isinstance(name, str) or not identity.strip():
        taker.refuse(number, "an entity needs an id and a schema, both as text", str(content)[:200])
        return
    reason = object_to(identity, taker.limits)
    schema = None if reason else taker.schema(number, name, identity)
    if reason:
        taker.refuse(number, reason, identity, column="id")
    if schema is None:
        return
    properties = content.get("properties")
    if not isinstance(properties, dict):
        taker.refuse(number, "the properties of an entity are names with lists of values", identity)
        return
    item, place, before = taker.item(_about(content)), f"line {number}", len(taker.statements)
    for prop, values in properties.items():
        for value in _texts(taker, number, prop, values):
            statement = Statement(
                entity=identity, item=item, place=place, prop=prop, schema=schema.name, value=value
            )
            taker.state(schema, number, statement)
    if len(taker.statements) == before:
        taker.statements.append(
            Statement(
                entity=identity,
                item=item,
                place=place,
                prop="id",
                schema=schema.name,
                value=identity,
            )
        )
    others = [one for one in _names(content.get("referents")) if not object_to(one, taker.limits)]
    taker.relate(number, identity, others, "referents")


def _texts(taker: Taker, number: int, prop: str, values: object) -> Iterator[str]:
    """The values of a property as text; of an entity written out inside, its id."""
    for value in values if isinstance(values, list) else [values]:
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            reason = "an entity stands inside another: only the tie to it was taken"
            taker.refuse(number, reason, value["id"], column=prop, kept=True)
            yield value["id"]
        elif isinstance(value, bool):
            yield "true" if value else "false"
        elif isinstance(value, str) and value.strip():
            yield value
        elif value is not None and value != "":
            taker.refuse(number, "the value is no text", str(value)[:200], column=prop)


def _about(content: dict[str, Any]) -> dict[str, str]:
    """What the sender says of an entity as a whole."""
    datasets = _names(content.get("datasets")) or _names(content.get("dataset"))
    about = {"dataset" if len(datasets) == 1 else "datasets": ",".join(sorted(datasets))}
    for name in ABOUT:
        said = content.get(name)
        if isinstance(said, bool):
            about[name] = "true" if said else "false"
        elif said:
            about[name] = said if isinstance(said, str) else ",".join(sorted(_names(said)))
    return {name: said for name, said in about.items() if said}


def _names(said: object) -> list[str]:
    given = said if isinstance(said, list) else [said]
    return [name for name in given if isinstance(name, str) and name]


def _list_strange(taker: Taker, number: int, content: dict[str, Any], strange: set[str]) -> None:
    """List a field beside the properties that is not taken, once for the file."""
    for name in sorted(content.keys() - _KNOWN - strange):
        if len(strange) < 1_000:
            strange.add(name)
            reason = f"the field {show(name)!r} is not taken, here and in further lines"
            taker.refuse(number, reason, str(content[name])[:200])
