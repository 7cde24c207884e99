"""Laws over many small ledgers: order makes no difference, and neither does the store."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.ledger import Ledger, MemoryKeys, MemoryStore, move
from sightline.ledger.laws import make_item
from sightline.ledger.marks import resolve_marks
from sightline.values import (
    Identity,
    Item,
    Marking,
    Record,
    Remarking,
    Sight,
    Statement,
    Withdrawal,
)
from sightline.values.entry import Opening, decode_block
from tests.ledger.furnished import remark
from tests.strategies import ABOVE, OPEN, OURS, THEIRS, worlds

MARKINGS = [OPEN, OURS, ABOVE, THEIRS]
CASE = Opening(basis="mandate", by="ana", case="C-1", purpose="inquiry")
ALL = Sight(frozenset(marking.id for marking in MARKINGS), frozenset({"C-1"}))


@st.composite
def remarked(draw: st.DrawFn) -> list[Record]:
    """A world with many remarkings, by owners and by strangers, of records and of each other."""
    records = draw(worlds(MARKINGS, "world", size=4))
    targets: list[Record] = [record for record in records if not isinstance(record, Marking)]
    for _ in range(draw(st.integers(0, 6))):
        note = remark(
            draw(st.sampled_from(targets)),
            draw(st.sampled_from(MARKINGS)),
            draw(st.sampled_from(["org:jmac", "org:unpol"])),
            draw(st.sampled_from(["2019-01-01", "2019-01-02", "2019"])),
        )
        records.append(note)
        targets.append(note)
    return records


def model_sights(records: list[Record]) -> dict[str, frozenset[str]]:
    """The markings of each record, computed the plain way from the set of records."""
    markings = {record.id: record for record in records if isinstance(record, Marking)}
    notes = {record.id: record for record in records if isinstance(record, Remarking)}

    def own(record: Record) -> frozenset[str]:
        mine = [note for note in notes.values() if note.target == record.id]
        marking = getattr(record, "marking", None)
        return resolve_marks(marking, mine, markings)

    items = {record.id: own(record) for record in records if isinstance(record, Item)}
    marks: dict[str, frozenset[str]] = {}
    for record in records:
        if isinstance(record, Statement):
            marks[record.id] = own(record) | items[record.item]
        elif isinstance(record, Item | Identity | Withdrawal | Remarking):
            marks[record.id] = own(record)
    return marks


def read_sights(ledger: Ledger) -> dict[str, frozenset[str]]:
    """The markings of each record, as the ledger gives them out."""
    return {
        record.id: block.markings for block in ledger.blocks(ALL) for record in decode_block(block)
    }


def make() -> Ledger:
    return Ledger(MemoryStore(), MemoryKeys())


def cut(data: st.DataObject, records: list[Record]) -> list[list[Record]]:
    """Cut records into acts, in any order that keeps items before their statements."""
    ranks = {record.id: data.draw(st.integers(0, 3)) for record in records}
    for record in records:
        if isinstance(record, Marking):
            ranks[record.id] = 0
    for record in records:
        if isinstance(record, Statement):
            ranks[record.id] = max(ranks[record.id], ranks[record.item])
    acts: list[list[Record]] = [[], [], [], []]
    for record in data.draw(st.permutations(records)):
        acts[ranks[record.id]].append(record)
    return acts


@given(records=remarked(), data=st.data())
def test_order_and_cutting_make_no_difference(records: list[Record], data: st.DataObject) -> None:
    ledger = make()
    for act in cut(data, records):
        ledger.append(act, author="ana")
    assert read_sights(ledger) == model_sights(records)
    assert ledger.verify().clean
    head = ledger.head()
    for act in cut(data, records):
        ledger.append(act, author="bo")
    assert ledger.head() == head


@given(records=remarked(), data=st.data())
def test_a_sight_is_given_what_it_admits(records: list[Record], data: st.DataObject) -> None:
    ledger = make()
    ledger.append(records, author="ana")
    marks = model_sights(records)
    for size in range(len(MARKINGS) + 1):
        chosen = frozenset(m.id for m in data.draw(st.permutations(MARKINGS))[:size])
        given_out = [b for block in ledger.blocks(Sight(chosen)) for b in decode_block(block)]
        assert {b.id for b in given_out} == {id_ for id_, held in marks.items() if held <= chosen}
        seen = ledger.seen(list(marks), Sight(chosen))
        assert seen == {id_: held for id_, held in marks.items() if held <= chosen}


@given(records=remarked(), data=st.data())
def test_what_is_not_changed_can_be_continued(records: list[Record], data: st.DataObject) -> None:
    """When nothing changed older sights, blocks before and after are together all blocks."""
    ledger = make()
    stages: list[tuple[int, dict[str, frozenset[str]]]] = []
    for act in cut(data, records):
        ledger.append(act, author="ana")
        stages.append((ledger.head().seq, read_sights(ledger)))
    now = read_sights(ledger)
    for seq, earlier in stages:
        later = {
            record.id: block.markings
            for block in ledger.blocks(ALL, after=seq)
            for record in decode_block(block)
        }
        if not ledger.changed_sight(seq):
            assert earlier | later == now
            assert not earlier.keys() & later.keys()


@given(records=worlds(MARKINGS, "world", size=4), data=st.data())
def test_a_case_keeps_what_was_meant(records: list[Record], data: st.DataObject) -> None:
    """Enclosed at once or in parts, with whatever is repeated, a case comes out the same."""
    records = [record for record in records if not isinstance(record, Remarking)]
    keys = MemoryKeys()
    whole, parts = Ledger(MemoryStore(), keys), Ledger(MemoryStore(), keys)
    for ledger in (whole, parts):
        ledger.append([CASE, *MARKINGS], author="ana")
    whole.append(records, author="ana", case="C-1")
    items: list[Record] = [record for record in records if isinstance(record, Item)]
    acts: list[list[Record]] = [items, records, records[: len(records) // 2], items]
    for act in data.draw(st.permutations(acts)):
        held = {record.id for record in act}
        needed = [record for record in items if record.id not in held]
        parts.append([*needed, *act], author="ana", case="C-1")
    told = [b for block in whole.blocks(ALL) for b in decode_block(block)]
    statements = [record for record in told if isinstance(record, Statement)]
    assert {s.item for s in statements} <= {r.id for r in told if isinstance(r, Item)}
    assert {r.case for r in told if isinstance(r, Item | Statement)} <= {"C-1"}
    assert len(
        {
            (s.entity, s.value, s.place, s.event, s.negated, s.prop, s.item, s.schema)
            for s in statements
        }
    ) == len(statements)
    assert {r.id for r in told if isinstance(r, Item | Statement)} == {
        b.id
        for block in parts.blocks(ALL)
        for b in decode_block(block)
        if isinstance(b, Item | Statement)
    }
    assert whole.verify().clean
    assert parts.verify().clean
    whole.erase("C-1", basis="retention", reason="review", author="ana")
    assert list(whole.blocks(ALL)) == []
    assert whole.verify().clean


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(records=remarked(), data=st.data())
def test_moving_changes_nothing(
    make: Callable[[], Ledger], records: list[Record], data: st.DataObject
) -> None:
    ledger = Ledger(MemoryStore(), MemoryKeys())
    for act in cut(data, records):
        ledger.append(act, author="ana")
    ledger.append([CASE], author="ana")
    ledger.append([r for r in records if isinstance(r, Item | Statement)], author="a", case="C-1")
    name = ledger.put_blob(b"a file", "C-1")
    there = make()
    move(ledger.store, there.store, ledger.keys)
    moved = Ledger(there.store, ledger.keys)
    assert moved.head() == ledger.head()
    assert list(moved.blocks(ALL)) == list(ledger.blocks(ALL))
    assert moved.get_blob(name) == b"a file"
    back = Ledger(MemoryStore(), ledger.keys)
    assert move(moved.store, back.store, ledger.keys) == ledger.verify()
    assert back.head() == ledger.head()


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], {"a"}),
        ([("2020-01-01", "org:jmac", OPEN)], {"open"}),
        ([("2020-01-01", "org:unpol", OPEN)], {"a", "open"}),
        ([("2020-01-01", "org:jmac", THEIRS), ("2020-01-02", "org:jmac", OPEN)], {"t", "open"}),
        ([("2020-01-01", "org:jmac", THEIRS), ("2020-01-02", "org:unpol", OPEN)], {"open"}),
        ([("2020-01-02", "org:unpol", OPEN), ("2020-01-01", "org:jmac", THEIRS)], {"open"}),
        ([("2020-01-01T09:00:00Z", "org:jmac", OPEN),
          ("2020-01-01T08:00:00Z", "org:jmac", ABOVE)], {"open"}),
    ],
)  # fmt: skip
def test_remarkings_in_the_order_of_their_dates(
    steps: list[tuple[str, str, Marking]], expected: set[str]
) -> None:
    named = {"a": ABOVE.id, "open": OPEN.id, "t": THEIRS.id}
    item = make_item("x", ABOVE)
    notes = [remark(item, marking, body, known) for known, body, marking in steps]
    markings = {marking.id: marking for marking in MARKINGS}
    for order in (notes, notes[::-1]):
        assert resolve_marks(ABOVE.id, order, markings) == {named[name] for name in expected}
