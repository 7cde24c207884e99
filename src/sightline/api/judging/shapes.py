"""What is shown of judgements, requirements and forecasts: these fields, and no others."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.api.answer import show_all
from sightline.judgements import (
    Filed,
    Forecast,
    Judgement,
    Replied,
    Requirement,
    say_answer,
    say_confidence,
    say_likelihood,
)
from sightline.values import WordScale


class PillarShown(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a judgement rests on, as far as you may see it."""

    id: str
    item: str | None
    title: str | None
    grade: str | None
    withdrawn: bool
    act: bool
    there: bool


class ActShown(msgspec.Struct, frozen=True, kw_only=True):
    """One act: what was done, by whom, and when."""

    act: str
    by: str
    role: str
    on: dt.date
    item: str
    withdrawn: bool


class ReplyShown(msgspec.Struct, frozen=True, kw_only=True):
    """What the one judged answered."""

    on: dt.date
    speaker: str
    words: str


class JudgementShown(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement. How likely and how confident are two sentences, never one."""

    id: str
    subject: str
    dimension: str
    value: str
    status: str
    stands: bool
    author: str
    author_role: str
    drafted_on: dt.date
    as_of: dt.date
    says: str
    likelihood: str | None
    confidence: str
    low: float | None
    high: float | None
    goal: str
    rival: str
    rival_id: str
    gaps: str
    consequences: str
    negotiability: str
    gained: str
    accepted: str
    review_due: dt.date | None
    expires: dt.date | None
    approvers: tuple[str, ...]
    reviewers: tuple[str, ...]
    grey: tuple[str, ...]
    cautions: tuple[str, ...]
    voices: int
    basis: tuple[PillarShown, ...]
    acts: tuple[ActShown, ...]
    replies: tuple[ReplyShown, ...]


class AnswerShown(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to a requirement, and what it rests on."""

    answer: str
    partly: bool
    basis: tuple[PillarShown, ...]


class RequirementShown(msgspec.Struct, frozen=True, kw_only=True):
    """What a leader needs to know, for which decision, and by when."""

    id: str
    question: str
    level: str
    decision: str
    owner: str
    parent: str
    about: str
    author: str
    raised_on: dt.date
    status: str
    due: dt.date
    overdue: bool
    partly: bool
    collector: str
    answers: tuple[AnswerShown, ...]
    cautions: tuple[str, ...]
    acts: tuple[ActShown, ...]


class EstimateShown(msgspec.Struct, frozen=True, kw_only=True):
    """One estimate, by whom and when."""

    by: str
    role: str
    on: dt.date
    lead_days: int
    chances: tuple[float, ...]
    draws: tuple[float, ...]
    rationale: str


class ForecastShown(msgspec.Struct, frozen=True, kw_only=True):
    """A question about the future, with the rule that decides it."""

    id: str
    question: str
    rule: str
    kind: str
    options: tuple[str, ...]
    unit: str
    about: str
    opens: dt.date
    closes: dt.date
    author: str
    status: str
    outcome: str | None
    resolved_by: str | None
    resolved_on: dt.date | None
    self_resolved: bool
    withdrawn: bool
    estimates: tuple[EstimateShown, ...]


def show_judgement(held: Judgement, scale: WordScale) -> JudgementShown:
    """Show a judgement with its basis, its acts and the replies to it."""
    draft = held.draft
    words = ("consequences", "negotiability", "gained", "accepted")
    return JudgementShown(
        id=held.id,
        subject=draft.subject,
        dimension=draft.dimension,
        value=draft.value,
        status=held.status,
        stands=held.stands,
        author=held.author,
        author_role=held.author_role,
        drafted_on=held.drafted_on,
        as_of=draft.as_of,
        says=say_answer(held),
        likelihood=say_likelihood(held, scale),
        confidence=say_confidence(held),
        low=draft.low,
        high=draft.high,
        goal=draft.goal,
        rival=draft.rival,
        rival_id=draft.rival_id,
        gaps=draft.gaps,
        **{name: str(held.said(name) or "") for name in words},
        review_due=held.review_due,
        expires=held.expires,
        approvers=held.approvers,
        reviewers=held.readers,
        grey=held.grey,
        cautions=held.cautions,
        voices=len(held.basis.voices),
        basis=show_all(PillarShown, held.basis.pillars),
        acts=_acts(held.acts),
        replies=tuple(
            ReplyShown(on=one.deed.said_on, speaker=one.deed.speaker, words=one.deed.words)
            for one in held.replies
            if isinstance(one.deed, Replied)
        ),
    )


def show_requirement(held: Requirement) -> RequirementShown:
    """Show a requirement with its answers."""
    names = ("question", "level", "decision", "owner", "parent", "about")
    return RequirementShown(
        **{name: getattr(held.raised, name) for name in names},
        id=held.id,
        author=held.author,
        raised_on=held.raised_on,
        status=held.status,
        due=held.due,
        overdue=held.overdue,
        partly=held.partly,
        collector=held.collector,
        answers=tuple(
            AnswerShown(
                answer=deed.answer, partly=deed.partly, basis=show_all(PillarShown, basis.pillars)
            )
            for deed, basis in held.answers
        ),
        cautions=held.cautions,
        acts=_acts(held.acts),
    )


def show_forecast(held: Forecast) -> ForecastShown:
    """Show a forecast question with its estimates."""
    names = ("question", "rule", "kind", "options", "unit", "about", "opens", "closes")
    return ForecastShown(
        **{name: getattr(held.opened, name) for name in names},
        id=held.id,
        author=held.author,
        status=held.status,
        outcome=held.outcome,
        resolved_by=held.resolved_by,
        resolved_on=held.resolved_on,
        self_resolved=held.self_resolved,
        withdrawn=held.withdrawn,
        estimates=tuple(
            EstimateShown(
                by=one.by,
                role=one.deed.role,
                on=one.on,
                lead_days=one.lead_days,
                chances=one.deed.chances,
                draws=one.deed.draws,
                rationale=one.deed.rationale,
            )
            for one in held.estimates
        ),
    )


def _acts(acts: tuple[Filed, ...]) -> tuple[ActShown, ...]:
    return show_all(ActShown, acts)
