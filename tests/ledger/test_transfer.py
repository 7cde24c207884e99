"""Backups, restores and openings: the same ledger again, or a clear refusal."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.errors import BrokenChain, BrokenSeal, KeyMissing, LedgerError
from sightline.ledger import (
    FolderKeys,
    Ledger,
    MemoryKeys,
    MemoryStore,
    SqliteStore,
    backup,
    create_ledger,
    move,
    open_ledger,
    restore,
)
from sightline.ledger.laws import OPEN, make_item
from sightline.ledger.rows import RecordRow
from tests.ledger.furnished import EVERYTHING, furnish


def test_a_backup_comes_back_as_it_was(make: Callable[[], Ledger], tmp_path: Path) -> None:
    ledger = make()
    furnish(ledger)
    verdict = backup(ledger, tmp_path / "copy.db")
    assert verdict == ledger.verify()
    ledger.append([make_item("after the backup")], author="ana")
    back = restore(tmp_path / "copy.db", MemoryStore(), ledger.keys)
    assert back.head().seq == 7
    assert back.readers() == ledger.readers()
    before = list(ledger.blocks(EVERYTHING, upto=7))
    assert list(back.blocks(EVERYTHING)) == before
    assert [path.name for path in tmp_path.glob("*copy*")] == ["copy.db"]


def test_a_backup_replaces_nothing(tmp_path: Path) -> None:
    ledger = create_ledger("memory:")
    backup(ledger, tmp_path / "copy.db")
    with pytest.raises(LedgerError, match="replaces nothing"):
        backup(ledger, tmp_path / "copy.db")


def test_a_copy_is_made_into_nothing_but_an_empty_store() -> None:
    ledger, other = create_ledger("memory:"), create_ledger("memory:")
    furnish(ledger)
    other.append([OPEN], author="bo")
    before = other.head()
    with pytest.raises(LedgerError, match="not empty"):
        move(ledger.store, other.store, ledger.keys)
    assert other.head() == before


def test_damage_is_neither_backed_up_nor_brought_back(tmp_path: Path) -> None:
    ledger = create_ledger("memory:")
    furnish(ledger)
    backup(ledger, tmp_path / "good.db")
    with ledger.store.write() as writer:
        writer.put([RecordRow(7, 7, 7)])
    with pytest.raises(BrokenChain, match="table record, entry 7, place 7"):
        backup(ledger, tmp_path / "bad.db")
    assert [path.name for path in tmp_path.iterdir()] == ["good.db"]
    empty = MemoryStore()
    with pytest.raises(BrokenChain):
        move(ledger.store, empty, ledger.keys)
    assert Ledger(empty, ledger.keys).head().seq == 0


def test_a_backup_does_not_open_without_its_keys(tmp_path: Path) -> None:
    ledger = create_ledger("memory:")
    furnish(ledger)
    backup(ledger, tmp_path / "copy.db")
    with pytest.raises(BrokenChain):
        restore(tmp_path / "copy.db", MemoryStore(), MemoryKeys())


def test_a_ledger_is_created_once_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with pytest.raises(LedgerError, match="create it first"):
        open_ledger(path, MemoryKeys())
    ledger = create_ledger(path)
    furnish(ledger)
    ledger.close()
    again = open_ledger(path)
    assert again.head() == ledger.head()
    assert again.verify().clean
    with pytest.raises(LedgerError, match="already"):
        create_ledger(path)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        for file in (tmp_path / "keys").rglob("*"):
            assert stat.S_IMODE(file.stat().st_mode) == (0o700 if file.is_dir() else 0o600), file


def test_an_address_opens_what_a_path_opens(
    postgres_address: Callable[[], str], tmp_path: Path
) -> None:
    address = postgres_address()
    with pytest.raises(LedgerError, match="needs its folder of keys"):
        create_ledger(address)
    ledger = create_ledger(address, tmp_path / "keys")
    furnish(ledger)
    ledger.close()
    assert open_ledger(address, tmp_path / "keys").verify().clean


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" * 9])
def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    with pytest.raises(LedgerError):
        SqliteStore(path)


def test_keys_that_are_gone_or_damaged_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    with pytest.raises(KeyMissing, match=r"no node\.key"):
        FolderKeys(folder)
    keys = FolderKeys(folder, create=True)
    assert FolderKeys(folder, create=True).node.public == keys.node.public
    with pytest.raises(BrokenSeal, match="32 bytes"):
        keys.trust(b"short")
    (folder / "known.nodes").write_text("not hexadecimal\n")
    with pytest.raises(BrokenSeal, match=r"known\.nodes"):
        FolderKeys(folder).known  # noqa: B018 - it is the act
