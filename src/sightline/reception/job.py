"""A job: long work that was asked for by a reader, what became of it, and what it made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from sightline.errors import Stopped
from sightline.reception.visit import Terms, Visit


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


#: A job in one of these is under way; in the others it has ended.
UNDER_WAY = frozenset({State.WAITING, State.RUNNING})


class MadeFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that a job made: for saving, by the reader who asked for it."""

    name: str
    media: str
    body: bytes


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What a job made: what there is to tell, as JSON takes it, and files."""

    told: Any = None
    files: tuple[MadeFile, ...] = ()


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One job, as the reader who asked for it sees it."""

    id: str
    kind: str
    reader: str
    terms: Terms
    parameters: Mapping[str, Any]
    state: State
    #: How far it is: so many done, of how many if that is known, and at what it is.
    done: int = 0
    of: int | None = None
    words: str = ""
    #: Whether it was asked to stop.
    stopping: bool = False
    made: dt.datetime
    ended: dt.datetime | None = None
    #: What it tells, and the names and media types of the files it made.
    told: Any = None
    files: Mapping[str, str] = msgspec.field(default_factory=dict)
    #: Why it failed.
    error: str | None = None

    @property
    def under_way(self) -> bool:
        """Whether something may still come of it."""
        return self.state in UNDER_WAY


class Progress:
    """What a worker is given beside the visit: to tell how far it is, and to keep what is half.

    What is kept outlives a crash: whoever takes the job up again finds it.
    """

    def __init__(
        self,
        job: Job,
        *,
        folder: Callable[[], Path],
        advance: Callable[[int, int | None, str], bool],
        keep: Callable[[bytes], None],
        kept: Callable[[], bytes | None],
    ) -> None:
        self.job = job
        self._folder = folder
        self._advance = advance
        self._keep = keep
        self._kept = kept

    def __call__(self, done: int, of: int | None = None, words: str = "") -> None:
        """Tell how far the work is; raise `Stopped` when it is to end here."""
        if not self._advance(done, of, words):
            raise Stopped("the job was stopped; nothing of it was kept")

    def keep(self, half: bytes) -> None:
        """Keep what is half done."""
        self._keep(half)

    @property
    def folder(self) -> Path:
        """Give the folder of the job, for what is half done and too large to keep in one piece."""
        return self._folder()

    @property
    def kept(self) -> bytes | None:
        """Give what was half done when the work was broken off."""
        return self._kept()


#: What does the work of a kind of jobs: resumable, or such that doing it twice changes nothing.
Worker = Callable[[Visit, Mapping[str, Any], Progress], Made]
