"""Cases and refusals: what the ledger takes, what it does not, and what it says then."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from sightline.errors import (
    BadInput,
    BadValue,
    BrokenChain,
    Dangling,
    LedgerError,
    NotFound,
    SightlineError,
)
from sightline.ledger import (
    Ledger,
    MemoryKeys,
    MemoryStore,
    Verdict,
    appending,
    blobs,
    create_ledger,
    finder,
    inventory,
    laws,
    open_ledger,
    packing,
    reshelving,
    sealing,
)
from sightline.ledger.laws import ALL, CASE, OPEN, OTHER, SHUT, make_item, make_statements, read
from sightline.values import Head, Item, Reader, Record, Sight, Statement
from sightline.values.entry import Erasure, Opening, Preface, decode_block
from tests.ledger.furnished import CARD, DAY, decide, furnish, remark, withdraw

ITEM = make_item("first")
[SAID] = make_statements(ITEM, 1)
ELSEWHERE = "ab" * 32


@pytest.fixture
def memory() -> Ledger:
    """An empty ledger in memory."""
    return Ledger(MemoryStore(patience=0.05), MemoryKeys())


def test_an_empty_ledger_is_empty(ledger: Ledger) -> None:
    assert ledger.head() == Head.origin()
    assert list(ledger.blocks(ALL)) == []
    assert (ledger.markings(), ledger.readers(), ledger.cases()) == ({}, {}, {})
    assert ledger.append([], author="ana").head == Head.origin()
    assert ledger.last_by(date(2024, 1, 1)) == 0
    assert not ledger.changed_sight(0)
    assert ledger.verify().clean


def test_blocks_tell_who_recorded_and_when(ledger: Ledger) -> None:
    evening = datetime(2024, 6, 1, 1, 30, tzinfo=timezone(timedelta(hours=3)))
    ledger.append([OPEN, ITEM, SAID], author="ana", at=evening)
    [block] = ledger.blocks(ALL)
    assert (block.author, block.recorded, block.seq) == ("ana", "2024-05-31T22:30:00Z", 1)
    assert (block.case, block.markings, len(block)) == (None, frozenset({OPEN.id}), 2)
    assert ledger.last_by(date(2024, 5, 30)) == 0
    assert ledger.last_by(date(2024, 5, 31)) == 1


@pytest.mark.parametrize(
    ("records", "error", "says"),
    [
        ([make_item("x", OTHER)], Dangling, "record 1 has a marking"),
        ([ITEM, msgspec.structs.replace(SAID, marking=ELSEWHERE)], Dangling, "record 2"),
        ([SAID], Dangling, "item is not in the ledger"),
        ([OPEN, "text"], BadValue, "record 2 is no record of a ledger: a str came"),
        ([Preface(at="", author="", prev="", seq=1)], BadValue, "a Preface came"),
        ([msgspec.structs.replace(SAID, item="xyz")], BadValue, "'xyz', which is no id"),
        ([msgspec.structs.replace(SAID, item=ITEM.id.upper())], BadValue, "64 hexadecimal"),
        ([msgspec.structs.replace(withdraw(ITEM), target="00")], BadValue, "record 1 refers"),
        ([remark(ITEM, SHUT, "org:x")], Dangling, "record 1 has a marking"),
        (
            [Erasure(basis="b", by="ana", case="C-1", known="2024", reason="r")],
            LedgerError,
            "do not append it",
        ),
        ([msgspec.structs.replace(ITEM, case="C-1")], Dangling, "C-1 is not opened"),
    ],
)
def test_an_act_is_refused_whole(
    memory: Ledger, records: list[Record], error: type[SightlineError], says: str
) -> None:
    memory.append([OPEN], author="ana", at=DAY)
    before = memory.head()
    with pytest.raises(error, match=says):
        memory.append([*records, CARD], author="ana")
    assert memory.head() == before
    assert memory.readers() == {}
    assert memory.verify().clean


def test_an_act_needs_an_author_and_a_zone(memory: Ledger) -> None:
    with pytest.raises(BadValue, match="author"):
        memory.append([OPEN], author=" ")
    with pytest.raises(BadValue, match="time zone"):
        memory.append([OPEN], author="ana", at=datetime(2024, 1, 1))  # noqa: DTZ001 - it is the case
    assert memory.head() == Head.origin()


@pytest.mark.parametrize(
    ("records", "case", "error", "says"),
    [
        ([ITEM], "C-9", Dangling, "C-9 is not opened"),
        ([msgspec.structs.replace(ITEM, case="C-1")], "C-2", LedgerError, "another case"),
        ([remark(ITEM, OPEN, "org:x")], "C-1", LedgerError, "its effect would end with the case"),
    ],
)
def test_an_act_under_a_case_is_refused(
    memory: Ledger, records: list[Record], case: str, error: type[SightlineError], says: str
) -> None:
    memory.append([OPEN, CASE, msgspec.structs.replace(CASE, case="C-2")], author="ana")
    before = memory.head()
    with pytest.raises(error, match=says):
        memory.append(records, author="ana", case=case)
    assert memory.head() == before


def test_statements_do_not_leave_the_case_of_their_item(memory: Ledger) -> None:
    memory.append([OPEN, CASE, ITEM], author="ana", case="C-1")
    [held] = [r for block in memory.blocks(ALL) for r in decode_block(block)]
    assert isinstance(held, Item)
    [outside] = make_statements(held, 1)
    with pytest.raises(Dangling):
        memory.append([outside], author="ana")
    memory.append([outside], author="ana", case="C-1")
    inside = [r for block in memory.blocks(ALL) for r in decode_block(block)]
    assert {r.case for r in inside if isinstance(r, Statement)} == {"C-1"}
    assert memory.verify().clean


def test_a_case_may_speak_of_an_item_in_the_open(memory: Ledger) -> None:
    memory.append([OPEN, SHUT, CASE, ITEM], author="ana")
    memory.append([SAID], author="ana", case="C-1")
    open_sight = Sight(frozenset({OPEN.id}))
    assert read(memory, open_sight) == {ITEM.id}
    assert len(read(memory, Sight(open_sight.markings, frozenset({"C-1"})))) == 2
    memory.append([remark(ITEM, SHUT, "org:other")], author="bo")
    assert read(memory, Sight(open_sight.markings, frozenset({"C-1"}))) == set()
    assert memory.verify().clean


def test_records_enclosed_elsewhere_are_kept_as_they_are(memory: Ledger) -> None:
    memory.append([OPEN, CASE], author="ana")
    foreign = msgspec.structs.replace(ITEM, case="C-1", nonce="ab" * 16)
    [said] = make_statements(foreign, 1)
    said = msgspec.structs.replace(said, case="C-1", nonce="cd" * 16)
    memory.append([foreign, said], author="ana")
    assert read(memory, ALL) == {foreign.id, said.id}
    assert memory.append([said, foreign], author="ana", case="C-1").added == 0


def test_derived_items_and_chains_of_withdrawals_follow_into_a_case(memory: Ledger) -> None:
    derived = msgspec.structs.replace(make_item("second"), derived_from=(ITEM.id, ELSEWHERE))
    undo = withdraw(SAID)
    redo = withdraw(undo)
    memory.append([OPEN, CASE, redo, undo, SAID, derived, ITEM], author="ana", case="C-1")
    told = {r.id: r for block in memory.blocks(ALL) for r in decode_block(block)}
    [child] = [r for r in told.values() if isinstance(r, Item) and r.derived_from]
    parent, stranger = child.derived_from
    assert told[parent].title == "first"  # type: ignore[union-attr]
    assert stranger == ELSEWHERE
    targets = [r.target for r in told.values() if hasattr(r, "target")]
    assert set(targets) <= told.keys()
    assert len(targets) == 2


def test_one_decision_in_a_case_and_in_the_open(memory: Ledger) -> None:
    """What was said in a case can be said to all; what all know need not be said in a case."""
    memory.append([OPEN, CASE, decide("a", "b")], author="ana", case="C-1")
    assert memory.append([decide("a", "b")], author="ana").added == 1
    assert memory.append([decide("a", "b"), decide("b", "c")], author="ana").added == 1
    assert memory.append([decide("b", "c")], author="ana", case="C-1").added == 0
    assert memory.verify().clean


def test_a_withdrawal_may_come_before_its_target(memory: Ledger) -> None:
    memory.append([OPEN, SHUT, withdraw(ITEM), remark(SAID, SHUT, "org:other")], author="ana")
    memory.append([ITEM, SAID], author="ana")
    assert SAID.id not in read(memory, Sight(frozenset({OPEN.id})))
    assert SAID.id in read(memory, ALL)
    assert memory.verify().clean


def test_a_large_act_is_several_entries(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "MAX_RECORDS", 10)
    told: list[int] = []
    batch: list[Record] = [*make_statements(ITEM, 30), ITEM, OPEN]
    receipt = ledger.append(batch, author="ana", progress=told.append)
    assert (receipt.entries, receipt.added, receipt.head.seq) == (4, 32, 4)
    assert told == [10, 20, 30, 32]
    assert len(read(ledger, ALL)) == 31
    assert ledger.verify() == Verdict(4, 32, 0)


def test_ids_that_begin_alike_are_told_apart(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may well make two records whose ids share their first 8 bytes."""
    for module in (finder, inventory, packing, reshelving, sealing):
        monkeypatch.setattr(module, "make_keys", lambda ids, key: [7] * len(ids), raising=False)
        monkeypatch.setattr(module, "make_key", lambda id_, key: 7, raising=False)
    other = make_item("second", SHUT)
    beside: list[Record] = [make_item("beside"), make_item("below")]
    first: list[Record] = [OPEN, SHUT, CASE, ITEM, *beside, *make_statements(ITEM, 3)]
    assert ledger.append(first, author="ana").added == 9
    assert ledger.append([*first, other], author="ana").added == 1
    assert ledger.append([*first, other, SAID], author="ana").added == 0
    assert ledger.seen([ITEM.id], ALL).keys() == {ITEM.id}
    ledger.append([make_item("third")], author="ana", case="C-1")
    ledger.append([remark(ITEM, SHUT, "org:other")], author="bo")
    left = read(ledger, Sight(frozenset({OPEN.id}), frozenset({"C-1"})))
    assert left & {r.id for r in first} == {r.id for r in beside}
    assert len(left) == 3
    assert ledger.verify().clean
    ledger.erase("C-1", basis="b", reason="r", author="ana")
    assert ledger.verify().clean


def test_files_are_kept_once_and_given_back(ledger: Ledger) -> None:
    ledger.append([OPEN, CASE], author="ana")
    name = ledger.put_blob(b"content")
    assert name == sha256(b"content").hexdigest() == ledger.put_blob(b"content")
    assert ledger.put_blob(b"content", "C-1") == name
    assert ledger.get_blob(name) == b"content"
    assert ledger.get_blob(ledger.put_blob(b"")) == b""
    with ledger.store.read() as snapshot:
        assert len(list(snapshot.blob_outlines())) == 3
    assert ledger.verify().clean


def test_files_that_are_not_there_or_too_large_are_refused(
    memory: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotFound):
        memory.get_blob(ELSEWHERE)
    with pytest.raises(BadValue):
        memory.get_blob("../../etc/passwd")
    with pytest.raises(Dangling):
        memory.put_blob(b"content", "C-1")
    monkeypatch.setattr(blobs, "MAX_BYTES", 3)
    with pytest.raises(BadInput, match="4 bytes and at most 3"):
        memory.put_blob(b"four")
    assert memory.verify().clean


def test_a_ledger_that_was_shortened_is_noticed_at_once(make: Callable[[], Ledger]) -> None:
    ledger = make()
    furnish(ledger)
    with ledger.store.write() as writer:
        head = writer.head()
        assert head is not None
        writer.put([head._replace(seq=2)])
    with pytest.raises(BrokenChain, match="shorter"):
        ledger.readers()


def test_two_ledgers_on_one_store_see_each_other(make: Callable[[], Ledger]) -> None:
    one = make()
    other = Ledger(one.store, one.keys)
    one.append([OPEN, CASE, CARD], author="ana", at=datetime(2024, 1, 1, tzinfo=UTC))
    assert other.markings() == {OPEN.id: OPEN}
    changed = msgspec.structs.replace(CARD, active=False)
    other.append([changed], author="ana")
    assert one.readers() == {"bo": changed}
    assert isinstance(one.readers()["bo"], Reader)
    renewed: Opening = msgspec.structs.replace(CASE, review_by="2025-01-01")
    other.append([renewed], author="ana")
    assert one.cases()["C-1"].opening == renewed
    assert one.cases()["C-1"].opened == 1


@pytest.mark.parametrize("store", ["sqlite", "postgres"])
def test_writers_wait_for_one_another(
    store: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Two write at once, each through a store of its own, and neither is turned away."""
    where: str | Path = tmp_path / "ledger.db"
    if store == "postgres":
        where = request.getfixturevalue("postgres_address")()
    create_ledger(where, tmp_path / "keys").append([OPEN], author="ana")

    def write(name: str) -> None:
        ledger = open_ledger(where, tmp_path / "keys")
        for number in range(15):
            item = make_item(f"{name} {number}")
            ledger.append([item, *make_statements(item, 3)], author=name)
        ledger.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, ["ana", "bo"]))
    assert open_ledger(where, tmp_path / "keys").verify() == Verdict(31, 121, 0)


def test_the_laws_can_fail(memory: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger that gives out too much does not pass."""
    monkeypatch.setattr(Sight, "admits", lambda self, markings, case: bool(markings))
    with pytest.raises(AssertionError, match="it does not hold"):
        laws.the_strictest_marking_wins(lambda: memory)
