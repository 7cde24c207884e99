"""F-CHAIN: arrests or seizures after which nothing follows; the weakest link of the chain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sightline.analyses.area import Area
from sightline.analyses.fact import Fact
from sightline.analyses.finding import CITED
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.flags.mission import missions
from sightline.analyses.phrase import count
from sightline.analyses.reading import Reading

#: The chain of justice, from its first link to its last.
STAGES = (
    "report",
    "investigation",
    "evidence",
    "charge",
    "detention",
    "trial",
    "judgment",
    "appeal",
    "sentence",
    "confiscation",
    "asset-recovery",
)
_REPORTED = ("chain-link-weak", "seizure-without-prosecution", "cases-dropped")
_IMPLIED = {"seizure-without-prosecution": "charge", "cases-dropped": "trial"}
_AFTER = {"prosecutions": "charge", "convictions": "judgment", "recoveries": "asset-recovery"}


@rule("F-CHAIN")
def see_chain(reading: Reading, card: Card) -> Iterator[Flag]:
    """See weak links: as reported, as results show them, and as cases show them."""
    yield from _see_reported(reading, card)
    yield from _see_results(reading, card)
    yield from _see_cases(reading, card)


def _see_reported(reading: Reading, card: Card) -> Iterator[Flag]:
    by_subject: dict[str, list[Fact]] = {}
    for one in reading.observed(*_REPORTED):
        if one.holds(reading.day):
            for subject in one.texts("subject"):
                by_subject.setdefault(subject, []).append(one)
    for subject, seen in sorted(by_subject.items()):
        stages = {stage for one in seen for stage in one.texts("chainStage")}
        stages |= {
            _IMPLIED[aspect] for one in seen for aspect in one.texts("aspect") if aspect in _IMPLIED
        }
        says = (
            f"The chain of justice is reported to break at {reading.caption(subject)}: "
            f"{_weakest(stages)} ({count(len(reading.voices(seen)), 'independent voice')})"
        )
        unknown = () if stages else ("at which stage",)
        yield make_flag(reading, card, subject, says, seen, unknown=unknown)


def _see_results(reading: Reading, card: Card) -> Iterator[Flag]:
    """See bodies that report no prosecution or no conviction, and have had the time for one."""
    for subject, results in sorted(results_of(reading).items()):
        missing = [stage for unit, stage in _AFTER.items() if is_none(results, unit)]
        if not missing or not _had_time(reading, subject, results, card):
            continue
        seen = [one for one in results if one.has("unit", *_AFTER, "arrests")]
        says = (
            f"{reading.caption(subject)} reports no {_units(results)}: "
            f"{_weakest(set(missing))} of the chain of justice"
        )
        yield make_flag(reading, card, subject, says, seen)


def _see_cases(reading: Reading, card: Card) -> Iterator[Flag]:
    """See old arrests and seizures in an area whose cases are known and never came to a charge."""
    late = reading.day - dt.timedelta(days=int(number(card, "days")))
    cases = [one for one in reading.of("JusticeCase") if one.has("stage")]
    advanced = STAGES[STAGES.index("charge") :]
    if len(cases) < number(card, "cases"):
        return  # too little is known of cases to say that none went on
    if any(one.has("stage", *advanced) for one in cases) or _some_result(reading):
        return
    for mission in missions(reading):
        old = [one for one in _taken(reading, mission.area) if one.start and one.start <= late]
        if mission.over or len(old) < number(card, "incidents"):
            continue
        says = (
            f"{len(old)} arrests or seizures in the area of {mission.name} are more than "
            f"{number(card, 'days'):.0f} days old, and none of {len(cases)} known cases has come "
            "to a charge"
        )
        yield make_flag(reading, card, mission.id, says, (*cases[: CITED // 2], *old))


def _some_result(reading: Reading) -> bool:
    """Whether anybody reports a prosecution, a conviction or a recovery above zero."""
    amounts = [one.quantity() for one in reading.observed("results") if one.has("unit", *_AFTER)]
    return any(amount is not None and amount[1] > 0 for amount in amounts)


def _taken(reading: Reading, area: Area) -> Iterator[Fact]:
    for one in reading.of("Incident"):
        if one.has("incidentType", "arrest", "seizure") and area.holds(one):
            yield one


def results_of(reading: Reading) -> dict[str, list[Fact]]:
    """The reported results of every body."""
    found: dict[str, list[Fact]] = {}
    for one in reading.observed("results"):
        for subject in one.texts("subject"):
            found.setdefault(subject, []).append(one)
    return found


def is_none(results: Iterable[Fact], unit: str) -> bool:
    """Whether a result is reported and is zero throughout; what is not reported is unknown."""
    amounts = [one.quantity() for one in results if one.has("unit", unit)]
    known = [amount for amount in amounts if amount is not None]
    return bool(known) and all(high == 0 for _, high in known)


def _had_time(reading: Reading, subject: str, results: list[Fact], card: Card) -> bool:
    """Whether arrests were made, or the body or the reported period is old enough."""
    arrests = [one.quantity() for one in results if one.has("unit", "arrests")]
    if any(amount and amount[1] > 0 for amount in arrests):
        return True
    body = reading.find(subject)
    days = [body.start if body else None, *(one.start for one in results)]
    begun = min((day for day in days if day is not None), default=None)
    return begun is not None and (reading.day - begun).days >= number(card, "days")


def _units(results: list[Fact]) -> str:
    return ", no ".join(unit for unit in ("arrests", *_AFTER) if is_none(results, unit))


def _weakest(stages: set[str]) -> str:
    """Name the earliest link that is weak; what comes after it cannot hold either."""
    named = [stage for stage in STAGES if stage in stages]
    if not named:
        return "the weak link is not named"
    rest = f", then {', '.join(named[1:])}" if named[1:] else ""
    return f"the weakest link is {named[0]}{rest}"
