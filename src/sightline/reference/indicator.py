"""The seven interfaces of crime and peace operation, and the indicators that watch them."""

from __future__ import annotations

from functools import cache

import msgspec

from sightline.reference.naming import entity_id
from sightline.reference.volume import Volume, read_volume


class Interface(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way in which crime and a peace operation meet."""

    code: str
    name: str
    asks: str
    source: str


class Indicator(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that can be observed. Not having looked is never a reading of zero.

    `worry` is the direction of worry in words, `direction` its term. `amber` and `red` are given
    only where a source gives them; a mission sets its own.
    """

    code: str
    interface: str
    name: str
    definition: str
    direction: str
    worry: str
    unit: str
    data: str
    source: str
    amber: float | None = None
    red: float | None = None

    @property
    def entity(self) -> str:
        """The id of its entity."""
        return entity_id("indicator", self.code)


class _Shelf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    interfaces: tuple[Interface, ...]
    indicators: tuple[Indicator, ...]


@cache
def load_interfaces() -> tuple[Interface, ...]:
    """List the interfaces."""
    return _shelf().interfaces


@cache
def load_indicators() -> tuple[Indicator, ...]:
    """List the indicators."""
    return _shelf().indicators


@cache
def _shelf() -> _Shelf:
    return read_indicators(read_volume("interfaces.yaml"))


def read_indicators(text: str, name: str = "interfaces.yaml") -> _Shelf:
    """Read and check a file of interfaces and indicators."""
    volume = Volume(name, text, _Shelf)
    shelf = volume.content
    codes = [one.code for one in shelf.interfaces]
    volume.check_codes(codes, "interfaces")
    volume.check_codes((one.code for one in shelf.indicators), "indicators")
    for number, one in enumerate(shelf.interfaces):
        volume.check_term("interface", one.code, "interfaces", number, "code")
    for number, each in enumerate(shelf.indicators):
        at = ("indicators", number)
        volume.check_known(each.interface, codes, *at, "interface")
        volume.check_term("worry-direction", each.direction, *at, "direction")
        if not each.code.startswith(f"I{each.interface}."):
            volume.refuse(f"{each.code} is not of interface {each.interface}", *at, "code")
    return shelf
