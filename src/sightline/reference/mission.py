"""Missions: who led them, where they were, from when and until when."""

from __future__ import annotations

import datetime as dt
from functools import cache

import msgspec

from sightline.reference.naming import entity_id
from sightline.reference.origin import Checked
from sightline.reference.territory import load_territories
from sightline.reference.volume import Volume, read_volume
from sightline.values import Instant


class Mission(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A peace operation, a political mission, or a body of their kind.

    `authorized` is the day of the decision where the mission began later than that, `seed_list`
    says that van der Lijn's second figure names it, `control` that it serves as a quiet case.
    """

    abbreviation: str
    name: str
    kind: str
    lead: str
    start: str
    places: tuple[str, ...]
    source: str
    checked: Checked
    end: str | None = None
    authorized: str | None = None
    predecessor: str | None = None
    seed_list: bool = False
    control: bool = False

    @property
    def entity(self) -> str:
        """The id of its entity."""
        return entity_id("mission", self.abbreviation)

    @property
    def known(self) -> str:
        """When it could first be known: with the decision that set it up."""
        return self.authorized or self.start

    def active(self, day: dt.date) -> bool | None:
        """Say whether it was there on a day; None where its dates are too vague to say."""
        begun = Instant.parse(self.start)
        if not begun.maybe_by(day):
            return False
        sure = begun.surely_by(day)
        if self.end is None:
            return True if sure else None
        over = Instant.parse(self.end)
        if over.latest is not None and over.latest < day:
            return False
        here = sure and over.earliest is not None and day <= over.earliest
        return True if here else None


class Organization(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body that leads missions or works beside them."""

    code: str
    name: str

    @property
    def entity(self) -> str:
        """The id of its entity."""
        return entity_id("organization", self.code)


class _Shelf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    missions: tuple[Mission, ...]
    organizations: tuple[Organization, ...]


@cache
def load_missions() -> tuple[Mission, ...]:
    """List the missions."""
    return _shelf().missions


@cache
def load_organizations() -> tuple[Organization, ...]:
    """List the bodies that lead missions or work beside them."""
    return _shelf().organizations


@cache
def _shelf() -> _Shelf:
    return read_missions(read_volume("missions.yaml"))


def read_missions(text: str, name: str = "missions.yaml") -> _Shelf:
    """Read and check a file of missions and organizations."""
    volume = Volume(name, text, _Shelf)
    shelf = volume.content
    codes = [one.abbreviation for one in shelf.missions]
    bodies = [one.code for one in shelf.organizations]
    places = {one.code for one in load_territories()}
    volume.check_codes(codes, "missions")
    volume.check_codes(bodies, "organizations")
    for number, one in enumerate(shelf.missions):
        at = ("missions", number)
        volume.check_term("mission-type", one.kind, *at, "kind")
        volume.check_known(one.lead, bodies, *at, "lead")
        volume.check_known(one.predecessor, codes, *at, "predecessor")
        for place in one.places:
            volume.check_known(place, places, *at, "places")
        for field in ("start", "end", "authorized"):
            volume.check_date(getattr(one, field), *at, field)
        if one.end and _last(one.end) < _first(one.start):
            volume.refuse("the mission ends before it begins", *at, "end")
    return shelf


def _first(text: str) -> dt.date:
    return Instant.parse(text).earliest or dt.date.min


def _last(text: str) -> dt.date:
    return Instant.parse(text).latest or dt.date.max
