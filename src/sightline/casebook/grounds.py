"""On which facts of the casebook a flag rests, and whether their known dates are founded."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.analyses.flags import Flag
from sightline.casebook.case import UNFOUNDED, Case
from sightline.values import Item, Record, Statement


class Grounds:
    """What each statement and each register entry of a case goes back to."""

    def __init__(self, case: Case, records: Iterable[Record]) -> None:
        held = list(records)
        items = {one.id: one for one in held if isinstance(one, Item)}
        said = [one for one in held if isinstance(one, Statement)]
        self._items: dict[str, Item] = {one.id: items[one.item] for one in said}
        self._names = {one.entity: one.value for one in said if one.prop == "name"}
        self._register: dict[str, set[str]] = {}
        for fact in case.facts:
            for name in fact.refers:
                self._register.setdefault(name, set()).add(fact.fact)
        for one in said:
            if one.prop == "mandate" and one.value in self._register:
                self._register.setdefault(one.entity, set()).update(self._register[one.value])

    def name(self, entity: str) -> str:
        """Give the name of an entity, or its id where nobody names it."""
        return self._names.get(entity, entity)

    def facts(self, flag: Flag) -> frozenset[str]:
        """Name the facts of the casebook whose statements or register entries a flag saw."""
        told = {
            item.about["fact"]
            for item in self._seen(flag)
            if item.about["collection"] == "casebook"
        }
        listed = {fact for name in flag.facts for fact in self._register.get(name, ())}
        return frozenset(told | listed)

    def unfounded(self, flag: Flag) -> frozenset[str]:
        """Name what a flag saw that is known only through a study, or without a date."""
        return frozenset(
            item.about["fact"] for item in self._seen(flag) if item.about["known_as"] in UNFOUNDED
        )

    def _seen(self, flag: Flag) -> list[Item]:
        return [self._items[name] for name in flag.saw if name in self._items]
