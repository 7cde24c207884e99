"""Judgements in papers: in the words of their authors, with rival, replies and what greys them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from sightline.judgements import (
    Docket,
    Judgement,
    Replied,
    say_answer,
    say_confidence,
    say_likelihood,
)
from sightline.picture import Picture
from sightline.products.paper import Judged, Reply
from sightline.values import WordScale

#: A draft is nobody's word yet; a contested judgement is shown as such.
SHOWN = ("approved", "contested")


def tell_judgements(
    picture: Picture, held: Iterable[Judgement], scale: WordScale
) -> tuple[Judged, ...]:
    """Tell judgements, each with the name of what it is about."""
    told = tuple(held)
    names = picture.named({one.draft.subject for one in told})
    captions = {name: one.caption for name, one in names.items()}
    return tuple(_tell(one, captions, scale) for one in told)


def choose(docket: Docket, subjects: Iterable[str] | None = None) -> tuple[Judgement, ...]:
    """Choose the judgements that may be told, the latest first: all, or those on some subjects."""
    wanted = None if subjects is None else set(subjects)
    found = [
        one
        for one in docket.judgements.values()
        if one.status in SHOWN and (wanted is None or one.draft.subject in wanted)
    ]
    return tuple(sorted(found, key=lambda one: (not one.stands, -_last(one).toordinal(), one.id)))


def _last(one: Judgement) -> dt.date:
    return max((act.on for act in one.acts), default=one.drafted_on)


def _tell(one: Judgement, captions: Mapping[str, str], scale: WordScale) -> Judged:
    draft = one.draft
    low, high = draft.low, draft.high
    return Judged(
        claim=f"{captions.get(draft.subject, draft.subject)}. {say_answer(one)}",
        likelihood=say_likelihood(one, scale),
        range=None if low is None or high is None else (low, high),
        confidence=say_confidence(one),
        rival=draft.rival or captions.get(draft.rival_id, draft.rival_id),
        basis=tuple(pillar.id for pillar in one.basis.pillars if pillar.carries),
        replies=tuple(
            Reply(act.deed.words, act.deed.said_on, act.deed.speaker)
            for act in one.replies
            if isinstance(act.deed, Replied)
        ),
        status=_say_status(one),
        grey=(*one.grey, *one.cautions),
        until=one.expires,
        judgement=one.id,
        about=(draft.subject,),
    )


def _say_status(one: Judgement) -> str:
    by = ", ".join(one.approvers)
    approved = f", approved by {by}" if by else ""
    due = f", review due {one.review_due}" if one.review_due else ""
    return f"{one.status}, written by {one.author}{approved}, as of {one.draft.as_of}{due}"
