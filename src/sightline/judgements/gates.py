"""What each act on a judgement demands. The same gates hold whoever files an act, and however.

Every gate is a list of what is still wanting; an empty list lets the act pass.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from sightline.judgements.basis import Basis
from sightline.judgements.deeds import (
    Answering,
    Approved,
    Contested,
    Drafted,
    OnJudgement,
    Replied,
    Superseded,
    Withdrawn,
)
from sightline.judgements.dimensions import DIMENSIONS, refuse_answer
from sightline.judgements.judgement import APPROVED, CONTESTED, DRAFT, OVER, REVIEWED, Judgement
from sightline.model import load_terms

#: How many independent items a judgement needs to be approved.
VOICES_FOR_A_PERSON = 2
VOICES_FOR_OTHERS = 1
#: High confidence is for sources that agree, and one voice agrees with nobody.
VOICES_FOR_HIGH_CONFIDENCE = 2
#: A review lies at most so far ahead: people are rotated within a year.
LONGEST_REVIEW = dt.timedelta(days=366)


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """An act that asks to pass: the deed, by whom, on which day, and what the picture tells.

    ``later`` is the judgement that is to take the place of this one, as it stood then.
    """

    deed: OnJudgement
    by: str
    on: dt.date
    person: bool | None = None
    basis: Basis | None = None
    later: Judgement | None = None


def find_wants(ask: Ask, judgement: Judgement | None) -> list[str]:
    """List what an act still wants before it counts."""
    match ask.deed:
        case Drafted():
            return list(_want_of_draft(ask.deed, ask, judgement))
        case _ if judgement is None:
            return ["there is no judgement of this id that counts"]
        case Replied():
            return list(_want_of_reply(ask.deed, ask.on))
        case _ if judgement.status in OVER:
            return [f"the judgement is {judgement.status}: nothing more is done to it"]
        case Approved():
            return list(_want_of_approval(ask.deed, ask, judgement))
        case Answering():
            return list(_want_of_review(ask.deed, ask, judgement))
        case Contested():
            return list(_want_of_contest(ask.deed, judgement))
        case Withdrawn():
            return [*_want_of_end(ask.by, judgement), *_want(ask.deed.reason, "a reason")]
        case Superseded():
            return list(_want_of_successor(ask, judgement))


def find_gaps(draft: Drafted, basis: Basis, *, person: bool | None) -> list[str]:
    """List what the basis that still stands lacks to carry a judgement."""
    needed = VOICES_FOR_OTHERS if person is False else VOICES_FOR_A_PERSON
    found = len(basis.voices)
    gaps = []
    if found < needed:
        what = "this" if person is False else "a person, or what may be one,"
        noun = "item" if needed == 1 else "independent items"
        gaps.append(f"a judgement on {what} rests on at least {needed} {noun}: {found} stand")
    if draft.confidence == "high" and found < VOICES_FOR_HIGH_CONFIDENCE:
        gaps.append(f"high confidence needs two independent voices: there is {found}")
    return gaps


def _want_of_draft(draft: Drafted, ask: Ask, judgement: Judgement | None) -> Iterator[str]:
    if judgement is not None:
        yield "a judgement of this id was drafted before"
    yield from refuse_answer(draft.dimension, draft.value, person=ask.person is True)
    known = DIMENSIONS.get(draft.dimension)
    if known is not None and known.characterises and not draft.goal.strip():
        yield "say first what the subject is after (goal): profit and quiet are not a rebellion"
    yield from _want_of_words(draft)
    if not draft.basis:
        yield "name at least one statement or item on which it rests (basis)"
    if not (draft.rival.strip() or draft.rival_id.strip()):
        yield "name the best rival reading (rival)"
    if draft.as_of > ask.on:
        yield f"it cannot be as of a day to come ({draft.as_of})"
    yield from _want_of_days(draft, ask.on, needed=True)


def _want_of_words(draft: Drafted) -> Iterator[str]:
    """Ask for a probability as a range and a confidence of its own, or for neither mixed."""
    codes = [term.code for term in load_terms("confidence").terms]
    if draft.confidence not in codes:
        yield f"{draft.confidence!r} is not a confidence: expected one of {', '.join(codes)}"
    if (draft.low is None) != (draft.high is None):
        yield "give both ends of the probability, or neither"
    given = draft.low is not None and draft.high is not None
    if given and not 0 <= (draft.low or 0.0) <= (draft.high or 0.0) <= 1:
        yield f"{draft.low} to {draft.high} is not a range of probability: expected 0 to 1"


def _want_of_days(said: Drafted | Answering, on: dt.date, *, needed: bool) -> Iterator[str]:
    due = said.review_due
    if due is None and needed:
        yield "give the day of the next review (review_due)"
    if due is not None and not on < due <= on + LONGEST_REVIEW:
        yield f"the next review lies ahead, within a year: {due} does not"
    if said.expires is not None and not on < said.expires <= on + LONGEST_REVIEW:
        yield f"a label ends within a year: {said.expires} is not such a day"
    if said.asked is not None and said.asked > on:
        yield f"a reply was not yet asked for on {said.asked}"


def _want_of_review(deed: Answering, ask: Ask, judgement: Judgement) -> Iterator[str]:
    yield from _want_of_other(ask.by, judgement)
    yield from _want(deed.words, "what the reviewer says (words)")
    yield from _want_of_days(deed, ask.on, needed=False)


def _want_of_other(by: str, judgement: Judgement) -> Iterator[str]:
    if by == judgement.author:
        yield "nobody reviews or approves his own judgement"


def _want_of_approval(deed: Approved, ask: Ask, judgement: Judgement) -> Iterator[str]:
    yield from _want_of_other(ask.by, judgement)
    if judgement.status not in (REVIEWED, APPROVED, CONTESTED):
        yield "it has to be reviewed first"
    if judgement.status == CONTESTED:
        yield from _want(deed.words, "an answer to what was contested (words)")
    yield from _want_of_days(deed, ask.on, needed=False)
    due = deed.review_due or judgement.review_due
    if due is None or due <= ask.on:
        yield "give the day of the next review: the last one has passed (review_due)"
    yield from find_gaps(judgement.draft, ask.basis or judgement.basis, person=ask.person)
    if ask.person is not False and not _either(deed, judgement, "asked", "not_asked"):
        yield "say when a reply was asked for (asked), or why it was not (not_asked)"
    asked = DIMENSIONS[judgement.draft.dimension]
    if asked.labels:
        yield from _want_of_label(deed, ask.on, judgement)
    if asked.trades and not _either(deed, judgement, "gained"):
        yield "say what is gained soon (gained)"
    if asked.trades and not _either(deed, judgement, "accepted"):
        yield "say which cost is accepted for later (accepted)"


def _want_of_label(deed: Approved, on: dt.date, judgement: Judgement) -> Iterator[str]:
    """Ask for what has to be thought of before somebody is called something."""
    if not _either(deed, judgement, "consequences"):
        yield "say what the label may do to whoever bears it, and to the peace (consequences)"
    if not _either(deed, judgement, "negotiability"):
        yield "say what can be talked about with whoever bears the label (negotiability)"
    expires = deed.expires or judgement.expires
    if expires is None or expires <= on:
        yield "give the day on which the label ends (expires)"


def _either(deed: Approved, judgement: Judgement, *names: str) -> bool:
    said = [getattr(deed, name) or judgement.said(name) for name in names]
    return any(str(one).strip() for one in said if one)


def _want_of_contest(deed: Contested, judgement: Judgement) -> Iterator[str]:
    if judgement.status == DRAFT:
        yield "a draft is reviewed, not contested"
    yield from _want(deed.grounds, "the grounds")


def _want_of_reply(deed: Replied, on: dt.date) -> Iterator[str]:
    yield from _want(deed.words, "what was replied (words)")
    yield from _want(deed.speaker, "who replied, or on whose behalf (speaker)")
    if deed.said_on > on:
        yield f"nobody replied on {deed.said_on}: that day is still to come"


def _want_of_end(by: str, judgement: Judgement) -> Iterator[str]:
    if by not in (judgement.author, *judgement.readers):
        yield "only its author, or who reviewed or approved it, ends a judgement: contest it"


def _want_of_successor(ask: Ask, judgement: Judgement) -> Iterator[str]:
    later = ask.later
    if later is None or later.status != APPROVED or later.id == judgement.id:
        yield "only another judgement that is approved takes its place"
        return
    same = (later.draft.subject, later.draft.dimension)
    if same != (judgement.draft.subject, judgement.draft.dimension):
        yield "the later judgement is about something else"
    if ask.by not in (judgement.author, *judgement.readers, later.author, *later.readers):
        yield "only the author, or who reviewed or approved one of the two, puts one for the other"


def _want(words: str, what: str) -> Sequence[str]:
    return () if words.strip() else (f"{what} is needed: say it in a few words",)
