"""Watches as pages: whom a reader watches, and what is different since."""

from __future__ import annotations

import datetime as dt

from sightline.analyses.screening import read_watches
from sightline.errors import BadValue, Refused, Unready
from sightline.reception.errands import LOOK
from sightline.values.handling import parse_marking
from sightline.web.act.acting import jobs_of, may_write, turn_page
from sightline.web.act.question import RESULTS, fill_in, find_markings, read_question
from sightline.web.call import Call
from sightline.web.reply import Reply, go_on


def list_watches(call: Call) -> Reply:
    """List whom the reader watches."""
    return _list(call)


def watch(call: Call) -> Reply:
    """Keep a watch on a subject; what is found now is what later looks are compared with."""
    said = call.filled("marking")
    try:
        question = read_question(call, fill_in(call.filled))
        call.visit.house.watch(
            question.subject,
            question.asked,
            call.visit.reader,
            marking=parse_marking(said, call.visit.reader) if said else None,
            purpose=call.visit.terms.purpose,
        )
    except (BadValue, Refused, Unready) as error:
        return _list(call, str(error))
    return go_on(call.link("/watches"))


def look(call: Call) -> Reply:
    """Screen everybody the reader watches once more, as a job."""
    day = dt.datetime.now(dt.UTC).date().isoformat()
    job = jobs_of(call).start(LOOK, call.visit.reader, {"day": day}, call.visit.terms)
    return go_on(call.link(f"/jobs/{job.id}"))


def unwatch(call: Call) -> Reply:
    """End a watch, with the reason."""
    try:
        call.visit.house.unwatch(
            call.path["watch"],
            call.visit.reader,
            call.filled("reason"),
            purpose=call.visit.terms.purpose,
        )
    except (BadValue, Unready) as error:
        return _list(call, str(error))
    return go_on(call.link("/watches"))


def _list(call: Call, wrong: str = "") -> Reply:
    picture = call.visit.picture("watch list")
    held = read_watches(picture, call.visit.reader.name)
    shown, after = turn_page(held, call.asked("after"))
    marks = frozenset[str]().union(*(find_markings(picture, one.last) for one in shown))
    marks |= {one.item.marking for one in picture.items_named(one.item for one in shown).values()}
    return call.show(
        "act/watches.html",
        status=400 if wrong else 200,
        handling=call.visit.handling(marks) if marks else "",
        address=picture.address,
        watches=shown,
        after=after,
        results=RESULTS,
        wrong=wrong,
        writes=may_write(call),
    )
