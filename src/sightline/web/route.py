"""A route: one address of the pages, what answers there, and who may come."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from sightline.web.call import Call
    from sightline.web.reply import Reply


class Door(StrEnum):
    """Who may come to a route; whoever may not gets the same answer as where there is nothing."""

    PUBLIC = "public"
    READER = "reader"
    REGISTRAR = "registrar"
    CUSTODIAN = "custodian"


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """One address. A GET changes nothing but the log of readings; a POST answers by going on."""

    #: Such as ``/entity/{entity:str}``.
    path: str
    #: A short name, the same for nothing else: ``dossier``.
    name: str
    answer: Callable[[Call], Reply]
    post: bool = False
    door: Door = Door.READER
