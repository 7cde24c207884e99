"""A house with three readers, a group with two reports, and ready acts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sightline.judgements import Approved, Docket, Drafted, Reviewed
from sightline.values import Item, Kind, Level, Marking, Reader, Record, Statement
from sightline.workspace import Workspace

TODAY = dt.datetime.now(dt.UTC).date()
SOON = TODAY + dt.timedelta(days=90)
OURS = Marking.of("C", "org:jmac", owner="org:jmac")
BOTH = Marking.of("C", "org:jmac", "org:unpol", owner="org:jmac")
THEIRS = Marking.of("C", "org:unpol", owner="org:unpol")


def card(name: str, organisation: str, **rest: Any) -> Reader:
    fields: dict[str, Any] = {"clearance": Level.STRICTLY_CONFIDENTIAL, "by": "x"} | rest
    return Reader(name=name, organisation=organisation, **fields)


def report(title: str, marking: Marking, entity: str = "g", **rest: Any) -> list[Record]:
    item = Item(title=title, item_kind=Kind.REPORT, marking=marking.id, known="2026-01-05", **rest)
    name = Statement(entity=entity, item=item.id, prop="name", schema="Group", value="The Guard")
    return [marking, item, name]


def add_report(house: Workspace, by: str, title: str, marking: Marking, **rest: Any) -> str:
    records = report(title, marking, **rest)
    house.add(records, house.reader(by))
    return records[1].id


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Workspace]:
    """A house with ana and ada of jmac and ben of unpol."""
    made = Workspace.create(tmp_path / "h", name="Trial", organisation="jmac", reader="keeper")
    keeper = made.reader()
    for name, organisation in (("ana", "jmac"), ("ada", "jmac"), ("ben", "unpol")):
        made.enrol(card(name, organisation), keeper)
    with made:
        yield made


def drafted(*basis: str, **rest: Any) -> Drafted:
    fields: dict[str, Any] = {
        "subject": "g",
        "dimension": "political-will",
        "value": "low",
        "as_of": TODAY,
        "confidence": "low",
        "basis": basis,
        "rival": "they cannot rather than will not",
        "review_due": SOON,
    }
    return Drafted(**(fields | rest))


def docket(house: Workspace, by: str) -> Docket:
    return Docket(house.picture(house.reader(by)), TODAY)


def approve(house: Workspace, judgement: str, by: str) -> None:
    house.judge(Reviewed(of=judgement, words="read"), house.reader(by))
    house.judge(Approved(of=judgement), house.reader(by))
