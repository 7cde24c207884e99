"""A group and a person with reports about them, and acts filed without any workspace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sightline.judgements import AnyDeed, Approved, Docket, Drafted, Reviewed, make_records
from sightline.picture import build
from sightline.values import Block, Item, Level, Reader, Record
from sightline.values.entry import decode_block
from tests.picture.world import OPEN, block, item, said, withdrawn

DAY = dt.date(2024, 6, 10)
FIRST = item("Patrol report", "2024-05-01", source="s-1", grade="B2")
SECOND = item("Interview", "2024-05-02", source="s-2", grade="C3")
COPY = item("Digest of the patrol report", "2024-05-03", derived_from=(FIRST.id,))
REPORTS = (FIRST, SECOND, COPY)
THINGS: list[Record] = [
    *REPORTS,
    said(FIRST, "g", "name", "Valley Guard", "Group"),
    said(SECOND, "g", "name", "The Guard", "Group"),
    said(COPY, "g", "alias", "Guards", "Group"),
    said(FIRST, "p", "name", "Ilyan Morovest"),
    said(SECOND, "p", "alias", "Ilyan"),
    said(FIRST, "x", "name", "Somebody", "LegalEntity"),
]


def reader(name: str) -> Reader:
    """Make the card of somebody who acts."""
    return Reader(
        name=name, organisation="jmac", clearance=Level.CONFIDENTIAL, by="x", roles=("analyst",)
    )


def draft(of: str = "j", subject: str = "g", **rest: Any) -> Drafted:
    """Make a draft that wants nothing until its approval."""
    fields: dict[str, Any] = {
        "of": of,
        "subject": subject,
        "dimension": "state-relation",
        "value": "parasitic",
        "as_of": dt.date(2024, 5, 31),
        "confidence": "low",
        "basis": (FIRST.id, SECOND.id),
        "rival": "they guard the road for pay",
        "goal": "income",
        "review_due": dt.date(2024, 12, 1),
    }
    return Drafted(**(fields | rest))


def labelled(kind: Any = Approved, **rest: Any) -> Any:
    """Make an answer that says everything that a label and a person want."""
    fields: dict[str, Any] = {
        "of": "j",
        "words": "read",
        "consequences": "may turn a partner away",
        "negotiability": "the road toll",
        "expires": dt.date(2024, 11, 1),
        "asked": dt.date(2024, 6, 1),
    }
    return kind(**(fields | rest))


def act(deed: AnyDeed, by: str, minute: int = 0, *, author: str = "", day: dt.date = DAY) -> Block:
    """File an act as it would lie in the ledger, whether or not it may count."""
    at = dt.datetime(day.year, day.month, day.day, 8, minute, tzinfo=dt.UTC)
    _, records = make_records(deed, reader(by), marking=OPEN, at=at)
    recorded = at.isoformat(timespec="seconds").replace("+00:00", "Z")
    return block(records, recorded=recorded, author=author or by)


def item_of(filed: Block) -> Item:
    """Find the item of an act that was filed."""
    return next(one for one in decode_block(filed) if isinstance(one, Item))


def docket(*acts: Block, gone: Iterable[Record] = (), day: dt.date = DAY) -> Docket:
    """Build the docket of the reports, some acts, and withdrawals."""
    struck = [withdrawn(one, "2024-06-10") for one in gone]
    blocks = [block(THINGS), *acts, *([block(struck)] if struck else [])]
    return Docket(build(blocks, reader="ana"), day)


def approved(subject: str = "g", **rest: Any) -> list[Block]:
    """File the three acts that make a judgement stand."""
    return [
        act(draft(subject=subject, **rest), "ana", 0),
        act(Reviewed(of="j", words="read"), "ben", 1),
        act(labelled(), "ben", 2),
    ]
