"""Forecast questions: asked with the rule that decides them, estimated, and resolved by that rule.

An estimate is never changed: a change of mind is another estimate. None
counts before the question opens, after it closes, or once it was resolved. A
withdrawn estimate is scored all the same, and a withdrawn question is counted:
nobody becomes a better forecaster by taking back what went wrong.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence

import msgspec

from sightline.judgements.basis import Basis
from sightline.judgements.deeds import Estimated, OnForecast, Opened, Resolved
from sightline.judgements.filed import Filed, Uncounted

BINARY, CATEGORY, COUNT = "binary", "category", "count"
YES, NO = "yes", "no"
OPEN, CLOSED, RESOLVED = "open", "closed", "resolved"
_ALMOST = 1e-6


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """One estimate: by whom, in which role, how long before the question closed."""

    deed: Estimated
    by: str
    on: dt.date
    lead_days: int
    item: str


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """One question on one day, with every estimate and, when there is one, the outcome."""

    id: str
    opened: Opened
    author: str
    day: dt.date
    estimates: tuple[Estimate, ...] = ()
    outcome: str | None = None
    resolved_by: str | None = None
    resolved_on: dt.date | None = None
    withdrawn: bool = False
    acts: tuple[Filed, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()

    @property
    def status(self) -> str:
        """Whether it is open, closed and waiting for its outcome, or resolved."""
        if self.outcome is not None:
            return RESOLVED
        return CLOSED if self.opened.closes < self.day else OPEN

    @property
    def self_resolved(self) -> bool:
        """Whether the one who found the outcome had estimated it: it is shown, not forbidden."""
        return self.resolved_by in {one.by for one in self.estimates}


def find_wants(
    deed: OnForecast,
    on: dt.date,
    forecast: Forecast | None,
    read_basis: Callable[[Sequence[str]], Basis],
) -> list[str]:
    """List what an act on a forecast question still wants before it counts."""
    if isinstance(deed, Opened):
        return list(_want_of_opening(deed, on, forecast))
    if forecast is None:
        return ["there is no forecast question of this id that counts"]
    if forecast.outcome is not None:
        return ["the question was resolved: what is said afterwards is no forecast"]
    if isinstance(deed, Estimated):
        return list(_want_of_estimate(deed, on, forecast.opened))
    wants = list(_want_of_outcome(deed.outcome, forecast.opened))
    if on < forecast.opened.opens:
        wants.append("the question is not open yet")
    if not read_basis(deed.basis).carried:
        wants.append("name a statement or an item that shows the outcome and stands (basis)")
    return wants


def _want_of_opening(deed: Opened, on: dt.date, forecast: Forecast | None) -> Iterator[str]:
    if forecast is not None:
        yield "a forecast question of this id was opened before"
    if not deed.question.strip():
        yield "a forecast needs a question"
    if not deed.rule.strip():
        yield "write the rule that will decide it before anybody estimates (rule)"
    if deed.kind not in (BINARY, CATEGORY, COUNT):
        yield f"{deed.kind!r} is not a kind of question: expected binary, category or count"
        return
    if not on <= deed.closes or deed.opens > deed.closes:
        yield f"a question opens before it closes, on a day to come: {deed.opens}, {deed.closes}"
    if deed.kind == CATEGORY and len(set(deed.options)) < 2:
        yield "name at least two different options"
    elif deed.kind != CATEGORY and deed.options:
        yield "only a question of one of several has options"
    if any("\n" in option or not option.strip() for option in deed.options):
        yield "an option is one line of words"
    if deed.base:
        yield from _want_of_numbers(deed.base, deed, "the base rate")
    if deed.now:
        yield from _want_of_outcome(deed.now, deed)


def _want_of_estimate(deed: Estimated, on: dt.date, opened: Opened) -> Iterator[str]:
    if not deed.role.strip():
        yield "say in which role this is estimated (role)"
    if on < opened.opens:
        yield f"the question opens on {opened.opens}: nothing is estimated before"
    if on > opened.closes:
        yield f"the question closed on {opened.closes}: nothing is estimated afterwards"
    if opened.kind == COUNT:
        if deed.chances:
            yield "a number is estimated by numbers (draws), not by chances"
        yield from _want_of_numbers(deed.draws, opened, "the estimate")
        return
    if deed.draws:
        yield "this is estimated by chances, not by numbers (draws)"
    yield from _want_of_numbers(deed.chances, opened, "the estimate")


def _want_of_numbers(numbers: Sequence[float], opened: Opened, what: str) -> Iterator[str]:
    if any(not math.isfinite(number) for number in numbers):
        yield f"{what} holds something that is not a number"
        return
    if opened.kind == COUNT:
        if not numbers or min(numbers) < 0:
            yield f"{what} is a list of numbers from 0 upwards"
        return
    expected = 1 if opened.kind == BINARY else len(opened.options)
    if len(numbers) != expected:
        yield f"{what} is {expected} of probabilities: {len(numbers)} came"
    elif min(numbers) < 0 or max(numbers) > 1:
        yield f"{what} is not a probability: expected 0 to 1"
    elif opened.kind == CATEGORY and abs(sum(numbers) - 1) > _ALMOST:
        yield f"{what} sums to {sum(numbers):g}: the chances of all options make 1"


def _want_of_outcome(outcome: str, opened: Opened) -> Iterator[str]:
    if opened.kind == BINARY and outcome not in (YES, NO):
        yield f"{outcome!r} is not an outcome: expected yes or no"
    if opened.kind == CATEGORY and outcome not in opened.options:
        yield f"{outcome!r} is not an outcome: expected one of {', '.join(opened.options)}"
    if opened.kind == COUNT and not is_amount(outcome):
        yield f"{outcome!r} is not an outcome: expected a number from 0 upwards"


def is_amount(text: str) -> bool:
    """Whether a text is a number from 0 upwards."""
    try:
        number = float(text)
    except ValueError:
        return False
    return math.isfinite(number) and number >= 0


def fold_forecast(
    acts: Sequence[Filed], day: dt.date, read_basis: Callable[[Sequence[str]], Basis]
) -> Forecast | tuple[Uncounted, ...]:
    """Tell what a forecast question has come to, or why none of its acts counts."""
    found: Forecast | None = None
    uncounted: list[Uncounted] = []
    for act in acts:
        wants = find_wants(act.deed, act.on, found, read_basis)  # type: ignore[arg-type] # of this family
        if act.withdrawn and isinstance(act.deed, Resolved):
            wants = ["it was withdrawn"]
        if wants:
            uncounted.append(
                Uncounted(
                    of=act.deed.of, item=act.item, by=act.by, act=act.act, because=tuple(wants)
                )
            )
        elif isinstance(act.deed, Opened):
            found = _begin(act, act.deed, day)
        elif found is not None:
            found = _go_on(found, act)
    if found is None:
        return tuple(uncounted)
    return msgspec.structs.replace(found, uncounted=tuple(uncounted))


def _begin(act: Filed, opened: Opened, day: dt.date) -> Forecast:
    return Forecast(
        id=opened.of,
        opened=opened,
        author=act.by,
        day=day,
        withdrawn=act.withdrawn,
        acts=(act,),
    )


def _go_on(found: Forecast, act: Filed) -> Forecast:
    acts = (*found.acts, act)
    if isinstance(act.deed, Estimated):
        lead = (found.opened.closes - act.on).days
        estimate = Estimate(deed=act.deed, by=act.by, on=act.on, lead_days=lead, item=act.item)
        return msgspec.structs.replace(found, acts=acts, estimates=(*found.estimates, estimate))
    return msgspec.structs.replace(
        found,
        acts=acts,
        outcome=act.deed.outcome,  # type: ignore[union-attr] # only a Resolved is left
        resolved_by=act.by,
        resolved_on=act.on,
    )
