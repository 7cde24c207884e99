"""A PostgreSQL server for tests: made in a temporary folder, gone at the end.

Import `postgres_server` and `postgres_address` into a conftest. The server
runs as an ordinary user, since it refuses to run as root, and talks over a
Unix socket; durability is off, for what is killed in tests is never the machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.conftest import need

_NUMBERS = count(1)
_SETTINGS = (
    "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off "
    "-c shared_buffers=64MB -c max_connections=40"
)


def _find_binaries() -> Path | None:
    """Find the folder that holds initdb, the newest version first."""
    on_path = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = [Path(on_path).resolve().parent] if on_path else []
    return next((folder for folder in found + folders if (folder / "initdb").is_file()), None)


def _run(*command: str) -> None:
    """Run as an ordinary user."""
    lower = ["runuser", "-u", "nobody", "--"] if os.geteuid() == 0 else []
    subprocess.run([*lower, *command], check=True, capture_output=True, cwd="/")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start a server and give the address of a database whose owner is no superuser."""
    binaries = _find_binaries()
    need(binaries, "the programs of PostgreSQL are not installed")
    assert binaries is not None
    folder = Path(tempfile.mkdtemp(prefix="slpg"))
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody")
    data = str(folder / "data")
    try:
        _run(str(binaries / "initdb"), "-D", data, "-A", "trust", "-U", "admin", "--no-sync")
        options = f"-k {folder} {_SETTINGS}"
        log = str(folder / "log")
        _run(str(binaries / "pg_ctl"), "-D", data, "-w", "-l", log, "-o", options, "start")
        with psycopg.connect(host=str(folder), user="admin", dbname="postgres") as client:
            client.autocommit = True
            client.execute("CREATE ROLE house LOGIN CREATEROLE")
            client.execute("CREATE DATABASE house OWNER house")
        yield f"postgresql://house@/house?host={folder}"
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            _run(str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_address(postgres_server: str) -> Callable[[], str]:
    """Give the address of a new schema at each call."""
    return lambda: f"{postgres_server}&schema=house_{next(_NUMBERS)}"
