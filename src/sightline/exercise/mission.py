"""The mission itself: its mandate, its strength by province and year, and what it undertakes."""

from __future__ import annotations

import msgspec

from sightline.exercise.draws import Draws, mint
from sightline.exercise.land import Land
from sightline.exercise.scale import OPENING, SPAN, Scale
from sightline.exercise.thing import Thing, iso

_PROVISIONS = (
    ("4", "Authorizes the mission to use all necessary means to protect civilians.", "none"),
    (
        "7",
        "Requests the mission to gather and analyse information on illicit trade.",
        "information",
    ),
    ("9", "Encourages support to the customs and police services of the country.", "capacity"),
)
_SMALL = 5_000
_MEASURES = (
    ("Checkpoint support to customs", "7", "consequences-direct", "police"),
    ("Training of investigators", "5", "consequences-indirect", "police"),
    ("Jobs for former fighters", "14", "drivers-direct", "civilian"),
    ("Patrols at the mines", "9", "consequences-direct", "military"),
)


class Mission(msgspec.Struct, frozen=True):
    """A peace operation of no real organisation."""

    id: str
    name: str
    short: str
    council: str
    things: tuple[Thing, ...]
    planned: tuple[tuple[int, Thing], ...]


def draw_mission(seed: int, scale: Scale, land: Land) -> Mission:
    """Draw the mission, and the day on which each of its later acts becomes known."""
    draws = Draws(seed, "mission")
    country = land.country.label.spelled()
    own, council = mint("g", seed, "mission"), mint("b", seed, "council")
    short = f"IPO{country[:3].upper()}"
    name = f"Interim Peace Operation in {country} ({short})"
    base = [
        Thing("Organization", (council,), (("name", "Council of the Island States"),)),
        Thing(
            "Mission",
            (own,),
            (
                ("name", name),
                ("abbreviation", short),
                ("missionType", "peacekeeping"),
                ("lead", council),
                ("territory", land.country.id),
            ),
        ),
        *_draw_mandate(seed, own),
    ]
    planned = _plan_strength(seed, own, scale, land, draws) + _plan_measures(
        seed, own, scale, land, draws
    )
    return Mission(own, name, short, council, tuple(base), tuple(planned))


def _draw_mandate(seed: int, mission: str) -> list[Thing]:
    own = mint("l", seed, "mandate")
    mandate = Thing(
        "Mandate",
        (own,),
        (
            ("name", "Decision 4 (2016) of the Council of the Island States"),
            ("symbol", "CIS/DEC/4(2016)"),
            ("adoptionDate", iso(OPENING - 40)),
            ("subjectType", "mission-mandate"),
            ("mission", mission),
        ),
    )
    provisions = [
        Thing(
            "MandateProvision",
            (mint("l", seed, "provision", paragraph),),
            (
                ("name", f"Paragraph {paragraph}"),
                ("mandate", own),
                ("paragraph", paragraph),
                ("quote", quote),
                ("ocScope", scope),
            ),
        )
        for paragraph, quote, scope in _PROVISIONS
    ]
    return [mandate, *provisions]


def _plan_strength(
    seed: int, mission: str, scale: Scale, land: Land, draws: Draws
) -> list[tuple[int, Thing]]:
    """Deploy by province and year; small exercises deploy to one province for two years."""
    small = scale.size < _SMALL
    planned = []
    reach = 1 if small else scale.provinces
    for year in range(2 if small else 6):
        for province in range(reach):
            day = OPENING + year * 365 + draws.below(60)
            values = (
                ("mission", mission),
                ("territory", land.provinces[province].id),
                ("troops", str(draws.between(8, 90) * 10)),
                ("ipo", str(draws.between(2, 40))),
                ("fpu", str(draws.between(0, 2) * 140)),
                ("startDate", iso(day)),
            )
            own = mint("n", seed, "deployment", year, province)
            planned.append((day + draws.below(30), Thing("Deployment", (own,), values)))
    return planned


def _plan_measures(
    seed: int, mission: str, scale: Scale, land: Land, draws: Draws
) -> list[tuple[int, Thing]]:
    planned = []
    for number, (name, area, quadrant, component) in enumerate(
        _MEASURES[: 1 if scale.size < _SMALL else None]
    ):
        day = OPENING + draws.between(120, SPAN - 400)
        values = (
            ("name", name),
            ("area", area),
            ("quadrant", quadrant),
            ("component", component),
            ("implementer", mission),
            ("territory", land.provinces[number % len(land.provinces)].id),
            ("startDate", iso(day)),
        )
        own = mint("n", seed, "measure", number)
        planned.append((day + draws.below(20), Thing("Measure", (own,), values)))
    return planned
