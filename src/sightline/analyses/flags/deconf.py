"""F-DECONF: two owners who act on one place or person at one time, and may not know it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.reading import Reading

_DEEDS = ("raid", "arrest")


@rule("F-DECONF")
def see_deconf(reading: Reading, card: Card) -> Iterator[Flag]:
    """See pairs of acts on one target by owners of whom neither belongs to the other."""
    for target, acts in sorted(_by_target(reading, int(number(card, "days"))).items()):
        for one, other in combinations(acts, 2):
            if _is_apart(reading, one, other) and _may_meet(one, other):
                yield _tell(reading, card, target, one, other)
                break  # one flag for a target says enough: it is to be settled by all who act there


def _by_target(reading: Reading, days: int) -> dict[str, list[Fact]]:
    """Measures and deeds by what they are aimed at, those that run or will within some days."""
    until = reading.day + dt.timedelta(days=days)
    found: dict[str, list[Fact]] = {}
    for act in reading.of("Measure"):
        if act.begun(until) and act.holds(max(reading.day, act.start_first or reading.day)):
            for target in act.texts("target"):
                if _owners(act):
                    found.setdefault(target, []).append(act)
    for act in reading.of("Incident"):
        if act.has("organizer") and act.has("incidentType", *_DEEDS):
            for target in act.texts("site"):
                found.setdefault(target, []).append(act)
    return {target: acts for target, acts in found.items() if len(acts) > 1}


def _owners(act: Fact) -> frozenset[str]:
    return frozenset((*act.texts("implementer"), *act.texts("organizer")))


def _is_apart(reading: Reading, one: Fact, other: Fact) -> bool:
    """Whether the owners are others, none is a member of the other, and no joint case is known."""
    mine, theirs = _owners(one), _owners(other)
    if not mine or not theirs or mine & theirs:
        return False
    for first, second in ((mine, theirs), (theirs, mine)):
        for name in first:
            edges = reading.pointing("Membership", "member", name)
            if any(second & set(edge.texts("organization")) for edge in edges):
                return False
            for report in reading.pointing("Observation", "subject", name):
                if report.has("aspect", "joint-cases") and second & set(report.texts("object")):
                    return False
    return True


def _may_meet(one: Fact, other: Fact) -> bool:
    """Whether two acts can fall on one day; an open date keeps that possible."""
    first, second = _ends(one), _ends(other)
    return (first[0] is None or second[1] is None or first[0] <= second[1]) and (
        second[0] is None or first[1] is None or second[0] <= first[1]
    )


def _ends(act: Fact) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of an act; a deed is over on its day."""
    last = act.end_last
    return act.start_first, act.start if last is None and act.schema == "Incident" else last


def _tell(reading: Reading, card: Card, target: str, one: Fact, other: Fact) -> Flag:
    owners = sorted(_owners(one) | _owners(other))
    withheld = [
        report
        for name in owners
        for report in reading.pointing("Observation", "subject", name)
        if report.has("aspect", "information-withheld")
        and set(owners) & set(report.texts("object"))
    ]
    kept = "; information is reported to be withheld between them" if withheld else ""
    names = " and ".join(reading.caption(name) for name in owners)
    says = (
        f"{names} both act on {reading.caption(target)} ({one.caption}; {other.caption}) and their "
        f"times can meet{kept}"
    )
    undated = [act.caption for act in (one, other) if act.start is None]
    unknown = [f"when these took place: {'; '.join(undated)}"] if undated else []
    unknown.append("whether they have told each other")
    seen = (one, other, *withheld)
    return make_flag(reading, card, target, says, seen, others=owners, unknown=unknown)
