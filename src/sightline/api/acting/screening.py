"""Screening by name: software says possible match at most; who it is, a named person decides."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec
from litestar import get, post
from litestar.params import FromPath

from sightline.analyses.screening import Subject, make_subject, read_decisions, read_watches
from sightline.api.acting.decisions import Filed
from sightline.api.answer import Done, Listed, Told, show
from sightline.api.counter import AtCounter, InHand, Leaf, Look, Part, read_marking
from sightline.api.cursor import cut
from sightline.api.matching.names import NAMES
from sightline.errors import NotFound
from sightline.reception import Visit
from sightline.values import Marking
from sightline.workspace import Asked
from sightline.workspace.screening import mark_of

_Text = Annotated[str, msgspec.Meta(max_length=500)]
_Few = Annotated[tuple[_Text, ...], msgspec.Meta(max_length=50)]


class Whom(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom to screen, on which day, for what and against what."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
    kind: Literal["person", "body", "unknown"] = "unknown"
    aliases: _Few = ()
    dates: _Few = ()
    countries: _Few = ()
    numbers: _Few = ()
    entity: _Text = ""
    day: dt.date | None = None
    purpose: _Text = "vendor"
    against: Literal["lists", "picture", "both"] = "lists"


class StoodShown(msgspec.Struct, frozen=True, kw_only=True):
    """How a candidate stands on a list on the day."""

    listing: str
    list: str
    state: str
    reference: str
    measures: tuple[str, ...]
    words: str


class ThroughShown(msgspec.Struct, frozen=True, kw_only=True):
    """Through whom a listing reaches a candidate."""

    holder: str
    caption: str
    ties: tuple[str, ...]
    stood: tuple[StoodShown, ...]
    barred: bool
    words: str


class CandidateShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who may be meant, how likely it is, and every reason in words."""

    entity: str
    caption: str
    schema: str
    probability: str
    listed_as: str
    reasons: tuple[str, ...]
    verdict: str
    because: str
    certain: str
    settled: str
    standings: tuple[StoodShown, ...]
    through: tuple[ThroughShown, ...]
    bars: tuple[str, ...]
    unknown: tuple[str, ...]
    basis: tuple[str, ...]
    mark: str


class ListSeenShown(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a list that was looked at, and its age in days."""

    list: str
    version: str
    day: dt.date
    age: int
    item: str


class ScreeningShown(msgspec.Struct, frozen=True, kw_only=True):
    """What a screening found; `mark` names it when a person decides."""

    subject: str
    purpose: str
    against: str
    day: dt.date
    result: str
    says: str
    candidates: tuple[CandidateShown, ...]
    lists: tuple[ListSeenShown, ...]
    unknown: tuple[str, ...]
    basis: tuple[str, ...]
    mark: str


class Another(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A candidate who is somebody else, and why."""

    entity: _Text
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]


class Answered(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person decides of a screening: the result, and of each candidate who it is."""

    whom: Whom
    result: _Text
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]
    review_due: dt.date
    seen: str
    same: _Few = ()
    another: tuple[Another, ...] = ()
    marking: str | None = None


class Watching(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom to keep a watch on."""

    whom: Whom
    marking: str | None = None


class WatchShown(msgspec.Struct, frozen=True, kw_only=True):
    """A watch of one's own."""

    id: str
    subject: str
    since: dt.date
    looked: dt.date
    result: str


class DecisionShown(msgspec.Struct, frozen=True, kw_only=True):
    """What a named person decided of a screening."""

    id: str
    subject: str
    result: str
    reason: str
    by: str
    on: dt.date
    review_due: dt.date
    item: str


@post("/screenings/ask", status_code=200)
async def screen(counter: AtCounter, data: Whom) -> Told[ScreeningShown]:
    """Screen one subject: it is a question, and files nothing."""

    def read(look: Look) -> ScreeningShown:
        asked = _asked(data, look.visit)
        NAMES.prepare(look.visit, look.picture, asked.against)
        found = look.visit.house.desk(look.picture, asked).screen(_subject(data))
        names = ("purpose", "against", "day", "result", "says", "candidates", "lists")
        said = {name: getattr(found, name) for name in (*names, "unknown", "basis")}
        return show(ScreeningShown, {**said, "subject": found.subject.name, "mark": mark_of(found)})

    return await counter.tell("screen", data.name, read)


@get("/screenings")
async def list_screenings(counter: AtCounter, page: Leaf) -> Listed[DecisionShown]:
    """List what people decided of screenings."""

    def read(look: Look, place: str | None, limit: int) -> Part[DecisionShown]:
        found, after = cut(read_decisions(look.picture), place, limit)
        return [
            DecisionShown(
                id=one.of,
                subject=one.screening.subject.name,
                result=one.decided.result,
                reason=one.decided.reason,
                by=one.by,
                on=one.on,
                review_due=one.decided.review_due,
                item=one.item,
            )
            for one in found
        ], after

    return await counter.list("screenings", [], page, read)


@post("/screenings", status_code=200)
async def decide_screening(hand: InHand, data: Answered) -> Done[Filed]:
    """Decide a screening in your own name. `seen` is the mark of what you looked at."""

    def act(visit: Visit) -> tuple[Filed, list[Marking]]:
        done = visit.house.decide_screening(
            _subject(data.whom),
            _asked(data.whom, visit),
            visit.reader,
            result=data.result,
            reason=data.reason,
            review_due=data.review_due,
            same=data.same,
            another=[(one.entity, one.reason) for one in data.another],
            seen=data.seen,
            marking=read_marking(visit, data.marking),
            purpose=visit.terms.purpose,
        )
        return Filed(ids=(done.id,)), [done.marking]

    return await hand.act(act)


@get("/screenings/{screening:str}/certificate")
async def certify(counter: AtCounter, screening: FromPath[str]) -> Told[dict[str, object]]:
    """Certify a decided screening with the key of the house: others check it without the house."""

    def read(look: Look) -> dict[str, object]:
        if all(one.of != screening for one in read_decisions(look.picture)):
            raise NotFound(f"there is no decided screening {screening!r} in your picture")
        purpose = look.visit.terms.purpose
        made = look.visit.house.certify(screening, look.visit.reader, purpose=purpose)
        told: dict[str, object] = msgspec.to_builtins(made)
        return told

    return await counter.tell("certify", screening, read)


@get("/watches")
async def list_watches(counter: AtCounter) -> Told[tuple[WatchShown, ...]]:
    """List the watches that you keep; of others nobody learns."""

    def read(look: Look) -> tuple[WatchShown, ...]:
        return tuple(
            WatchShown(
                id=one.of,
                subject=one.last.subject.name,
                since=one.since,
                looked=one.looked,
                result=one.last.result,
            )
            for one in read_watches(look.picture, look.visit.reader.name)
        )

    return await counter.tell("watches", "", read)


@post("/watches", status_code=200)
async def watch(hand: InHand, data: Watching) -> Done[Filed]:
    """Keep a watch on a subject: what is found now is what later looks are compared with."""

    def act(visit: Visit) -> tuple[Filed, list[Marking]]:
        held = read_marking(visit, data.marking)
        done = visit.house.watch(
            _subject(data.whom),
            _asked(data.whom, visit),
            visit.reader,
            marking=held,
            purpose=visit.terms.purpose,
        )
        return Filed(ids=(done.of,)), [held or visit.house.own_marking(visit.reader)]

    return await hand.act(act)


def _subject(whom: Whom) -> Subject:
    return make_subject(
        whom.name,
        kind=whom.kind,
        aliases=whom.aliases,
        dates=whom.dates,
        countries=whom.countries,
        numbers=whom.numbers,
        entity=whom.entity,
    )


def _asked(whom: Whom, visit: Visit) -> Asked:
    return Asked(day=whom.day or visit.day, purpose=whom.purpose, against=whom.against)


ROUTES = (
    screen,
    list_screenings,
    decide_screening,
    certify,
    list_watches,
    watch,
)
