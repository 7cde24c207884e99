"""Decisions and withdrawals: what people did to records, and what is in force of it."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.picture.clock import Clock, last_day
from sightline.picture.clusters import Choice, Refusal, resolve
from sightline.picture.database import Database
from sightline.picture.staging import split_id
from sightline.values import Decision, Identity, Withdrawal
from sightline.values.entry import decode


def take_acts(database: Database, clock: Clock) -> bool:
    """Keep the new decisions and withdrawals that were known in time; say whether there are any."""
    decisions, withdrawals = [], []
    for record_id, _, line, batch, recorded in database.rows("new_acts"):
        act = decode(line.encode())
        if not isinstance(act, Identity | Withdrawal) or not clock.admits(act.known, recorded):
            continue
        day = last_day(act.known, recorded)
        if isinstance(act, Identity):
            decisions.append((record_id, act.left, act.right, act.decision.value, day, batch, line))
        else:
            withdrawals.append((record_id, act.target, day, batch, line))
    database.fill("decision", decisions)
    database.fill("withdrawal", withdrawals)
    return bool(decisions or withdrawals)


def settle_acts(database: Database) -> None:
    """Bring names, items and old statements to what is in force now."""
    struck = in_force(database.rows("withdrawals_targets"))
    _strike(database, struck)
    choices = [
        Choice(record_id, left, right, Decision(decision), day, said)
        for record_id, left, right, decision, day, said in database.rows("choices")
        if record_id not in struck
    ]
    clusters = resolve(choices)
    database.fill("clusters", clusters.heads.items())
    database.run("move")
    database.run("forget_refusals")
    database.fill("refusal", [_refusal(refusal) for refusal in clusters.refusals])


def in_force(withdrawals: Iterable[tuple[str, str]]) -> set[str]:
    """Find every record that a withdrawal in force names: one that is itself withdrawn is not."""
    against: dict[str, list[str]] = {}
    for record_id, target in withdrawals:
        against.setdefault(target, []).append(record_id)
    standing: dict[str, bool] = {}
    for target in against:
        _settle(target, against, standing)
    return {target for target in against if not standing[target]}


def _settle(start: str, against: dict[str, list[str]], standing: dict[str, bool]) -> None:
    """Decide about a record after everything that withdraws it, without recursion."""
    path = [start]
    while path:
        one = path[-1]
        open_ones = [each for each in against.get(one, ()) if each not in standing]
        if open_ones and open_ones[0] not in path:
            path.append(open_ones[0])
            continue
        standing[one] = not any(standing.get(each, True) for each in against.get(one, ()))
        path.pop()


def _strike(database: Database, struck: set[str]) -> None:
    before = {record_id for (record_id,) in database.rows("struck")}
    changed = [
        (record_id, record_id in struck, *split_id(record_id).values())
        for record_id in sorted(struck ^ before)
    ]
    if changed:
        database.fill("changed", changed)
        database.run("strike")


def _refusal(refusal: Refusal) -> tuple[str, str, str, list[str]]:
    choice = refusal.choice
    return choice.left, choice.right, choice.id, list(refusal.forbidden_by)
