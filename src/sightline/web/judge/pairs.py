"""Who is who: the pair most worth a look, side by side, and the decision about it."""

from __future__ import annotations

from typing import Any

import msgspec

from sightline.errors import BadValue, NotFound, Refused
from sightline.picture import Picture
from sightline.values import Decision
from sightline.web.call import Call
from sightline.web.judge.entry import Entry
from sightline.web.judge.preparation import PREPARATION, Prepared
from sightline.web.judge.sides import lay_out
from sightline.web.judge.sitting import may_write
from sightline.web.reply import Reply, go_on

#: So many pairs of the queue are listed beneath the one that is shown.
_LISTED = 12
_DONE = {
    "same": "They are held for one. A later decision can part them again.",
    "different": "They are told apart. A later decision can join them.",
    "unsure": "The question is left open, with your reason.",
    "undone": "The decision is taken back: the question is open again.",
}


def show_pairs(call: Call) -> Reply:
    """Show the queue, and one of its pairs side by side; it is worked out beside the page."""
    visit, about = call.visit, call.asked("about") or None
    picture = visit.picture("resolve", about or "")
    if about is not None:
        about = picture.entity(about).id
    if call.asked("anew"):
        PREPARATION.renew(picture.address, visit.day)
    prepared = PREPARATION.ask(visit, picture, about)
    if prepared is None:
        return _wait(call, picture)
    return show_queue(call, picture, prepared, about)


def _wait(call: Call, picture: Picture) -> Reply:
    """Say that the queue is being worked out; the page asks again by itself."""
    page = call.show("judge/preparing.html", handling="", address=picture.address)
    asked = {name: call.asked(name) for name in ("about", "skip", "done")}
    again = call.link(call.address, **asked)
    return msgspec.structs.replace(page, headers={"refresh": f"3; url={again}"})


def show_queue(call: Call, picture: Picture, prepared: Prepared, about: str | None) -> Reply:
    """Show one pair of a queue that is ready, and those that come after it."""
    there = picture.named({end for one in prepared.questions for end in (one.left, one.right)})
    questions = [q for q in prepared.questions if q.left in there and q.right in there]
    skip = min(_count(call.asked("skip")), max(len(questions) - 1, 0))
    question = questions[skip] if questions else None
    sides = lay_out(picture, question.left, question.right, question) if question else None
    listed = list(enumerate(questions))[skip + 1 : skip + 1 + _LISTED]
    clusters = [one.members for one in prepared.proposals]
    members = {name for one in clusters for name in one[:8]}
    shown = {end for _, one in listed for end in (one.left, one.right)} | members
    shown |= {sides.left.id, sides.right.id} if sides else set()
    shown |= {end for one in prepared.contradictions for end in (one.left, one.right)}
    captions = picture.named(shown)
    markings = picture.marked(captions)
    return call.show(
        "judge/pairs.html",
        handling=call.visit.handling(markings) if markings else "",
        address=picture.address,
        prepared=prepared,
        about=picture.entity(about) if about else None,
        skip=skip,
        total=len(questions),
        sides=sides,
        listed=listed,
        captions=captions,
        done=_DONE.get(call.asked("done")),
        policy=call.visit.house.settings.merging,
        wrong=(),
        typed="",
        writing=may_write(call),
    )


def do_decide(call: Call) -> Reply:
    """Decide whether two entities are one, in the reader's own name; the reason is obligatory."""
    one, other, decision = (call.filled(name) for name in ("one", "other", "decision"))
    picture = call.visit.picture("resolve", f"{one} {other}")
    wrong = file_ruling(call, picture, (one, other), decision)
    if not wrong:
        skip = _count(call.filled("skip")) + (decision == Decision.UNSURE)
        if call.filled("queue"):
            return go_on(call.link("/resolve", skip=skip or None, done=decision))
        return go_on(call.link("/resolve/compare", one=one, other=other, done=decision))
    sides = lay_out(picture, one, other)
    return call.show(
        "judge/comparison.html",
        status=400,
        **describe(call, picture, sides),
        wrong=wrong,
        typed=call.filled("reason"),
    )


def file_ruling(
    call: Call, picture: Picture, pair: tuple[str, str], decision: str
) -> tuple[str, ...]:
    """File a decision, and carry the queue on; give what is wrong, if anything is."""
    left, right = (picture.entity(one).id for one in pair)
    entry, reason = Entry(call), call.filled("reason")
    marking = entry.marking()
    if not reason:
        entry.mistakes.append(call.words("A reason is needed: say in a few words why."))
    if decision not in list(Decision):
        entry.mistakes.append(call.words("Choose one of the three: the same, different, unsure."))
    if left == right and decision != Decision.DIFFERENT:
        entry.mistakes.append(call.words("These two are shown as one already."))
    if entry.mistakes:
        return tuple(entry.mistakes)
    visit = call.visit
    try:
        visit.house.decide(*pair, decision, visit.reader, reason=reason, marking=marking)
    except (BadValue, NotFound, Refused) as error:
        return (str(error),)
    carry_on(call, picture, pair)
    return ()


def carry_on(call: Call, before: Picture, pair: tuple[str, str]) -> None:
    """Carry the queue on to the picture after a decision, when nothing else came between."""
    visit = call.visit
    terms = msgspec.structs.asdict(visit.terms)
    with visit.house.picture(visit.reader, act="resolve", detail="next", **terms) as after:
        if _weight(before) == _weight(after):
            PREPARATION.carry(before.address, visit.day, after, pair)


def _weight(picture: Picture) -> tuple[int, frozenset[str]]:
    """What tells whether two pictures differ by decisions alone: what is said, and its markings."""
    return sum(picture.count_statements().values()), picture.markings()


def describe(call: Call, picture: Picture, sides: Any) -> dict[str, Any]:
    """Gather what a page with two entities side by side shows."""
    markings = picture.marked({sides.left.id, sides.right.id})
    return {
        "handling": call.visit.handling(markings),
        "address": picture.address,
        "sides": sides,
        "match": sides.match,
        "said": {},
        "done": _DONE.get(call.asked("done")),
        "writing": may_write(call),
        "skip": _count(call.filled("skip")),
        "queue": call.filled("queue"),
    }


def _count(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0
