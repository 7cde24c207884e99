"""The list of judgements: what waits for a reader, what stands, what does not, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any

from sightline.judgements import Judgement, say_answer, say_confidence, say_likelihood
from sightline.picture import Picture
from sightline.values import WordScale
from sightline.web.call import Call
from sightline.web.judge.deeds import may_answer
from sightline.web.judge.sitting import (
    Sitting,
    find_markings,
    may_write,
    open_sitting,
    turn_page,
)
from sightline.web.reply import Reply

#: A review is due that lies no farther ahead.
_SOON = dt.timedelta(days=30)
#: The tabs of the list, each with its words.
TABS = MappingProxyType(
    {
        "mine": "For me to review",
        "due": "Review due",
        "grey": "Grey",
        "drafted": "Drafted",
        "standing": "Standing",
        "contested": "Contested",
        "withdrawn": "Withdrawn",
        "all": "All",
        "nothing": "Counts for nothing",
    }
)


def show_judgements(call: Call) -> Reply:
    """List judgements by what is to be done with them, all of them or those on one entity."""
    about, tab = call.asked("about"), call.asked("tab", "all")
    tab = tab if tab in TABS else "all"
    sitting = open_sitting(call, "judgements", about or tab)
    picture, docket = sitting
    subject = picture.entity(about) if about else None
    held = docket.judgements_on(about) if about else tuple(docket.judgements.values())
    tests = _tests(sitting, call.visit.reader.name)
    counts = {name: sum(map(tests[name], held)) for name in tests}
    uncounted = docket.uncounted("Judgement") if not about else ()
    chosen = sorted(filter(tests.get(tab, lambda _: False), held), key=_order)
    shown, after = turn_page(chosen, call.asked("after"))
    nothing, beyond = turn_page(uncounted, call.asked("after"))
    subjects = (one.draft.subject for one in shown)
    markings = find_markings(picture, shown)
    if tab == "nothing":
        markings |= picture.markings() if nothing else frozenset()
    elif subject is not None:
        markings |= picture.markings(subject.id)
    return call.show(
        "judge/judgements.html",
        handling=call.visit.handling(markings) if markings else "",
        address=picture.address,
        tabs=TABS,
        tab=tab,
        about=subject,
        counts=counts | {"nothing": len(uncounted)},
        rows=tell_judgements(picture, shown, call.visit.house.settings.words),
        names=picture.named(subjects),
        nothing=nothing if tab == "nothing" else (),
        after=beyond if tab == "nothing" else after,
        writing=may_write(call),
    )


def tell_judgements(
    picture: Picture, held: Iterable[Judgement], scale: WordScale
) -> list[dict[str, Any]]:
    """Put judgements into sentences, with the captions of their subjects."""
    shown = list(held)
    names = picture.named(one.draft.subject for one in shown)
    return [
        {
            "held": one,
            "subject": names[one.draft.subject].caption if one.draft.subject in names else None,
            "says": say_answer(one),
            "likelihood": say_likelihood(one, scale),
            "confidence": say_confidence(one),
        }
        for one in shown
    ]


def _tests(sitting: Sitting, by: str) -> dict[str, Callable[[Judgement], bool]]:
    """Say of each tab which judgements stand in it."""
    day = sitting.docket.day
    return {
        "mine": lambda one: may_answer(sitting, one, by),
        "due": lambda one: (
            one.status not in ("withdrawn", "superseded")
            and one.review_due is not None
            and one.review_due <= day + _SOON
        ),
        "grey": lambda one: bool(one.grey),
        "drafted": lambda one: one.status in ("draft", "reviewed"),
        "standing": lambda one: one.stands,
        "contested": lambda one: one.status == "contested",
        "withdrawn": lambda one: one.status in ("withdrawn", "superseded"),
        "all": lambda _: True,
    }


def _order(one: Judgement) -> tuple[dt.date, str]:
    """The earliest review first; what has no day of review comes last."""
    return one.review_due or dt.date.max, one.id
