"""Hypothesis strategies for whole ledgers: small worlds that collide often."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from sightline.values import (
    Decision,
    Identity,
    Item,
    Kind,
    Level,
    Marking,
    Reader,
    Record,
    Remarking,
    Statement,
    Withdrawal,
)

ENTITIES = [f"e-{n}" for n in range(7)]
DATES = [None, "2018", "2018-04", "2018-04-25", "2019-01-01", "2020/2021", "circa 2017"]
NAMES = [
    "Amara Dialo",
    "Ammara Diallo",
    "أمارة ديالو",
    "Амара Диалло",
    "Kolda Transit",
    "Sel & Fils",
]

OPEN = Marking.of("U", "all", owner="org:jmac")
OURS = Marking.of("C", "org:jmac", owner="org:jmac")
ABOVE = Marking.of("SC", "org:jmac", owner="org:jmac")
THEIRS = Marking.of("C", "org:unpol", owner="org:unpol")
VETTING = Marking.of("C", "org:jmac", owner="org:hr", purpose=("vetting",))
VISIBLE, HIDDEN = [OPEN, OURS], [ABOVE, THEIRS, VETTING]

ANA = Reader(name="ana", organisation="jmac", clearance=Level.CONFIDENTIAL, by="ana")


@st.composite
def values(draw: st.DrawFn) -> dict[str, Any]:
    """A schema with a property of it and a value that fits."""
    schema, prop, value = draw(
        st.sampled_from(
            [("Person", "name", name) for name in NAMES]
            + [("Company", "name", name) for name in NAMES[-2:]]
            + [("Person", "birthDate", date) for date in ("1970", "1971-03-04")]
            + [("Person", "notes", "seen at the bridge of Kolda, with salt")]
            + [("LegalEntity", "country", code) for code in ("ml", "ne")]
            + [("Ownership", "owner", entity) for entity in ENTITIES[:3]]
            + [("Ownership", "asset", entity) for entity in ENTITIES[:3]]
            + [("Thing", "id", "")]
        )
    )
    return {"schema": schema, "prop": prop, "value": value}


@st.composite
def worlds(
    draw: st.DrawFn,
    markings: list[Marking],
    label: str,
    others: tuple[Record, ...] = (),
    size: int = 12,
) -> list[Record]:
    """Items with statements, decisions and withdrawals under some of the markings given.

    Withdrawals, and statements with a marking of their own, may also touch the
    ``others``: records of somebody else's world.
    """
    marks = st.sampled_from([marking.id for marking in markings])
    foreign = [record.id for record in others if isinstance(record, Item)]
    targets = [record.id for record in others if isinstance(record, Item | Statement | Withdrawal)]
    added = draw(_additions(marks, foreign)) if foreign else []
    reports = draw(_reports(marks, label, size))
    mine = [record.id for record in reports]
    decisions = draw(st.lists(_decisions(marks, label), max_size=4))
    withdrawn = draw(_withdrawals(marks, label, targets + mine))
    mine += [record.id for record in withdrawn]
    remarked = draw(st.lists(_remarkings(marks, label, mine), max_size=1))
    return [*markings, *added, *reports, *decisions, *withdrawn, *remarked]


@st.composite
def _additions(draw: st.DrawFn, marks: st.SearchStrategy[str], items: list[str]) -> list[Statement]:
    """Statements with a marking of their own, on items of somebody else."""
    return [
        Statement(
            entity=draw(st.sampled_from(ENTITIES)),
            item=draw(st.sampled_from(items)),
            marking=draw(marks),
            place=f"page {number + 1}",
            **draw(values().filter(lambda said: said["prop"] != "id")),
        )
        for number in range(draw(st.integers(0, 4)))
    ]


@st.composite
def _reports(
    draw: st.DrawFn, marks: st.SearchStrategy[str], label: str, size: int
) -> list[Item | Statement]:
    """Items, each followed by what it says."""
    records: list[Item | Statement] = []
    for number in range(draw(st.integers(1, 4))):
        item = Item(
            title=f"{label} {number}",
            item_kind=Kind.REPORT,
            marking=draw(marks),
            known=draw(st.sampled_from(DATES)),
            event=draw(st.sampled_from(DATES)),
            grade=draw(st.sampled_from([None, "B2", "F6", "4x4:X4"])),
        )
        records += [item, *draw(st.lists(_statements(item.id), max_size=size))]
    return records


@st.composite
def _statements(draw: st.DrawFn, item: str) -> Statement:
    said = draw(values())
    entity = draw(st.sampled_from(ENTITIES))
    if said["prop"] == "id":
        said["value"] = entity
    return Statement(
        entity=entity,
        item=item,
        negated=draw(st.booleans()) and said["prop"] != "id",
        event=draw(st.sampled_from(DATES)),
        place=f"row {draw(st.integers(1, 3))}",
        **said,
    )


@st.composite
def _decisions(draw: st.DrawFn, marks: st.SearchStrategy[str], label: str) -> Identity:
    one, other = draw(st.lists(st.sampled_from(ENTITIES), min_size=2, max_size=2, unique=True))
    known = draw(st.sampled_from(["2018-05-01", "2019-06-01", "2020-01-01"]))
    rest = {"author": "ana", "known": known, "marking": draw(marks), "reason": label}
    return Identity.of(one, other, draw(st.sampled_from(list(Decision))), **rest)


@st.composite
def _withdrawals(
    draw: st.DrawFn, marks: st.SearchStrategy[str], label: str, targets: list[str]
) -> list[Withdrawal]:
    """Withdrawals of records, and of withdrawals before them."""
    records: list[Withdrawal] = []
    for _ in range(draw(st.integers(0, 3))):
        target = draw(st.sampled_from(targets + [record.id for record in records]))
        rest = {"author": "ana", "known": "2019-07-01", "marking": draw(marks), "reason": label}
        records.append(Withdrawal(target=target, **rest))
    return records


@st.composite
def _remarkings(
    draw: st.DrawFn, marks: st.SearchStrategy[str], label: str, targets: list[str]
) -> Remarking:
    rest = {"author": "ana", "known": "2019-08-01", "reason": label, "body": "org:jmac"}
    return Remarking(target=draw(st.sampled_from(targets)), marking=draw(marks), **rest)
