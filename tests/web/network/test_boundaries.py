"""Boundaries: replaceable, never without a disclaimer, cut to what is shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sightline.errors import BadInput
from sightline.web.network import boundaries
from sightline.web.network.boundaries import read_boundaries

SQUARE = [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]
ABOUT = 'name = "Own set"\ndisclaimer = "These lines mean nothing."\n'


def put(house: Path, *, about: str | None = ABOUT, **geometry: Any) -> Path:
    """Put a boundary set into the folder of a house."""
    folder = house / "boundaries"
    folder.mkdir(parents=True, exist_ok=True)
    shape = {"type": "Polygon", "coordinates": SQUARE} | geometry
    feature = {"type": "Feature", "properties": {"name": "Ruvenza", "id": "t-1"}, "geometry": shape}
    document = {"type": "FeatureCollection", "features": [feature]}
    (folder / "outlines.geojson").write_text(json.dumps(document), "utf-8")
    if about is not None:
        (folder / "about.toml").write_text(about, "utf-8")
    return house


def test_the_set_of_the_house_replaces_the_shipped_one(tmp_path: Path) -> None:
    found = read_boundaries(put(tmp_path))
    assert found.name == "Own set"
    assert found.disclaimer == "These lines mean nothing."
    assert [one.name for one in found.areas] == ["Ruvenza"]


def test_a_changed_set_is_read_anew(tmp_path: Path) -> None:
    read_boundaries(put(tmp_path))
    changed = read_boundaries(put(tmp_path, about=ABOUT.replace("Own", "Newer")))
    assert changed.name == "Newer set"


def test_a_territory_is_found_by_id_and_name(tmp_path: Path) -> None:
    found = read_boundaries(put(tmp_path))
    assert found.find("t-1") is found.find("RUVENZA") is not None
    assert found.find("t-2", "Elsewhere", "") is None


@pytest.mark.parametrize("about", [None, "", 'name = "Own"\n', 'disclaimer = "x"', "not toml ="])
def test_a_set_without_a_disclaimer_is_refused(tmp_path: Path, about: str | None) -> None:
    with pytest.raises(BadInput, match=r"about\.toml"):
        read_boundaries(put(tmp_path, about=about))


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [1, 2]},
        {"coordinates": [[[0, 0], [400, 0], [4, 4], [0, 0]]]},
        {"coordinates": [[["a", 0], [4, 0], [4, 4], [0, 0]]]},
        {"coordinates": None},
        {"coordinates": []},
        {"coordinates": [[]]},
    ],
)
def test_what_is_no_outline_is_refused(tmp_path: Path, geometry: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match=r"outlines\.geojson"):
        read_boundaries(put(tmp_path, **geometry))


def test_without_any_set_a_map_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundaries, "load_assets", dict)
    boundaries._read_shipped.cache_clear()
    try:
        found = read_boundaries(tmp_path)
        assert found.areas == ()
        assert "no boundary" in found.disclaimer.lower()
    finally:
        boundaries._read_shipped.cache_clear()


def test_outlines_are_cut_to_the_box(tmp_path: Path) -> None:
    found = read_boundaries(put(tmp_path))
    (outline,) = found.clipped((1, 1, 2, 9))
    assert {point for ring in outline.rings for point in ring} == {(1, 1), (2, 1), (2, 4), (1, 4)}
    assert found.clipped((5, 5, 6, 6)) == ()
    assert found.within((5, 5, 6, 6)) == ()
