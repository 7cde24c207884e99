"""Whatever is changed in the file of a ledger, verification finds it and says where."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sightline.ledger import (
    FolderKeys,
    Ledger,
    MemoryKeys,
    MemoryStore,
    Problem,
    SqliteStore,
    Verdict,
)
from sightline.ledger.laws import OPEN, OTHER, make_item
from sightline.ledger.rows import BlockRow, EntryRow, MentionRow, RecordRow
from tests.ledger.furnished import furnish

TABLES = (
    "entry",
    "block",
    "record",
    "mention",
    "remarking",
    "withheld",
    "erasure",
    "blob",
    "head",
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A furnished ledger in a file, with its keys beside it."""
    folder = tmp_path_factory.mktemp("house")
    keys = FolderKeys(folder / "keys", create=True)
    ledger = Ledger(SqliteStore(folder / "ledger.db", create=True), keys)
    furnish(ledger)
    assert ledger.verify() == Verdict(7, 24, 4)
    ledger.close()
    return folder


def verify_changed(
    house: Path, tmp_path: Path, *changes: tuple[str, tuple[object, ...]]
) -> Verdict:
    """Change a copy of the file behind the back of the ledger, and verify it."""
    path = tmp_path / "ledger.db"
    shutil.copyfile(house / "ledger.db", path)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA synchronous = OFF")
        for sql, values in changes:
            file.execute(sql, values)
        file.commit()
    ledger = Ledger(SqliteStore(path), FolderKeys(house / "keys"))
    verdict = ledger.verify()
    ledger.close()
    return verdict


def read_table(house: Path, table: str) -> list[dict[str, object]]:
    """The rows of a table, each with its address in the file."""
    with closing(sqlite3.connect(house / "ledger.db")) as file:
        file.row_factory = sqlite3.Row
        return [dict(row) for row in file.execute(f"SELECT * FROM {table}")]  # noqa: S608 - our names


def name_row(row: dict[str, object]) -> tuple[str, tuple[object, ...]]:
    """The condition that finds a row."""
    return " AND ".join(f"{column} IS ?" for column in row), tuple(row.values())


def alter(value: object, column: str) -> list[object]:
    """Other values of the same type."""
    if isinstance(value, int):
        return [value + 1, value - 1, value + 8]
    if isinstance(value, bytes):
        if not value:
            return [b"\0"]
        flips = [bytes([value[0] ^ 1]) + value[1:], value[:-1] + bytes([value[-1] ^ 128])]
        return [*flips, value[:-1], value + b"\0", b""]
    if isinstance(value, str):
        return [f"{value}x", "", *([None, "C-2"] if column == "case_name" else [])]
    return ["C-1", "C-2", ""]


@pytest.mark.parametrize("table", TABLES)
def test_every_change_of_a_column_is_found(house: Path, tmp_path: Path, table: str) -> None:
    rows = read_table(house, table)
    assert rows
    tried = 0
    for row in rows if len(rows) < 4 else [rows[0], rows[len(rows) // 2], rows[-1]]:
        where, values = name_row(row)
        for column in row.keys() - {"sole"}:
            for other in alter(row[column], column):
                if other == row[column]:
                    continue
                sql = f"UPDATE {table} SET {column} = ? WHERE {where}"  # noqa: S608 - our names
                try:
                    verdict = verify_changed(house, tmp_path, (sql, (other, *values)))
                except sqlite3.IntegrityError:
                    continue
                assert not verdict.clean, (table, column, row, other)
                assert all(problem.place and problem.what for problem in verdict.problems)
                tried += 1
    assert tried > len(rows[0])


@pytest.mark.parametrize("table", TABLES)
def test_every_missing_row_is_found(house: Path, tmp_path: Path, table: str) -> None:
    for row in read_table(house, table):
        where, values = name_row(row)
        change = (f"DELETE FROM {table} WHERE {where}", values)  # noqa: S608 - our names
        assert not verify_changed(house, tmp_path, change).clean, (table, row)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_too_many_is_found(house: Path, tmp_path: Path, table: str) -> None:
    for row in read_table(house, table):
        for column, value in row.items():
            copy = row | {column: alter(value, column)[0]}
            sql = f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})"  # noqa: S608 - our names
            try:
                verdict = verify_changed(house, tmp_path, (sql, tuple(copy.values())))
            except sqlite3.IntegrityError:
                continue
            assert not verdict.clean, (table, copy)


@pytest.mark.parametrize("table", ["entry", "block", "blob"])
def test_columns_that_change_places_are_found(house: Path, tmp_path: Path, table: str) -> None:
    one, other = read_table(house, table)[:2]
    marks = ", ".join("?" * len(one))
    for column in one:
        if one[column] == other[column]:
            continue
        swapped = [one | {column: other[column]}, other | {column: one[column]}]
        changes = [
            (f"DELETE FROM {table} WHERE {name_row(row)[0]}", name_row(row)[1])  # noqa: S608 - our names
            for row in (one, other)
        ] + [
            (f"INSERT INTO {table} VALUES ({marks})", tuple(row.values()))  # noqa: S608 - our names
            for row in swapped
        ]
        assert not verify_changed(house, tmp_path, *changes).clean, (table, column)


def test_a_shortened_ledger_is_found(house: Path, tmp_path: Path) -> None:
    cuts = [(f"DELETE FROM {table} WHERE seq = 7", ()) for table in ("entry", "block", "record")]  # noqa: S608 - our names
    verdict = verify_changed(house, tmp_path, *cuts, ("DELETE FROM mention WHERE seq = 7", ()))
    assert verdict.problems == (Problem("head", "it names entry 7, and the last one here is 6"),)


def test_a_forged_erasure_is_found(house: Path, tmp_path: Path) -> None:
    """Content dropped as if it had been erased, with the digests that it had."""
    rows = [row for row in read_table(house, "block") if row["case_name"] == "C-1"]
    digests = b"".join(
        bytes(row["places"][2 * n : 2 * n + 2]) + row["digests"][32 * n : 32 * n + 32]  # type: ignore[index]
        for row in rows
        for n in range(len(row["places"]) // 2)  # type: ignore[arg-type]
    )
    verdict = verify_changed(
        house,
        tmp_path,
        ("DELETE FROM block WHERE case_name = 'C-1'", ()),
        ("INSERT INTO withheld VALUES (?, 'C-1', ?)", (rows[0]["seq"], digests)),
    )
    assert "erasure of case C-1" in {problem.place for problem in verdict.problems}


def test_the_place_of_the_damage_is_named(house: Path, tmp_path: Path) -> None:
    [row] = [row for row in read_table(house, "block") if row["seq"] == 7]
    change = ("UPDATE block SET markings = ? WHERE seq = 7", (OTHER.id,))
    assert row["markings"] == OPEN.id
    assert verify_changed(house, tmp_path, change).problems == (
        Problem("entry 7, record 1", "its block carries markings that are not its own"),
    )


def test_a_damaged_file_does_not_raise(house: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    content = bytearray((house / "ledger.db").read_bytes())
    for start in range(4096 * 3, len(content), 4096):
        content[start + 3000 : start + 4000] = b"\xff" * 1000
    path.write_bytes(content)
    ledger = Ledger(SqliteStore(path), FolderKeys(house / "keys"))
    assert not ledger.verify().clean


def test_an_unknown_node_is_found(house: Path, tmp_path: Path) -> None:
    shutil.copytree(house / "keys", tmp_path / "keys")
    (tmp_path / "keys" / "node.key").unlink()
    strange = FolderKeys(tmp_path / "keys", create=True)
    shutil.copyfile(house / "ledger.db", tmp_path / "ledger.db")
    ledger = Ledger(SqliteStore(tmp_path / "ledger.db"), strange)
    places = {problem.place for problem in ledger.verify().problems}
    assert places >= {"entry 1", "entry 7", "head", "erasure of case C-2"}
    strange.trust(FolderKeys(house / "keys").node.public)
    assert ledger.verify().clean


def test_an_entry_of_another_history_is_found() -> None:
    """Both entries are signed by this house, and stand at the same place of two histories."""
    keys = MemoryKeys()
    ours, fork = Ledger(MemoryStore(), keys), Ledger(MemoryStore(), keys)
    for record in (OPEN, make_item("second"), make_item("third")):
        ours.append([record], author="ana")
    fork.append([OPEN], author="ana")
    fork.append([make_item("told otherwise")], author="ana")
    with ours.store.write() as writer, fork.store.read() as other:
        for kind in (EntryRow, BlockRow, RecordRow, MentionRow):
            place = kind._fields.index("seq")
            writer.drop([row for row in writer.scan(kind) if row[place] == 2])
            writer.put([row for row in other.scan(kind) if row[place] == 2])
    assert set(ours.verify().problems) == {
        Problem("entry 2", "it does not follow from the entry before it"),
        Problem("entry 3", "it does not follow from the entry before it"),
    }
