"""Serving a house: its web pages and its API, on this machine unless told otherwise."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from sightline.cli.options import visits
from sightline.cli.visit import Visit

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8321, show_default=True, help="The port; 0 takes any.")
@click.option("--certificate", type=_FILE, metavar="FILE", help="Certificate for TLS, as PEM.")
@click.option("--key", type=_FILE, metavar="FILE", help="The key of the certificate, as PEM.")
@click.option("--proxy", metavar="IP", help="The one proxy that may call, and that speaks TLS.")
@click.option("--name", "names", multiple=True, help="A name by which the server is called.")
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True)
@click.option("--threads", type=click.IntRange(1, 64), default=4, show_default=True)
@visits
def serve(visit: Visit, *, processes: int, threads: int, **where: Any) -> None:
    """Serve the pages and the API of a house (see --in) until Ctrl-C.

    It listens on this machine alone. Elsewhere it listens only with TLS, or
    behind a proxy that you name and that speaks TLS. At the first start it
    prints a link, good once, by which the first reader chooses a password.
    """
    address = import_module("sightline.server").Address(**where)
    run(visit, address, processes=processes, threads=threads)


def run(visit: Visit, address: Any, *, processes: int = 1, threads: int = 4) -> None:
    """Serve, and say where."""
    server = import_module("sightline.server")
    invited = server.invite_first(visit.folder)

    def tell(port: int) -> None:
        link = address.link(f"/enter/{invited}" if invited else "/", port)
        document = {"address": address.link("/", port), "link": link if invited else None}
        visit.page.write(
            document, lambda console: console.print(f"Serving at {address.link('/', port)}")
        )
        if invited:
            visit.page.hint("Nobody has a password yet. This link is good once, for a day:")
            visit.page.say(f"  {link}")
        visit.page.hint("Ctrl-C ends it.")

    server.serve(visit.folder, address, processes=processes, threads=threads, ready=tell)
