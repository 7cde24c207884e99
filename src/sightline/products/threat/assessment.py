"""A threat assessment as a form: the question, the plan, the threats and what is concluded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sightline.errors import BadValue
from sightline.products.threat.scales import DOMAINS, LEVELS, indicators_for

Class = Annotated[int, Meta(ge=1, le=5)]
Text = Annotated[str, Meta(max_length=20_000)]
Name = Annotated[str, Meta(max_length=500)]
Level = Literal["high", "medium", "low"]
Sort = Literal["market", "group", "kind of actor", "area"]
Ids = Annotated[tuple[Annotated[str, Meta(max_length=100)], ...], Meta(max_length=500)]
#: So many bytes a filled form has at the most.
LARGEST = 2_000_000


class Tasking(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who asks what, for which decision."""

    question: Text = ""
    scope: Text = ""
    period: Name = ""
    audience: Name = ""
    decision: Text = ""


class Collection(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row of the collection plan: a question, where it may be answered, by whom, by when."""

    question: Text = ""
    source: Text = ""
    owner: Name = ""
    due: dt.date | None = None


class Threat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One threat. What is not said of it is not known: it is an intelligence gap, and no nought."""

    name: Name = ""
    #: The market, group or area of the picture, where it is in it.
    subject: Name = ""
    sort: Sort = "market"
    probability: Class | None = None
    reason: Text = ""
    statements: Ids = ()
    impact: dict[Name, Class] = {}
    impact_reason: Text = ""
    indicators: dict[Name, Level] = {}
    effects: dict[Name, Level] = {}
    rival: Text = ""


class KeyJudgement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One conclusion, with the statements on which it rests."""

    text: Text = ""
    statements: Ids = ()


class ThreatAssessment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A whole assessment; as a draft any of it may be wanting."""

    title: Name = ""
    area: Name = ""
    tasking: Tasking = Tasking()
    definition: Text = ""
    plan: Annotated[tuple[Collection, ...], Meta(max_length=200)] = ()
    threats: Annotated[tuple[Threat, ...], Meta(max_length=100)] = ()
    factors: dict[Name, Level] = {}
    factors_reason: Text = ""
    judgements: Annotated[tuple[KeyJudgement, ...], Meta(max_length=50)] = ()
    limits: Text = ""
    disagreements: Text = ""
    review_due: dt.date | None = None

    @property
    def basis(self) -> tuple[str, ...]:
        """Every statement on which it rests, each once."""
        found = [one for judgement in self.judgements for one in judgement.statements]
        found += [one for threat in self.threats for one in threat.statements]
        return tuple(dict.fromkeys(found))


def read_threats(document: bytes) -> ThreatAssessment:
    """Read a threat assessment as it was kept."""
    if len(document) > LARGEST:
        raise BadValue(f"a threat assessment has at most {LARGEST:,} bytes, not {len(document):,}")
    try:
        return check_values(msgspec.json.decode(document, type=ThreatAssessment))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadValue(f"this is no threat assessment: {error}") from error


def write_threats(assessment: ThreatAssessment) -> bytes:
    """Write a threat assessment as it is kept: the same one gives the same bytes."""
    return msgspec.json.encode(check_values(assessment), order="deterministic")


def check_values(assessment: ThreatAssessment) -> ThreatAssessment:
    """Refuse a domain or an indicator that there is not."""
    for threat in assessment.threats:
        strange = sorted(set(threat.impact) - set(DOMAINS))
        if strange:
            raise BadValue(
                f"{strange[0]!r} is not a domain of impact: expected {', '.join(DOMAINS)}"
            )
    return assessment


def find_wants(assessment: ThreatAssessment, day: dt.date) -> tuple[str, ...]:
    """Say everything that an assessment still wants before it is complete, all at once."""
    return (
        *_want_beginning(assessment),
        *_want_plan(assessment),
        *_want_threats(assessment),
        *_want_end(assessment, day),
    )


def _want_beginning(one: ThreatAssessment) -> Iterator[str]:
    if not one.title.strip():
        yield "a title"
    names = {
        "question": "the question that is asked",
        "scope": "the scope",
        "period": "the period",
        "audience": "the audience",
        "decision": "the decision that it serves",
    }
    for name, words in names.items():
        if not str(getattr(one.tasking, name)).strip():
            yield words
    if not one.definition.strip():
        yield "the working definition of serious and organized crime"


def _want_plan(one: ThreatAssessment) -> Iterator[str]:
    if not one.plan:
        yield "a collection plan: at least one question with source, owner and date"
    for number, row in enumerate(one.plan, 1):
        lacking = [name for name in ("question", "source", "owner") if not getattr(row, name)]
        lacking += [] if row.due else ["date"]
        if lacking:
            yield f"row {number} of the collection plan: {', '.join(lacking)}"


def _want_threats(one: ThreatAssessment) -> Iterator[str]:
    if not one.threats:
        yield "at least one threat"
    names = [threat.name.strip().casefold() for threat in one.threats]
    for number, threat in enumerate(one.threats, 1):
        told = f"threat {number} ({threat.name or 'without a name'})"
        if not threat.name.strip():
            yield f"{told}: a name"
        elif names.index(threat.name.strip().casefold()) != number - 1:
            yield f"{told}: a name that no other threat has"
        if threat.probability is not None and not threat.reason.strip():
            yield f"{told}: the reason for its probability"
        if threat.impact and not threat.impact_reason.strip():
            yield f"{told}: the reason for its impact"
        if (threat.probability is not None or threat.impact) and not threat.statements:
            yield f"{told}: a statement on which the rating rests"
        if not threat.rival.strip():
            yield f"{told}: what else could explain what is seen"


def _want_end(one: ThreatAssessment, day: dt.date) -> Iterator[str]:
    if not one.judgements:
        yield "at least one key judgement"
    for number, judgement in enumerate(one.judgements, 1):
        if not judgement.text.strip():
            yield f"key judgement {number}: its words"
        if not judgement.statements:
            yield f"key judgement {number}: a statement on which it rests"
    if not one.limits.strip():
        yield "what limits the assessment: what was not looked at, and how good the data are"
    if one.review_due is None or one.review_due <= day:
        yield f"a day of review after {day}"


def spread(threat: Threat) -> dict[str, int]:
    """Count the indicators of a threat by how they stand; what is not said counts as unknown."""
    asked = indicators_for(threat.sort)
    said = [threat.indicators.get(name, "unknown") for name in asked]
    return {level: said.count(level) for level in (*LEVELS, "unknown")}
