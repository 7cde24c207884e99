"""What people do with judgements, requirements and forecasts: one frozen value for each act.

A deed says what is wanted. Whether it counts is for the gates, and who did it
and when is for the ledger: a deed does not claim either.
"""

from __future__ import annotations

import datetime as dt
from typing import TypeAlias

import msgspec


class Deed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="act"):
    """An act on one judgement, requirement or forecast question, named by its id."""

    of: str = ""


# On judgements


class Drafted(Deed, frozen=True, kw_only=True, omit_defaults=True, tag="drafted"):
    """Write a judgement down: of whom, which question, which answer, and what it rests on.

    ``basis`` are ids of statements and items. ``rival`` is the best other
    reading in words, ``rival_id`` a hypothesis that says it. ``goal`` is what
    the one judged is after: it is said before what it is. ``gained`` and
    ``accepted`` are the two sides of a choice. ``asked`` is the day
    on which a reply was asked for, ``not_asked`` the reason why it was not.
    """

    subject: str
    dimension: str
    value: str
    as_of: dt.date
    confidence: str
    basis: tuple[str, ...] = ()
    confidence_reason: str = ""
    gaps: str = ""
    low: float | None = None
    high: float | None = None
    goal: str = ""
    rival: str = ""
    rival_id: str = ""
    review_due: dt.date | None = None
    consequences: str = ""
    negotiability: str = ""
    gained: str = ""
    accepted: str = ""
    expires: dt.date | None = None
    asked: dt.date | None = None
    not_asked: str = ""


class Answering(Deed, frozen=True, kw_only=True, omit_defaults=True):
    """What a reviewer says, and what he sets anew."""

    words: str = ""
    review_due: dt.date | None = None
    consequences: str = ""
    negotiability: str = ""
    gained: str = ""
    accepted: str = ""
    expires: dt.date | None = None
    asked: dt.date | None = None
    not_asked: str = ""


class Reviewed(Answering, frozen=True, kw_only=True, omit_defaults=True, tag="reviewed"):
    """Read a judgement as somebody other than its author, and answer it."""


class Approved(Answering, frozen=True, kw_only=True, omit_defaults=True, tag="approved"):
    """Let a judgement stand until its next review; done again, it renews it."""


class Contested(Deed, frozen=True, kw_only=True, omit_defaults=True, tag="contested"):
    """Disagree with a judgement, with the grounds and what they rest on."""

    grounds: str
    basis: tuple[str, ...] = ()


class Replied(Deed, frozen=True, kw_only=True, omit_defaults=True, tag="replied"):
    """Keep what the one judged answered, or what somebody answered on its behalf."""

    words: str
    said_on: dt.date
    speaker: str = "the subject"


class Withdrawn(Deed, frozen=True, kw_only=True, omit_defaults=True, tag="withdrawn"):
    """Hold a judgement no longer, with the reason."""

    reason: str


class Superseded(Deed, frozen=True, kw_only=True, omit_defaults=True, tag="superseded"):
    """Put a later judgement, which is approved, in the place of an earlier one."""

    later: str
    reason: str = ""


# On information requirements


class Raised(Deed, frozen=True, kw_only=True, omit_defaults=True, tag="raised"):
    """Ask what a leader needs to know, for which decision, by when, and who owns the question."""

    question: str
    level: str
    decision: str
    owner: str
    due: dt.date
    parent: str = ""
    about: str = ""
    origin: str = ""


class Tasked(Deed, frozen=True, kw_only=True, omit_defaults=True, tag="tasked"):
    """Ask somebody, named by role, to find the answer."""

    collector: str
    due: dt.date | None = None
    words: str = ""


class Answered(Deed, frozen=True, kw_only=True, omit_defaults=True, tag="answered"):
    """Name the statements and items that answer a requirement, in whole or in part."""

    answer: str
    basis: tuple[str, ...] = ()
    partly: bool = False


class Closed(Deed, frozen=True, kw_only=True, omit_defaults=True, tag="closed"):
    """Say which decision was taken, or why the question was dropped without an answer."""

    outcome: str
    dropped: bool = False


# On forecasts


class Opened(Deed, frozen=True, kw_only=True, omit_defaults=True, tag="opened"):
    """Ask a question about the future, with its last day and the rule that will decide it.

    ``base`` is what the past says: one probability for yes or no, one for each
    option, or past numbers for a count. ``now`` is the answer as it stands, for
    the comparison with 'no change'.
    """

    question: str
    opens: dt.date
    closes: dt.date
    rule: str
    kind: str = "binary"
    options: tuple[str, ...] = ()
    base: tuple[float, ...] = ()
    now: str = ""
    unit: str = ""
    about: str = ""


class Estimated(Deed, frozen=True, kw_only=True, omit_defaults=True, tag="estimated"):
    """Say how likely, once and for all: a change of mind is another estimate.

    ``chances`` is one probability for yes or no, or one for each option;
    ``draws`` are equally likely numbers for a count.
    """

    role: str
    chances: tuple[float, ...] = ()
    draws: tuple[float, ...] = ()
    rationale: str = ""


class Resolved(Deed, frozen=True, kw_only=True, omit_defaults=True, tag="resolved"):
    """Say what came true by the rule, on a named basis."""

    outcome: str
    basis: tuple[str, ...] = ()
    words: str = ""


OnJudgement: TypeAlias = (
    Drafted | Reviewed | Approved | Contested | Replied | Withdrawn | Superseded
)
OnRequirement: TypeAlias = Raised | Tasked | Answered | Closed
OnForecast: TypeAlias = Opened | Estimated | Resolved
AnyDeed: TypeAlias = OnJudgement | OnRequirement | OnForecast

#: The schema of the entity that each family of deeds is about.
SCHEMATA: dict[str, tuple[type[Deed], ...]] = {
    "Judgement": (Drafted, Reviewed, Approved, Contested, Replied, Withdrawn, Superseded),
    "InformationRequirement": (Raised, Tasked, Answered, Closed),
    "ForecastQuestion": (Opened, Estimated, Resolved),
}


def schema_of(deed: Deed) -> str:
    """Name the schema of the entity that a deed is about."""
    return next(name for name, kinds in SCHEMATA.items() if isinstance(deed, kinds))


def name_of(deed: Deed) -> str:
    """Name the act in the words of the vocabulary."""
    return str(type(deed).__struct_config__.tag)


def basis_of(deed: Deed) -> tuple[str, ...]:
    """Name the statements and items on which a deed rests."""
    basis: tuple[str, ...] = getattr(deed, "basis", ())
    return basis
