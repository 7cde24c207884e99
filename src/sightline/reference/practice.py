"""What missions did against crime: uses of the catalogued measures, and activities by quadrant."""

from __future__ import annotations

from functools import cache

import msgspec

from sightline.model import Term, load_terms
from sightline.reference.mission import load_missions
from sightline.reference.naming import entity_id
from sightline.reference.territory import load_territories
from sightline.reference.volume import Volume, read_volume


class Use(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One use of a measure of the catalogue; `by` names who used it if not one mission."""

    measure: str
    name: str
    places: tuple[str, ...]
    mission: str | None = None
    by: str | None = None
    start: str | None = None
    dated_by: str | None = None

    @property
    def entity(self) -> str:
        """The id of its entity."""
        return entity_id("use", self.measure, self.mission or self.by or "")

    @property
    def term(self) -> Term:
        """The measure in the catalogue, with its area and quadrant as links."""
        return load_terms("measure").get(self.measure)


class Activity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of activity in a quadrant, with the missions or the places that are named for it."""

    code: str
    quadrant: str
    name: str
    missions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    note: str | None = None

    @property
    def entity(self) -> str:
        """The id of its entity."""
        return entity_id("activity", self.code)


class _Uses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    uses: tuple[Use, ...]


class _Activities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    activities: tuple[Activity, ...]


@cache
def load_uses() -> tuple[Use, ...]:
    """List the uses of measures."""
    return read_uses(read_volume("uses.yaml"))


@cache
def load_activities() -> tuple[Activity, ...]:
    """List the activities."""
    return read_activities(read_volume("activities.yaml"))


def precedents(measure: str) -> tuple[Use, ...]:
    """List where a measure of the catalogue was used."""
    load_terms("measure").get(measure)
    return tuple(one for one in load_uses() if one.measure == measure)


def read_uses(text: str, name: str = "uses.yaml") -> tuple[Use, ...]:
    """Read and check a file of uses."""
    volume = Volume(name, text, _Uses)
    volume.check_codes((one.entity for one in volume.content.uses), "uses")
    for number, one in enumerate(volume.content.uses):
        at = ("uses", number)
        volume.check_term("measure", one.measure, *at, "measure")
        volume.check_date(one.start, *at, "start")
        _check_places(volume, (one.mission,) if one.mission else (), one.places, *at)
        if (one.mission is None) == (one.by is None):
            volume.refuse("give the mission, or in `by` who else used it", *at)
    return volume.content.uses


def read_activities(text: str, name: str = "activities.yaml") -> tuple[Activity, ...]:
    """Read and check a file of activities."""
    volume = Volume(name, text, _Activities)
    volume.check_codes((one.code for one in volume.content.activities), "activities")
    for number, one in enumerate(volume.content.activities):
        volume.check_term("quadrant", one.quadrant, "activities", number, "quadrant")
        _check_places(volume, one.missions, one.places, "activities", number)
    return volume.content.activities


def _check_places(
    volume: Volume[_Uses] | Volume[_Activities],
    missions: tuple[str, ...],
    places: tuple[str, ...],
    *at: str | int,
) -> None:
    known = {one.abbreviation for one in load_missions()}
    for mission in missions:
        volume.check_known(mission, known, *at)
    for place in places:
        volume.check_known(place, {one.code for one in load_territories()}, *at, "places")
