"""Decisions about who is who that were taken: by whom, why, and how to take one back."""

from __future__ import annotations

from sightline.errors import BadValue, NotFound, Refused
from sightline.picture import Decided, Picture
from sightline.values import Decision
from sightline.web.call import Call
from sightline.web.judge.pairs import carry_on
from sightline.web.judge.sitting import may_write, turn_page
from sightline.web.reply import Reply, go_on


def show_rulings(call: Call) -> Reply:
    """List the decisions in force, the latest first."""
    return _show(call)


def do_undo(call: Call) -> Reply:
    """Take a decision back: a later one leaves the question open again."""
    one, other = sorted((call.filled("one"), call.filled("other")))
    picture = call.visit.picture("undo", f"{one} {other}")
    found = next((d for d in picture.decisions() if (d.left, d.right) == (one, other)), None)
    if found is None:
        raise NotFound(f"nothing is decided about {one!r} and {other!r} in your picture")
    reason = call.filled("reason")
    if not reason:
        wrong: tuple[str, ...] = (call.words("A reason is needed: say in a few words why."),)
    elif found.decision is Decision.UNSURE:
        wrong = (call.words("It is open already."),)
    else:
        wrong = _undo(call, picture, found, reason)
        if not wrong:
            return go_on(call.link("/resolve/decisions", done="undone"))
    return _show(call, wrong, found, status=400)


def _undo(call: Call, picture: Picture, found: Decided, reason: str) -> tuple[str, ...]:
    pair, said = (found.left, found.right), f"{found.decision.value} undone: {reason}"
    try:
        call.visit.house.decide(*pair, Decision.UNSURE, call.visit.reader, reason=said)
    except (BadValue, NotFound, Refused) as error:
        return (str(error),)
    carry_on(call, picture, pair)
    return ()


def _show(
    call: Call, wrong: tuple[str, ...] = (), tried: Decided | None = None, *, status: int = 200
) -> Reply:
    picture = call.visit.picture("decisions")
    kind = call.asked("kind")
    taken = sorted(
        (one for one in picture.decisions() if kind in ("", one.decision.value)),
        key=lambda one: (one.known_by, one.known, one.id),
        reverse=True,
    )
    shown, after = turn_page(taken, call.asked("after"))
    shown = (tried, *shown) if tried is not None and tried not in shown else shown
    names = picture.named({end for one in shown for end in (one.left, one.right)})
    markings = picture.marked({one.id for one in names.values()})
    return call.show(
        "judge/rulings.html",
        status=status,
        handling=call.visit.handling(markings) if markings else "",
        address=picture.address,
        rows=shown,
        names=names,
        kind=kind,
        after=after,
        wrong=wrong,
        tried=tried.id if tried else None,
        typed=call.filled("reason"),
        done=call.asked("done") == "undone",
        policy=call.visit.house.settings.merging,
        writing=may_write(call),
    )
