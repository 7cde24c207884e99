"""One judgement: its answer in words, what it rests on, what speaks against it, and its acts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sightline.engines.figures import Estimate, Figure, draw_dots
from sightline.errors import NotFound
from sightline.judgements import (
    DIMENSIONS,
    Judgement,
    Replied,
    say_answer,
    say_confidence,
    say_likelihood,
)
from sightline.model import load_terms
from sightline.values import say
from sightline.web.call import Call
from sightline.web.judge.deeds import FORMS, list_forms, make_deed
from sightline.web.judge.entry import Entry
from sightline.web.judge.evidence import describe_basis
from sightline.web.judge.filing import file_deed
from sightline.web.judge.form import Form, fill
from sightline.web.judge.sitting import Sitting, find_markings, may_write, open_sitting
from sightline.web.reply import Reply, go_on

DONE = {
    "draft": "The judgement is drafted: somebody else has to review it.",
    "review": "The review is filed.",
    "approve": "It stands until its next review.",
    "contest": "It is contested, and does not stand until that is answered.",
    "reply": "The reply is kept, and shown wherever the judgement is.",
    "withdraw": "It is held no longer.",
    "supersede": "The later judgement has taken its place.",
}


def show_judgement(call: Call) -> Reply:
    """Show one judgement, and the forms for what this reader can do with it."""
    sitting = open_sitting(call, "judgement", call.path["judgement"])
    held = sitting.docket.judgement(call.path["judgement"])
    return _show(call, sitting, held, _list(call, sitting, held))


def do_deed(call: Call) -> Reply:
    """File an act on a judgement; what is wrong with it is said beside the form."""
    name = call.filled("deed")
    sitting = open_sitting(call, "judgement", call.path["judgement"])
    held = sitting.docket.judgement(call.path["judgement"])
    if name not in {form.name for form in FORMS}:
        raise NotFound("there is no such act on a judgement")
    entry = Entry(call)
    deed = make_deed(name, held.id, entry, dt.datetime.now(dt.UTC).date())
    _, wrong = file_deed(call, sitting, "judge", deed, entry)
    if not wrong:
        return go_on(call.link(f"/judgements/{held.id}", done=name))
    forms = [
        fill(form, call.form, wrong) if form.name == name else form
        for form in _offer(call, sitting, held)
    ]
    return _show(call, sitting, held, forms, status=400)


def _list(call: Call, sitting: Sitting, held: Judgement) -> list[Form]:
    return _offer(call, sitting, held) if may_write(call) else []


def _offer(call: Call, sitting: Sitting, held: Judgement) -> list[Form]:
    return list(list_forms(sitting, held, call.visit.reader.name))


def _show(
    call: Call, sitting: Sitting, held: Judgement, forms: list[Form], *, status: int = 200
) -> Reply:
    picture, scale = sitting.picture, call.visit.house.settings.words
    named = picture.named([held.draft.subject, held.draft.rival_id])
    return call.show(
        "judge/judgement.html",
        status=status,
        handling=call.visit.handling(find_markings(picture, [held])),
        address=picture.address,
        held=held,
        done=DONE.get(call.asked("done")),
        says=say_answer(held),
        question=say_question(held.draft.dimension),
        likelihood=say_likelihood(held, scale),
        confidence=say_confidence(held),
        figure=draw_range_of(call, held),
        named=named,
        pillars=describe_basis(picture, held.basis),
        facts=_gather_facts(held),
        replies=[one for one in held.replies if isinstance(one.deed, Replied)],
        acts_done=[tell_act(one) for one in held.acts],
        forms=forms,
        cases=call.visit.house.cases(call.visit.reader),
        writing=may_write(call),
    )


def draw_range_of(call: Call, held: Judgement) -> Figure | None:
    """Draw the range of probability, and what is left for every other reading."""
    low, high = held.draft.low, held.draft.high
    if low is None or high is None:
        return None
    scale = call.visit.house.settings.words
    middle = (low + high) / 2
    rows = [Estimate(say_answer(held), low, high, word=_word(say(middle, scale)))]
    rest = Estimate(call.words("Every other reading"), round(1 - high, 6), round(1 - low, 6))
    return draw_dots(call.words("How likely"), [*rows, rest])


def _word(said: str) -> str:
    """Take the word out of what is said of a probability: its number stands beside it."""
    return said.split(", ", 1)[-1].split(" (", 1)[0]


def say_question(dimension: str) -> str:
    """Say what a question means, where the vocabulary says more than its name."""
    if dimension not in DIMENSIONS:
        return ""
    told = load_terms("dimension").get(dimension).definition.get("en", "")
    return "" if told.startswith("See ") else told


def _gather_facts(held: Judgement) -> list[tuple[str, Any]]:
    """Gather what the author or a reviewer said beside the answer; None is not said."""
    names = (
        ("What it is after", held.draft.goal),
        ("What the label may do", held.said("consequences")),
        ("What can be talked about", held.said("negotiability")),
        ("What a strategy gains soon", held.said("gained")),
        ("Which cost is accepted for later", held.said("accepted")),
        ("The label ends on", held.expires),
        ("A reply was asked for on", held.said("asked")),
        ("Why no reply was asked for", held.said("not_asked")),
    )
    return [(name, told) for name, told in names if told]


def tell_act(one: Any) -> dict[str, Any]:
    """Put an act into a row: what was done, by whom and when, and what was said with it."""
    deed = one.deed
    said = getattr(deed, "words", "") or getattr(deed, "grounds", "")
    return {"filed": one, "said": said or getattr(deed, "reason", "")}
