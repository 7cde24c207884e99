"""Filed readings: what somebody measured and filed for an indicator, where nothing is computed."""

from __future__ import annotations

from sightline.analyses.fact import Fact
from sightline.analyses.interfaces.scene import Scene
from sightline.reference import Indicator, entity_id


def find_entry(scene: Scene, indicator: Indicator) -> Fact | None:
    """Find the indicator in the picture, with the thresholds that the mission has set."""
    return scene.reading.find(entity_id("indicator", indicator.code))


def find_filed(scene: Scene, indicator: Indicator) -> tuple[Fact, ...]:
    """Find the readings of an indicator for this area that hold latest, one or several."""
    name = entity_id("indicator", indicator.code)
    readings = [
        fact
        for fact in scene.reading.pointing("IndicatorReading", "indicator", name)
        if fact.begun(scene.day) and fact.numbers("valueNumber") and scene.area.holds(fact)
    ]
    dated = [fact.start for fact in readings if fact.start is not None]
    latest = max(dated, default=None)
    return tuple(fact for fact in readings if fact.start == latest)


def coverage_of(facts: tuple[Fact, ...]) -> float | None:
    """The least coverage that was filed with some readings; None when one of them has none."""
    pairs = [fact.numbers("coverage") for fact in facts]
    known = [pair[0] for pair in pairs if pair is not None]
    return min(known) if known and len(known) == len(pairs) else None
