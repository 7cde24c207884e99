"""Kept pictures: a folder of DuckDB files, so that the command line need not build one each time.

A kept picture belongs to one sight. Its name comes from the sight, the two
dates and the last entry that went in, so a reader with another sight never
meets it. A file is written under another name and moved into place when it
is whole. What is damaged, foreign or of another version is thrown away: a
kept picture is never needed, only quick.
"""

from __future__ import annotations

import datetime as dt
import os
import secrets
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import duckdb
import msgspec

from sightline.errors import DamagedPicture, PictureError
from sightline.model import Model
from sightline.picture.address import FORM
from sightline.picture.database import open_to_read
from sightline.picture.picture import Picture
from sightline.values import Sight


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """The place of one picture: for which sight, as of which dates, up to which entry."""

    sight: Sight
    upto: int
    known: dt.date | None = None
    as_of: dt.date | None = None

    @property
    def line(self) -> str:
        """What all pictures that continue each other have in common."""
        parts = [
            FORM, duckdb.__version__, sorted(self.sight.markings), sorted(self.sight.cases),
            self.known, self.as_of,
        ]  # fmt: skip
        return sha256(msgspec.json.encode(parts)).hexdigest()

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.line}-{self.upto:012d}.picture"


class Cache:
    """A private folder of kept pictures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)

    def open(self, slot: Slot, *, reader: str, model: Model | None = None) -> Picture | None:
        """Open the picture of a slot, or find that there is none that is whole."""
        path = self.folder / slot.name
        if not path.is_file():
            return None
        try:
            database = open_to_read(path)
        except DamagedPicture:
            _remove(path)
            return None
        try:
            if ("slot", slot.name) in database.rows("meta"):
                return Picture(database, reader=reader, model=model)
        except (duckdb.Error, PictureError, KeyError, ValueError):
            pass
        database.close()
        _remove(path)
        return None

    def keep(
        self,
        slot: Slot,
        make: Callable[[Path], Picture],
        *,
        reader: str,
        model: Model | None = None,
    ) -> Picture:
        """Make a picture at the path given, keep it, and open it to read."""
        draft = self.folder / f".{secrets.token_hex(8)}.draft"
        try:
            made = make(draft)
            made.sign(slot.name)
            made.close()
            draft.chmod(0o600)
            os.replace(draft, self.folder / slot.name)
        finally:
            _remove(draft)
        self._drop_earlier(slot)
        kept = self.open(slot, reader=reader, model=model)
        if kept is None:
            raise DamagedPicture(f"the picture just kept in {self.folder} cannot be read back")
        return kept

    def earlier(self, slot: Slot) -> Slot | None:
        """Find the latest kept picture that this one could continue."""
        found = [upto for upto in self._kept(slot) if upto < slot.upto]
        return msgspec.structs.replace(slot, upto=max(found)) if found else None

    def purge(self) -> int:
        """Throw away every kept picture, and count them."""
        paths = [path for path in self.folder.iterdir() if path.suffix == ".picture"]
        for path in self.folder.iterdir():
            if path.suffix in (".picture", ".draft", ".wal", ".spill"):
                _remove(path)
        shutil.rmtree(self.folder / "names", ignore_errors=True)  # indexes made of pictures
        return len(paths)

    def _kept(self, slot: Slot) -> list[int]:
        stems = (path.stem for path in self.folder.glob(f"{slot.line}-*.picture"))
        numbers = (stem.rpartition("-")[2] for stem in stems)
        return [int(number) for number in numbers if number.isdecimal()]

    def _drop_earlier(self, slot: Slot) -> None:
        for upto in self._kept(slot):
            if upto < slot.upto:
                _remove(self.folder / msgspec.structs.replace(slot, upto=upto).name)


def _remove(path: Path) -> None:
    """Remove a kept file and what DuckDB may have left beside it; an open one is left to rest."""
    for one in (path, Path(f"{path}.wal")):
        try:
            one.unlink(missing_ok=True)
        except OSError:
            continue
    shutil.rmtree(f"{path}.spill", ignore_errors=True)
