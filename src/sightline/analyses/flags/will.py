"""F-WILL: a mandate that touches crime, steps that the host blocks, and specialists who leave."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, rule
from sightline.analyses.flags.mission import Mission, is_task, missions
from sightline.analyses.phrase import count
from sightline.analyses.reading import Reading


@rule("F-WILL")
def see_will(reading: Reading, card: Card) -> Iterator[Flag]:
    """See mandates that cannot be carried out; low capacity with will is another matter."""
    for mission in missions(reading):
        mandate = mission.in_force
        if mandate is None:
            continue
        touched = [
            one
            for one in mission.provisions(mandate)
            if is_task(one) and not one.has("ocScope", "none")
        ]
        blocked = _blocked(mission)
        if touched and blocked:
            yield from _see_mission(mission, mandate, touched, blocked, card)


def _see_mission(
    mission: Mission, mandate: Fact, touched: list[Fact], blocked: list[Fact], card: Card
) -> Iterator[Flag]:
    reading = mission.reading
    authorities = {one for fact in blocked for one in fact.texts("subject")}
    left = _standing(mission, "specialists-withdrawn")
    absent = [one for one in _standing(mission, "will-absent") if _about(one, authorities)]
    whole = [one for one in blocked if mission.id in one.texts("object")]
    if not (whole or left or absent):
        return
    present = [one for one in _standing(mission, "will-present") if _about(one, authorities)]
    names = ", ".join(sorted(reading.caption(one) for one in authorities))
    also = [
        *(["will at the top is reported absent"] if absent else []),
        *(["specialists were withdrawn"] if left else []),
    ]
    rest = "".join(f"; {one}" for one in also)
    says = (
        f"{mandate.caption} touches crime and {names} blocks {mission.name} in it "
        f"({count(len(blocked), 'report')}){rest}: the mandate may be unworkable as it stands"
    )
    unknown = ("which report of will holds: some say that it is there",) if present else ()
    seen = (mandate, *touched, *blocked, *left, *absent, *present)
    yield make_flag(
        reading, card, mission.id, says, seen, others=(*authorities, mandate.id), unknown=unknown
    )


def _blocked(mission: Mission) -> list[Fact]:
    """Steps that are blocked: of the mission, of a measure of it, or in its area."""
    own = mission.bodies | {one.id for one in mission.measures}
    found = []
    for one in mission.reading.observed("step-blocked"):
        objects = set(one.texts("object"))
        here = mission.area.ids & set(one.texts("territory"))
        if one.holds(mission.reading.day) and (own & objects or (not objects and here)):
            found.append(one)
    return found


def _standing(mission: Mission, aspect: str) -> list[Fact]:
    """What is reported of the mission, or of anybody, and still holds."""
    return [
        one
        for one in mission.reading.observed(aspect)
        if one.holds(mission.reading.day)
        and (aspect != "specialists-withdrawn" or mission.bodies & set(one.texts("subject")))
    ]


def _about(fact: Fact, subjects: set[str]) -> bool:
    return bool(subjects & set(fact.texts("subject")))
