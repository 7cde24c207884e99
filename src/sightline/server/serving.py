"""Serving: the application of one house, run by uvicorn until somebody stops it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn
from uvicorn.supervisors import Multiprocess

from sightline.errors import WorkspaceError
from sightline.reception import Gate
from sightline.server.address import Address
from sightline.server.application import make_application
from sightline.workspace import Workspace

#: By these a process of the server learns which house it serves.
HOUSE, THREADS, NAMES, SECURE = (
    "SIGHTLINE_SERVED",
    "SIGHTLINE_THREADS",
    "SIGHTLINE_NAMES",
    "SIGHTLINE_PROXIED",
)


def invite_first(folder: Path) -> str | None:
    """Make the one-time link of the first reader, in a house in which nobody has a password."""
    with Workspace.open(folder) as house:
        first = house.reader()
    return Gate(folder).invite_first(first.name)


def serve(
    folder: Path,
    address: Address,
    *,
    processes: int = 1,
    threads: int = 4,
    ready: Callable[[int], None] | None = None,
) -> None:
    """Serve a house until it is stopped; ``ready`` is told the port once it is taken."""
    taken = _take(address)
    os.environ[HOUSE] = str(folder.resolve())
    os.environ[THREADS] = str(threads)
    os.environ[NAMES] = ",".join(address.called)
    os.environ[SECURE] = "yes" if address.secure or address.proxy else ""
    config = _configure(address, processes)
    if ready is not None:
        ready(int(taken.getsockname()[1]))
    try:
        if processes > 1:
            Multiprocess(config, sockets=[taken]).run()
        else:
            uvicorn.Server(config).run(sockets=[taken])
    finally:
        taken.close()


def make_served() -> object:
    """Make the application in a process of the server."""
    names = tuple(filter(None, os.environ.get(NAMES, "").split(",")))
    return make_application(
        Path(os.environ[HOUSE]), threads=int(os.environ.get(THREADS, "4")), names=names
    )


def _take(address: Address) -> socket.socket:
    """Take the port, or say who may have it."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((address.host, address.port))
    except OSError as error:
        taken.close()
        raise WorkspaceError(
            f"{address.host}:{address.port} cannot be taken ({error.strerror}): "
            "name another port by --port, or stop who has it"
        ) from None
    taken.set_inheritable(True)
    return taken


def _configure(address: Address, processes: int) -> uvicorn.Config:
    return uvicorn.Config(
        "sightline.server.serving:make_served",
        factory=True,
        workers=processes,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=address.proxy is not None,
        forwarded_allow_ips=address.proxy or "",
        ssl_certfile=address.certificate,
        ssl_keyfile=str(address.key) if address.key else None,
        timeout_keep_alive=30,
        limit_concurrency=400,
    )
