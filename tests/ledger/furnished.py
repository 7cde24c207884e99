"""A small ledger in which every table holds something, for tests of tampering and moving."""

from __future__ import annotations

from datetime import UTC, datetime

from sightline.ledger import Ledger
from sightline.ledger.laws import CASE, OPEN, OTHER, SHUT, make_item, make_statements
from sightline.values import (
    Decision,
    Identity,
    Level,
    Marking,
    Reader,
    Record,
    Remarking,
    Sight,
    Statement,
    Withdrawal,
)
from sightline.values.entry import Opening

DAY = datetime(2024, 6, 1, 12, 30, tzinfo=UTC)
EVERYTHING = Sight(frozenset({OPEN.id, SHUT.id, OTHER.id}), frozenset({"C-1", "C-2"}))
CLOSED = Opening(basis="mandate", by="ana", case="C-2", purpose="inquiry")
CARD = Reader(by="ana", clearance=Level.CONFIDENTIAL, name="bo", organisation="un")


def remark(target: Record, marking: Marking, body: str, known: str = "2024-05-01") -> Remarking:
    """A remarking of a record."""
    return Remarking(
        author="ana",
        body=body,
        known=known,
        marking=marking.id,
        reason="review",
        target=target.id,
    )


def withdraw(target: Record, marking: Marking = OPEN) -> Withdrawal:
    """A withdrawal of a record."""
    return Withdrawal(
        author="ana", known="2024-05-01", marking=marking.id, reason="error", target=target.id
    )


def decide(one: str, other: str) -> Identity:
    """A decision that two entities are one."""
    return Identity.of(
        one,
        other,
        Decision.SAME,
        author="ana",
        known="2024-05-01",
        marking=OPEN.id,
        reason="same number",
    )


def furnish(ledger: Ledger) -> None:
    """Fill every table: entries, blocks, remarkings, files, a live case and an erased one."""
    one, two = make_item("one"), make_item("two", OTHER)
    inner, gone = make_item("inner"), make_item("gone")
    said = make_statements(one, 4)
    tight = Statement(
        entity="e-9", item=two.id, marking=SHUT.id, prop="name", schema="Person", value="Nobody"
    )
    ledger.append([OPEN, SHUT, OTHER, CASE, CLOSED, CARD], author="ana", at=DAY)
    ledger.append([one, two, *said, tight, decide("e-1", "e-2")], author="bo", at=DAY)
    held: list[Record] = [inner, *make_statements(inner, 3), decide("e-3", "e-4")]
    ledger.append(held, author="ana", at=DAY, case="C-1")
    ledger.append([gone, *make_statements(gone, 3)], author="ana", at=DAY, case="C-2")
    ledger.append(
        [remark(said[0], SHUT, "org:other"), remark(two, SHUT, "org:other"), withdraw(said[1])],
        author="bo",
        at=DAY,
    )
    ledger.put_blob(b"a file in the open")
    ledger.put_blob(b"a file of a case", "C-1")
    ledger.put_blob(b"a file of an erased case", "C-2")
    ledger.erase("C-2", basis="retention", reason="review", author="ana", at=DAY)
    ledger.append([make_item("last")], author="ana", at=DAY)
