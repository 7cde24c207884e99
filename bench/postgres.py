"""A PostgreSQL server for one benchmark: found on the machine, started, and gone afterwards.

It runs with the settings it is born with, so that a commit is on the disk
before it is acknowledged. PostgreSQL refuses to run as root; then another
user of the machine runs it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from bench.trial import Missing

GIVEN = "SIGHTLINE_BENCH_POSTGRES"


def programs() -> Path | None:
    """The folder that holds initdb and pg_ctl, the newest if there are several."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    return next((one for one in folders if (one / "initdb").exists()), None)


@contextmanager
def server() -> Iterator[str | Missing]:
    """Give the address of a server: the given one, or one that lives as long as this context."""
    found = programs()
    if os.environ.get(GIVEN):
        yield os.environ[GIVEN]
    elif found is None:
        yield Missing(f"there is no PostgreSQL on this machine: install one, or set {GIVEN}")
    else:
        yield from _own_server(found)


def _own_server(binaries: Path) -> Iterator[str | Missing]:
    user = _user()
    folder = Path(mkdtemp(prefix="sightline-"))
    data = folder / "data"
    if user is not None:
        shutil.chown(folder, user)
    try:
        name = user or pwd.getpwuid(os.getuid()).pw_name
        _run([binaries / "initdb", "-D", data, "-A", "trust", "-U", name, "-E", "UTF8"], user)
        options = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        log = folder / "log"
        _run([binaries / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start"], user)
        try:
            yield f"postgresql://{name}@/postgres?host={folder}"
        finally:
            _run([binaries / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop"], user)
    except subprocess.CalledProcessError as error:
        yield Missing(f"PostgreSQL could not be started: {error}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """Who runs the server: nobody else unless this is root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(command: list[str | Path], user: str | None) -> None:
    group = pwd.getpwnam(user).pw_gid if user else None
    subprocess.run(
        command,
        check=True,
        user=user,
        group=group,
        extra_groups=[] if user else None,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
