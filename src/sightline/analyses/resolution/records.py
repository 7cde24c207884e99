"""Records of a file that is only looked at: their bearers, without filing anything.

Every row of a table is a record of its own, named by file and row: two rows with one name stay
two until somebody is told why they should be one. What FollowTheMoney gives is named as it is
there, and so are the entries of a list that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from sightline.analyses.bearers import (
    BEARERS,
    DATES,
    ON_PAPERS,
    make_profile,
    read_span,
)  # fmt: skip
from sightline.analyses.resolution.rows import read_rows
from sightline.engines.names import Profile
from sightline.errors import BadInput
from sightline.intake import (
    Batch,
    Format,
    Mapping,
    Provenance,
    Refusal,
    find_format,
    read_ftm_entities,
    read_ftm_statements,
    read_table,
)  # fmt: skip
from sightline.intake.limits import Limits
from sightline.intake.lists import ListTerms, open_list, recognise
from sightline.intake.source import Source, find_source
from sightline.model import load_model
from sightline.values import Statement

#: Stands for the marking of what leaves the house in no form.
_NO_MARKING = "0" * 64


class Records(msgspec.Struct, frozen=True, kw_only=True):
    """The bearers of a file, how its columns were read, and all that was not taken."""

    file: str
    bearers: dict[str, Profile]
    columns: dict[str, str] = {}
    refusals: tuple[Refusal, ...] = ()


def read_records(
    path: str | Path,
    mapping: Mapping | None = None,
    *,
    kind: str | None = None,
    prefix: str | None = None,
) -> Records:
    """Read the bearers of a table, of a list that is known, or of FollowTheMoney data.

    Of a table without a mapping, ``kind`` says what its rows are about, and the ids of its
    records begin with ``prefix``, or else with the name of the file.
    """
    if mapping is not None:
        return _of_batches(path, read_table(path, mapping, marking=_NO_MARKING))
    source = find_source(path, Limits())
    listed = _open_list(source)
    if listed is not None:
        return _of_batches(path, listed)
    found = find_format(path)
    if found is Format.TABLE:
        rows = read_rows(source, kind=kind, prefix=prefix)
        return Records(
            file=source.name, bearers=rows.bearers, columns=rows.columns, refusals=rows.refusals
        )
    read = read_ftm_entities if found is Format.ENTITIES else read_ftm_statements
    return _of_batches(path, read(path, Provenance(marking=_NO_MARKING)))


def _open_list(source: Source) -> Iterator[Batch] | None:
    """Open the entries of a list, or find that the file is no list that is known."""
    try:
        recognise(source, Limits())
    except BadInput:
        return None
    terms = ListTerms(marking=_NO_MARKING, known="1970-01-01")
    return open_list(str(source.path), terms).batches()


def _of_batches(path: str | Path, batches: Iterable[Batch]) -> Records:
    """Gather statements by the entity of which they speak, with its papers and addresses."""
    kinds: dict[str, str] = {}
    values: dict[str, dict[str, list[Any]]] = {}
    refusals: list[Refusal] = []
    for batch in batches:
        refusals += batch.refusals
        for one in batch.statements:
            if not one.negated:
                kinds[one.entity] = one.schema
                values.setdefault(one.entity, {}).setdefault(one.prop, []).append(_value(one))
    numbers, cities = _pointed_to(kinds, values)
    model = load_model()
    wanted = {
        name for name, kind in kinds.items() if any(model.schema(kind).is_a(one) for one in BEARERS)
    }
    bearers = {}
    for name in sorted(wanted):
        places = [
            city for one in values[name].get("addressEntity", ()) for city in cities.get(one, ())
        ]
        profile = make_profile(kinds[name], values[name], numbers.get(name, ()), places)
        if profile is not None:
            bearers[name] = profile
    return Records(file=Path(path).name, bearers=bearers, refusals=tuple(refusals))


def _value(one: Statement) -> Any:
    if one.prop in DATES:
        return read_span(one.value)
    return one.value


def _pointed_to(
    kinds: dict[str, str], values: dict[str, dict[str, list[Any]]]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The numbers on papers by their holder, and the cities by their address."""
    model = load_model()
    numbers: dict[str, list[str]] = {}
    cities: dict[str, list[str]] = {}
    for name, said in values.items():
        schema = model.schema(kinds[name])
        if schema.is_a("Identification"):
            for holder in said.get("holder", ()):
                numbers.setdefault(holder, []).extend(
                    number for prop in ON_PAPERS for number in said.get(prop, ())
                )
        elif schema.is_a("Address"):
            cities[name] = said.get("city", [])
    return numbers, cities
