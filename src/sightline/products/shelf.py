"""The shelf: every kind of product that is composed from a picture, with what it asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

import msgspec

from sightline.errors import BadValue
from sightline.picture import Picture
from sightline.products.brief import compose_brief
from sightline.products.dossier import compose_dossier
from sightline.products.flash import compose_flash
from sightline.products.order import Order
from sightline.products.paper import Paper
from sightline.products.sides import compose_interfaces


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of product: what it is called, what it says, and what has to be given.

    ``about`` is ``entity`` or ``area``; ``needed`` says that a subject must be named, ``period``
    that it tells what changed in a number of days.
    """

    name: str
    title: str
    says: str
    about: str
    compose: Callable[[Order, Picture, dt.date], Paper]
    needed: bool = True
    period: bool = False


_ALL = (
    Kind(
        name="brief",
        title="Weekly brief",
        says="Key judgements, what changed and why, what is not known, what is due.",
        about="area",
        compose=compose_brief,
        needed=False,
        period=True,
    ),
    Kind(
        name="flash",
        title="Flash",
        says="One event on one page: what happened, who says so, so what, what is not known.",
        about="entity",
        compose=compose_flash,
    ),
    Kind(
        name="dossier",
        title="Dossier",
        says="All that is held of one entity, with judgements, rivals, replies and listings.",
        about="entity",
        compose=compose_dossier,
    ),
    Kind(
        name="interfaces",
        title="Seven interfaces",
        says="The assessment of an area: who takes part and what each indicator shows.",
        about="area",
        compose=compose_interfaces,
    ),
)
KINDS: Mapping[str, Kind] = MappingProxyType({one.name: one for one in _ALL})


def compose(kind: str, order: Order, picture: Picture, day: dt.date) -> Paper:
    """Compose a product; who names an unknown kind is told which there are."""
    if kind not in KINDS:
        raise BadValue(f"{kind!r} is no kind of product: expected one of {', '.join(KINDS)}")
    wanted = KINDS[kind]
    if wanted.needed and not order.subject:
        raise BadValue(f"a {kind} is about one {wanted.about}: name it by its id")
    return wanted.compose(order, picture, day)
