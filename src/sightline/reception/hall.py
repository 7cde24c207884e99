"""The hall: a few threads that have the house open, and let one visit in at a time each.

The ledger and the pictures are asked in plain blocking calls. Here they leave the event loop:
every thread opens the house once, holds a few pictures open, and serves one visit after another.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from sightline.errors import NotFound, Unidentified
from sightline.reception.visit import Terms, Visit
from sightline.values import Instant, Reader
from sightline.workspace import Workspace

T = TypeVar("T")

#: So many pictures each thread holds open: several readers, each with a day or two to compare.
_HELD = 12


class Hall:
    """The place where visits to one house happen."""

    def __init__(self, folder: Path, *, threads: int = 4) -> None:
        #: The folder of the house.
        self.folder = folder
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="hall")
        self._local = threading.local()
        self._opened: list[Workspace] = []
        self._lock = threading.Lock()

    async def receive(
        self, reader: str, act: Callable[[Visit], T], *, terms: Terms | None = None
    ) -> T:
        """Let a reader in by name, and do one thing in that reader's name."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, self.receive_now, reader, act, terms)

    def receive_now(self, reader: str, act: Callable[[Visit], T], terms: Terms | None = None) -> T:
        """Do the same in the thread that asks, for work that runs in a thread of its own."""
        house = self.house()
        with Visit(house, _let_in(house, reader), terms or Terms()) as visit:
            return act(visit)

    async def run(self, act: Callable[[], T]) -> T:
        """Do something that opens no picture, such as checking a password, off the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, act)

    def house(self) -> Workspace:
        """Open the house for this thread, once."""
        found: Workspace | None = getattr(self._local, "house", None)
        if found is None:
            found = Workspace.open(self.folder)
            found.hold_pictures(_HELD)
            self._local.house = found
            with self._lock:
                self._opened.append(found)
        return found

    def close(self) -> None:
        """Let every visit end, and close the house."""
        self._pool.shutdown(wait=True)
        with self._lock:
            for house in self._opened:
                house.close()
            self._opened.clear()


def _let_in(house: Workspace, name: str) -> Reader:
    """Find the card of who comes, as it is at this moment: a card that is over opens nothing."""
    day = dt.datetime.now(dt.UTC).date()
    try:
        card = house.reader(name)
    except NotFound:
        raise Unidentified("you are no longer a reader of this house: ask the registrar") from None
    begun = card.since is None or Instant.parse(card.since).surely_begun(day)
    if not begun or (card.until is not None and Instant.parse(card.until).maybe_over(day)):
        raise Unidentified("your card is not valid today: ask the registrar")
    return card
