"""F-STALE: judgements, choices and analyses whose day of review has passed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.reading import Reading

_GONE = ("withdrawn", "superseded")
_PEA = "political-economy-analysis"


@rule("F-STALE")
def see_stale(reading: Reading, card: Card) -> Iterator[Flag]:
    """See what is due to be looked at again."""
    yield from _see_judgements(reading, card)
    yield from _see_choices(reading, card)
    yield from _see_analyses(reading, card)


def _see_judgements(reading: Reading, card: Card) -> Iterator[Flag]:
    replaced = {name for one in reading.of("Judgement") for name in one.texts("supersedes")}
    for one in reading.of("Judgement"):
        gone = one.id in replaced or one.has("reviewStatus", *_GONE) or one.has("act", *_GONE)
        if gone or not one.begun(reading.day):
            continue
        due = _last(one, "reviewDue") or _last(one, "expires")
        if due is None or due >= reading.day:
            continue
        about = (*one.texts("subject"), one.id)
        names = ", ".join(reading.caption(name) for name in one.texts("subject"))
        says = (
            f"The judgement on {names or 'no named subject'} ({_dimension(one)}) was to be "
            f"reviewed by {due}, {(reading.day - due).days} days ago"
        )
        yield make_flag(reading, card, about[0], says, (one,), others=about, since=due)


def _see_choices(reading: Reading, card: Card) -> Iterator[Flag]:
    """A choice is renewed by a later one of the same subject on the same object."""
    choices = [one for one in reading.observed("choice-recorded") if one.end_last is not None]
    for one in choices:
        due = one.end_last
        if due is None or due >= reading.day:
            continue
        if any(_renews(other, one) for other in choices):
            continue
        subject = (*one.texts("subject"), one.id)[0]
        objects = ", ".join(reading.caption(name) for name in one.texts("object"))
        says = (
            f"The choice of {reading.caption(subject)} on {objects or 'a matter not named'} was to "
            f"be reviewed by {due}, {(reading.day - due).days} days ago"
        )
        others = one.texts("object")
        yield make_flag(reading, card, subject, says, (one,), others=others, since=due)


def _renews(other: Fact, one: Fact) -> bool:
    same = all(set(other.texts(prop)) & set(one.texts(prop)) for prop in ("subject", "object"))
    return (
        same
        and other.end_last is not None
        and one.end_last is not None
        and (other.end_last > one.end_last)
    )


def _see_analyses(reading: Reading, card: Card) -> Iterator[Flag]:
    limit = dt.timedelta(days=int(number(card, "analysis_days")))
    for one in (*reading.of("Note"), *reading.of("Document")):
        if not one.has("keywords", _PEA):
            continue
        written = max(
            (day for prop in ("date", "createdAt", "modifiedAt") if (day := _last(one, prop))),
            default=None,
        )
        if written is None or written + limit >= reading.day:
            continue
        subject = (*one.texts("entity"), one.id)[0]
        says = (
            f"The political-economy analysis {one.caption} is of {written} and older than "
            f"{limit.days} days"
        )
        due = written + limit
        yield make_flag(reading, card, subject, says, (one,), others=(one.id,), since=due)


def _last(fact: Fact, prop: str) -> dt.date | None:
    span = fact.span(prop)
    return span[1] if span else None


def _dimension(judgement: Fact) -> str:
    return ", ".join(judgement.texts("dimension")) or "no dimension"
