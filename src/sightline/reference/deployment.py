"""Authorized strengths, as resolutions give them."""

from __future__ import annotations

from functools import cache

import msgspec

from sightline.reference.document import load_documents
from sightline.reference.mission import load_missions
from sightline.reference.naming import entity_id
from sightline.reference.volume import Volume, read_volume


class Deployment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a mission was allowed to have from a day on; what the text leaves open is None.

    `police` is given where the text does not part individual officers from formed units.
    """

    mission: str
    year: int
    begins: str = msgspec.field(name="from")
    basis: str
    paragraph: str
    troops: int
    individual: int | None = None
    formed: int | None = None
    police: int | None = None
    observers: int | None = None
    note: str | None = None

    @property
    def entity(self) -> str:
        """The id of its entity."""
        return entity_id("deployment", self.mission, str(self.year))


class _Shelf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    deployments: tuple[Deployment, ...]


@cache
def load_deployments() -> tuple[Deployment, ...]:
    """List the authorized strengths."""
    return read_deployments(read_volume("deployments.yaml"))


def find_deployment(mission: str, year: int) -> Deployment | None:
    """Find the strength of a mission by the year in which it was authorized."""
    return next(
        (one for one in load_deployments() if (one.mission, one.year) == (mission, year)), None
    )


def read_deployments(text: str, name: str = "deployments.yaml") -> tuple[Deployment, ...]:
    """Read and check a file of strengths."""
    volume = Volume(name, text, _Shelf)
    deployments = volume.content.deployments
    volume.check_codes((one.entity for one in deployments), "deployments")
    missions = {one.abbreviation for one in load_missions()}
    symbols = {one.symbol for one in load_documents()}
    for number, one in enumerate(deployments):
        at = ("deployments", number)
        volume.check_known(one.mission, missions, *at, "mission")
        volume.check_known(one.basis, symbols, *at, "basis")
        volume.check_date(one.begins, *at, "from")
        if one.police is not None and (one.individual is not None or one.formed is not None):
            volume.refuse("give the police in parts or as a whole, not both", *at, "police")
        if any(n is not None and n < 0 for n in (one.troops, one.individual, one.formed)):
            volume.refuse("a strength is never below zero", *at)
    return deployments
