"""F-RATIO: many troops, a young mission and few police, read both ways."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.flags.mission import Mission, missions
from sightline.analyses.lag import within_years
from sightline.analyses.police_ratio import Ratio, police_ratio
from sightline.analyses.reading import Reading


@rule("F-RATIO")
def see_ratio(reading: Reading, card: Card) -> Iterator[Flag]:
    """See low ratios of police to troops; each reading is told, whichever of them is low."""
    for mission in missions(reading):
        years = int(number(card, "years"))
        if mission.start is None or mission.over:
            continue
        if not within_years(mission.start, reading.day, years):
            continue
        for strength in _newest(mission):
            ratio = _reckon(strength, card)
            if ratio is not None and (ratio.low_individual or ratio.low_with_formed):
                yield _tell(mission, strength, ratio, card)


def _newest(mission: Mission) -> Iterator[Fact]:
    """The strength that began last, for every area for which one is said."""
    day, last = mission.reading.day, dict[tuple[str, ...], Fact]()
    for one in mission.reading.pointing("Deployment", "mission", mission.id):
        if one.start is None or one.start > day or not one.holds(day):
            continue
        place = one.texts("territory")
        held = last.get(place)
        if held is None or held.start is None or held.start <= one.start:
            last[place] = one
    for place in sorted(last):
        yield last[place]


def _reckon(strength: Fact, card: Card) -> Ratio | None:
    """Reckon both readings; numbers that differ are taken so that no low ratio is made up."""
    troops = strength.numbers("troops")
    if troops is None or troops[0] < number(card, "troops"):
        return None
    ipo, fpu = strength.numbers("ipo"), strength.numbers("fpu")
    return police_ratio(
        troops[0],
        ipo[1] if ipo else None,
        fpu[1] if fpu else None,
        threshold=number(card, "per_thousand"),
    )


def _tell(mission: Mission, strength: Fact, ratio: Ratio, card: Card) -> Flag:
    threshold = f"{ratio.threshold:.0f}"
    parts = {
        "individual police alone": ratio.low_individual,
        "with formed police": ratio.low_with_formed,
    }
    readings = "; ".join(f"{name}: {_word(low)} {threshold}" for name, low in parts.items())
    unknown = [f"the ratio {name}" for name, low in parts.items() if low is None]
    differ = "; the two readings fall on opposite sides" if ratio.differ else ""
    says = (
        f"{mission.name} has {ratio} ({readings}{differ}); {ratio.needed} police would make "
        f"{threshold}. What is the plan against violence after the war?"
    )
    return make_flag(
        mission.reading,
        card,
        mission.id,
        says,
        (mission.fact, strength),
        others=strength.texts("territory"),
        unknown=unknown,
        since=strength.start,
    )


def _word(low: bool | None) -> str:
    return "unknown against" if low is None else "below" if low else "not below"
