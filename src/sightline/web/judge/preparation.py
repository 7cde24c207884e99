"""The preparation of a queue: worked out in a thread of its own, and kept under its address.

Finding who may be one with whom takes seconds, or minutes in a large picture. No page waits for
it. What was worked out of one picture is shown on that picture alone: equal addresses mean equal
pictures. A decision about a pair changes the address and little else, so the queue is carried on
to the picture that differs by that decision only, and says so.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotReady
from pathlib import Path

import msgspec

from sightline.analyses.flags import raise_flags
from sightline.analyses.resolution import Contradiction, Proposal, Question, Terms, make_queue
from sightline.engines import names
from sightline.picture import Conflict, Picture
from sightline.reception import Terms as Clocks
from sightline.reception import Visit
from sightline.workspace import Workspace

#: So many queues are kept, those used last, and of each so many questions and clusters.
_KEPT, _MOST, _CLUSTERS = 8, 500, 30
#: A page waits so many seconds, in case it is ready at once.
_PATIENCE = 1.5


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A queue as pages show it: its first questions, and how many there are in all.

    ``carried`` counts the decisions that were taken since it was worked out.
    """

    address: str
    bearers: int
    open: int
    questions: tuple[Question, ...]
    proposals: tuple[Proposal, ...] = ()
    proposed: int = 0
    contradictions: tuple[Contradiction, ...] = ()
    unjoined: tuple[Conflict, ...] = ()
    passed_over: int = 0
    carried: int = 0


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a queue is asked of: whose house, which reader, on which terms, about whom."""

    folder: Path
    reader: str
    terms: Clocks
    day: dt.date
    about: str | None = None


class Preparation:
    """The queues of one process: kept by the address of the picture they were worked out of."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._one_at_a_time = threading.Lock()
        self._kept: OrderedDict[tuple[str, ...], Future[Prepared]] = OrderedDict()

    def ask(self, visit: Visit, picture: Picture, about: str | None = None) -> Prepared | None:
        """Give the queue of a picture, or begin to work it out and give none yet."""
        wanted = Wanted(
            folder=visit.house.folder,
            reader=visit.reader.name,
            terms=visit.terms,
            day=visit.day,
            about=about,
        )
        key = _key(picture.address, wanted.day, about)
        future = self._begin(key, wanted)
        try:
            prepared = future.result(_PATIENCE)
        except NotReady:
            return None
        except Exception:
            self._forget(key)
            raise
        if prepared.address != picture.address:  # something was filed meanwhile
            self._forget(key)
            return None
        return prepared

    def carry(self, before: str, day: dt.date, after: Picture, pair: tuple[str, str]) -> None:
        """Carry a queue on to the picture that a decision about one pair has made."""
        with self._lock:
            future = self._kept.get(_key(before, day, None))
            if future is None or not future.done() or future.exception() is not None:
                return
        self.put(_carry(future.result(), after, pair), day)

    def put(self, prepared: Prepared, day: dt.date) -> None:
        """Keep a queue that was worked out elsewhere."""
        future: Future[Prepared] = Future()
        future.set_result(prepared)
        with self._lock:
            self._keep(_key(prepared.address, day, None), future)

    def renew(self, address: str, day: dt.date) -> None:
        """Forget what was carried on, so that it is worked out anew."""
        self._forget(_key(address, day, None))

    def _begin(self, key: tuple[str, ...], wanted: Wanted) -> Future[Prepared]:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
            future: Future[Prepared] = Future()
            self._keep(key, future)
        threading.Thread(target=self._work, args=(future, wanted), daemon=True).start()
        return future

    def _keep(self, key: tuple[str, ...], future: Future[Prepared]) -> None:
        self._kept[key] = future
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def _work(self, future: Future[Prepared], wanted: Wanted) -> None:
        try:
            with self._one_at_a_time:
                future.set_result(work_out(wanted))
        except Exception as error:  # whatever it is, the page that asks is told
            future.set_exception(error)

    def _forget(self, key: tuple[str, ...]) -> None:
        with self._lock:
            self._kept.pop(key, None)


def work_out(wanted: Wanted) -> Prepared:
    """Work a queue out in a house opened for it, in the name of the reader who asks."""
    if not names.is_warm():
        names.warm_up()
    with Workspace.open(wanted.folder) as house:
        reader = house.reader(wanted.reader)
        with Visit(house, reader, wanted.terms) as visit:
            picture = visit.picture("resolve", wanted.about or "")
            index = house.names(picture, against="both")
            return prepare(picture, wanted.day, about=wanted.about, index=index)


def prepare(
    picture: Picture,
    day: dt.date,
    *,
    about: str | None = None,
    index: names.Index | None = None,
) -> Prepared:
    """Work the queue of a picture out, and keep what pages show of it."""
    flags = raise_flags(picture, day)
    queue = make_queue(
        picture,
        Terms(about=None if about is None else picture.entity(about).id),
        flagged=[one for flag in flags for one in (flag.subject, *flag.others)],
        index=index,
    )
    proposals = sorted(queue.proposals, key=lambda one: (-len(one.members), one.members))
    return Prepared(
        address=picture.address,
        bearers=len(queue.bearers),
        open=len(queue.questions),
        questions=queue.questions[:_MOST],
        proposals=tuple(proposals[:_CLUSTERS]),
        proposed=len(proposals),
        contradictions=queue.contradictions[:_CLUSTERS],
        unjoined=queue.unjoined[:_CLUSTERS],
        passed_over=queue.passed_over,
    )


def _key(address: str, day: dt.date, about: str | None) -> tuple[str, ...]:
    return (address, day.isoformat(), about or "")


def _carry(held: Prepared, after: Picture, pair: tuple[str, str]) -> Prepared:
    """Take one pair out of a queue, and see the others from the heads that stand now."""
    heads = after.heads()
    left: dict[tuple[str, str], Question] = {}
    for one in held.questions:
        ends = tuple(sorted((heads.get(one.left, one.left), heads.get(one.right, one.right))))
        if ends[0] == ends[1] or {one.left, one.right} == set(pair):
            continue
        left.setdefault((ends[0], ends[1]), one)
    questions = tuple(left.values())
    return msgspec.structs.replace(
        held,
        address=after.address,
        questions=questions,
        open=held.open - (len(held.questions) - len(questions)),
        proposals=(),
        proposed=0,
        contradictions=(),
        carried=held.carried + 1,
    )


#: The queues of this process.
PREPARATION = Preparation()
