"""The levy that moves: a road is closed to a trade, and the trade and its tax go elsewhere.

A share of all incidents is turned into levies on charcoal at one crossing before
the ban, and at another after it. Elsewhere the ban changes nothing.
"""

from __future__ import annotations

import msgspec

from sightline.exercise.draws import Draws
from sightline.exercise.incidents import Incident
from sightline.exercise.land import Place
from sightline.exercise.scale import OPENING, SPAN
from sightline.exercise.world import World

#: The day on which the ban begins, and how long the trade takes to find the other road.
BAN = OPENING + SPAN * 2 // 5
WAIT = 30
_SHARE = 60


def roads(world: World) -> tuple[Place, Place]:
    """The crossing that is closed, and the one to which the trade moves."""
    first, second = world.land.sites_of("border-crossing")[:2]
    return first, second


def divert(world: World, incident: Incident, index: int) -> Incident:
    """Turn some incidents into levies on charcoal, at the crossing that is open on that day."""
    draws = Draws(world.seed, "levy", index)
    if not draws.chance(_SHARE):
        return incident
    closed, open_still = roads(world)
    place = closed if incident.day < BAN + draws.below(WAIT) else open_still
    return msgspec.structs.replace(
        incident,
        kind="roadblock-tax",
        place=place,
        good=0,
        quantity=draws.between(20, 200),
        deaths=None,
        group=world.field.masters[closed.province][0],
    )
