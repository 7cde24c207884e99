"""F-REPRISAL: action against crime, planned or just past, and attacks that rise around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.flags.mission import areas_of
from sightline.analyses.reading import Reading

_ACTION = frozenset({"01", "02", "03"})
_DEEDS = ("raid", "arrest", "seizure")
_ATTACKS = ("attack", "strike-on-mission", "killing")


class _Window(NamedTuple):
    """A stretch of days in which attacks are counted, and one as long before it."""

    before: dt.date
    middle: dt.date
    after: dt.date


@rule("F-REPRISAL")
def see_reprisal(reading: Reading, card: Card) -> Iterator[Flag]:
    """See reported reprisals, and places where attacks rose with an action."""
    yield from _see_reported(reading, card)
    yield from _see_rising(reading, card)


def _see_reported(reading: Reading, card: Card) -> Iterator[Flag]:
    by_object: dict[str, list[Fact]] = {}
    for one in reading.observed("reprisal"):
        known = reading.known_by(one)
        if known is not None and (reading.day - known).days <= number(card, "told_for"):
            for aim in one.texts("object") or one.texts("subject"):
                by_object.setdefault(aim, []).append(one)
    for aim, reports in sorted(by_object.items()):
        attacks = [reading.find(name) for one in reports for name in one.texts("subject")]
        says = (
            f"Attacks are thought to answer {reading.caption(aim)}: force protection is to be told "
            "before the next step"
        )
        seen = (*reports, *(one for one in attacks if one is not None))
        yield make_flag(reading, card, aim, says, seen, unknown=("who ordered the attacks",))


def _see_rising(reading: Reading, card: Card) -> Iterator[Flag]:
    actions = _actions(reading, int(number(card, "days")))
    if not actions:
        return
    places = frozenset(actions)
    attacks = _attacks(reading, places, int(number(card, "days")))
    for place, deeds in sorted(actions.items()):
        found = attacks.get(place, [])
        for window, acts in sorted(deeds.items()):
            early = [one for day, one in found if window.before <= day < window.middle]
            late = [one for day, one in found if window.middle <= day < window.after]
            if len(late) < max(number(card, "attacks"), number(card, "times") * len(early)):
                continue
            says = (
                f"{reading.caption(place)}: {len(late)} attacks in {_days(window)} days with "
                f"action against crime ({acts[0].caption}), {len(early)} in as many days before"
            )
            seen = (*acts[:4], *late, *early)
            others = [one.id for one in acts]
            unknown = ("whether reporting of attacks was equally full in both times",)
            yield make_flag(
                reading,
                card,
                place,
                says,
                seen,
                others=others,
                unknown=unknown,
                since=window.middle,
            )
            break  # one notice for a place, on the earliest action with which attacks rose


def _actions(reading: Reading, days: int) -> dict[str, dict[_Window, list[Fact]]]:
    """Actions of the last days by place, and planned ones of the next, with what to count."""
    found: dict[str, dict[_Window, list[Fact]]] = {}
    measures = [one for one in reading.of("Measure") if areas_of(one) & _ACTION]
    deeds = [one for one in reading.of("Incident") if one.has("incidentType", *_DEEDS)]
    for one in (*measures, *deeds):
        window = _window(one, reading.day, days)
        if window is not None:
            for place in one.texts("territory"):
                found.setdefault(place, {}).setdefault(window, []).append(one)
    return found


def _window(action: Fact, day: dt.date, days: int) -> _Window | None:
    """The days since an action; for a planned one, the last days. A vague date is no help."""
    first, last = action.start_first, action.start
    if first is None or first != last:
        return None
    if day <= first <= day + dt.timedelta(days=days):
        after = day + dt.timedelta(days=1)
        middle = after - dt.timedelta(days=days)
        return _Window(middle - dt.timedelta(days=days), middle, after)
    if day - dt.timedelta(days=days) <= first < day:
        middle = first + dt.timedelta(days=1)
        after = day + dt.timedelta(days=1)
        return _Window(middle - (after - middle), middle, after)
    return None


def _attacks(
    reading: Reading, places: frozenset[str], days: int
) -> dict[str, list[tuple[dt.date, Fact]]]:
    """Attacks by place that can fall into any of the windows, with their exact days."""
    oldest = reading.day - dt.timedelta(days=2 * days + 1)
    found: dict[str, list[tuple[dt.date, Fact]]] = {}
    for one in reading.of("Incident"):
        first = one.start_first
        if first is None or first != one.start or not oldest <= first <= reading.day:
            continue
        if one.has("incidentType", *_ATTACKS):
            for place in places & set(one.texts("territory")):
                found.setdefault(place, []).append((first, one))
    return found


def _days(window: _Window) -> int:
    return (window.after - window.middle).days
