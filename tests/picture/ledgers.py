"""Small random ledgers for the laws: records that refer to each other, of several days."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import strategies as st

from sightline.picture import Picture
from sightline.values import Block, Decision, Item, Record, Statement
from tests.picture.world import block, decided, item, said, withdrawn

DAYS = ("2024-01-10", "2024-02", "2024-03-05", "2024", "circa 2023")
KNOWN = st.sampled_from((*DAYS, "since 2024-01", None))
EVENTS = st.sampled_from((None, None, "2022", "2024-01-15", "before 2023", "2024-06"))
PEOPLE = ("p0", "p1", "p2", "p3", "p4")
FIRMS = ("c0", "c1")
TIES = ("o0", "o1")
NAMES = ("Moussa Dara", "Musa Dara", "موسى دارا", "Муса Дара", "Kolda Trading", "Dara & Fils")
CUTS = st.sampled_from((None, dt.date(2024, 1, 31), dt.date(2024, 3, 31), dt.date(2025, 1, 1)))


@st.composite
def ledgers(draw: st.DrawFn) -> list[Block]:
    """Draw the blocks of a ledger, one entry after the other."""
    items = draw(st.lists(_items(), min_size=1, max_size=4, unique_by=lambda one: one.id))
    statements = draw(st.lists(_statements(items), min_size=1, max_size=16))
    decisions = draw(st.lists(_decisions(), max_size=5))
    records: list[Record] = [*items, *statements, *decisions]
    for _ in range(draw(st.integers(0, 4))):
        target = draw(st.sampled_from(records))
        records.append(withdrawn(target, draw(st.sampled_from(DAYS)), draw(st.sampled_from("ab"))))
    hidden = [one.id for one in draw(st.lists(st.sampled_from(items), max_size=1))]
    records = list({one.id: one for one in records if one.id not in hidden}.values())
    return [
        block(
            records[start : start + 5],
            recorded=f"2024-0{1 + start // 5}-20T08:00:00Z",
            seq=start,
            markings=draw(st.sampled_from((("m1",), ("m1", "m2")))),
            author=draw(st.sampled_from(("ana", "ben"))),
        )
        for start in range(0, len(records), 5)
    ]


@st.composite
def _items(draw: st.DrawFn) -> Item:
    return item(f"Report {draw(st.integers(1, 9))}", draw(KNOWN), event=draw(_dates()))


def _dates() -> st.SearchStrategy[str | None]:
    return st.sampled_from((None, "2022", "2024-01-15", "2024-06"))


@st.composite
def _statements(draw: st.DrawFn, items: list[Item]) -> Statement:
    source, negated = draw(st.sampled_from(items)), draw(st.sampled_from((False, False, True)))
    rest = {"negated": negated, "event": draw(EVENTS)}
    if draw(st.booleans()):
        person = draw(st.sampled_from(PEOPLE))
        schema = draw(st.sampled_from(("Person", "LegalEntity", "Person", "Organization")))
        prop = draw(st.sampled_from(("name", "alias", "id", "country")))
        value = person if prop == "id" else draw(st.sampled_from(NAMES))
        return said(source, person, prop, value, schema, **rest)
    if draw(st.booleans()):
        return said(source, draw(st.sampled_from(FIRMS)), "name", NAMES[4], "Company", **rest)
    prop = draw(st.sampled_from(("owner", "asset", "startDate")))
    ends = {"owner": PEOPLE, "asset": FIRMS, "startDate": ("2020", "2021-05")}[prop]
    tie, value = draw(st.sampled_from(TIES)), draw(st.sampled_from(ends))
    return said(source, tie, prop, value, "Ownership", **rest)


@st.composite
def _decisions(draw: st.DrawFn) -> Record:
    left, right = draw(
        st.lists(st.sampled_from((*PEOPLE, "p9")), min_size=2, max_size=2, unique=True)
    )
    decision = draw(st.sampled_from((Decision.SAME, Decision.SAME, *Decision)))
    return decided(left, right, decision, draw(st.sampled_from(DAYS)))


def answers(picture: Picture) -> bytes:
    """Ask a picture everything that can be asked of it, and write the answers down."""
    ids = [summary.id for summary in picture.entities(limit=1000)]
    everything = [
        picture.address, picture.schemata(), picture.count(), picture.count("LegalEntity"),
        list(picture.export()), picture.entities(limit=1000), [picture.entity(one) for one in ids],
        [picture.history(one) for one in ids], picture.edges(),
        picture.edges(active_on=dt.date(2020, 6, 1)),
        picture.statements(limit=1000, withdrawn=True),
        picture.items(limit=1000, withdrawn=True), picture.conflicts(),
        [picture.search(query, limit=3) for query in ("mousa dara", "kol", "داره")],
        [list(picture.table(schema)) for schema in ("LegalEntity", "Ownership")],
        sorted(picture.markings()), [sorted(picture.markings(one)) for one in ids],
    ]  # fmt: skip
    return msgspec.json.encode(everything)
