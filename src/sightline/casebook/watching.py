"""A reading that notes what a rule looks at: it is asked again when that can matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading
from sightline.picture import Picture, Span


class Watching(Reading):
    """A picture as rules read it, with all facts that were read since the last look."""

    def __init__(self, picture: Picture, day: dt.date) -> None:
        super().__init__(picture, day)
        self._seen: dict[str, Fact] = {}
        super().observed()  # sorts the observations once, for all days

    def on(self, day: dt.date) -> Watching:
        """The same picture on another day; what was read stays read."""
        other = object.__new__(Watching)
        other.__dict__.update(self.__dict__, day=day)
        return other

    def of(self, schema: str) -> tuple[Fact, ...]:
        """All entities of a schema and its narrower kinds, in the order of their ids."""
        return self._note(super().of(schema))

    def observed(self, *aspects: str) -> tuple[Fact, ...]:
        """The observations of some aspects; those that have yet to begin are noted too."""
        found = super().observed(*aspects)
        self._note(fact for one in aspects for fact in (self._aspects or {}).get(one, ()))
        return found

    def pointing(self, schema: str, prop: str, entity_id: str) -> tuple[Fact, ...]:
        """The entities of a schema whose property names an entity."""
        return self._note(super().pointing(schema, prop, entity_id))

    def taken(self) -> tuple[Fact, ...]:
        """Give what was looked at since this was last asked."""
        seen = tuple(self._seen.values())
        self._seen.clear()
        return seen

    def _note(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        held = tuple(facts)
        self._seen.update((fact.id, fact) for fact in held)
        return held


def days_said(facts: Iterable[Fact]) -> frozenset[dt.date]:
    """Gather the first and last day of every date that some facts say."""
    return frozenset(
        day
        for fact in facts
        for cell in fact.row.values()
        if isinstance(cell, list)
        for value in cell
        if isinstance(value, Span)
        for day in (value.first, value.last)
        if day is not None
    )
