"""The world of one exercise, put together: what is true in it before anybody tells of it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sightline.exercise.firms import Award, Firm, draw_awards, draw_firms
from sightline.exercise.groups import Field, draw_field
from sightline.exercise.land import Land, lay_out
from sightline.exercise.mission import Mission, draw_mission
from sightline.exercise.offices import State, draw_state
from sightline.exercise.people import Crowd
from sightline.exercise.scale import Scale
from sightline.exercise.sources import Sources
from sightline.exercise.thing import Thing
from sightline.exercise.trade import Trade, draw_trade


class World(msgspec.Struct, frozen=True):
    """Everything that does not grow with the number of reports."""

    seed: int
    scale: Scale
    land: Land
    field: Field
    state: State
    trade: Trade
    firms: tuple[Firm, ...]
    mission: Mission
    awards: tuple[Award, ...]
    crowd: Crowd
    sources: Sources

    def things(self) -> Iterator[Thing]:
        """Tell the truth about all that was drawn at the beginning, but for the crowd."""
        yield from (place.thing() for place in self.land.places())
        yield from (group.thing() for group in self.field.groups)
        yield from (stand.thing for stand in self.field.stands)
        yield from (hold.thing for hold in self.field.holds)
        yield from self.state.things()
        yield from self.state.shields
        yield from (good.thing() for good in self.trade.goods)
        yield from (market.thing for market in self.trade.markets)
        yield from self.trade.roles
        yield from (leg.thing for leg in self.trade.legs)
        for firm in self.firms:
            yield from firm.things()
        yield from self.mission.things
        yield from (thing for _, thing in self.mission.planned)
        for award in self.awards:
            yield award.contract
            yield award.award


def build_world(seed: int, size: int) -> World:
    """Draw the world of a seed at a size."""
    scale = Scale.of(size)
    land = lay_out(seed, scale)
    field = draw_field(seed, scale, land)
    firms = draw_firms(seed, scale, land)
    mission = draw_mission(seed, scale, land)
    return World(
        seed=seed,
        scale=scale,
        land=land,
        field=field,
        state=draw_state(seed, land, field),
        trade=draw_trade(seed, land, field),
        firms=firms,
        mission=mission,
        awards=draw_awards(seed, firms, mission.id),
        crowd=Crowd(seed, scale.people, scale.groups),
        sources=Sources(seed, scale.sources, scale.groups),
    )
