"""The first brief of a house: what its default reader would hand on today."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from sightline.products.order import Order
from sightline.products.paper import Made
from sightline.products.printing import print_paper, read_letterhead
from sightline.products.release import release
from sightline.products.shelf import compose
from sightline.values import Kind
from sightline.values.handling import handling_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sightline.workspace import Workspace

_MANY, _MONTH = 1_000_000, 30


def write_brief(house: Workspace, target: Path) -> None:
    """Write a brief that reaches back to a month before the last report, checked for release."""
    reader, day = house.reader(), dt.datetime.now(dt.UTC).date()
    days = _reach_back(house, day)
    held = house.markings(reader)

    def handle(names: Iterable[str]) -> str:
        return handling_line(held[name] for name in sorted(names) if name in held)

    first = day - dt.timedelta(days=days)
    with (
        house.picture(reader, act="product", detail="brief") as picture,
        house.picture(reader, act="product", detail="brief", known=first) as older,
    ):
        order = Order(
            made=Made(by=reader.name, address=picture.address),
            handle=handle,
            days=days,
            recipient="the leadership of the mission",
            legal_basis="the mandate of the mission",
            older=older,
            words=house.settings.words,
        )
        paper = release(compose("brief", order, picture, day), picture, handle, order.words)
    target.write_bytes(print_paper(paper, target.suffix, read_letterhead(house.folder)))


def _reach_back(house: Workspace, day: dt.date) -> int:
    """Count the days to a month before the last report; with no report, the days of a week."""
    with house.picture(house.reader(), act="product", detail="brief") as picture:
        told = [
            one.known_by
            for one in picture.items(limit=_MANY)
            if one.known_by and one.item.item_kind is not Kind.NOTE
        ]
    return (day - max(told)).days + _MONTH if told else 7
