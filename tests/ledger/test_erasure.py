"""An erased case is gone from the file, from its index and from what can be guessed."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from sightline.engines.seals import commit, make_salts
from sightline.errors import Erased, KeyMissing, LedgerError
from sightline.ledger import FolderKeys, Ledger, MemoryKeys, SqliteStore, backup, open_ledger
from sightline.ledger.laws import ALL, CASE, OPEN, make_item, make_statements, read
from sightline.ledger.packing import unpack_lines
from sightline.ledger.rows import TABLES
from sightline.values import Item, Record, Statement, Withdrawal
from sightline.values.entry import decode_block
from tests.ledger.furnished import decide, remark, withdraw

SECRETS = (b"Zebra Bridge", b"Name 0", b"contraband file")
ITEM = make_item("Zebra Bridge")
BATCH: list[Record] = [OPEN, CASE, ITEM, *make_statements(ITEM, 2), decide("e-1", "e-2")]


@pytest.fixture
def house(tmp_path: Path) -> Ledger:
    """A ledger in a file that holds a case."""
    keys = FolderKeys(tmp_path / "keys", create=True)
    ledger = Ledger(SqliteStore(tmp_path / "ledger.db", create=True), keys)
    ledger.append([OPEN], author="ana")
    ledger.append(BATCH, author="ana", case="C-1")
    ledger.put_blob(b"contraband file", "C-1")
    return ledger


def read_bytes(folder: Path) -> bytes:
    """Everything that is on disk, keys included."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def name_traces(records: list[Record]) -> set[bytes]:
    """Whatever of records and of a file would let somebody confirm a guess."""
    names = [bytes.fromhex(record.id) for record in records] + [sha256(SECRETS[2]).digest()]
    forms = [name[:8] for name in names] + names + [name.hex().encode() for name in names]
    signed = [int.from_bytes(name[:8], "big", signed=True) for name in names]
    return {*forms, *(number.to_bytes(8, "big", signed=True) for number in signed)}


def test_a_case_leaves_no_plain_trace_on_disk(house: Ledger, tmp_path: Path) -> None:
    held = [record for block in house.blocks(ALL) for record in decode_block(block)]
    disk = read_bytes(tmp_path)
    assert not [secret for secret in SECRETS if secret in disk]
    assert not [trace for trace in name_traces(BATCH[2:]) if trace in disk]
    inside = name_traces([record for record in held if isinstance(record, Item | Statement)])
    assert not [trace for trace in inside if trace in disk]


def test_digests_of_a_case_cannot_be_recomputed_without_its_key(house: Ledger) -> None:
    """The seed of an entry is not secret: what was erased must not be guessed with it."""
    key = house.keys.case("C-1")
    assert key is not None
    with house.store.read() as snapshot:
        [row] = [row for row in snapshot.blocks(2) if row.case == "C-1"]
        entry = snapshot.entry(2)
    assert entry is not None
    lines = unpack_lines(row, key).split(b"\n")
    held = {row.digests[n : n + 32] for n in range(0, len(row.digests), 32)}
    plain = make_salts(entry.seed, entry.width)
    assert not held & {commit(salt, line) for salt in plain for line in lines}
    salted = make_salts(key.make_seed(entry.seed), entry.width)
    assert held == {commit(salt, line) for salt in salted for line in lines} & held


def test_erasing_overwrites_what_was_there(house: Ledger, tmp_path: Path) -> None:
    with house.store.read() as snapshot:
        [row] = list(snapshot.enclosed("C-1"))
        [block] = [row for row in snapshot.blocks(row.seq) if row.case == "C-1"]
        [file] = [snapshot.blob(row.name) for row in snapshot.blob_outlines()]
    assert file is not None
    key = next((tmp_path / "keys" / "cases").glob("*.key")).read_bytes()
    assert block.lines in read_bytes(tmp_path)
    house.erase("C-1", basis="retention", reason="review", author="ana")
    disk = read_bytes(tmp_path)
    for trace in (block.lines, block.ids, file.body, file.name.encode(), key.strip()):
        assert trace not in disk
    assert not list((tmp_path / "keys" / "cases").glob("*.key"))


def test_an_interrupted_erasure_is_finished(
    house: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ledger, "finish_erasures", lambda self: None)
    house.erase("C-1", basis="retention", reason="review", author="ana")
    assert house.keys.case("C-1") is not None
    house.close()
    monkeypatch.undo()
    again = open_ledger(tmp_path / "ledger.db")
    assert again.keys.case("C-1") is None
    assert again.keys.destroyed("C-1")
    assert again.verify().clean


def test_destroying_the_key_kills_older_backups(house: Ledger, tmp_path: Path) -> None:
    backup(house, tmp_path / "copy.db")
    house.erase("C-1", basis="retention", reason="review", author="ana")
    old = Ledger(SqliteStore(tmp_path / "copy.db"), house.keys)
    assert read(old, ALL) == set()
    [problem] = [p for p in old.verify().problems if p.place == "case C-1"]
    assert "erase the case again" in problem.what
    old.erase("C-1", basis="retention", reason="restored copy", author="ana")
    assert old.verify().clean


def test_a_missing_key_is_told_and_not_taken_for_an_erasure(house: Ledger, tmp_path: Path) -> None:
    strange = Ledger(house.store, MemoryKeys())
    strange.keys.trust(house.keys.node.public)
    with pytest.raises(KeyMissing):
        list(strange.blocks(ALL))
    assert {problem.place for problem in strange.verify().problems} >= {"case C-1"}


@pytest.mark.parametrize(
    ("case", "basis", "reason", "error"),
    [("C-9", "b", "r", LedgerError), ("C-1", " ", "r", LedgerError), ("C-1", "b", "", LedgerError)],
)
def test_an_erasure_needs_a_case_a_basis_and_a_reason(
    house: Ledger, case: str, basis: str, reason: str, error: type[Exception]
) -> None:
    before = house.head()
    with pytest.raises(error):
        house.erase(case, basis=basis, reason=reason, author="ana")
    assert house.head() == before
    assert house.verify().clean


def test_a_case_is_erased_once(house: Ledger) -> None:
    house.erase("C-1", basis="retention", reason="review", author="ana")
    with pytest.raises(Erased):
        house.erase("C-1", basis="retention", reason="review", author="ana")
    with pytest.raises(Erased):
        house.put_blob(b"late", "C-1")


def test_what_is_said_of_a_case_stays_in_the_case(make: Callable[[], Ledger]) -> None:
    """A withdrawal outside, with its telling reason, follows its target into the case."""
    ledger = make()
    ledger.append(BATCH, author="ana", case="C-1")
    told = [r for block in ledger.blocks(ALL) for r in decode_block(block)]
    [item] = [record for record in told if isinstance(record, Item)]
    ledger.append([withdraw(item), remark(item, OPEN, "org:house")], author="ana")
    blocks = [b for b in ledger.blocks(ALL) for r in decode_block(b) if isinstance(r, Withdrawal)]
    assert [block.case for block in blocks] == ["C-1"]
    assert ledger.verify().clean
    ledger.erase("C-1", basis="retention", reason="review", author="ana")
    assert read(ledger, ALL) == set()
    assert ledger.verify().clean


def test_erasing_takes_nothing_else_along(make: Callable[[], Ledger]) -> None:
    ledger, item = make(), make_item("open")
    ledger.append([OPEN, item, *make_statements(item, 2)], author="ana")
    kept = read(ledger, ALL)
    with ledger.store.read() as snapshot:
        counts = [sum(1 for _ in snapshot.scan(kind)) for kind in TABLES[2:5]]
    ledger.append(BATCH, author="ana", case="C-1")
    ledger.erase("C-1", basis="retention", reason="review", author="ana")
    assert read(ledger, ALL) == kept
    with ledger.store.read() as snapshot:
        left = [sum(1 for _ in snapshot.scan(kind)) for kind in TABLES[2:5]]
    assert left == [counts[0] + 2, *counts[1:]]  # the opening and the erasure itself
