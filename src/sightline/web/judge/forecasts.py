"""Forecast questions: the list with its record, and opening another one."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

from sightline.engines.figures import Estimate, Figure, draw_dots
from sightline.judgements import ForecastRecord, Opened, keep_record
from sightline.web.call import Call
from sightline.web.judge.entry import Entry
from sightline.web.judge.filing import file_deed
from sightline.web.judge.form import Field, Form, fill
from sightline.web.judge.sitting import Sitting, may_write, open_sitting, turn_page
from sightline.web.reply import Reply, go_on

TABS = MappingProxyType(
    {
        "open": "Open",
        "closed": "Closed, without an outcome",
        "resolved": "Resolved",
        "record": "Record",
        "nothing": "Counts for nothing",
    }
)
OPENING = Form(
    name="open",
    title="Ask a forecast question",
    button="Open it",
    fields=(
        Field(name="question", label="Question", needed=True),
        Field(
            name="rule",
            label="The rule that decides it",
            hint="Written before anybody estimates: which report, by which day, counts as yes.",
            needed=True,
        ),
        Field(name="closes", label="The last day of estimates", kind="day", needed=True),
        Field(
            name="opens",
            label="The first day of estimates",
            kind="day",
            hint="Today, if you leave it.",
        ),
        Field(
            name="kind",
            label="Kind of answer",
            kind="choice",
            choices=(
                ("binary", "Yes or no"),
                ("category", "One of several"),
                ("count", "A number"),
            ),
        ),
        Field(name="options", label="Possible answers", hint="Of one of several: each on a line."),
        Field(
            name="base",
            label="Base rate",
            kind="line",
            hint="In per cent, one for each answer; of a number, numbers of the past.",
        ),
        Field(
            name="now",
            label="The answer as it stands",
            kind="line",
            hint="For the comparison with 'no change': yes, no, an answer or a number.",
        ),
        Field(name="unit", label="What a number counts", kind="line"),
        Field(
            name="about",
            label="What it is about",
            kind="line",
            hint="The id of an entity, if there is one.",
        ),
    ),
)


def show_forecasts(call: Call) -> Reply:
    """List forecast questions by state, or show how good past estimates were."""
    tab = call.asked("tab", "open")
    tab = tab if tab in TABS else "open"
    sitting = open_sitting(call, "forecasts", tab)
    picture, docket = sitting
    held = list(docket.forecasts.values())
    chosen = sorted(
        (one for one in held if one.status == tab), key=lambda one: (one.opened.closes, one.id)
    )
    uncounted = docket.uncounted("ForecastQuestion") if tab == "nothing" else ()
    shown, after = turn_page(chosen, call.asked("after"))
    nothing, beyond = turn_page(uncounted, call.asked("after"))
    behind = held if tab == "record" else shown
    markings = picture.marked(one.id for one in behind)
    if nothing:
        markings = picture.markings()
    record = keep_record(held) if tab == "record" else None
    return call.show(
        "judge/forecasts.html",
        handling=call.visit.handling(markings) if markings else "",
        address=picture.address,
        tabs=TABS,
        tab=tab,
        counts={name: sum(one.status == name for one in held) for name in TABS},
        rows=shown,
        nothing=nothing,
        after=beyond if tab == "nothing" else after,
        record=record,
        figure=draw_calibration(call, record) if record else None,
        writing=may_write(call),
    )


def draw_calibration(call: Call, record: ForecastRecord) -> Figure | None:
    """Draw what came true beside what was said, each with the number of estimates behind it."""
    rows = [
        Estimate(
            call.words(
                "said {low} to {high} % (n={n})",
                low=f"{one.low * 100:.0f}",
                high=f"{one.high * 100:.0f}",
                n=one.n,
            ),
            one.interval[0],
            one.interval[1],
            middle=one.happened,
        )
        for one in record.calibration
    ]
    return draw_dots(call.words("What came true, of what was said"), rows) if rows else None


def show_opening(call: Call) -> Reply:
    """Show the form for another question."""
    sitting = open_sitting(call, "forecasts", "new")
    return _show(call, sitting, fill(OPENING, call.query, ()))


def do_open(call: Call) -> Reply:
    """Open a forecast question."""
    sitting = open_sitting(call, "forecasts", "new")
    entry = Entry(call)
    deed = _read(entry, sitting.docket.day)
    question, wrong = file_deed(call, sitting, "forecast", deed, entry)
    if not wrong:
        return go_on(call.link(f"/forecasts/{question}", done="open"))
    return _show(call, sitting, fill(OPENING, call.form, wrong), status=400)


def _read(entry: Entry, today: dt.date) -> Opened:
    closes = entry.day("closes")
    if closes is None and not entry.mistakes:
        entry.mistakes.append("give the last day on which it can be estimated (closes)")
    kind = entry.text("kind") or "binary"
    numbers = entry.numbers("base")
    return Opened(
        question=entry.text("question"),
        opens=entry.day("opens") or today,
        closes=closes or today,
        rule=entry.text("rule"),
        kind=kind,
        options=entry.lines("options"),
        base=numbers if kind == "count" else tuple(one / 100 for one in numbers),
        now=entry.text("now"),
        unit=entry.text("unit"),
        about=entry.text("about"),
    )


def _show(call: Call, sitting: Sitting, form: Form, *, status: int = 200) -> Reply:
    picture = sitting.picture
    asked = (form.filled.get("about") or ("",))[-1]
    about = picture.named([asked]).get(asked) if asked else None
    return call.show(
        "judge/raise.html",
        status=status,
        handling=call.visit.handling(picture.markings(about.id)) if about else "",
        address=picture.address,
        form=form,
        about=about,
        cases=call.visit.house.cases(call.visit.reader),
        writing=may_write(call),
    )
