"""Drafting a judgement: the question, its closed list of answers, a range, a basis, a rival."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sightline.judgements import (
    DIMENSIONS,
    Approved,
    Drafted,
    Judgement,
    say_likelihood,
)
from sightline.judgements.gates import Ask, find_wants
from sightline.model import load_terms
from sightline.picture import Entity
from sightline.values.words import WORDS
from sightline.web.call import Call
from sightline.web.judge.entry import Entry
from sightline.web.judge.evidence import OFFERED, describe_chosen, offer_statements
from sightline.web.judge.filing import file_deed, find_wrong
from sightline.web.judge.judgement import say_question
from sightline.web.judge.sitting import Sitting, may_write, open_sitting
from sightline.web.reply import Reply, go_on

_TEXTS = (
    "value", "confidence_reason", "gaps", "goal", "rival", "rival_id", "consequences",
    "negotiability", "gained", "accepted", "not_asked",
)  # fmt: skip
_DAYS = ("review_due", "expires", "asked")


def show_draft(call: Call) -> Reply:
    """Show the form for a judgement on an entity."""
    sitting = open_sitting(call, "draft", call.asked("subject"))
    subject = sitting.picture.entity(call.asked("subject"))
    return _show(call, sitting, subject, {**call.query, **_begin(sitting, call)}, ())


def do_draft(call: Call) -> Reply:
    """Check a draft, show more to rest it on, or file it: whatever was typed is kept."""
    sitting = open_sitting(call, "draft", call.filled("subject"))
    subject = sitting.picture.entity(call.filled("subject"))
    entry = Entry(call)
    draft = _read(entry, subject.id, sitting.docket.day)
    if call.filled("step") == "file":
        judgement, wrong = file_deed(call, sitting, "judge", draft, entry)
        if not wrong:
            return go_on(call.link(f"/judgements/{judgement}", done="draft"))
        return _show(call, sitting, subject, call.form, wrong, draft=draft, status=400)
    if call.filled("step") == "check":
        entry.marking()
        wrong = (*entry.mistakes, *find_wrong(call, sitting, draft))
        return _show(call, sitting, subject, call.form, wrong, draft=draft)
    return _show(call, sitting, subject, call.form, ())


def _begin(sitting: Sitting, call: Call) -> dict[str, tuple[str, ...]]:
    """What a new form is filled in with."""
    ahead = sitting.docket.day + dt.timedelta(days=180)
    return {
        "as_of": (sitting.docket.day.isoformat(),),
        "review_due": (ahead.isoformat(),),
        "confidence": (call.asked("confidence", "low"),),
    }


def _read(entry: Entry, subject: str, today: dt.date) -> Drafted:
    said: dict[str, Any] = {name: entry.text(name) for name in _TEXTS}
    said |= {name: entry.day(name) for name in _DAYS}
    return Drafted(
        subject=subject,
        dimension=entry.text("dimension"),
        as_of=entry.day("as_of") or today,
        confidence=entry.text("confidence"),
        basis=entry.many("basis"),
        low=entry.share("low"),
        high=entry.share("high"),
        **said,
    )


def _show(
    call: Call,
    sitting: Sitting,
    subject: Entity,
    filled: Any,
    wrong: tuple[str, ...],
    *,
    draft: Drafted | None = None,
    status: int = 200,
) -> Reply:
    picture = sitting.picture
    asked = (filled.get("dimension") or ("",))[-1]
    chosen = tuple(dict.fromkeys(one for one in filled.get("basis", ()) if one))
    most = _count_offered(call)
    offered, further = offer_statements(picture, subject.id, most)
    apart = [one for one in chosen if one not in {line.id for line in offered}]
    basis = sitting.docket.basis([*apart, *(line.id for line in offered)])
    items = {one.item for one in basis.pillars if one.item}
    return call.show(
        "judge/draft.html",
        status=status,
        handling=call.visit.handling(picture.marked({subject.id}, items, withdrawn=True)),
        address=picture.address,
        subject=subject,
        person=sitting.docket.is_person(subject.id),
        dimensions=_list_questions(call, person=sitting.docket.is_person(subject.id) is True),
        asked=DIMENSIONS.get(asked),
        meaning=say_question(asked),
        answers=_list_answers(call, asked),
        filled=filled,
        chosen=frozenset(chosen),
        offered=(*describe_chosen(picture, apart), *offered),
        shown=most,
        further=further,
        wrong=wrong,
        checked=draft is not None,
        said_range=say_draft(call, sitting, draft),
        later=_want_later(sitting, draft),
        scale=WORDS[call.visit.house.settings.words],
        cases=call.visit.house.cases(call.visit.reader),
        writing=may_write(call),
    )


def _count_offered(call: Call) -> int:
    """Count how many statements are offered: more each time that more are asked for."""
    said = call.filled("shown")
    shown = int(said) if said.isascii() and said.isdigit() and len(said) < 5 else OFFERED
    return shown + OFFERED if call.filled("step") == "more" else shown


def _list_questions(call: Call, *, person: bool) -> list[tuple[str, str]]:
    terms, language = load_terms("dimension"), call.words.language
    return [
        (one.code, terms.get(one.code).name(language))
        for one in DIMENSIONS.values()
        if one.person or not person
    ]


def _list_answers(call: Call, dimension: str) -> list[tuple[str, str, str]]:
    """List the answers to a question: code, name and meaning."""
    known = DIMENSIONS.get(dimension)
    if known is None:
        return []
    return [
        (term.code, term.name(call.words.language), term.definition.get("en", ""))
        for term in load_terms(known.answers).terms
    ]


def say_draft(call: Call, sitting: Sitting, draft: Drafted | None) -> str | None:
    """Say the range of a draft in the words of the house, as it would stand on its page."""
    if draft is None or draft.low is None or draft.high is None or draft.low > draft.high:
        return None
    return say_likelihood(_suppose(sitting, draft), call.visit.house.settings.words)


def _want_later(sitting: Sitting, draft: Drafted | None) -> list[str]:
    """List what will be asked for before somebody else can let the draft stand."""
    if draft is None or draft.dimension not in DIMENSIONS:
        return []
    held = _suppose(sitting, draft)
    ask = Ask(deed=Approved(), by="", on=sitting.docket.day, person=held.person)
    return find_wants(ask, held)


def _suppose(sitting: Sitting, draft: Drafted) -> Judgement:
    """Suppose that a draft was filed and reviewed."""
    docket = sitting.docket
    return Judgement(
        id="",
        draft=draft,
        author="author",
        author_role="",
        drafted_on=docket.day,
        status="reviewed",
        day=docket.day,
        person=docket.is_person(draft.subject),
        basis=docket.basis(draft.basis),
        acts=(),
    )
