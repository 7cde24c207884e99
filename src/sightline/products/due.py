"""What is not known and what is due: open requirements, reviews that fall due, open forecasts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from sightline.judgements import Docket, Requirement
from sightline.products.paper import Block, Paragraph, Points, Sentence, paragraph

_OVER = ("answered", "closed", "dropped")
_SOON = dt.timedelta(days=14)
_MOST = 8


def tell_due(docket: Docket, subjects: Collection[str] | None = None) -> Block:
    """List what is due within two weeks or overdue; of some subjects, or of all."""
    until = docket.day + _SOON
    told = [
        *_requirements(docket, until, subjects),
        *_reviews(docket, until, subjects),
        *_forecasts(docket, until, subjects),
    ]
    told.sort(key=lambda one: (one[0], one[1].text))
    lines = [paragraph(one) for _, one in told[:_MOST]]
    if len(told) > _MOST:
        lines.append(paragraph(f"{len(told) - _MOST} more are due by {until}."))
    return Points(tuple(lines)) if lines else paragraph(f"Nothing is due by {until}.")


def tell_asked(docket: Docket, subjects: Collection[str]) -> tuple[Paragraph, ...]:
    """Tell which questions on some subjects are open."""
    return tuple(
        paragraph(_say(one))
        for one in sorted(docket.requirements.values(), key=lambda one: (one.due, one.id))
        if one.status not in _OVER and one.raised.about in subjects
    )


def _requirements(
    docket: Docket, until: dt.date, subjects: Collection[str] | None
) -> Iterator[tuple[dt.date, Sentence]]:
    for one in docket.requirements.values():
        wanted = subjects is None or one.raised.about in subjects or not one.raised.about
        if wanted and one.status not in _OVER and one.due <= until:
            yield one.due, _say(one)


def _say(one: Requirement) -> Sentence:
    state = "overdue since" if one.overdue else "due"
    by = f", with {one.collector}" if one.collector else ", with nobody yet"
    words = f"{state.capitalize()} {one.due}: “{one.raised.question}”{by}."
    return Sentence(words, about=tuple(filter(None, (one.id, one.raised.about))))


def _reviews(
    docket: Docket, until: dt.date, subjects: Collection[str] | None
) -> Iterator[tuple[dt.date, Sentence]]:
    names = docket.picture.named(one.draft.subject for one in docket.judgements.values())
    for one in docket.judgements.values():
        due = one.review_due
        wanted = subjects is None or one.draft.subject in subjects
        if wanted and due is not None and due <= until and one.status in ("approved", "contested"):
            name = names.get(one.draft.subject)
            caption = name.caption if name else one.draft.subject
            words = f"Review due {due}: the judgement on {caption} ({one.draft.dimension})."
            yield due, Sentence(words, about=(one.id, one.draft.subject))


def _forecasts(
    docket: Docket, until: dt.date, subjects: Collection[str] | None
) -> Iterator[tuple[dt.date, Sentence]]:
    for one in docket.forecasts.values():
        wanted = subjects is None or one.opened.about in subjects or not one.opened.about
        if wanted and one.outcome is None and not one.withdrawn and one.opened.closes <= until:
            state = "closes" if one.opened.closes >= docket.day else "waits for its outcome since"
            words = f"The forecast question {state} {one.opened.closes}: “{one.opened.question}”."
            yield one.opened.closes, Sentence(words, about=(one.id,))
