"""What follows upon an action: a levy that moves after a ban, and a reprisal after a raid."""

from __future__ import annotations

from sightline.exercise.draws import mint
from sightline.exercise.land import Place
from sightline.exercise.levy import BAN, roads
from sightline.exercise.stories.plot import Expected, Pen, Story, day_at
from sightline.exercise.thing import Thing, iso
from sightline.exercise.world import World

_SEEN = (-220, -120, -40, 50, 110, 240)
_STRIKES = (-60, 12, 25, 41, 77)


def tell_levy(world: World) -> Story:
    """A crossing is closed to charcoal, and the levy on charcoal appears at another."""
    pen = Pen(world, "levy")
    closed, other = roads(world)
    measure = _measure(pen, f"Closure of {closed.label.spelled()} to charcoal", closed, BAN)
    pen.tell(BAN, "register", measure.claims(), marking="open", subject="Ban on charcoal")
    group = world.field.masters[closed.province][0]
    for number, offset in enumerate(_SEEN):
        place = closed if offset < 0 else other
        _levy(pen, number, place, BAN + offset, group)
    return pen.close(
        "The charcoal road",
        f"The road through {closed.label.spelled()} was closed to charcoal, to cut off a group.",
        f"The trade and its tax moved to {other.label.spelled()} within about a month. "
        "The same group takes the levy there.",
        Expected(
            finding="displacement",
            entities=(measure.id, closed.id, other.id, world.field.groups[group].id),
            says="Levies on charcoal end at the first crossing and begin at the second.",
            known_from=iso(BAN + _SEEN[-1]),
        ),
    )


def tell_reprisal(world: World) -> Story:
    """A raid that the mission supported is followed by attacks upon it."""
    pen = Pen(world, "reprisal")
    raid, town = day_at(560), world.land.towns[1]
    group = world.field.masters[town.province][0]
    measure = _measure(pen, f"Joint raid at {town.label.spelled()}", town, raid)
    pen.tell(raid + 1, "register", measure.claims(), marking="mission", subject="Joint operation")
    for number, offset in enumerate(_STRIKES):
        own = (mint("i", world.seed, pen.name, number),)
        incident = pen.happen("strike-on-mission", town, raid + offset, group, own)
        channel = ("patrol", "police", "patrol", "partner", "patrol")[number]
        claims = incident.tell(world, "eng", pen.draws, 0)
        pen.tell(raid + offset + 1, channel, claims, event=raid + offset)
    return pen.close(
        "After the raid",
        f"The mission supported a raid of the police at {town.label.spelled()}.",
        "One attack on the mission in the ninety days before, four in the ninety days after, "
        "all by the group whose store was raided.",
        Expected(
            finding="reprisal",
            entities=(measure.id, town.id, world.field.groups[group].id),
            says="Attacks on the mission rise from one to four in ninety days.",
            known_from=iso(raid + _STRIKES[-1] + 1),
        ),
    )


def _levy(pen: Pen, number: int, place: Place, day: int, group: int) -> None:
    own = (mint("i", pen.world.seed, pen.name, number),)
    incident = pen.happen("roadblock-tax", place, day, group, own)
    channel = ("patrol", "police", "partner")[number % 3]
    claims = incident.tell(pen.world, "eng", pen.draws, 0)
    pen.tell(day + 4, channel, claims, event=day)


def _measure(pen: Pen, name: str, place: Place, day: int) -> Thing:
    world = pen.world
    values = (
        ("name", name),
        ("area", "7" if place.schema == "Site" else "1"),
        ("quadrant", "consequences-direct"),
        ("component", "mixed"),
        ("implementer", world.mission.id),
        ("territory", world.land.provinces[place.province].id),
        ("startDate", iso(day)),
    )
    return pen.true(Thing("Measure", (mint("n", world.seed, pen.name, "measure"),), values))
