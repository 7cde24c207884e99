"""A process that is killed loses nothing it acknowledged, and leaves nothing half written."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.ledger import FolderKeys, Ledger, PostgresStore, SqliteStore, Store, appending
from sightline.ledger.laws import OPEN, make_item, make_statements
from tests.conftest import need
from tests.ledger.conftest import postgres_address, postgres_server

__all__ = ["postgres_address", "postgres_server"]

KILLS = int(os.environ.get("SIGHTLINE_KILLS", "200"))
ENTRIES = 3  # of one act, so that half an act would be seen


def append_until_killed(ledger: Ledger, pipe: int, round_: int) -> None:
    """Append act after act, and acknowledge each when it is done; the first line says: ready."""
    os.write(pipe, b"ready\n")
    for number in range(10_000):
        item = make_item(f"round {round_}, act {number}")
        receipt = ledger.append([item, *make_statements(item, 5)], author="ana")
        os.write(pipe, f"{receipt.head.seq} {receipt.head.id}\n".encode())


def run_and_kill(open_: Callable[[], Store], keys: FolderKeys, round_: int) -> list[str]:
    """Let a child append, kill it at some moment, and give what it acknowledged."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            append_until_killed(Ledger(open_(), keys), write_end, round_)
        os._exit(1)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        told = [pipe.readline() for _ in range(1 if round_ else 2)]
        time.sleep(random.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [line.decode() for line in [*told, *pipe.readlines()][1:]]


@pytest.fixture(params=["sqlite", "postgres"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """A way to open one store again and again."""
    if request.param == "sqlite":
        SqliteStore(tmp_path / "ledger.db", create=True).close()
        return lambda: SqliteStore(tmp_path / "ledger.db")
    address = request.getfixturevalue("postgres_address")()
    PostgresStore(address, create=True).close()
    return lambda: PostgresStore(address)


def test_nothing_acknowledged_is_lost(
    opener: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need(hasattr(os, "fork"), "this system does not let a process divide in two")
    monkeypatch.setattr(appending, "MAX_RECORDS", 2)
    keys = FolderKeys(tmp_path / "keys", create=True)
    first = Ledger(opener(), keys)
    first.append([OPEN], author="ana")
    first.close()
    acknowledged = 0
    for round_ in range(KILLS):
        told = run_and_kill(opener, keys, round_)
        acknowledged += len(told)
        ledger = Ledger(opener(), keys)
        head = ledger.head()
        assert (head.seq - 1) % ENTRIES == 0, "half an act was written"
        with ledger.store.read() as snapshot:
            for line in told:
                seq, name = line.split()
                entry = snapshot.entry(int(seq))
                assert entry is not None, "an acknowledged act was lost"
                assert entry.id.hex() == name
        if round_ % 50 == 49 or round_ == KILLS - 1:
            assert ledger.verify().clean
        ledger.close()
    assert head.seq >= acknowledged * ENTRIES > 0
