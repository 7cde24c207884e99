"""The jobs of a house: a table of leases beside the ledger, and a folder for what jobs make.

Whoever holds the lease of a job does it. A lease that was not renewed, because the program ended,
is free again. Of a job nobody learns anything but the reader who asked for it.
"""

from __future__ import annotations

import datetime as dt
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from sightline.errors import NotFound, Refused
from sightline.reception.job import Job, Made, State
from sightline.reception.private import keep_file, now, open_database, open_folder
from sightline.reception.visit import Terms
from sightline.values import Reader

_TABLE = """
create table if not exists job (
    id text primary key, kind text not null, reader text not null, terms blob not null,
    parameters blob not null, state text not null, done integer not null default 0,
    of integer, words text not null default '', stopping integer not null default 0,
    made text not null, ended text, told blob, files blob not null default '{}', error text,
    card text, holder text, lease text, tries integer not null default 0
)
"""
_SHOWN = (
    "id, kind, reader, terms, parameters, state, done, of, words, stopping, made, ended, "
    "told, files, error, card"
)
_FREE = "(state = 'waiting' or (state = 'running' and lease < ?))"
#: Readers take turns: who has the fewest jobs running comes first, then who asked first.
_NEXT = f"""
select id, tries, stopping from job one where {_FREE} and kind in (select value from json_each(?))
order by (select count(*) from job where reader = one.reader and state = 'running'), made limit 1
"""  # noqa: S608 - made of the words above, without anything from outside

#: A lease is renewed far more often; when it was not, whoever held it is gone.
LEASE = dt.timedelta(seconds=60)
#: What was made is kept so long after the end.
KEPT = dt.timedelta(days=3)
#: So many jobs of one reader may be under way, and so often is a job taken up again.
MOST, TRIES = 20, 5
_CHANGED = "what you may see has changed since this was made: start it again"


class Jobs:
    """The jobs of the house in a folder."""

    def __init__(self, folder: Path, clock: Callable[[], dt.datetime] = now) -> None:
        self._path = folder / "jobs.db"
        self._folder = folder / "jobs"
        self._clock = clock

    # For readers

    def start(
        self, kind: str, reader: Reader, parameters: Mapping[str, Any], terms: Terms | None = None
    ) -> Job:
        """Ask for work that takes long; a worker takes it up as soon as one is free."""
        fields = {
            "id": secrets.token_urlsafe(16),
            "kind": kind,
            "reader": reader.name,
            "terms": msgspec.json.encode(terms or Terms()),
            "parameters": msgspec.json.encode(parameters),
            "state": State.WAITING,
            "made": self._clock().isoformat(),
        }
        with self._open() as db:
            busy = "select count(*) from job where reader = ? and state in ('waiting', 'running')"
            if db.execute(busy, (reader.name,)).fetchone()[0] >= MOST:
                raise Refused(f"you have {MOST} jobs under way: wait for one to end, or stop one")
            marks = ", ".join("?" for _ in fields)
            db.execute(
                f"insert into job ({', '.join(fields)}) values ({marks})",  # noqa: S608 - our words
                tuple(fields.values()),
            )
        return self.find(str(fields["id"]), reader)

    def find(self, job_id: str, reader: Reader) -> Job:
        """Find a job of a reader; that of another is not there."""
        with self._open() as db:
            row = db.execute(
                f"select {_SHOWN} from job where id = ? and reader = ?",  # noqa: S608 - our words
                (job_id, reader.name),
            ).fetchone()
        if row is None:
            raise NotFound("you have no such job: it was never there, or was cleared away")
        return _read(row, reader.id)

    def of(self, reader: Reader) -> list[Job]:
        """List the jobs of a reader, the latest first."""
        with self._open() as db:
            rows = db.execute(
                f"select {_SHOWN} from job where reader = ? order by made desc, id",  # noqa: S608 - our words
                (reader.name,),
            ).fetchall()
        return [_read(row, reader.id) for row in rows]

    def stop(self, job_id: str, reader: Reader) -> Job:
        """Stop a job: at once while it waits, at the next step while it runs."""
        self.find(job_id, reader)
        with self._open() as db:
            db.execute("update job set stopping = 1 where id = ? and ended is null", (job_id,))
            db.execute(
                "update job set state = 'stopped', ended = ? where id = ? and state = 'waiting'",
                (self._clock().isoformat(), job_id),
            )
        return self.find(job_id, reader)

    def resume(self, job_id: str, reader: Reader) -> Job:
        """Take a job up again that was stopped or failed; it goes on from what it kept."""
        self.find(job_id, reader)
        with self._open() as db:
            db.execute(
                "update job set state = 'waiting', stopping = 0, tries = 0, ended = null, "
                "error = null, made = ? where id = ? and state in ('stopped', 'failed')",
                (self._clock().isoformat(), job_id),
            )
        return self.find(job_id, reader)

    def file(self, job_id: str, name: str, reader: Reader) -> bytes:
        """Give a file that a job made, to the reader who asked for it."""
        names = list(self.find(job_id, reader).files)
        if name not in names:
            raise NotFound("this job made no such file")
        return (self._folder / job_id / f"{names.index(name)}.made").read_bytes()

    def forget(self, job_id: str, reader: Reader) -> None:
        """Clear away a job that has ended, with all it made."""
        if self.find(job_id, reader).under_way:
            raise Refused("the job is under way: stop it first")
        self._drop(job_id)

    # For workers

    def take(self, kinds: list[str]) -> tuple[Job, str] | None:
        """Take the lease of the next job of these kinds, and give it with the name of the lease."""
        self.sweep()
        with self._open() as db:
            db.execute("begin immediate")
            at = self._clock()
            row = db.execute(_NEXT, (at.isoformat(), msgspec.json.encode(kinds))).fetchone()
            if row is None:
                db.execute("commit")
                return None
            holder = secrets.token_hex(8)
            db.execute(
                "update job set state = 'running', holder = ?, lease = ?, tries = tries + 1 "
                "where id = ?",
                (holder, (at + LEASE).isoformat(), row[0]),
            )
            db.execute("commit")
            shown = db.execute(f"select {_SHOWN} from job where id = ?", (row[0],)).fetchone()  # noqa: S608 - our words
        job = _read(shown, None)
        if row[2]:
            self.end(job.id, holder, State.STOPPED)
            return self.take(kinds)
        if row[1] >= TRIES:
            said = f"it was broken off {TRIES} times: say so to who keeps the house"
            self.end(job.id, holder, State.FAILED, error=said)
            return self.take(kinds)
        return job, holder

    def renew(self, job_id: str, holder: str) -> bool:
        """Renew a lease; tell whether it still held."""
        until = (self._clock() + LEASE).isoformat()
        return self._change(job_id, holder, "lease = ?", (until,))

    def release(self, job_id: str, holder: str) -> bool:
        """Give a lease back, so that the job waits for whoever opens the house next."""
        fields = "state = ?, lease = null, tries = tries - 1"
        return self._change(job_id, holder, fields, (State.WAITING,))

    def advance(self, job_id: str, holder: str, done: int, of: int | None, words: str) -> bool:
        """Note how far the work is; tell whether it is to go on."""
        until = (self._clock() + LEASE).isoformat()
        fields = "lease = ?, done = ?, of = ?, words = ?"
        return self._change(job_id, holder, fields, (until, done, of, words), "and stopping = 0")

    def end(
        self,
        job_id: str,
        holder: str,
        state: State,
        made: Made | None = None,
        *,
        card: str | None = None,
        error: str | None = None,
    ) -> bool:
        """End a job with what it made; tell whether the lease still held, else nothing is kept."""
        made = made or Made()
        for number, one in enumerate(made.files):
            keep_file(open_folder(self._folder / job_id) / f"{number}.made", one.body)
        files = msgspec.json.encode({one.name: one.media for one in made.files})
        fields = "state = ?, ended = ?, told = ?, files = ?, card = ?, error = ?, lease = null"
        at, told = self._clock().isoformat(), msgspec.json.encode(made.told)
        ended = self._change(job_id, holder, fields, (state, at, told, files, card, error))
        if ended and state is State.DONE:
            (self._folder / job_id / "half").unlink(missing_ok=True)
        return ended

    def keep(self, job_id: str, holder: str, half: bytes) -> None:
        """Keep what is half done, while the lease holds."""
        if self.renew(job_id, holder):
            keep_file(open_folder(self._folder / job_id) / "half", half)

    def folder(self, job_id: str) -> Path:
        """Give the folder in which a job keeps what is half done."""
        return open_folder(self._folder / job_id)

    def kept(self, job_id: str) -> bytes | None:
        """Give what was half done."""
        path = self._folder / job_id / "half"
        return path.read_bytes() if path.exists() else None

    # For the house

    def sweep(self) -> int:
        """Clear away what ended some days ago; tell how much that was."""
        with self._open() as db:
            upto = (self._clock() - KEPT).isoformat()
            old = [row[0] for row in db.execute("select id from job where ended < ?", (upto,))]
        for job_id in old:
            self._drop(job_id)
        return len(old)

    def purge(self) -> None:
        """Clear away all that jobs have made, as when a case is erased."""
        with self._open() as db:
            ended = [row[0] for row in db.execute("select id from job where ended is not null")]
        for job_id in ended:
            self._drop(job_id)

    def _drop(self, job_id: str) -> None:
        with self._open() as db:
            db.execute("delete from job where id = ?", (job_id,))
        shutil.rmtree(self._folder / job_id, ignore_errors=True)

    def _change(
        self, job_id: str, holder: str, fields: str, values: tuple[Any, ...], unless: str = ""
    ) -> bool:
        """Change a job whose lease is held; whoever lost it changes nothing."""
        which = f"id = ? and holder = ? and state = 'running' {unless}"
        with self._open() as db:
            done = db.execute(
                f"update job set {fields} where {which}",  # noqa: S608 - our words
                (*values, job_id, holder),
            )
            return done.rowcount == 1

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(open_database(self._path, _TABLE)) as db:
            yield db


def _read(row: tuple[Any, ...], card: str | None) -> Job:
    """Read a row; what was made for another card than the one of now is not given out."""
    fields = dict(zip(_SHOWN.split(", "), row, strict=True))
    made_for = fields.pop("card")
    if made_for is not None and card is not None and made_for != card:
        fields |= {"told": None, "files": b"{}", "error": _CHANGED}
    for name in ("terms", "parameters", "told", "files"):
        fields[name] = msgspec.json.decode(fields[name]) if fields[name] else None
    return msgspec.convert(fields, Job, strict=False)
