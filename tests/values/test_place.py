"""Places: latitude first, on the earth, with all the digits that were given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import BadValue
from sightline.values import Place

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("12.65, -8.0", 12.65, -8.0),
        ("12.65,-8.0", 12.65, -8.0),
        ("12.65 -8.0", 12.65, -8.0),
        (" 12.65 ; -8.0 ", 12.65, -8.0),
        ("12,65; -8,0", 12.65, -8.0),
        ("12,65 / -8,0", 12.65, -8.0),
        ("12, -8", 12.0, -8.0),
        ("-90, 180", -90.0, 180.0),
        ("+2.046934, 45.318162", 2.046934, 45.318162),
    ],
)
def test_reads_a_pair(text: str, latitude: float, longitude: float) -> None:
    assert Place.parse(text) == Place(latitude, longitude)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12.65",
        "12,65",
        "-8,12",
        "91, 0",
        "0, 181",
        "-90.1, 0",
        "N 12, W 8",
        "1, 2, 3",
        "nan, nan",
        "Bamako",
        "12.65.1, 8",
        "1234, 5",
    ],
)
def test_refuses_what_is_nowhere_or_unclear(text: str) -> None:
    with pytest.raises(BadValue, match="expected"):
        Place.parse(text)


@pytest.mark.parametrize("radius", [-1.0, float("nan"), float("inf")])
def test_a_radius_is_a_length(radius: float) -> None:
    with pytest.raises(BadValue, match="radius"):
        Place(0.0, 0.0, radius)


def test_an_unknown_radius_is_not_zero() -> None:
    assert Place.parse("12.65, -8.0").radius_km is None


@given(LATITUDES, LONGITUDES)
def test_what_is_written_is_read_again(latitude: float, longitude: float) -> None:
    place = Place(latitude, longitude)
    assert Place.parse(str(place)) == place
