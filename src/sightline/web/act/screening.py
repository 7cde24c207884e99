"""Screening as pages: a name is asked for, weighed part by part, and decided by a person."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from sightline.analyses.screening import Decision, Screening, read_decisions
from sightline.errors import BadValue, NotFound, Refused, SightlineError, Unready
from sightline.picture import Picture
from sightline.values.handling import parse_marking
from sightline.web.act.acting import may_write, turn_page
from sightline.web.act.question import (
    AGAINST,
    PURPOSES,
    RESULTS,
    SORTS,
    Question,
    fill_in,
    find_markings,
    read_day,
    read_question,
)
from sightline.web.call import Call
from sightline.web.reply import Reply, go_on
from sightline.workspace import mark_of

_MOST = 50
_CHOICES: dict[str, Any] = {
    "sorts": SORTS,
    "purposes": PURPOSES,
    "pools": AGAINST,
    "results": RESULTS,
}


def show_screening(call: Call) -> Reply:
    """Show the form for a name, and what was decided."""
    picture = call.visit.picture("screen list", call.asked("about"))
    about = call.asked("about").casefold()
    decisions = [
        one
        for one in reversed(read_decisions(picture))
        if about in one.screening.subject.name.casefold()
    ]
    shown, after = turn_page(decisions, call.asked("after"))
    items = picture.items_named(one.item for one in shown)
    return call.show(
        "act/screening.html",
        handling=call.visit.handling(one.item.marking for one in items.values()) if items else "",
        address=picture.address,
        decisions=shown,
        after=after,
        about=call.asked("about"),
        filled=fill_in(call.asked),
        wrong="",
        false_alarms=sum(one.false_alarms for one in decisions),
        looked=sum(len(one.decided.verdicts) for one in decisions),
        writes=may_write(call),
        **_CHOICES,
    )


def ask(call: Call) -> Reply:
    """Screen a name, and show what was found with every reason."""
    return _ask(call, fill_in(call.asked))


def decide(call: Call) -> Reply:
    """Decide a screening in the reader's own name."""
    filled = fill_in(call.filled)
    try:
        question = read_question(call, filled)
        same, another = _read_answers(call)
        said = call.filled("marking")
        done = call.visit.house.decide_screening(
            question.subject,
            question.asked,
            call.visit.reader,
            result=call.filled("result"),
            reason=call.filled("reason"),
            review_due=_read_due(call),
            same=same,
            another=another,
            seen=call.filled("seen") or None,
            marking=parse_marking(said, call.visit.reader) if said else None,
            purpose=call.visit.terms.purpose,
        )
    except (BadValue, Refused, Unready) as error:
        return _ask(call, filled, str(error))
    return go_on(call.link(f"/screening/{done.id}"))


def show_decision(call: Call) -> Reply:
    """Show a screening that was decided: what was found, by whom it was decided, and why."""
    picture = call.visit.picture("screen show", call.path["screening"])
    decision = find_decision(picture, call.path["screening"])
    marks = {one.item.marking for one in picture.items_named([decision.item]).values()}
    return call.show(
        "act/decided.html",
        handling=call.visit.handling(marks | find_markings(picture, decision.screening)),
        address=picture.address,
        decision=decision,
        names=_name(picture, decision.screening),
        found=decision.screening,
        bases=part_bases(picture, decision.screening),
        **_CHOICES,
    )


def find_decision(picture: Picture, screening: str) -> Decision:
    """Find a decided screening in a picture."""
    found = next((one for one in read_decisions(picture) if one.of == screening), None)
    if found is None:
        raise NotFound(f"there is no decided screening {screening!r} in your picture")
    return found


def part_bases(
    picture: Picture, found: Screening
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Part what each candidate rests on into statements and items."""
    items = picture.items_named({one for each in found.candidates for one in each.basis})
    return {
        each.entity: (
            tuple(one for one in each.basis if one not in items),
            tuple(one for one in each.basis if one in items),
        )
        for each in found.candidates
    }


def _name(picture: Picture, found: Screening) -> frozenset[str]:
    """Name the entities to which a page can lead: those that are in the picture."""
    wanted = [one.entity for one in found.candidates]
    wanted += [held.holder for one in found.candidates for held in one.through]
    return frozenset(picture.named(wanted))


def _ask(call: Call, filled: dict[str, str], wrong: str = "") -> Reply:
    try:
        question = read_question(call, filled)
    except SightlineError as error:
        return _ask_again(call, filled, str(error))
    picture = call.visit.picture("screen", question.subject.name)
    try:
        found = call.visit.house.desk(picture, question.asked).screen(question.subject)
    except (BadValue, NotFound) as error:
        return _ask_again(call, filled, str(error))
    return _show_found(call, picture, question, found, wrong)


def _ask_again(call: Call, filled: dict[str, str], wrong: str) -> Reply:
    return call.show(
        "act/screening.html",
        status=400,
        filled=filled,
        wrong=wrong,
        decisions=(),
        after="",
        about="",
        looked=0,
        false_alarms=0,
        writes=may_write(call),
        **_CHOICES,
    )


def _show_found(
    call: Call, picture: Picture, question: Question, found: Screening, wrong: str
) -> Reply:
    names = find_markings(picture, found)
    return call.show(
        "act/screened.html",
        status=400 if wrong else 200,
        handling=call.visit.handling(names) if names else "",
        address=picture.address,
        found=found,
        names=_name(picture, found),
        bases=part_bases(picture, found),
        seen=mark_of(found),
        hidden={**question.filled, "day": question.asked.day.isoformat()},
        filled=call.filled,
        due=_half_a_year_on(),
        wrong=wrong,
        writes=may_write(call),
        shown=found.candidates[:_MOST],
        **_CHOICES,
    )


def _half_a_year_on() -> str:
    return (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=180)).isoformat()


def _read_due(call: Call) -> dt.date:
    due = read_day(call.filled("review_due"))
    if due is None:
        raise BadValue("say by which day it is looked at again")
    return due


def _read_answers(call: Call) -> tuple[list[str], list[tuple[str, str]]]:
    """Read who of the candidates is the same, and who is somebody else and why."""
    same: list[str] = []
    another: list[tuple[str, str]] = []
    for number in count(1):
        entity = call.filled(f"entity-{number}")
        if not entity:
            return same, another
        answer = call.filled(f"answer-{number}")
        if answer == "same":
            same.append(entity)
        elif answer == "another":
            another.append((entity, call.filled(f"why-{number}")))
    return same, another
