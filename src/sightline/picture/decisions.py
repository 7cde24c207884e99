"""Decisions about who is who that are in force: of each pair the latest that stands."""

from __future__ import annotations

import msgspec

from sightline.picture.clusters import Choice, latest_of_pairs
from sightline.picture.database import Database
from sightline.picture.sayings import Sayings
from sightline.picture.views import Decided
from sightline.values import Decision, Identity

_IDENTITIES = msgspec.json.Decoder(Identity)


def read_decisions(database: Database, sayings: Sayings) -> tuple[Decided, ...]:
    """Read the decision in force of every pair, in the order of the pairs."""
    found: dict[str, Decided] = {}
    choices = []
    for record, left, right, decision, day, batch, line in database.rows("decisions_standing"):
        act = _IDENTITIES.decode(line)
        choices.append(Choice(record, left, right, Decision(decision), day, act.known))
        found[record] = Decided(
            id=record,
            left=left,
            right=right,
            decision=act.decision,
            author=act.author,
            reason=act.reason,
            known=act.known,
            known_by=day,
            recorded=sayings.recorded(batch),
        )
    latest = (found[choice.id] for choice in latest_of_pairs(choices))
    return tuple(sorted(latest, key=lambda one: (one.left, one.right)))
