"""Public bodies, the posts in them, who holds the posts, and whom some of them protect."""

from __future__ import annotations

import msgspec

from sightline.exercise.draws import Draws, mint
from sightline.exercise.groups import Field
from sightline.exercise.label import Frames, Label
from sightline.exercise.land import Land, Place
from sightline.exercise.people import Person, draw_cast
from sightline.exercise.scale import OPENING, SPAN
from sightline.exercise.thing import Thing, iso, relate

_BODIES: tuple[tuple[str, Frames], ...] = (
    ("customs", ("{} Customs Service", "Douanes de {}", "جمارك {}")),
    ("police", ("{} National Police", "Police nationale de {}", "شرطة {}")),
    ("court", ("{} High Court", "Cour supérieure de {}", "محكمة {} العليا")),
)
_GOVERNOR: Frames = ("Governor of {}", "Gouverneur de {}", "والي {}")
_COLLECTOR: Frames = ("Chief of customs, {}", "Chef des douanes, {}", "رئيس جمارك {}")
_FORMS = ("acquiescence", "tip-off", "escort", "release", "obstruction")


class Body(msgspec.Struct, frozen=True):
    """A body of the state."""

    id: str
    key: str
    label: Label

    def thing(self) -> Thing:
        """Tell the truth about it."""
        return Thing("PublicBody", (self.id,), (("name", self.label.spelled()),))


class Office(msgspec.Struct, frozen=True):
    """A post with the person who holds it."""

    id: str
    label: Label
    province: int
    holder: Person
    since: int
    until: int | None
    body: str | None

    def post(self) -> Thing:
        """Tell the truth about the post."""
        return Thing("Position", (self.id,), (("name", self.label.spelled()),))

    def term(self) -> Thing:
        """Tell the truth about who holds it and since when."""
        end = None if self.until is None else iso(self.until)
        since = ("startDate", iso(self.since))
        return relate("Occupancy", self.holder.ids[0], self.id, since, ("endDate", end))


class State(msgspec.Struct, frozen=True):
    """The state: bodies, offices, and the protections that some officials give."""

    bodies: tuple[Body, ...]
    offices: tuple[Office, ...]
    shields: tuple[Thing, ...]

    def things(self) -> list[Thing]:
        """All truth about the state but the protections, which nobody writes down."""
        told = [body.thing() for body in self.bodies]
        for office in self.offices:
            told += [office.post(), office.holder.thing(), office.term()]
        return told

    def body(self, key: str) -> Body:
        """Find a body of the state by its short name."""
        return next(body for body in self.bodies if body.key == key)


def draw_state(seed: int, land: Land, field: Field) -> State:
    """Draw the state. The last province is governed quietly: nobody is protected there."""
    draws = Draws(seed, "state")
    bodies = tuple(
        Body(mint("b", seed, key), key, Label(land.country.label.words, frames))
        for key, frames in _BODIES
    )
    offices: list[Office] = []
    for province in land.provinces:
        offices.append(_draw_office(seed, province, _GOVERNOR, None, draws))
        if province.province % 2 == 0:
            offices.append(_draw_office(seed, province, _COLLECTOR, bodies[0].id, draws))
    shields = [
        _draw_shield(office, field, draws)
        for office in offices
        if office.province < len(land.provinces) - 1 and draws.chance(350)
    ]
    return State(bodies, tuple(offices), tuple(shields))


def _draw_office(
    seed: int, province: Place, frames: Frames, body: str | None, draws: Draws
) -> Office:
    kind = "governor" if body is None else "collector"
    return Office(
        id=mint("o", seed, kind, province.province),
        label=Label(province.label.words, frames),
        province=province.province,
        holder=draw_cast(seed, kind, province.province),
        since=OPENING - draws.between(60, 1_500),
        until=OPENING + draws.between(900, SPAN) if draws.chance(250) else None,
        body=body,
    )


def _draw_shield(office: Office, field: Field, draws: Draws) -> Thing:
    group = field.groups[field.masters[office.province][0]]
    return relate(
        "Protection",
        office.holder.ids[0],
        group.id,
        ("form", draws.pick(_FORMS)),
        ("level", "provincial"),
        ("startDate", iso(max(office.since, OPENING - 400) + draws.below(500))),
    )
