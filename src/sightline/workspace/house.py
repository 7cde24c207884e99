"""A house, opened for reading: who reads, what that reader may see, and the picture of it.

Nobody queries the ledger. Whoever wants to read asks for a picture, and the
picture is built from what the reader's sight admits.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from sightline.access import CUSTODIAN, REGISTRAR, sight_of
from sightline.audit import Audit
from sightline.errors import NotFound, WorkspaceError
from sightline.ledger import (
    Ledger,
    create_ledger,
    open_ledger,
)
from sightline.model import load_model
from sightline.picture import Cache, Picture, Shelf, Slot, build
from sightline.settings import FILE, Settings, read_settings, write_settings
from sightline.values import (
    Level,
    Reader,
    Sight,
)

Progress = Callable[[int], None]


class House:
    """One house: a folder with settings, a ledger, keys, a reading log and cached pictures."""

    def __init__(self, folder: Path, settings: Settings, ledger: Ledger) -> None:
        #: Where everything lies.
        self.folder = folder
        #: What the house is called and who reads by default.
        self.settings = settings
        self._ledger = ledger
        self._model = load_model()
        self._audit = Audit(folder / "readings.db")
        self._cache = Cache(folder / "pictures")
        self._kept: set[tuple[str, str]] = set()  # readers and the files they handed in
        self._shelf = Shelf(0)

    # Opening and closing

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        name: str,
        organisation: str,
        reader: str,
        clearance: Level = Level.STRICTLY_CONFIDENTIAL,
        store: str = "ledger.db",
    ) -> Self:
        """Found a house in a folder, with its first reader as registrar and custodian."""
        folder = folder.resolve()
        if (folder / FILE).exists():
            raise WorkspaceError(f"{folder} is a house already: open it, or choose another folder")
        settings = Settings(name=name, organisation=organisation, store=store, reader=reader)
        first = Reader(
            name=reader,
            organisation=organisation,
            clearance=clearance,
            roles=(CUSTODIAN, REGISTRAR),
            by=reader,
        )
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        ledger = create_ledger(find_store(folder, settings), folder / "keys")
        ledger.append([first], author=reader)
        write_settings(folder, settings)
        return cls(folder, settings, ledger)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the house in a folder."""
        folder = folder.resolve()
        settings = read_settings(folder)
        return cls(folder, settings, open_ledger(find_store(folder, settings), folder / "keys"))

    def close(self) -> None:
        """Close the ledger; what was acknowledged is on disk already."""
        self._shelf.clear()
        self._audit.close()
        self._ledger.close()

    def hold_pictures(self, most: int) -> None:
        """Hold so many pictures open between two looks; the house closes them."""
        self._shelf.clear()
        self._shelf = Shelf(most)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Reading

    def reader(self, name: str | None = None) -> Reader:
        """Find the card of a reader, or of the one who reads by default."""
        name = name or self.settings.reader
        card = self._ledger.readers().get(name or "")
        if card is None or card.active is not True:
            raise NotFound(
                f"there is no active reader {name!r} in this house: see `sightline reader`"
            )
        return card

    def picture(
        self,
        reader: Reader,
        *,
        known: dt.date | None = None,
        as_of: dt.date | None = None,
        recorded: dt.date | None = None,
        purpose: str | None = None,
        act: str = "picture",
        detail: str = "",
        progress: Progress | None = None,
    ) -> Picture:
        """Show what a reader may see, and note the reading.

        ``known`` leaves out what was not yet known on a day, ``as_of`` what had
        not yet happened, ``recorded`` what had not yet been written down here.
        """
        reader = self.reader(reader.name)  # the card of today, not the one in somebody's hands
        upto = self._ledger.head().seq if recorded is None else self._ledger.last_by(recorded)
        sight = self._sight(reader, purpose)
        slot = Slot(sight=sight, upto=upto, known=known, as_of=as_of)
        picture = self._shelf.take(slot, reader.name) or self._open(slot, reader.name, progress)
        self._audit.note(reader.name, act, detail, picture.address)
        return picture

    def _open(self, slot: Slot, reader: str, progress: Progress | None) -> Picture:
        """Open the kept picture of a slot, or make it and keep it."""
        picture = self._cache.open(slot, reader=reader, model=self._model)
        if picture is None:
            make = partial(self._make, slot, reader, progress)
            picture = self._cache.keep(slot, make, reader=reader, model=self._model)
        self._shelf.put(slot, picture)
        return picture

    def _make(self, slot: Slot, reader: str, progress: Progress | None, path: Path) -> Picture:
        """Build the picture of a slot, from an earlier one where nothing older has changed."""
        earlier = self._cache.earlier(slot)
        if earlier is not None and not self._ledger.changed_sight(earlier.upto):
            older = self._cache.open(earlier, reader=reader, model=self._model)
            if older is not None:
                blocks = self._ledger.blocks(slot.sight, after=earlier.upto, upto=slot.upto)
                with older:
                    return older.extend(blocks, path, progress=progress)
        blocks = self._ledger.blocks(slot.sight, upto=slot.upto)
        return build(
            blocks,
            reader=reader,
            known=slot.known,
            as_of=slot.as_of,
            model=self._model,
            path=path,
            progress=progress,
        )

    def _sight(self, reader: Reader, purpose: str | None = None) -> Sight:
        cases = [name for name, state in self._ledger.cases().items() if not state.erased]
        return sight_of(reader, self._ledger.markings(), cases, at=today(), purpose=purpose)

    def _widest(self, reader: Reader) -> Sight:
        """Find what a reader may see for any of his purposes: what he can refer to in writing."""
        sights = [self._sight(reader, purpose) for purpose in (None, *reader.purposes)]
        markings = frozenset[str]().union(*(sight.markings for sight in sights))
        return Sight(markings=markings, cases=frozenset().union(*(s.cases for s in sights)))


def find_store(folder: Path, settings: Settings) -> str:
    """Say where the ledger of a house lies: a file in its folder, or an address."""
    return settings.store if "://" in settings.store else str(folder / settings.store)


def today() -> dt.date:
    """Say what day it is, in UTC."""
    return dt.datetime.now(dt.UTC).date()
