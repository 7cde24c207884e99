"""The second wall: the database itself gives a reader nothing but what his sight admits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest

from sightline.errors import LedgerError
from sightline.ledger import Ledger, MemoryKeys, PostgresStore
from sightline.ledger.laws import OPEN, OTHER, SHUT
from sightline.values import Sight
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


class Database:
    """A furnished ledger and raw connections past it."""

    def __init__(self, address: str) -> None:
        self.url, _, self.schema = address.partition("&schema=")
        self.ledger = Ledger(PostgresStore(address, create=True), MemoryKeys())
        furnish(self.ledger)

    def ask(self, sql: str, *, role: str | None = "reader", **settings: str) -> list[Any]:
        """Run a query as a role, with settings of one transaction."""
        with psycopg.connect(self.url, options=f"-c search_path={self.schema}") as raw:
            if role is not None:
                raw.execute(f"SET LOCAL ROLE {self.schema}_{role}".encode())
            for name, value in settings.items():
                raw.execute("SELECT set_config(%s, %s, true)", (f"sightline.{name}", value))
            return raw.execute(sql.encode()).fetchall()


@pytest.fixture(scope="module")
def database(postgres_server: str) -> Iterator[Database]:
    """A furnished ledger in a schema of its own."""
    database = Database(f"{postgres_server}&schema=walled")
    yield database
    database.ledger.close()


def test_without_a_sight_nothing_is_seen(database: Database) -> None:
    for table in ("block", "entry"):
        assert database.ask(f"SELECT * FROM {table}") == []  # noqa: S608 - our names
        assert database.ask(f"SELECT * FROM {table}", markings="", cases="") == []  # noqa: S608
        assert database.ask(f"SELECT * FROM {table}", markings="{}", cases="{}") == []  # noqa: S608


def test_the_owner_of_the_tables_sees_nothing_without_a_role(database: Database) -> None:
    for table in ("block", "entry", "blob", "head"):
        assert database.ask(f"SELECT * FROM {table}", role=None) == []  # noqa: S608 - our names


@pytest.mark.parametrize("table", sorted(set(TABLES) - {"block", "entry"}))
def test_other_tables_are_closed_to_readers(database: Database, table: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        database.ask(f"SELECT * FROM {table}", markings=f"{{{OPEN.id}}}")  # noqa: S608 - our names


@pytest.mark.parametrize("sql", ["DELETE FROM block", "UPDATE entry SET seq = 9"])
def test_readers_write_nothing(database: Database, sql: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        database.ask(sql, markings=f"{{{OPEN.id}}}")


def test_a_sight_sees_what_it_admits_and_no_more(database: Database) -> None:
    sql = "SELECT markings, case_name FROM block"
    rows = database.ask(sql, markings=f"{{{OPEN.id}}}")
    assert rows
    assert {(tuple(marks), case) for marks, case in rows} == {((OPEN.id,), None)}
    both = database.ask(sql, markings=f"{{{OPEN.id},{OTHER.id}}}", cases="{C-1}")
    assert {tuple(marks) for marks, _ in both} == {(OPEN.id,)}
    assert {case for _, case in both} == {None, "C-1"}
    every = database.ask(sql, markings=f"{{{OPEN.id},{OTHER.id},{SHUT.id}}}")
    assert {len(marks) for marks, _ in every} == {1, 2}


def test_records_of_the_house_are_never_seen(database: Database) -> None:
    rows = database.ask("SELECT markings FROM block", markings=f"{{{OPEN.id},{SHUT.id}}}")
    assert all(marks for (marks,) in rows)
    assert database.ask("SELECT count(*) FROM block", role="keeper")[0][0] > len(rows)


def test_a_sight_does_not_outlive_its_transaction(database: Database) -> None:
    list(database.ledger.blocks(Sight(frozenset({OPEN.id}))))
    [connection] = database.ledger.store._idle  # type: ignore[attr-defined]
    assert connection.execute("SELECT * FROM block").fetchall() == []
    left = connection.execute("SELECT current_setting('sightline.markings', true)").fetchone()
    assert not left[0]
    assert connection.execute("SELECT current_user").fetchone()[0] == "house"


def test_the_wall_is_forced_and_the_roles_cannot_climb_it(database: Database) -> None:
    forced = database.ask(
        "SELECT relname FROM pg_class "
        "WHERE relforcerowsecurity AND relnamespace = 'walled'::regnamespace",
        role=None,
    )
    assert {name for (name,) in forced} >= {"block", "entry", "blob"}
    roles = database.ask(
        "SELECT rolsuper, rolbypassrls, rolcanlogin FROM pg_roles WHERE rolname LIKE 'walled_%'",
        role=None,
    )
    assert roles == [(False, False, False)] * 2


def test_the_wall_is_not_the_only_one(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the database to give everything, the ledger would still give what is admitted."""
    sight = Sight(frozenset({OPEN.id}))
    expected = list(database.ledger.blocks(sight))
    queries = database.ledger.store._queries  # type: ignore[attr-defined]
    everything = (
        "SELECT e.preface, b.* FROM block AS b JOIN entry AS e ON e.seq = b.seq WHERE b.seq > %s "
        "AND b.seq <= %s AND %s::text[] IS NOT NULL AND %s::text[] IS NOT NULL ORDER BY 2, 3"
    )
    monkeypatch.setitem(queries, "admitted", everything)
    monkeypatch.setitem(queries, "become_reader", queries["become_keeper"])
    assert list(database.ledger.blocks(sight)) == expected


@pytest.mark.parametrize("schema", ["x;drop", "Upper", "1a", "a" * 41, "a-b"])
def test_the_name_of_a_schema_is_checked(postgres_server: str, schema: str) -> None:
    with pytest.raises(LedgerError, match="not the name of a schema"):
        PostgresStore(f"{postgres_server}&schema={schema}")


def test_a_ledger_is_created_once_and_opened_when_it_is_there(
    postgres_address: Callable[[], str],
) -> None:
    address = postgres_address()
    with pytest.raises(LedgerError, match="create it first"):
        PostgresStore(address)
    PostgresStore(address, create=True).close()
    with pytest.raises(LedgerError, match="already"):
        PostgresStore(address, create=True)
    PostgresStore(address).close()


def test_messages_hold_no_password(postgres_server: str) -> None:
    with pytest.raises(LedgerError) as caught:
        PostgresStore(postgres_server.replace("house@", "nobody:secret-word@"))
    assert "secret-word" not in str(caught.value)
