"""GeoJSON and GraphML: what they carry, what they say they lose, and that nothing breaks out."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sightline.model import Loss
from sightline.products.export import FORMATS, Wanted
from tests.analyses.stage import Stage

GRAPH = "{http://graphml.graphdrawing.org/xmlns}"


def written(form: str, stage: Stage, **rest: Any) -> tuple[bytes, int, list[Loss]]:
    stream, lost = io.BytesIO(), list[Loss]()
    wanted = Wanted(picture=stage.picture(), losses=lost, **rest)
    count = FORMATS[form](stream, wanted)
    return stream.getvalue(), count, lost


def told(name: str = "Depot") -> Stage:
    stage = Stage()
    stage.tell("s1", "Site", name=name, latitude="10.5", longitude="-20.25")
    stage.tell("s2", "Site", name="Two places", latitude=("1", "2"), longitude="3")
    stage.tell("g", "Group", name="Valley Guard")
    stage.tell("p", "Person", name="Ilyan")
    stage.tell("m", "Membership", member="p", organization="g", startDate="2020")
    return stage


def test_a_place_is_a_point_with_its_statements() -> None:
    body, count, lost = written("geojson", told())
    held = msgspec.json.decode(body)
    assert count == len(held["features"]) == 1
    (one,) = held["features"]
    assert one["geometry"] == {"type": "Point", "coordinates": [-20.25, 10.5]}
    assert one["properties"]["name"] == ["Depot"]
    assert len(one["properties"]["statements"]) == 3
    assert {loss.entity for loss in lost} == {"s2", "g", "p", "m"}


def test_where_sources_differ_no_place_is_chosen() -> None:
    _, _, lost = written("geojson", told(), schema="Site")
    assert [loss.entity for loss in lost] == ["s2"]
    assert "different coordinates" in lost[0].reason


def test_a_network_has_its_ties_and_their_times() -> None:
    body, count, lost = written("graphml", told())
    root = ElementTree.fromstring(body)  # noqa: S314 - we wrote it ourselves
    nodes = {one.attrib["id"] for one in root.iter(f"{GRAPH}node")}
    (edge,) = root.iter(f"{GRAPH}edge")
    assert nodes == {"s1", "s2", "g", "p"}
    assert (edge.attrib["source"], edge.attrib["target"]) == ("p", "g")
    data = {one.attrib["key"]: one.text for one in edge}
    assert data["start"] == "2020-01-01/2020-12-31"
    assert "end" not in data
    assert count == 5
    assert len(lost) == 4


def test_a_network_around_one_entity_is_no_more_than_that() -> None:
    root = ElementTree.fromstring(written("graphml", told(), entity="g")[0])  # noqa: S314 - ours
    assert {one.attrib["id"] for one in root.iter(f"{GRAPH}node")} == {"g", "p"}


@given(st.text(min_size=1, max_size=40).filter(lambda one: one.strip() and one.isprintable()))
def test_any_name_survives(name: str) -> None:
    stage = told(f"x{name}")
    for form in ("geojson", "graphml"):
        body = written(form, stage)[0]
        if form == "graphml":
            assert ElementTree.fromstring(body) is not None  # noqa: S314 - ours
        else:
            assert msgspec.json.decode(body)["features"]
