"""The tray of a house: files that were handed in at the door, until they are filed or dropped.

A file lies there for a day at most, for the reader who handed it in and for nobody else. Its
name is kept as words and is never part of a path.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
import shutil
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from sightline.errors import DangerousFile, NotFound, Refused, UnreadableFile
from sightline.intake.documents.tidying import file_name
from sightline.reception.private import keep_file, now, open_folder
from sightline.values import Reader

#: A file lies so long, may be so large, and one reader may have so many lying there.
LYING = dt.timedelta(days=1)
LARGEST, MOST = 48 * 1024**2, 20
#: What a file is called on the disk, whatever its name.
CONTENT = "file"
_CARD = "card.json"
_ID = re.compile(r"[A-Za-z0-9_-]{22}")


class Left(msgspec.Struct, frozen=True, kw_only=True):
    """A file in the tray: of whom, what it was called, and what its reader said of it so far."""

    id: str
    reader: str
    name: str
    size: int
    sha256: str
    since: dt.datetime
    said: Mapping[str, str] = msgspec.field(default_factory=dict)


class Tray:
    """The tray of the house in a folder."""

    def __init__(self, folder: Path, clock: Callable[[], dt.datetime] = now) -> None:
        self._folder = folder / "tray"
        self._clock = clock

    def put(self, reader: Reader, name: str, body: bytes) -> Left:
        """Lay a file into the tray."""
        self.sweep()
        if not body:
            raise UnreadableFile("the file is empty: choose another")
        if len(body) > LARGEST:
            raise DangerousFile(
                f"the file has {len(body) / 1024**2:.0f} MB, and pages take {LARGEST // 1024**2}: "
                "take it in by `sightline add`"
            )
        if len(self.of(reader)) >= MOST:
            raise Refused(f"{MOST} files of yours wait already: file or drop some of them first")
        left = Left(
            id=secrets.token_urlsafe(16),
            reader=reader.name,
            name=file_name(name),
            size=len(body),
            sha256=sha256(body).hexdigest(),
            since=self._clock(),
        )
        keep_file(open_folder(self._folder / left.id) / CONTENT, body)
        self._write(left)
        return left

    def find(self, left_id: str, reader: Reader) -> Left:
        """Find a file of a reader; that of another is not there."""
        found = self._read(left_id)
        if found is None or found.reader != reader.name or self._is_old(found):
            raise NotFound("you left no such file here: it was filed, dropped or cleared away")
        return found

    def of(self, reader: Reader) -> list[Left]:
        """List the files of a reader, the latest first."""
        names = [path.name for path in self._folder.glob("*")] if self._folder.is_dir() else []
        found = [one for one in map(self._read, names) if one and one.reader == reader.name]
        return sorted(
            (one for one in found if not self._is_old(one)), key=lambda one: one.since, reverse=True
        )

    def say(self, left: Left, said: Mapping[str, str]) -> Left:
        """Keep what a reader says of a file."""
        changed = msgspec.structs.replace(left, said=dict(said))
        self._write(changed)
        return changed

    def path(self, left: Left) -> Path:
        """Say where the bytes lie, for those who read files by their path."""
        return self._folder / left.id / CONTENT

    def drop(self, left: Left) -> None:
        """Take a file out of the tray for good."""
        shutil.rmtree(self._folder / left.id, ignore_errors=True)

    def sweep(self) -> int:
        """Clear away what has lain too long; tell how much that was."""
        names = [path.name for path in self._folder.glob("*")] if self._folder.is_dir() else []
        old = [one for one in map(self._read, names) if one is not None and self._is_old(one)]
        for one in old:
            self.drop(one)
        return len(old)

    def _is_old(self, left: Left) -> bool:
        return self._clock() - left.since > LYING

    def _read(self, left_id: str) -> Left | None:
        if not _ID.fullmatch(left_id):
            return None
        try:
            content = (self._folder / left_id / _CARD).read_bytes()
            return msgspec.json.decode(content, type=Left)
        except (OSError, msgspec.MsgspecError):
            return None

    def _write(self, left: Left) -> None:
        keep_file(self._folder / left.id / _CARD, msgspec.json.encode(left))
