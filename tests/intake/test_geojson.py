"""Map files: cut into their features piece by piece, broken ones listed and the rest kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import UnreadableFile
from sightline.intake import Limits, geojson
from sightline.intake.geojson import find_geojson, read_features
from sightline.intake.source import find_source
from tests.intake.tables import write

HEAD = '{"type": "FeatureCollection", "name": "a \\"features\\": [", "features": ['
TEXTS = st.text(max_size=20)
VALUES = st.none() | TEXTS | st.integers(-9, 9) | st.lists(TEXTS, max_size=2)
FEATURES = st.fixed_dictionaries(
    {"type": st.just("Feature"), "properties": st.dictionaries(TEXTS, VALUES, max_size=3)},
    optional={"geometry": st.none()},
)


def features(path: Path, limits: Limits | None = None) -> list[Any]:
    bounds = limits or Limits()
    return list(read_features(find_source(path, bounds), bounds))


@given(
    drawn=st.lists(FEATURES, max_size=5),
    indent=st.sampled_from([None, 1]),
    chunk=st.integers(1, 40),
)
def test_features_are_what_a_whole_reading_gives(
    tmp_path_factory: pytest.TempPathFactory,
    drawn: list[dict[str, Any]],
    indent: int | None,
    chunk: int,
) -> None:
    path = tmp_path_factory.mktemp("map") / "map.geojson"
    text = json.dumps(
        {"type": "FeatureCollection", "features": drawn}, indent=indent, ensure_ascii=False
    )
    path.write_text(text, "utf-8")
    before = geojson._CHUNK
    geojson._CHUNK = chunk
    try:
        found = features(path)
    finally:
        geojson._CHUNK = before
    plain = json.loads(text, parse_int=str)["features"]
    assert [line.content for line in found] == plain
    assert [line.number for line in found] == list(range(1, len(drawn) + 1))


def test_points_and_outlines_have_their_places(tmp_path: Path) -> None:
    square = [[[1, 2], [3, 2], [3, 6], [1, 6]]]
    drawn = [
        {"properties": {"a": "x"}, "geometry": {"type": "Point", "coordinates": [-1.5, 7]}},
        {"properties": {"latitude": "y"}, "geometry": {"type": "Polygon", "coordinates": square}},
        {"properties": None, "geometry": {"type": "Point", "coordinates": []}},
    ]
    path = write(
        tmp_path, json.dumps({"type": "FeatureCollection", "features": drawn}), "m.geojson"
    )
    sheet = find_geojson(find_source(path, Limits()), Limits())
    rows = [dict(zip(sheet.columns, row.cells, strict=True)) for row in sheet.reread()]
    assert (rows[0]["longitude"], rows[0]["latitude"], rows[0]["a"]) == ("-1.5", "7", "x")
    assert (rows[1]["middle longitude"], rows[1]["middle latitude"]) == ("2.000000", "4.000000")
    assert (rows[1]["latitude"], rows[1]["latitude*"]) == ("", "y")
    assert rows[2]["longitude"] == ""


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ('{"type":', "ends in the middle"),
        ('{"a": 1}', "ends in the middle"),
    ],
)
def test_a_map_that_was_cut_off_is_refused(tmp_path: Path, rest: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        features(write(tmp_path, HEAD + rest, "m.geojson"))


def test_a_map_without_features_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no list of features"):
        features(write(tmp_path, '{"type": "FeatureCollection"}', "m.geojson"))


def test_a_map_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="not UTF-8"):
        features(write(tmp_path, HEAD.encode() + b'{"a": "\xff"}]}', "m.geojson"))


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ('{"a": 1, "a": 2}', "stands twice"),
        ("[1, 2]", "not an object"),
        ("{'a': 1}", "not a JSON object"),
        ('{"a": NaN}', "not a JSON number"),
        ("[" * 50_000 + "]" * 50_000, "not a JSON object|more than"),
        ('{"a": "' + "x" * 9_000 + '"}', "more than 8,000"),
    ],
)
def test_a_broken_feature_is_listed_and_the_rest_kept(
    tmp_path: Path, broken: str, words: str
) -> None:
    good = '{"properties": {"a": "b"}}'
    path = write(tmp_path, f"{HEAD}{good}, {broken}, {good}]}}", "m.geojson")
    found = features(path, Limits(line_chars=8_000))
    assert [line.content is None for line in found] == [False, True, False]
    reason = found[1].refusal.reason
    assert any(word in reason for word in words.split("|"))
