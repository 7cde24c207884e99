"""The index of names that matching needs: built once for a picture, and never twice at a time.

Building takes seconds where a picture holds very many names. A call waits a little for it; after
that it is told to ask again, and what was begun goes on. Whoever asks again finds it ready. It is
no job, since the programs that match (OpenRefine, clients of yente) know how to ask again and do
not know jobs.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from pathlib import Path

from sightline.analyses.bearers import BEARERS
from sightline.errors import StillBuilding
from sightline.picture import Picture
from sightline.reception import Terms, Visit
from sightline.workspace import Workspace

#: So long a call waits for an index, and so many bearers of names are indexed without waiting.
PATIENCE, SMALL = 3.0, 20_000


class Names:
    """The indexes that are being built, by the picture that they are of."""

    def __init__(self, *, patience: float = PATIENCE, small: int = SMALL) -> None:
        self._patience, self._small = patience, small
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="names")
        self._building: dict[tuple[str, str], Future[None]] = {}
        self._ready: dict[tuple[str, str], None] = {}
        self._lock = threading.Lock()

    def prepare(self, visit: Visit, picture: Picture, against: str) -> None:
        """Let the index of a picture be there, or say that it is being built."""
        key = picture.address, against
        with self._lock:
            if key in self._ready:
                return
        if sum(picture.count(schema) for schema in BEARERS) <= self._small:
            visit.house.names(picture, against=against)
            self._keep(key)
            return
        with self._lock:
            building = self._building.get(key)
            if building is None:
                told = (visit.house.folder, visit.reader.name, visit.terms, against)
                building = self._building[key] = self._pool.submit(_build, *told)
        try:
            building.result(self._patience)
        except TooLate:
            raise StillBuilding from None
        finally:
            if building.done():
                with self._lock:
                    self._building.pop(key, None)
        self._keep(key)

    def _keep(self, key: tuple[str, str]) -> None:
        with self._lock:
            self._ready[key] = None
            while len(self._ready) > 8:
                self._ready.pop(next(iter(self._ready)))


def _build(folder: Path, reader: str, terms: Terms, against: str) -> None:
    """Build the index of a picture in a thread that has the house open for this alone."""
    with Workspace.open(folder) as house:
        card = house.reader(reader)
        with Visit(house, card, terms) as visit:
            house.names(visit.picture("api names", against), against=against)


NAMES = Names()
