"""F-WITHDRAW: a planned cut where much lives from illicit trade and patronage needs it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.flags.mission import Mission, missions
from sightline.analyses.phrase import count
from sightline.analyses.reading import Reading


@rule("F-WITHDRAW")
def see_withdraw(reading: Reading, card: Card) -> Iterator[Flag]:
    """See cuts and ends that meet open drivers, or a large market and a need of patronage."""
    for mission in missions(reading):
        cuts = _cuts(mission, card)
        if not cuts:
            continue
        drivers = [one for one in mission.drivers if one.holds(reading.day)]
        needs = _needs(mission)
        markets = _markets(mission, number(card, "value")) if needs else []
        if drivers or markets:
            seen = (*cuts, *drivers, *(needs if markets else ()), *markets)
            yield _tell(mission, cuts, drivers, markets, card, seen=seen)


def _cuts(mission: Mission, card: Card) -> list[Fact]:
    """Planned cuts of the mission, its end, or the mission that follows on from it."""
    day = mission.reading.day
    past = day - dt.timedelta(days=int(number(card, "days_past")))
    ahead = day + dt.timedelta(days=int(number(card, "days_ahead")))
    soon = day + dt.timedelta(days=int(number(card, "end_within")))
    cuts = [
        one
        for one in mission.observed("planned-cut", ahead=True)
        if mission.bodies & set(one.texts("subject"))
        and (one.start is None or past <= one.start <= ahead)
    ]
    if mission.fact.end is not None and day <= mission.fact.end <= soon:
        cuts.append(mission.fact)
    cuts += [one for one in mission.successors() if one.start and day <= one.start <= soon]
    return cuts


def _needs(mission: Mission) -> list[Fact]:
    """Reports that an authority of the area needs the income; where the place is not said, ours."""
    reading = mission.reading
    found = []
    for one in reading.observed("patronage-need"):
        places = set(one.texts("territory"))
        for subject in one.texts("subject"):
            body = reading.find(subject)
            places |= set(body.texts("territory")) if body else set()
            places.add(subject)
        if places & mission.area.ids and one.holds(reading.day):
            found.append(one)
    return found


def _markets(mission: Mission, least: float) -> list[Fact]:
    """Illicit markets here, except those that are known to be small."""
    found = []
    for one in mission.reading.of("IllicitMarket"):
        value = one.quantity("valueLow", "valueHigh")
        if mission.area.holds(one) and (value is None or value[1] >= least):
            found.append(one)
    return found


def _tell(
    mission: Mission,
    cuts: list[Fact],
    drivers: list[Fact],
    markets: list[Fact],
    card: Card,
    *,
    seen: tuple[Fact, ...],
) -> Flag:
    parts = [
        *([f"{count(len(drivers), 'report')} of drivers that are still open"] if drivers else []),
        *(
            [f"{count(len(markets), 'illicit market')} and a reported need of patronage"]
            if markets
            else []
        ),
    ]
    says = f"{mission.name} is to be drawn down or to end with {' and '.join(parts)}"
    unsized = [one.caption for one in markets if one.quantity("valueLow", "valueHigh") is None]
    undated = [one for one in cuts if one.start is None]
    unknown = [
        *([f"how large these are: {'; '.join(sorted(unsized)[:6])}"] if unsized else []),
        *(["when the cut comes"] if undated else []),
    ]
    return make_flag(mission.reading, card, mission.id, says, seen, unknown=unknown)
