"""Where things are: never finer than was said, and nowhere when the places told differ."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.analyses.fact import Fact
from sightline.web.network.places import place_of

SAID: dict[str, Any] = {"longitude": [-30.67281], "latitude": [18.50749]}


def fact(schema: str = "Incident", **row: Any) -> Fact:
    return Fact("i-1", schema, "An incident", row)


@pytest.mark.parametrize(
    ("precision", "spot", "radius"),
    [
        (["exact"], (-30.673, 18.507), 0.0),
        (["near"], (-30.67, 18.51), 5.0),
        (["district"], (-30.7, 18.5), 25.0),
        (["province"], (-31.0, 19.0), 110.0),
        (["exact", "district"], (-30.7, 18.5), 25.0),
        ([], (-30.7, 18.5), 0.0),
        (["unknown"], (-30.7, 18.5), 0.0),
        (["exact", "unknown"], (-30.7, 18.5), 0.0),
    ],
)
def test_a_place_is_as_fine_as_it_is_said_to_be(
    precision: list[str], spot: tuple[float, float], radius: float
) -> None:
    place = place_of(fact(precision=precision, **SAID))
    assert place is not None
    assert (place.longitude, place.latitude) == spot
    assert place.radius == radius


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"longitude": [1.0]},
        {"longitude": [181.0], "latitude": [1.0]},
        {"longitude": [None], "latitude": [1.0]},
        {"longitude": [1.0, 9.0], "latitude": [1.0]},
        {"longitude": [1.0], "latitude": [1.0], "precision": ["country"]},
    ],
)
def test_what_cannot_be_placed_has_no_place(row: dict[str, Any]) -> None:
    assert place_of(fact(**row)) is None


def test_places_that_agree_at_their_precision_are_one() -> None:
    said: dict[str, Any] = {"longitude": [1.01, 1.02], "latitude": [2.0], "precision": ["district"]}
    place = place_of(fact(**said))
    assert place is not None
    assert (place.longitude, place.latitude) == (1.0, 2.0)


def test_a_site_is_placed_as_it_is_given() -> None:
    place = place_of(fact("Site", **SAID))
    assert place is not None
    assert place.precision == "exact"
