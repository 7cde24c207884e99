"""The assessment: every indicator of the seven interfaces, and who takes part."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import import_module

import msgspec

from sightline.analyses.coverage import seen
from sightline.analyses.fact import Fact
from sightline.analyses.finding import CITED
from sightline.analyses.interfaces.filed import coverage_of, find_entry, find_filed
from sightline.analyses.interfaces.gauge import FILED, LOOKS, SEEN, UNSEEN, Found, Gauge, Look
from sightline.analyses.interfaces.participants import Participants, find_participants
from sightline.analyses.interfaces.reporting import (
    Reporting,
    Rivalry,
    load_terms,
    measure_reporting,
)
from sightline.analyses.interfaces.scene import Scene
from sightline.analyses.reading import Reading
from sightline.errors import BadValue, NotFound
from sightline.reference import Indicator, Interface, load_indicators, load_interfaces

_LOOKS = ("conflict", "security", "peacekeepers", "footprint", "inclusion", "elites", "response")


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One interface: its gauges, what else could explain them, and what cannot be seen."""

    code: str
    name: str
    asks: str
    gauges: tuple[Gauge, ...]
    rival: str
    tells: str
    voices: int
    unknown: tuple[str, ...]

    @property
    def basis(self) -> tuple[str, ...]:
        """Every statement that the interface rests on."""
        return tuple(sorted({name for one in self.gauges for name in one.basis}))


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """All that is seen of one area on one day: no score, and nothing ranked."""

    anchor: str
    name: str
    day: dt.date
    since: dt.date
    address: str
    missions: tuple[str, ...]
    subjects: tuple[str, ...]
    reporting: Reporting
    sides: tuple[Side, ...]
    participants: Participants

    def gauge(self, code: str) -> Gauge:
        """Find the gauge of an indicator."""
        for side in self.sides:
            for one in side.gauges:
                if one.code == code:
                    return one
        raise NotFound(f"there is no indicator {code!r} in this assessment")

    @property
    def basis(self) -> tuple[str, ...]:
        """Every statement that anything in the assessment rests on."""
        found = {name for side in self.sides for name in side.basis}
        for one in self.participants.actors:
            found |= {name for work in one.works for name in work.basis}
            for relation in (one.goal, one.state, one.mission):
                found |= set(relation.finding.basis)
        return tuple(sorted(found))


def assess(reading: Reading, anchor: str, *, only: Iterable[str] | None = None) -> Assessment:
    """Assess the area of a mission or a territory, in all interfaces or some of them."""
    fact = reading.find(anchor)
    if fact is None:
        raise NotFound(f"there is no entity {anchor!r} in this picture")
    if fact.schema not in {"Mission", "Territory"}:
        raise BadValue(f"{anchor!r} is a {fact.schema}: expected a mission or a territory")
    scene = Scene(reading, fact.id, days=load_terms().window_days)
    reporting = measure_reporting(scene)
    return Assessment(
        anchor=fact.id,
        name=fact.caption,
        day=reading.day,
        since=scene.since,
        address=reading.picture.address,
        missions=tuple(sorted(scene.missions)),
        subjects=_subjects(scene),
        reporting=reporting,
        sides=tuple(_side(scene, one, reporting) for one in _chosen(only)),
        participants=find_participants(scene),
    )


def _chosen(only: Iterable[str] | None) -> tuple[Interface, ...]:
    every = {one.code: one for one in load_interfaces()}
    asked = sorted(every if only is None else set(only))
    if strange := [code for code in asked if code not in every]:
        raise NotFound(f"there is no interface {strange[0]!r}: expected one of {', '.join(every)}")
    return tuple(every[code] for code in asked)


def _subjects(scene: Scene) -> tuple[str, ...]:
    """The entities on which a judgement bears on this area; people are left to their own files."""
    found = scene.area.ids | scene.area.actors | scene.missions | {scene.area.anchor}
    return tuple(sorted(name for name in found if not scene.is_person(name)))


def _side(scene: Scene, interface: Interface, reporting: Reporting) -> Side:
    indicators = [one for one in load_indicators() if one.interface == interface.code]
    gauges = tuple(_read(scene, one, reporting) for one in indicators)
    rivalry = _rivalry(interface.code)
    facts = {name for one in gauges for name in one.facts}
    held = (fact for name in sorted(facts) if (fact := scene.reading.find(name)) is not None)
    return Side(
        code=interface.code,
        name=interface.name,
        asks=interface.asks,
        gauges=gauges,
        rival=rivalry.rival,
        tells=rivalry.tells,
        voices=len(scene.reading.voices(held)),
        unknown=tuple(f"{one.code} {one.name}" for one in gauges if one.state == UNSEEN),
    )


def _read(scene: Scene, indicator: Indicator, reporting: Reporting) -> Gauge:
    look = _looks().get(indicator.code)
    found = look(scene) if look is not None else None
    if found is None or (found.low is None and not found.facts):
        return _filed_or_unseen(scene, indicator)
    coverage = reporting.share if found.counted else None
    says = found.says
    if found.counted and found.low is not None:
        words = str(seen(round(found.low), coverage, reporting.enough))
        says = f"{says}, {words.partition(', ')[2]}"
    return _gauge(scene, indicator, found, state=SEEN, says=says, coverage=coverage)


def _filed_or_unseen(scene: Scene, indicator: Indicator) -> Gauge:
    filed = find_filed(scene, indicator)
    if not filed:
        lacking = f"cannot be seen here; it would need {indicator.data}"
        return Gauge(
            code=indicator.code,
            interface=indicator.interface,
            name=indicator.name,
            state=UNSEEN,
            says=lacking,
            unit=indicator.unit,
            direction=indicator.direction,
            worry=indicator.worry,
            unknown=(indicator.name,),
        )
    pairs = [pair for fact in filed if (pair := fact.numbers("valueNumber")) is not None]
    low, high = min(a for a, _ in pairs), max(b for _, b in pairs)
    span = f"{low:,g}" if low == high else f"{low:,g} to {high:,g}"
    found = Found(says=f"{span} {indicator.unit}, as filed", facts=filed, low=low, high=high)
    coverage = coverage_of(filed)
    return _gauge(scene, indicator, found, state=FILED, says=found.says, coverage=coverage)


def _gauge(
    scene: Scene,
    indicator: Indicator,
    found: Found,
    *,
    state: str,
    says: str,
    coverage: float | None,
) -> Gauge:
    reading = scene.reading
    facts = sorted(found.facts, key=lambda one: (one.start or dt.date.min, one.id), reverse=True)
    cited = facts[:CITED]
    sayings = [said for fact in cited for said in reading.sayings(fact, *found.props)]
    grades = Counter(said.grade or "ungraded" for said in sayings)
    return Gauge(
        code=indicator.code,
        interface=indicator.interface,
        name=indicator.name,
        state=state,
        says=says,
        unit=indicator.unit,
        direction=indicator.direction,
        worry=indicator.worry,
        low=found.low,
        high=found.high,
        coverage=coverage,
        on=max((day for fact in facts if (day := _day_of(fact, scene.day))), default=None),
        basis=tuple(sorted({said.id for said in sayings})),
        facts=tuple(fact.id for fact in cited),
        more=len(facts) - len(cited),
        voices=len(reading.voices(sayings)),
        graded=len(reading.graded(sayings)),
        grades=dict(sorted(grades.items())),
        parts=found.parts,
        unknown=found.unknown,
        reached=_reached(find_entry(scene, indicator), indicator, found),
    )


def _day_of(fact: Fact, day: dt.date) -> dt.date | None:
    """The day of a fact; where its dates differ, none of those that come after today."""
    return fact.start if fact.start is None or fact.start <= day else fact.start_first


def _reached(entry: Fact | None, indicator: Indicator, found: Found) -> str | None:
    """Say which threshold of the mission is surely reached; None when it has set none."""
    if entry is None or found.low is None or found.high is None:
        return None
    falling = indicator.direction == "down"
    for name in ("red", "amber"):
        bound = entry.numbers(name)
        if bound and (found.high <= bound[0] if falling else found.low >= bound[1]):
            return name
    return None


def _rivalry(code: str) -> Rivalry:
    return next(one for one in load_terms().interfaces if one.code == code)


@cache
def _looks() -> dict[str, Look]:
    """Import the file of every interface, each of which registers its looks."""
    for name in _LOOKS:
        import_module(f"sightline.analyses.interfaces.{name}")
    return LOOKS
