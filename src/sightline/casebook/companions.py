"""The reference data that a case leans on: its missions with their mandates, and its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from sightline.casebook.case import Case
from sightline.reference import reference_records
from sightline.values import Item, Record, Statement

#: What joins an entry of the reference data to a mission of the case.
_TIES = {"mission", "implementer"}

Entry = tuple[Item, tuple[Statement, ...]]


def companions(case: Case, marking: str) -> list[Record]:
    """Give the entries of the reference data about the missions and places of a case."""
    entries = _entries(marking)
    wanted = _reached(case, entries)
    found: list[Record] = []
    for item, said in entries:
        if any(one.entity in wanted for one in said):
            found += [item, *said]
    return found


@cache
def _entries(marking: str) -> tuple[Entry, ...]:
    """Read the reference data entry by entry."""
    entries: list[tuple[Item, list[Statement]]] = []
    for record in reference_records(marking):
        if isinstance(record, Item):
            entries.append((record, []))
        elif isinstance(record, Statement):
            entries[-1][1].append(record)
    return tuple((item, tuple(said)) for item, said in entries)


def _reached(case: Case, entries: Iterable[Entry]) -> frozenset[str]:
    """Find what a case names in the reference data, what is tied to its missions, its places."""
    said = [one for _, statements in entries for one in statements]
    wanted = set(case.missions) | set(case.territories) | _named(case)
    missions = wanted & {one.entity for one in said if one.schema == "Mission"}
    wanted |= {one.entity for one in said if one.prop in _TIES and one.value in missions}
    wanted |= {one.value for one in said if one.entity in missions and one.prop == "territory"}
    wanted |= {one.value for one in said if one.entity in missions and one.prop == "lead"}
    wanted |= {one.entity for one in said if one.prop == "mandate" and one.value in wanted}
    parts = {(one.entity, one.value) for one in said if one.prop == "partOf"}
    inner = _closure(wanted, {(whole, part) for part, whole in parts})
    return frozenset(_closure(wanted, parts) | inner)


def _closure(start: set[str], ties: set[tuple[str, str]]) -> set[str]:
    """Follow ties as far as they go."""
    found = set(start)
    while more := {end for begin, end in ties if begin in found} - found:
        found |= more
    return found


def _named(case: Case) -> set[str]:
    return set(_names(case))


def _names(case: Case) -> Iterator[str]:
    for fact in case.facts:
        yield from fact.refers
    for told in (*case.things, *(told for fact in case.facts for told in fact.says)):
        yield told.id
        for values in told.values.values():
            yield from values
