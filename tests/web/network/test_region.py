"""A region: nearest first, then by ties, at most five hundred, and the rest is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import count
from typing import cast

from sightline.picture import Edge, Picture, Summary
from sightline.web.network.region import MOST, Asked, find_region

_ADDRESSES = count()


class Drawn:
    """Just as much of a picture as a region asks for."""

    def __init__(self, *ties: tuple[str, str]) -> None:
        self.address = f"picture {next(_ADDRESSES)}"
        self._ties = tuple(
            Edge(id=f"t{n}", schema="Membership", source=one, target=other)
            for n, (one, other) in enumerate(ties)
        )

    def edges(self, active_on: dt.date | None = None) -> tuple[Edge, ...]:
        return self._ties

    def named(self, ids: Iterable[str]) -> dict[str, Summary]:
        return {one: Summary(one, "Person", f"Name of {one}") for one in ids}


def find(asked: Asked, *ties: tuple[str, str]) -> list[str]:
    return [one.id for one in find_region(cast(Picture, Drawn(*ties)), asked).knots]


def test_the_nearest_come_first_and_then_those_with_most_ties() -> None:
    ties = [("a", "b"), ("a", "c"), ("c", "d"), ("c", "e"), ("e", "f"), ("x", "y")]
    assert find(Asked(of=("a",), steps=1), *ties) == ["a", "c", "b"]
    assert find(Asked(of=("a",), steps=2), *ties) == ["a", "c", "b", "e", "d"]


def test_without_anybody_in_the_middle_there_is_nobody() -> None:
    assert find(Asked(), ("a", "b")) == []
    assert set(find(Asked(everything=True), ("a", "b"))) == {"a", "b"}


def test_who_has_no_ties_stands_alone() -> None:
    assert find(Asked(of=("z",)), ("a", "b")) == ["z"]


def test_no_more_than_the_most_are_shown_and_the_rest_is_counted() -> None:
    star = [("middle", f"end {n:04}") for n in range(MOST + 40)]
    region = find_region(cast(Picture, Drawn(*star)), Asked(of=("middle",), steps=1))
    assert len(region.knots) == MOST == 500
    assert region.knots[0].id == "middle"
    assert region.left_out == 41
    shown = {one.id for one in region.knots}
    assert all({one.source, one.target} <= shown for one in region.ties)


def test_the_same_picture_is_laid_out_alike() -> None:
    ties = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]
    asked = Asked(of=("a",))
    first = find_region(cast(Picture, Drawn(*ties)), asked)
    again = find_region(cast(Picture, Drawn(*reversed(ties))), asked)
    assert first.knots == again.knots
