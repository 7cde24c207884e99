"""What was said of an entity and when: both clocks, withdrawals and decisions, in one line."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sightline.picture.clusters import Choice, latest_of_pairs
from sightline.picture.database import Database, Row
from sightline.picture.sayings import Sayings
from sightline.picture.views import Saying, Turn
from sightline.values import Decision, Identity, Withdrawal

_WITHDRAWALS = msgspec.json.Decoder(Withdrawal)
_IDENTITIES = msgspec.json.Decoder(Identity)


class History:
    """Reads what happened to the statements and ids of entities."""

    def __init__(self, database: Database, sayings: Sayings) -> None:
        self._database = database
        self._sayings = sayings

    def of(self, no: int, ids: tuple[str, ...], prop: str | None) -> tuple[Turn, ...]:
        """Tell the history of an entity, or of one of its properties, oldest knowledge first."""
        sayings = self._sayings.read(self._sayings.select("said_of", no=no))
        if prop is not None:
            sayings = [saying for saying in sayings if saying.prop == prop]
        turns = [_said(saying) for saying in sayings]
        turns += self._withdrawn(sayings)
        if prop is None:
            turns += self._decided(list(ids))
        return tuple(sorted(turns, key=_order))

    def _withdrawn(self, sayings: Iterable[Saying]) -> list[Turn]:
        """Follow withdrawals of the statements and their items, and withdrawals of those."""
        struck: dict[str, list[Saying]] = {}
        for saying in sayings:
            struck.setdefault(saying.id, []).append(saying)
            struck.setdefault(saying.item, []).append(saying)
        turns = []
        kind = "withdrawn"
        while struck:
            rows = self._database.rows("withdrawals_of", {"ids": list(struck)})
            turns += [self._turn(row, kind, saying) for row in rows for saying in struck[row[1]]]
            struck = {row[0]: struck[row[1]] for row in rows}
            kind = "restored" if kind == "withdrawn" else "withdrawn"
        return turns

    def _turn(self, row: Row, kind: str, saying: Saying | None, other: str | None = None) -> Turn:
        record, _, day, batch, line, struck = row
        act = _WITHDRAWALS.decode(line)
        return Turn(
            kind=kind,
            record=record,
            known_by=day,
            known=act.known,
            recorded=self._sayings.recorded(batch),
            event=saying.event if saying else None,
            prop=saying.prop if saying else None,
            value=saying.value if saying else None,
            saying=saying,
            item=saying.item if saying else None,
            reason=act.reason,
            author=act.author,
            other=other,
            in_force=not struck,
        )

    def _decided(self, ids: list[str]) -> list[Turn]:
        """List every decision about one of the ids, and withdrawals of decisions."""
        rows = self._database.rows("decisions_about", {"ids": ids})
        withdrawals = self._database.rows("withdrawals_of", {"ids": [row[0] for row in rows]})
        gone = {row[1] for row in withdrawals if not row[5]}
        choices = [
            Choice(
                row[0], row[1], row[2], Decision(row[3]), row[4], _IDENTITIES.decode(row[6]).known
            )
            for row in rows
            if row[0] not in gone
        ]
        latest = {choice.id for choice in latest_of_pairs(choices)}
        turns = [self._decision(row, set(ids), row[0] in latest) for row in rows]
        return turns + [self._turn(row, "withdrawn", None, row[1]) for row in withdrawals]

    def _decision(self, row: Row, ids: set[str], in_force: bool) -> Turn:
        record, left, right, decision, day, batch, line = row
        act = _IDENTITIES.decode(line)
        return Turn(
            kind=decision,
            record=record,
            known_by=day,
            known=act.known,
            recorded=self._sayings.recorded(batch),
            value=f"{left} = {right}" if decision == "same" else f"{left} / {right}",
            reason=act.reason,
            author=act.author,
            other=right if left in ids else left,
            in_force=in_force,
        )


def _said(saying: Saying) -> Turn:
    return Turn(
        kind="denied" if saying.negated else "said",
        record=saying.id,
        known_by=saying.known_by,
        known=saying.known,
        recorded=saying.recorded,
        event=saying.event,
        prop=saying.prop,
        value=saying.value,
        saying=saying,
        item=saying.item,
        in_force=not saying.withdrawn,
    )


def _order(turn: Turn) -> tuple[str, ...]:
    return (
        str(turn.known_by or "~"), turn.recorded, turn.kind, turn.record, turn.prop or "",
        turn.value or "", turn.saying.id if turn.saying else "",
    )  # fmt: skip
