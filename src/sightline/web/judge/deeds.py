"""What can be done with a judgement from its page: the forms, and the deeds that they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from sightline.judgements import (
    Approved,
    Contested,
    Judgement,
    OnJudgement,
    Replied,
    Reviewed,
    Superseded,
    Withdrawn,
    list_wants,
    say_answer,
)
from sightline.web.judge.entry import Entry
from sightline.web.judge.form import Field, Form
from sightline.web.judge.sitting import Sitting

_ANSWERING = (
    Field(name="review_due", label="Next review", kind="day", hint="Within a year."),
    Field(
        name="consequences",
        label="What the label may do",
        hint="To whoever bears it, and to the peace.",
    ),
    Field(
        name="negotiability",
        label="What can be talked about",
        hint="With whoever bears the label.",
    ),
    Field(name="expires", label="The label ends on", kind="day", hint="Within a year."),
    Field(name="asked", label="A reply was asked for on", kind="day"),
    Field(name="not_asked", label="Why no reply was asked for", kind="line"),
    Field(name="gained", label="What a strategy gains soon", kind="line"),
    Field(name="accepted", label="Which cost is accepted for later", kind="line"),
)
FORMS: tuple[Form, ...] = (
    Form(
        name="review",
        title="Review",
        button="File the review",
        fields=(Field(name="words", label="What you say of it", needed=True),),
        more=_ANSWERING,
    ),
    Form(
        name="approve",
        title="Approve",
        button="Let it stand",
        fields=(
            Field(
                name="words",
                label="What you say of it",
                hint="An answer, where it was contested.",
            ),
        ),
        more=_ANSWERING,
    ),
    Form(
        name="contest",
        title="Contest",
        button="Contest it",
        fields=(Field(name="grounds", label="Why you disagree", needed=True),),
        rests=True,
    ),
    Form(
        name="reply",
        title="Keep a reply",
        button="Keep the reply",
        fields=(
            Field(name="words", label="What was replied", needed=True),
            Field(name="said_on", label="Said on", kind="day", hint="Today, if you leave it."),
            Field(
                name="speaker",
                label="Who replied, or on whose behalf",
                kind="line",
                hint="A role, not a name.",
            ),
        ),
    ),
    Form(
        name="withdraw",
        title="Withdraw",
        button="Hold it no longer",
        fields=(Field(name="reason", label="Reason", needed=True),),
    ),
    Form(
        name="supersede",
        title="Supersede",
        button="Put the later one in its place",
        fields=(
            Field(name="later", label="The later judgement", kind="choice", needed=True),
            Field(name="reason", label="Reason"),
        ),
    ),
)
_SET_ANEW = ("consequences", "negotiability", "gained", "accepted", "not_asked")


def make_deed(name: str, of: str, entry: Entry, today: dt.date) -> OnJudgement:
    """Make the deed that a form was filled in for."""
    makers: Mapping[str, Callable[[], OnJudgement]] = {
        "review": lambda: Reviewed(of=of, **_read_answer(entry)),
        "approve": lambda: Approved(of=of, **_read_answer(entry)),
        "contest": lambda: Contested(
            of=of, grounds=entry.text("grounds"), basis=entry.many("basis")
        ),
        "reply": lambda: Replied(
            of=of,
            words=entry.text("words"),
            said_on=entry.day("said_on") or today,
            speaker=entry.text("speaker") or "the subject",
        ),
        "withdraw": lambda: Withdrawn(of=of, reason=entry.text("reason")),
        "supersede": lambda: Superseded(
            of=of, later=entry.text("later"), reason=entry.text("reason")
        ),
    }
    return makers[name]()


def _read_answer(entry: Entry) -> dict[str, Any]:
    days = {name: entry.day(name) for name in ("review_due", "expires", "asked")}
    return {"words": entry.text("words"), **days, **{n: entry.text(n) for n in _SET_ANEW}}


def list_forms(sitting: Sitting, held: Judgement, by: str) -> tuple[Form, ...]:
    """List the forms for a judgement: what each wants, or why this reader cannot do it."""
    later = _list_successors(sitting, held)
    shown = []
    for form in FORMS:
        if form.name == "supersede":
            if not later:
                continue
            field = Field(
                name="later",
                label="The later judgement",
                kind="choice",
                needed=True,
                choices=tuple((one.id, _say_successor(one)) for one in later),
            )
            form = _with(form, fields=(field, *form.fields[1:]))  # noqa: PLW2901 - the same form, with its choices
        blank, best = _blank(form.name, held), _best(form.name, held, later)
        barred = _wants(sitting, best, by)
        wants = tuple(one for one in _wants(sitting, blank, by) if one not in barred)
        shown.append(_with(form, wants=wants, barred=barred))
    return tuple(shown)


def may_answer(sitting: Sitting, held: Judgement, by: str) -> bool:
    """Whether it is for this reader to take the next step: to review it, or to approve it."""
    step = {"draft": "review", "reviewed": "approve", "contested": "approve"}.get(held.status)
    return step is not None and not _wants(sitting, _best(step, held, ()), by)


def _wants(sitting: Sitting, deed: OnJudgement, by: str) -> tuple[str, ...]:
    return tuple(list_wants(deed, by, sitting.docket, sitting.docket.day))


def _with(form: Form, **changed: Any) -> Form:
    facts = {name: getattr(form, name) for name in form.__struct_fields__}
    return Form(**{**facts, **changed})


def _list_successors(sitting: Sitting, held: Judgement) -> tuple[Judgement, ...]:
    same = (held.draft.subject, held.draft.dimension)
    return tuple(
        one
        for one in sitting.docket.judgements.values()
        if one.status == "approved"
        and one.id != held.id
        and (one.draft.subject, one.draft.dimension) == same
    )


def _say_successor(one: Judgement) -> str:
    return f"{say_answer(one)} ({one.draft.as_of}, {one.author})"


def _blank(name: str, held: Judgement) -> OnJudgement:
    """The act as somebody would file it who fills in nothing."""
    blanks: dict[str, OnJudgement] = {
        "review": Reviewed(of=held.id),
        "approve": Approved(of=held.id),
        "contest": Contested(of=held.id, grounds=""),
        "reply": Replied(of=held.id, words="", said_on=held.day),
        "withdraw": Withdrawn(of=held.id, reason=""),
        "supersede": Superseded(of=held.id, later=""),
    }
    return blanks[name]


def _best(name: str, held: Judgement, later: tuple[Judgement, ...]) -> OnJudgement:
    """The act as somebody would file it who fills in everything: what it still wants, bars it."""
    ahead = held.day + dt.timedelta(days=180)
    said: dict[str, Any] = dict.fromkeys(("words", *_SET_ANEW), "-")
    said |= {"review_due": ahead, "expires": ahead, "asked": held.day}
    full: dict[str, OnJudgement] = {
        "review": Reviewed(of=held.id, **said),
        "approve": Approved(of=held.id, **said),
        "contest": Contested(of=held.id, grounds="-"),
        "reply": Replied(of=held.id, words="-", said_on=held.day),
        "withdraw": Withdrawn(of=held.id, reason="-"),
        "supersede": Superseded(of=held.id, later=later[0].id if later else "", reason="-"),
    }
    return full[name]
