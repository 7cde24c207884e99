"""One forecast question: its rule, its estimates over time, and what came true."""

from __future__ import annotations

import datetime as dt

from sightline.engines.figures import Estimate, Figure, Point, Series, draw_dots, draw_lines
from sightline.errors import NotFound
from sightline.judgements import Estimated, Forecast, OnForecast, Resolved, list_wants, spread
from sightline.judgements.forecast import Estimate as Said
from sightline.values import say
from sightline.web.call import Call
from sightline.web.judge.entry import Entry
from sightline.web.judge.evidence import OFFERED, offer_statements
from sightline.web.judge.filing import file_deed
from sightline.web.judge.form import Field, Form, fill
from sightline.web.judge.judgement import tell_act
from sightline.web.judge.sitting import Sitting, may_write, open_sitting
from sightline.web.reply import Reply, go_on

DONE = {
    "open": "The question is open.",
    "estimate": "The estimate is filed: it is never changed, only said anew.",
    "resolve": "The question is resolved.",
}
#: The ends and the middle of a number that is estimated: the 10, 50 and 90 per cent points.
_POINTS = ("lower", "middle", "upper")
_LINES = 5
_NUMBERS: tuple[Field, ...] = (
    Field(
        name="lower",
        label="Lower number",
        kind="line",
        hint="Only one in ten lies below it.",
        needed=True,
    ),
    Field(name="middle", label="Middle number", kind="line", needed=True),
    Field(
        name="upper",
        label="Upper number",
        kind="line",
        hint="Only one in ten lies above it.",
        needed=True,
    ),
)


def show_forecast(call: Call) -> Reply:
    """Show one question with its estimates, and the forms for what can be done with it."""
    sitting = open_sitting(call, "forecast", call.path["forecast"])
    held = sitting.docket.forecast(call.path["forecast"])
    return _show(call, sitting, held, offer_forms(call, sitting, held))


def do_deed(call: Call) -> Reply:
    """Estimate or resolve a question."""
    name = call.filled("deed")
    sitting = open_sitting(call, "forecast", call.path["forecast"])
    held = sitting.docket.forecast(call.path["forecast"])
    entry = Entry(call)
    _, wrong = file_deed(call, sitting, "forecast", _make(name, held, entry), entry)
    if not wrong:
        return go_on(call.link(f"/forecasts/{held.id}", done=name))
    forms = [
        fill(form, call.form, wrong) if form.name == name else form
        for form in offer_forms(call, sitting, held)
    ]
    return _show(call, sitting, held, forms, status=400)


def _make(name: str, held: Forecast, entry: Entry) -> OnForecast:
    if name == "resolve":
        outcome, words = entry.text("outcome"), entry.text("words")
        return Resolved(of=held.id, outcome=outcome, basis=entry.many("basis"), words=words)
    if name != "estimate":
        raise NotFound("there is no such act on a forecast question")
    chances: tuple[float, ...] = ()
    draws: tuple[float, ...] = ()
    if held.opened.kind == "count":
        points = [number for name in _POINTS for number in entry.numbers(name)]
        if len(points) == len(_POINTS) and points == sorted(points):
            draws = spread(*points)
        else:
            entry.mistakes.append("give three numbers in rising order (lower, middle, upper)")
    else:
        found = [entry.share(f"chance{place}") for place in range(len(_name_chances(held)))]
        chances = tuple(one for one in found if one is not None)
    role, why = entry.text("role"), entry.text("rationale")
    return Estimated(of=held.id, role=role, chances=chances, draws=draws, rationale=why)


def _name_chances(held: Forecast) -> tuple[str, ...]:
    """Name what a probability is asked for: yes, or each of several answers."""
    return held.opened.options if held.opened.kind == "category" else ("yes",)


def offer_forms(call: Call, sitting: Sitting, held: Forecast) -> list[Form]:
    """Offer what can be done with a question now, or say why it cannot."""
    by, docket, opened = call.visit.reader.name, sitting.docket, held.opened
    if opened.kind == "count":
        numbers = _NUMBERS
        outcome = Field(name="outcome", label="Outcome", kind="line", needed=True)
    else:
        label = call.words("Chance in per cent")
        numbers = tuple(
            Field(name=f"chance{place}", label=f"{label}: {one}", kind="share", needed=True)
            for place, one in enumerate(_name_chances(held))
        )
        answers = opened.options if opened.kind == "category" else ("yes", "no")
        outcome = Field(
            name="outcome",
            label="Outcome",
            kind="choice",
            choices=tuple((one, one) for one in answers),
        )
    role = Field(name="role", label="The role in which you estimate", kind="line", needed=True)
    why = Field(name="rationale", label="Why")
    how = Field(name="words", label="How the rule was applied")
    estimate = Form(
        name="estimate",
        title="Estimate",
        button="File the estimate",
        fields=(role, *numbers, why),
        barred=tuple(list_wants(_best(held), by, docket, docket.day)),
        filled={"role": call.visit.reader.roles[:1]},
    )
    resolve = Form(
        name="resolve",
        title="Say what came true",
        button="File the outcome",
        fields=(outcome, how),
        rests=True,
        barred=tuple(
            one
            for one in list_wants(_any_outcome(held), by, docket, docket.day)
            if "(basis)" not in one
        ),
    )
    return [estimate, resolve]


def _best(held: Forecast) -> Estimated:
    """An estimate in which everything is filled in: what it still wants, bars it."""
    if held.opened.kind == "count":
        return Estimated(of=held.id, role="-", draws=(1.0,))
    share = len(_name_chances(held))
    return Estimated(of=held.id, role="-", chances=(1 / share,) * share)


def _any_outcome(held: Forecast) -> Resolved:
    answers = {"binary": "yes", "count": "1"}
    first = (held.opened.options or ("",))[0]
    return Resolved(of=held.id, outcome=answers.get(held.opened.kind, first))


def _show(
    call: Call, sitting: Sitting, held: Forecast, forms: list[Form], *, status: int = 200
) -> Reply:
    picture = sitting.picture
    named = picture.named([held.opened.about])
    about = held.opened.about if held.opened.about in named else ""
    scale = call.visit.house.settings.words
    binary = held.opened.kind == "binary"
    offered = offer_statements(picture, about, OFFERED)[0] if may_write(call) else ()
    return call.show(
        "judge/forecast.html",
        status=status,
        handling=call.visit.handling(picture.marked([held.id, about])),
        address=picture.address,
        held=held,
        done=DONE.get(call.asked("done")),
        named=named,
        figure=draw_estimates(call, held),
        said=[
            (one, say(one.deed.chances[0], scale) if binary else _say_several(held, one))
            for one in held.estimates
        ],
        acts_done=[tell_act(one) for one in held.acts],
        offered=offered,
        forms=forms if may_write(call) else [],
        cases=call.visit.house.cases(call.visit.reader),
        writing=may_write(call),
    )


def _say_several(held: Forecast, one: Said) -> str:
    if held.opened.kind == "category":
        pairs = zip(held.opened.options, one.deed.chances, strict=True)
        return "; ".join(f"{option} {chance:.0%}" for option, chance in pairs)
    low, middle, high = _points(one.deed.draws)
    return f"{middle:g} ({low:g} - {high:g})"


def _points(draws: tuple[float, ...]) -> tuple[float, float, float]:
    """The lowest, the middle and the highest of equally likely numbers."""
    order = sorted(draws)
    return order[0], order[len(order) // 2], order[-1]


def draw_estimates(call: Call, held: Forecast) -> Figure | None:
    """Draw the estimates of each role over time, or the last one of several answers."""
    if not held.estimates:
        return None
    if held.opened.kind == "category":
        last = held.estimates[-1]
        pairs = zip(held.opened.options, last.deed.chances, strict=True)
        rows = [Estimate(option, chance, chance, middle=chance) for option, chance in pairs]
        return draw_dots(call.words("The last estimate"), rows)
    roles = list(dict.fromkeys(one.deed.role for one in held.estimates))[:_LINES]
    series = [Series(role, _gather(held, role)) for role in roles]
    unit = held.opened.unit if held.opened.kind == "count" else "%"
    return draw_lines(call.words("Estimates over time"), series, unit=unit)


def _gather(held: Forecast, role: str) -> tuple[Point, ...]:
    """Gather the estimates of a role, of each day the last."""
    points: dict[dt.date, Point] = {}
    for one in held.estimates:
        if one.deed.role != role:
            continue
        if held.opened.kind == "count":
            low, middle, high = _points(one.deed.draws)
            points[one.on] = Point(one.on, middle, low, high)
        else:
            points[one.on] = Point(one.on, round(one.deed.chances[0] * 100, 2))
    return tuple(points[day] for day in sorted(points))
