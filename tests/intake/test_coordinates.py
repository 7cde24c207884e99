"""Coordinates in the wrong columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.intake.coordinates import country_boxes, find_impossible, find_swapped, known_places
from tests.intake.tables import reasons, take, values, write

_SITES = """
item: {marking: open}
entities:
  site:
    schema: Address
    key: id
    properties: {city: town, country: country, latitude: lat, longitude: lon}
"""


@pytest.mark.parametrize(
    ("latitude", "longitude", "countries", "names", "doubtful"),
    [
        (12.65, -8.0, [], ["Bamako"], False),
        (-8.0, 12.65, [], ["Bamako"], True),
        (2.03, 45.35, ["so"], [], False),
        (45.35, 2.03, ["so"], [], True),
        (45.35, 2.03, ["fr"], [], False),
        (45.35, 2.03, [], ["Nowhere known"], False),
        (5.0, 5.0, ["ng"], [], False),
        (12.1, 15.0, [], ["Ndjamena"], False),
        (-16.5, 179.9, ["fj"], [], False),
    ],
)
def test_swapped_coordinates(
    latitude: float, longitude: float, countries: list[str], names: list[str], doubtful: bool
) -> None:
    assert (find_swapped(latitude, longitude, countries, names) is not None) == doubtful


def test_what_is_nowhere_on_the_earth() -> None:
    assert find_impossible(45, 120) is None
    assert "swapped" in (find_impossible(120, 45) or "")
    assert "no such place" in (find_impossible(120, 300) or "")


def test_the_lists_are_whole() -> None:
    assert len(country_boxes()) > 230
    assert len(known_places()) > 1_000
    for boxes in country_boxes().values():
        assert all(south < north and west < east for south, west, north, east in boxes)


def test_doubt_is_listed_and_nothing_set_right(tmp_path: Path) -> None:
    text = "id,town,country,lat,lon\n1,Bamako,Mali,-8.0,12.65\n2,Gao,Mali,16.27,-0.04\n"
    batch = take(write(tmp_path, text), _SITES)
    assert values(batch, "latitude") == ["-8.0", "16.27"]
    (refusal,) = batch.refusals
    assert refusal.kept
    assert (refusal.row, refusal.column, refusal.raw) == (2, "lat + lon", "-8.0, 12.65")


def test_the_impossible_is_left_out(tmp_path: Path) -> None:
    batch = take(write(tmp_path, "id,town,country,lat,lon\n1,X,,145.2,-37.1\n"), _SITES)
    assert values(batch, "latitude") == values(batch, "longitude") == []
    assert values(batch, "city") == ["X"]
    assert not batch.refusals[0].kept


def test_mirror_images_in_one_table_are_noticed(tmp_path: Path) -> None:
    text = "id,town,country,lat,lon\n1,Camp A,,2.5,45.5\n2,Camp B,,45.5,2.5\n3,Camp C,,2.5,44\n"
    batch = take(write(tmp_path, text), _SITES)
    assert [one.row for one in batch.refusals] == [2, 3]
    assert all("other way round" in reason for reason in reasons(batch, kept=True))
