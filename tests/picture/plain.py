"""The rules of a picture once more, in plain Python over a list of records: an oracle for tests.

It shares nothing with the tables but the values: withdrawals are followed by
recursion, clusters are joined as sets, and everything is looked at each time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from sightline.errors import BadInstant
from sightline.model import Model, load_model
from sightline.values import Decision, Identity, Instant, Item, Record, Statement, Withdrawal

Seen = tuple[Record, dt.date]


def export_plainly(
    seen: Iterable[Seen], known: dt.date | None = None, as_of: dt.date | None = None
) -> list[dict[str, Any]]:
    """Say what `Picture.export` must give out, without captions."""
    plain = Plain(seen, known, as_of)
    return [plain.entity(head) for head in sorted({plain.head(s.entity) for s in plain.standing()})]


class Plain:
    """The records that were known and may have begun, and what is in force of them."""

    def __init__(self, seen: Iterable[Seen], known: dt.date | None, as_of: dt.date | None) -> None:
        first: dict[str, Seen] = {}
        for record, recorded in seen:
            if record.id not in first or recorded < first[record.id][1]:
                first[record.id] = (record, recorded)
        self._recorded = {one: recorded for one, (_, recorded) in first.items()}
        admitted = {one: record for one, (record, _) in first.items() if self._known(record, known)}
        self.items = {one: each for one, each in admitted.items() if isinstance(each, Item)}
        self.statements = [
            each
            for each in admitted.values()
            if isinstance(each, Statement) and each.item in self.items and self._begun(each, as_of)
        ]
        self._withdrawals = [each for each in admitted.values() if isinstance(each, Withdrawal)]
        self._decisions = [each for each in admitted.values() if isinstance(each, Identity)]
        self._model: Model = load_model()
        self._clusters = list(self._join())

    def standing(self) -> list[Statement]:
        """List the statements that are not withdrawn, nor their items."""
        return [
            each
            for each in self.statements
            if not self.withdrawn(each.id) and not self.withdrawn(each.item)
        ]

    def withdrawn(self, target: str) -> bool:
        """Say whether a withdrawal that is not withdrawn itself names a record."""
        return any(
            each.target == target and not self.withdrawn(each.id) for each in self._withdrawals
        )

    def head(self, entity: str) -> str:
        """Find the canonical id."""
        return min(next((group for group in self._clusters if entity in group), {entity}))

    def decisions(self) -> list[Identity]:
        """List the latest decision in force of each pair, oldest first."""
        latest: dict[tuple[str, str], Identity] = {}
        for each in sorted(self._decisions, key=self._order):
            if not self.withdrawn(each.id):
                latest[each.left, each.right] = each
        return sorted(latest.values(), key=self._order)

    def entity(self, head: str) -> dict[str, Any]:
        """Describe one entity."""
        mine = [each for each in self.standing() if self.head(each.entity) == head]
        said = {(each.prop, self._shown(each)) for each in mine if not each.negated}
        denied = {(each.prop, self._shown(each)) for each in mine} - said
        shape: dict[str, Any] = {
            "id": head,
            "schema": self._schema(mine),
            "properties": _grouped(pair for pair in said if pair[0] != "id"),
            "statements": sorted(each.id for each in mine),
        }
        return shape | ({"denied": _grouped(denied)} if denied else {})

    def ties(self) -> set[tuple[str, str, str]]:
        """List every tie with both ends: the entity that ties, its source and its target."""
        there = {self.head(each.entity) for each in self.standing()}
        found = set()
        for head in there:
            shape = self.entity(head)
            edge = self._model.schema(shape["schema"]).edge
            if edge is not None:
                sources, targets = (
                    shape["properties"].get(prop, []) for prop in (edge.source, edge.target)
                )
                found |= {(head, one, other) for one in sources for other in targets}
        return {tie for tie in found if set(tie) <= there}

    def _known(self, record: Record, day: dt.date | None) -> bool:
        if day is None or isinstance(record, Statement):
            return True
        said = getattr(record, "known", None)
        try:
            return Instant.parse(said).surely_by(day) if said else self._recorded[record.id] <= day
        except BadInstant:
            return self._recorded[record.id] <= day

    def _begun(self, statement: Statement, day: dt.date | None) -> bool:
        said = statement.event or self.items[statement.item].event
        try:
            return day is None or said is None or Instant.parse(said).maybe_by(day)
        except BadInstant:
            return True

    def _order(self, decision: Identity) -> tuple[dt.date, str, str]:
        try:
            day = Instant.parse(decision.known).latest
        except BadInstant:
            day = None
        return day or self._recorded[decision.id], decision.known, decision.id

    def _join(self) -> Iterator[set[str]]:
        decisions = self.decisions()
        apart = [{e.left, e.right} for e in decisions if e.decision is Decision.DIFFERENT]
        groups: list[set[str]] = []
        for each in decisions:
            if each.decision is not Decision.SAME:
                continue
            touched = [group for group in groups if {each.left, each.right} & group]
            joined = {each.left, each.right}.union(*touched)
            if not any(pair <= joined for pair in apart):
                groups = [group for group in groups if group not in touched] + [joined]
        yield from groups

    def _shown(self, statement: Statement) -> str:
        prop = self._model.schema(statement.schema).properties.get(statement.prop)
        if prop is not None and prop.type == "entity":
            return self.head(statement.value)
        return statement.value

    def _schema(self, said: list[Statement]) -> str:
        def rank(name: str) -> tuple[int, int, str]:
            mine = [each for each in said if each.schema == name]
            return -sum(not each.negated for each in mine), -len(mine), name

        names = sorted({each.schema for each in said}, key=rank)
        found = names[0]
        for name in names[1:]:
            if self._model.schema(name).is_a(found):
                found = name
        return found


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for prop, value in sorted(pairs):
        found.setdefault(prop, []).append(value)
    return found
