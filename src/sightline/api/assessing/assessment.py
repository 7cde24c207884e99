"""The assessment of an area: the seven interfaces, who takes part, and what cannot be seen."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import FromPath, Parameter

from sightline.analyses.interfaces import assess
from sightline.api.answer import Told, show
from sightline.api.assessing.memory import MEMORY
from sightline.api.counter import AtCounter, Look


class PartShown(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a reading, as a range."""

    label: str
    low: float
    high: float
    facts: tuple[str, ...]


class GaugeShown(msgspec.Struct, frozen=True, kw_only=True):
    """One indicator: null is not known, and never zero."""

    code: str
    name: str
    state: str
    says: str
    unit: str
    direction: str
    worry: str
    low: float | None
    high: float | None
    coverage: float | None
    on: dt.date | None
    basis: tuple[str, ...]
    voices: int
    graded: int
    grades: dict[str, int]
    parts: tuple[PartShown, ...]
    unknown: tuple[str, ...]
    reached: str | None


class SideShown(msgspec.Struct, frozen=True, kw_only=True):
    """One interface with its indicators, and the rival that would tell otherwise."""

    code: str
    name: str
    asks: str
    gauges: tuple[GaugeShown, ...]
    rival: str
    tells: str
    voices: int
    unknown: tuple[str, ...]


class ReportingShown(msgspec.Struct, frozen=True, kw_only=True):
    """How much of the area was reported on at all: whoever is silent is not calm."""

    months: int
    districts: int
    cells: int
    heard: int
    silent: tuple[str, ...]
    enough: float
    share: float | None


class FindingShown(msgspec.Struct, frozen=True, kw_only=True):
    """What an analysis says, with what it rests on, its rival, and what it does not know."""

    method: str
    version: str
    claim: str
    basis: tuple[str, ...]
    rival: str
    unknown: tuple[str, ...]
    would_change: tuple[str, ...]
    low: float | None
    high: float | None


class RelationShown(msgspec.Struct, frozen=True, kw_only=True):
    """How an actor may stand to another: a hypothesis and never a label."""

    question: str
    asks: str
    finding: FindingShown
    decided: bool
    voices: int
    cautions: tuple[str, ...]


class ParticipantShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes part, as reported and graded."""

    actor: str
    name: str
    kinds: tuple[str, ...]
    of_state: bool
    grades: dict[str, int]
    goal: RelationShown
    state: RelationShown
    mission: RelationShown
    watch: tuple[str, ...]
    since: dt.date | None


class ParticipantsShown(msgspec.Struct, frozen=True, kw_only=True):
    """The groups that take part; of persons only how many."""

    actors: tuple[ParticipantShown, ...]
    persons: int
    unknown: tuple[str, ...]


class AssessmentShown(msgspec.Struct, frozen=True, kw_only=True):
    """The assessment of one area on one day. There is no score."""

    anchor: str
    name: str
    day: dt.date
    since: dt.date
    missions: tuple[str, ...]
    subjects: tuple[str, ...]
    reporting: ReportingShown
    sides: tuple[SideShown, ...]
    participants: ParticipantsShown


_Only = Annotated[list[str] | None, Parameter(query="interface", description="Only these, 1 to 7.")]


@get("/assessments/{area:str}")
async def find_assessment(
    counter: AtCounter, area: FromPath[str], only: _Only = None
) -> Told[AssessmentShown]:
    """Assess the area of a mission or a territory, by its id, on the day of the terms.

    A picture of many statements takes some seconds the first time; `POST /v1/jobs` asks for the
    same as a job.
    """
    chosen = tuple(sorted(set(only or ())))

    def read(look: Look) -> AssessmentShown:
        name = look.picture.entity(area).id
        found = MEMORY.find(
            look,
            ("assess", name, chosen),
            lambda reading: assess(reading, name, only=chosen or None),
        )
        return show(AssessmentShown, found)

    return await counter.tell("assess", area, read)


ROUTES = (find_assessment,)
