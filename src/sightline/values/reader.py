"""A reader: a named person with an organisation, roles, a clearance and cases.

There is no reader who may read everything because of who runs the machine.
"""

from __future__ import annotations

from sightline.errors import BadValue
from sightline.values.canon import Canonical
from sightline.values.instant import check_dates
from sightline.values.marking import Level


class Reader(Canonical, frozen=True, kw_only=True, tag="reader"):
    """Who reads, and what that person is trusted with.

    A reader is enrolled by a record; a later record of the same ``name``
    replaces the earlier. ``until`` ends the access; ``active`` switches it off.
    """

    active: bool = True
    by: str
    cases: tuple[str, ...] = ()
    clearance: Level
    label: str = ""
    name: str
    organisation: str
    purposes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.organisation.strip():
            raise BadValue("a reader needs a name and an organisation")
        if not isinstance(self.clearance, Level):
            raise BadValue(f"{self.clearance!r} is not a clearance: use one of Level")
        check_dates(self.since, self.until)

    @property
    def bodies(self) -> frozenset[str]:
        """The names under which an audience may mean this reader."""
        mine = [f"person:{self.name}", f"org:{self.organisation}"]
        return frozenset(mine + [f"role:{role}" for role in self.roles])
