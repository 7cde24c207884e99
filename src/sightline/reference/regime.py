"""Sanctions regimes: the measures that each puts on those listed under it, with their own days."""

from __future__ import annotations

import datetime as dt
from functools import cache

import msgspec

from sightline.reference.origin import Checked
from sightline.reference.volume import Volume, read_volume

KINDS = ("travel-ban", "asset-freeze", "arms-embargo")
_PEOPLE, _BODIES, _BOTH = "people", "bodies", "both"


class RegimeMeasure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of measure under a regime; ``only`` names the entries on which alone it was put."""

    kind: str
    applies: str
    start: dt.date
    end: dt.date | None = None
    only: tuple[str, ...] = ()
    source: str
    checked: Checked

    def bears_on(self, reference: str, *, person: bool | None) -> bool:
        """Whether it is put on an entry of a number; of unknown kind it may be either."""
        if self.only and reference not in self.only:
            return False
        return self.applies == _BOTH or person is None or person == (self.applies == _PEOPLE)


class Regime(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One regime of a list. ``ended`` is the first day on which none of its measures holds."""

    code: str
    title: str
    list: str
    names: tuple[str, ...]
    prefix: str
    per_entry: bool = False
    ended: dt.date | None = None
    ended_by: str | None = None
    note: str | None = None
    measures: tuple[RegimeMeasure, ...]


class _Shelf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    regimes: tuple[Regime, ...]


@cache
def load_regimes() -> tuple[Regime, ...]:
    """List the regimes that are described."""
    return read_regimes(read_volume("regimes.yaml"))


def find_regime(reference: str, programs: tuple[str, ...] = ()) -> Regime | None:
    """Find the regime of an entry of the Security Council by its number, or by its programme."""
    for one in load_regimes():
        if reference[:2] == one.prefix and reference[2:4] in ("i.", "e."):
            return one
    named = [one for one in load_regimes() if any(name in programs for name in one.names)]
    return named[0] if len(named) == 1 and not reference else None


def read_regimes(text: str, name: str = "regimes.yaml") -> tuple[Regime, ...]:
    """Read and check a file of regimes."""
    volume = Volume(name, text, _Shelf)
    regimes = volume.content.regimes
    volume.check_codes((one.code for one in regimes), "regimes")
    volume.check_codes((one.prefix for one in regimes), "regimes")
    for number, one in enumerate(regimes):
        if (one.ended is None) != (one.ended_by is None):
            volume.refuse("an end needs the act that made it", "regimes", number)
        for place, measure in enumerate(one.measures):
            path = ("regimes", number, "measures", place)
            if measure.kind not in KINDS:
                volume.refuse(f"{measure.kind!r}: expected one of {', '.join(KINDS)}", *path)
            if measure.applies not in (_PEOPLE, _BODIES, _BOTH):
                volume.refuse(f"{measure.applies!r}: expected people, bodies or both", *path)
            ends = [day for day in (measure.end, one.ended) if day is not None]
            if any(day <= measure.start for day in ends):
                volume.refuse("the measure ends before it begins", *path)
    return regimes
