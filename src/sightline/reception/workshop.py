"""The workshop: threads that do the jobs of a house, each in the name of who asked for it.

A job runs as the reader's card is when it runs. Whoever may no longer come in has nothing done.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sightline.errors import SightlineError, Stopped
from sightline.reception.hall import Hall
from sightline.reception.job import Job, Made, Progress, State, Worker
from sightline.reception.jobs import LEASE, Jobs
from sightline.reception.visit import Visit

_LOG = logging.getLogger("sightline.jobs")
#: Seconds between two looks for work, between two notes of progress, between two renewals.
_LOOK, _NOTE, _RENEW = 0.4, 0.3, LEASE.total_seconds() / 6


class Workshop:
    """The workers of a house."""

    def __init__(
        self,
        hall: Hall,
        workers: Mapping[str, Worker],
        *,
        jobs: Jobs | None = None,
        threads: int = 1,
    ) -> None:
        self.jobs = jobs or Jobs(hall.folder)
        self._hall = hall
        self._workers = workers
        self._ending = threading.Event()
        self._threads = [
            threading.Thread(target=self._work, name=f"workshop-{number}", daemon=True)
            for number in range(threads)
        ]

    def start(self) -> None:
        """Let the workers begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let the workers end; what they had begun waits for whoever opens the house next."""
        self._ending.set()
        for thread in self._threads:
            thread.join()

    def run_next(self) -> bool:
        """Do the next job, if there is one."""
        found = self.jobs.take(sorted(self._workers))
        if found is None:
            return False
        job, holder = found
        with self._renewing(job, holder):
            self._run(job, holder)
        return True

    def _work(self) -> None:
        while not self._ending.is_set():
            try:
                if self.run_next():
                    continue
            except Exception:  # a full disk or a busy table must not end the worker for good
                _LOG.exception("the workshop could not look for work")
            self._ending.wait(_LOOK)

    def _run(self, job: Job, holder: str) -> None:
        worker, progress = self._workers[job.kind], self._progress(job, holder)

        def act(visit: Visit) -> tuple[Made, str]:
            return worker(visit, job.parameters, progress), visit.reader.id

        try:
            made, card = self._hall.receive_now(job.reader, act, job.terms)
        except Stopped:
            if self._ending.is_set():
                self.jobs.release(job.id, holder)
            else:
                self.jobs.end(job.id, holder, State.STOPPED)
        except SightlineError as error:
            self.jobs.end(job.id, holder, State.FAILED, error=str(error))
        except Exception as error:  # whatever it is, the reader is told that it failed
            number = secrets.token_hex(4)
            _LOG.error("unforeseen error %s in a job of kind %s", number, job.kind, exc_info=error)
            said = f"something went wrong that was not foreseen: say the number {number}"
            self.jobs.end(job.id, holder, State.FAILED, error=said)
        else:
            self.jobs.end(job.id, holder, State.DONE, made, card=card)

    def _progress(self, job: Job, holder: str) -> Progress:
        noted = 0.0

        def advance(done: int, of: int | None, words: str) -> bool:
            nonlocal noted
            if self._ending.is_set():
                return False
            if time.monotonic() - noted < _NOTE and done != of:
                return True
            noted = time.monotonic()
            return self.jobs.advance(job.id, holder, done, of, words)

        return Progress(
            job,
            folder=lambda: self.jobs.folder(job.id),
            advance=advance,
            keep=lambda half: self.jobs.keep(job.id, holder, half),
            kept=lambda: self.jobs.kept(job.id),
        )

    @contextmanager
    def _renewing(self, job: Job, holder: str) -> Iterator[None]:
        """Renew the lease while the work lasts, however seldom it tells how far it is."""
        over = threading.Event()

        def renew() -> None:
            while not over.wait(_RENEW):
                self.jobs.renew(job.id, holder)

        thread = threading.Thread(target=renew, name="workshop-lease", daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
