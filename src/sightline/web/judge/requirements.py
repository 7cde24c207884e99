"""Information requirements: as a tree and as a board, with what is due, and raising another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from types import MappingProxyType

from sightline.judgements import Docket, Raised, Requirement
from sightline.model import load_terms
from sightline.web.call import Call
from sightline.web.judge.entry import Entry
from sightline.web.judge.filing import file_deed
from sightline.web.judge.form import Field, Form, fill
from sightline.web.judge.sitting import Sitting, may_write, open_sitting, turn_page
from sightline.web.reply import Reply, go_on

_SOON = dt.timedelta(days=14)
TABS = MappingProxyType(
    {
        "tree": "As a tree",
        "board": "By state",
        "due": "Due soon",
        "overdue": "Overdue",
        "open": "Open",
        "nothing": "Counts for nothing",
    }
)
#: What the columns of the board are called.
STATES = MappingProxyType(
    {"raised": "Raised", "tasked": "Tasked", "answered": "Answered", "closed": "Closed"}
)
_OPEN = ("raised", "tasked")


def show_requirements(call: Call) -> Reply:
    """Show what is asked: the tree from priority to element, or what is due."""
    tab = call.asked("tab", "tree")
    tab = tab if tab in TABS else "tree"
    sitting = open_sitting(call, "requirements", tab)
    picture, docket = sitting
    rows = _choose(docket, tab, call.asked("owner"), call.asked("collector"))
    uncounted = docket.uncounted("InformationRequirement") if tab == "nothing" else ()
    tree, after = turn_page(rows, call.asked("after"))
    nothing, beyond = turn_page(uncounted, call.asked("after"))
    markings = picture.marked(one.id for _, one in tree)
    held = docket.requirements.values()
    if nothing:
        markings = picture.markings()
    return call.show(
        "judge/requirements.html",
        handling=call.visit.handling(markings) if markings else "",
        address=picture.address,
        tabs=TABS,
        states=STATES,
        tab=tab,
        rows=tree,
        nothing=nothing,
        after=beyond if tab == "nothing" else after,
        owners=sorted({one.raised.owner for one in held}),
        collectors=sorted({one.collector for one in held if one.collector}),
        writing=may_write(call),
    )


def _choose(docket: Docket, tab: str, owner: str, collector: str) -> list[tuple[int, Requirement]]:
    day = docket.day
    tests: dict[str, Callable[[Requirement], bool]] = {
        "due": lambda one: one.status in _OPEN and day <= one.due <= day + _SOON,
        "overdue": lambda one: one.overdue,
        "open": lambda one: one.status in _OPEN,
    }
    test = tests.get(tab)
    if tab == "nothing":
        return []
    return [
        (depth if tab == "tree" else 0, one)
        for depth, one in walk(docket)
        if (test is None or test(one))
        and owner in ("", one.raised.owner)
        and collector in ("", one.collector)
    ]


def walk(docket: Docket) -> list[tuple[int, Requirement]]:
    """Put every requirement behind the one of which it is a part, with its depth."""
    held = docket.requirements
    parts: dict[str, list[Requirement]] = {}
    for one in held.values():
        above = one.raised.parent if one.raised.parent in held else ""
        parts.setdefault(above, []).append(one)
    rows: list[tuple[int, Requirement]] = []
    ahead = [(0, one) for one in _last_first(parts.get("", ()))]
    while ahead:
        depth, one = ahead.pop()
        rows.append((depth, one))
        ahead += [(depth + 1, part) for part in _last_first(parts.get(one.id, ()))]
    return rows


def _last_first(parts: Iterable[Requirement]) -> list[Requirement]:
    return sorted(parts, key=lambda one: (one.due, one.id), reverse=True)


def show_raising(call: Call) -> Reply:
    """Show the form for another requirement, filled in with what a finding does not know."""
    sitting = open_sitting(call, "requirements", "new")
    return _show(call, sitting, make_form(sitting, call.query, ()))


def do_raise(call: Call) -> Reply:
    """Raise a requirement."""
    sitting = open_sitting(call, "requirements", "new")
    entry = Entry(call)
    due = entry.day("due")
    if due is None and not entry.mistakes:
        entry.mistakes.append("say by which day it is needed (due)")
    names = ("question", "level", "decision", "owner", "parent", "about", "origin")
    raised = Raised(due=due or sitting.docket.day, **{name: entry.text(name) for name in names})
    requirement, wrong = file_deed(call, sitting, "require", raised, entry)
    if not wrong:
        return go_on(call.link(f"/requirements/{requirement}", done="raise"))
    return _show(call, sitting, make_form(sitting, call.form, wrong), status=400)


def make_form(sitting: Sitting, filled: object, wrong: tuple[str, ...]) -> Form:
    """Make the form that raises a requirement: of which others it can be a part, is offered."""
    levels = load_terms("requirement-level").terms
    above = [one for _, one in walk(sitting.docket) if one.status != "closed"]
    parents = [(one.id, f"{one.raised.level} {one.raised.question}"[:120]) for one in above]
    form = Form(
        name="raise",
        title="Raise a requirement",
        button="Raise it",
        fields=(
            Field(name="question", label="Question", needed=True),
            Field(
                name="level",
                label="Level",
                kind="choice",
                choices=tuple((one.code, f"{one.code}: {one.name()}") for one in reversed(levels)),
            ),
            Field(name="decision", label="The decision that it serves", kind="line", needed=True),
            Field(name="owner", label="The role that needs the answer", kind="line", needed=True),
            Field(name="due", label="Needed by", kind="day", needed=True),
            Field(
                name="parent",
                label="A part of",
                kind="choice",
                choices=(("", "none"), *parents),
            ),
            Field(
                name="about",
                label="What it is about",
                kind="line",
                hint="The id of an entity, if there is one.",
            ),
            Field(name="origin", label="Where it came from", kind="hidden"),
        ),
    )
    return fill(form, filled, wrong)  # type: ignore[arg-type] # fields of a form or of an address


def _show(call: Call, sitting: Sitting, form: Form, *, status: int = 200) -> Reply:
    picture = sitting.picture
    asked = (form.filled.get("about") or ("",))[-1]
    about = picture.named([asked]).get(asked) if asked else None
    held = sitting.docket.requirements
    markings = picture.marked({*held, asked})
    return call.show(
        "judge/raise.html",
        status=status,
        handling=call.visit.handling(markings) if markings else "",
        address=picture.address,
        form=form,
        about=about,
        cases=call.visit.house.cases(call.visit.reader),
        writing=may_write(call),
    )
