"""What changed between two pictures, and why: for every difference the records that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from sightline.picture.database import Database, Row
from sightline.picture.entities import Entities
from sightline.picture.sayings import Sayings
from sightline.picture.views import Change, Changes, Saying, Summary, Why
from sightline.values import Withdrawal

_WITHDRAWALS = msgspec.json.Decoder(Withdrawal)
#: A property, a value, and whether it is denied.
Claim = tuple[str, str, bool]
Claims = dict[str, dict[Claim, list[Saying]]]


class Side:
    """One of the two pictures, as the comparison reads it."""

    def __init__(self, database: Database, sayings: Sayings, entities: Entities) -> None:
        self.database = database
        self.sayings = sayings
        self.entities = entities
        self.heads: dict[str, str] = dict(database.rows("resolved"))

    def only_here(self, other: Side) -> list[Row]:
        """Find the standing statements that do not stand in the other picture."""
        self.database.lend("elsewhere", other.database.arrays("standing_ids"))
        try:
            return self.sayings.select("said_standing_elsewhere_not")
        finally:
            self.database.give_back("elsewhere")

    def names_of(self, rows: Iterable[Row]) -> set[str]:
        """Name the ids under which rows were said."""
        numbers = {row[4] for row in rows}
        names = self.sayings.names(numbers)
        return {names[no][0] for no in numbers}

    def clusters(self, ids: Iterable[str]) -> dict[str, set[str]]:
        """Find the whole clusters in which ids are, by canonical id."""
        found: dict[str, set[str]] = {self.heads.get(one, one): set() for one in ids}
        for one, head in self.heads.items():
            if head in found:
                found[head].add(one)
        return {head: members | {head} for head, members in found.items()}

    def claims(self, ids: Iterable[str]) -> Claims:
        """Gather what is said under each id."""
        rows = self.sayings.select("said_under", "said_standing", ids=sorted(ids))
        found: Claims = {}
        for saying in self.sayings.read(rows):
            claim = (saying.prop, saying.value, saying.negated)
            found.setdefault(saying.entity, {}).setdefault(claim, []).append(saying)
        return found

    def summaries(self, ids: Iterable[str]) -> dict[str, Summary]:
        """Name those of some canonical ids that are entities here."""
        rows = self.database.rows("entities_named", {"ids": sorted(ids)})
        return {row[0]: self.entities.summary(row) for row in rows}


def compare(older: Side, newer: Side, addresses: tuple[str, str]) -> Changes:
    """Find every difference from the older to the newer picture."""
    touched = older.names_of(older.only_here(newer)) | newer.names_of(newer.only_here(older))
    touched |= {
        one
        for one in older.heads.keys() | newer.heads.keys()
        if older.heads.get(one) != newer.heads.get(one)
    }
    comparison = _Comparison(older, newer, touched)
    changes = sorted(comparison.changes(), key=_order)
    return Changes(older=addresses[0], newer=addresses[1], changes=tuple(changes))


class _Comparison:
    """The two pictures around the ids about which they differ."""

    def __init__(self, older: Side, newer: Side, touched: set[str]) -> None:
        self._older, self._newer = older, newer
        self._before = older.clusters(touched)
        self._after = newer.clusters(touched)
        ids = set[str]().union(*self._before.values(), *self._after.values())
        self._before |= older.clusters(ids)
        self._after |= newer.clusters(ids)
        self._said_before, self._said_after = older.claims(ids), newer.claims(ids)
        self._named_before = older.summaries(self._before)
        self._named_after = newer.summaries(self._after)
        self._fallen = _Fallen(newer)

    def changes(self) -> Iterator[Change]:
        """Tell every difference, entity by entity of the newer picture, then what is gone."""
        for head, summary in self._named_after.items():
            ids = self._after[head]
            was = [one for one in self._named_before if self._before[one] & ids]
            if was:
                yield from self._grouped(summary, ids, was)
                yield from self._values(summary, ids)
            else:
                yield self._appeared(summary, ids)
        for head, summary in self._named_before.items():
            ids = self._before[head]
            now = [one for one in self._named_after if self._after[one] & ids]
            if not now:
                yield self._gone(summary, ids)
            elif len(now) > 1:
                yield self._regrouped("split", summary, now, ids)

    def _grouped(self, summary: Summary, ids: set[str], was: list[str]) -> Iterator[Change]:
        """Say when an entity was put together anew, from others or with another set of ids."""
        before = set[str]().union(*(self._before[one] for one in was))
        if len(was) > 1:
            yield self._regrouped("merged", summary, was, ids | before)
        elif before != ids:
            yield self._regrouped("regrouped", summary, was, ids | before)

    def _appeared(self, summary: Summary, ids: set[str]) -> Change:
        said = [one for claims in _of(self._said_after, ids) for one in claims[1]]
        return _change("appeared", summary, [_why("said", said)])

    def _gone(self, summary: Summary, ids: set[str]) -> Change:
        said = [one for claims in _of(self._said_before, ids) for one in claims[1]]
        return _change("gone", summary, self._fallen.why(said))

    def _regrouped(self, kind: str, summary: Summary, others: list[str], ids: set[str]) -> Change:
        return _change(kind, summary, self._decided(ids), others=tuple(sorted(others)))

    def _decided(self, ids: set[str]) -> list[Why]:
        """Find the decisions about these ids that only one of the pictures holds or counts."""
        known = [
            {row[0]: row for row in side.database.rows("decisions_about", {"ids": sorted(ids)})}
            for side in (self._older, self._newer)
        ]
        new = [row for one, row in known[1].items() if one not in known[0]]
        lost = [row for one, row in known[0].items() if one not in known[1]]
        whys = [
            Why(reason=f"decided {row[3]}", records=(row[0],), words=(_reason(row),)) for row in new
        ]
        whys += [Why(reason=f"no longer decided {row[3]}", records=(row[0],)) for row in lost]
        return whys + self._fallen.withdrawals(sorted(known[1]))

    def _values(self, summary: Summary, ids: set[str]) -> Iterator[Change]:
        """Compare what is said under the ids of one entity, and by whom."""
        before, after = dict(_of(self._said_before, ids)), dict(_of(self._said_after, ids))
        for claim in before.keys() | after.keys():
            had, has = before.get(claim, []), after.get(claim, [])
            told = {one.id for one in had}, {one.id for one in has}
            new = [one for one in has if one.id not in told[0]]
            lost = [one for one in had if one.id not in told[1]]
            what = "denial" if claim[2] else "value"
            rest = {"prop": claim[0], "value": claim[1]}
            if new:
                kind = f"{what} added" if not had else f"{what} said again"
                yield _change(kind, summary, [_why("said", new)], **rest)
            if lost:
                kind = f"{what} removed" if not has else f"{what} said less"
                yield _change(kind, summary, self._fallen.why(lost), **rest)


class _Fallen:
    """Why statements of the older picture do not stand in the newer."""

    def __init__(self, newer: Side) -> None:
        self._newer = newer

    def why(self, said: list[Saying]) -> list[Why]:
        """Name the withdrawals; what the newer picture does not hold at all is only absent."""
        targets = sorted({one.id for one in said} | {one.item for one in said})
        withdrawn = self.withdrawals(targets)
        struck = {one for why in withdrawn for one in why.targets}
        absent = [one for one in said if not {one.id, one.item} & struck]
        return withdrawn + ([_why("not in the newer picture", absent)] if absent else [])

    def withdrawals(self, targets: list[str]) -> list[Why]:
        """List the withdrawals in force of some records."""
        rows = self._newer.database.rows("withdrawals_of", {"ids": targets})
        return [
            Why(reason="withdrawn", records=(row[0],), targets=(row[1],), words=(_reason(row),))
            for row in rows
            if not row[5]
        ]


def _of(claims: Claims, ids: set[str]) -> list[tuple[Claim, list[Saying]]]:
    """Join what is said under several ids."""
    joined: dict[Claim, list[Saying]] = {}
    for one in sorted(ids):
        for claim, said in claims.get(one, {}).items():
            joined.setdefault(claim, []).extend(said)
    return list(joined.items())


def _why(reason: str, said: Iterable[Saying]) -> Why:
    sayings = list(said)
    records = tuple(sorted({one.id for one in sayings}))
    return Why(reason=reason, records=records, items=tuple(sorted({one.item for one in sayings})))


def _reason(row: Row) -> str:
    line = row[4] if len(row) == 6 else row[6]
    found: Any = msgspec.json.decode(line)
    return str(found["reason"])


def _change(kind: str, summary: Summary, why: list[Why], **rest: Any) -> Change:
    return Change(
        kind=kind,
        entity=summary.id,
        caption=summary.caption,
        schema=summary.schema,
        why=tuple(why),
        **rest,
    )


def _order(change: Change) -> tuple[str, ...]:
    return change.entity, change.kind, change.prop or "", change.value or ""
