"""Entities: read, merged, named, and said in plain words, with every loss listed."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.errors import BadValue, BadVocabulary
from sightline.model import Entity, load_model

model = load_model()


def read(schema: str, **properties: Any) -> Entity:
    data = {"id": "e1", "schema": schema, "properties": properties}
    entity, losses = model.read(data, cleaned=True)
    assert not losses
    return entity


def test_what_cannot_be_kept_is_listed_with_its_reason() -> None:
    entity, losses = model.read(
        {
            "id": "p1",
            "schema": "Person",
            "properties": {
                "name": ["Hassan"],
                "religion": ["x"],
                "shoeSize": ["43"],
                "ownershipOwner": ["o1"],
                "birthDate": ["1947", "spring"],
            },
        }
    )
    assert dict(entity.properties) == {"name": ("Hassan",), "birthDate": ("1947",)}
    assert {loss.property: loss.values for loss in losses} == {
        "religion": ("x",),
        "shoeSize": ("43",),
        "ownershipOwner": ("o1",),
        "birthDate": ("spring",),
    }
    assert all(loss.reason and loss.entity == "p1" for loss in losses)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"id": "a"},
        {"schema": "Person"},
        {"id": "", "schema": "Person"},
        {"id": 3, "schema": "Person"},
        {"id": "a", "schema": "Person", "properties": ["name"]},
    ],
)
def test_data_that_is_no_entity_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        model.read(data)


def test_an_unknown_schema_is_refused() -> None:
    with pytest.raises(BadVocabulary):
        model.read({"id": "a", "schema": "Warlord"})


def test_single_values_and_nested_entities_are_read() -> None:
    entity, losses = model.read(
        {"id": "o", "schema": "Ownership", "properties": {"owner": {"id": "p1"}, "asset": "c1"}}
    )
    assert not losses
    assert entity.get("owner") == ("p1",)
    assert entity.get("asset") == ("c1",)
    assert list(entity.values()) == [("owner", "p1"), ("asset", "c1")]


def test_json_keeps_what_stood_beside() -> None:
    data = {"id": "a", "schema": "Person", "properties": {"name": ["B"]}, "datasets": ["un"]}
    entity, _ = model.read(data)
    assert entity.to_dict() == data


def test_the_caption_is_the_name_most_like_the_others_in_latin() -> None:
    names = ["إياد أغ غالي", "Iyad ag Ghali", "Iyad Ag Ghaly", "Abou al-Fadl"]
    assert model.caption(read("Person", name=names)) in ("Iyad ag Ghali", "Iyad Ag Ghaly")
    assert model.caption(read("Person", name=["إياد", "غالي"])) in ("إياد", "غالي")
    assert model.caption(read("Person")) == "Person"
    assert model.caption(read("MarketRole", scene=["tax"])) == "tax"


def test_merging_takes_the_narrower_schema_and_all_values() -> None:
    one, other = read("Organization", name=["A", "B"]), read("Group", name=["B", "C"])
    merged = model.merge(one, other)
    assert merged.schema == "Group"
    assert merged.get("name") == ("A", "B", "C")
    with pytest.raises(BadVocabulary):
        model.merge(read("Person"), read("Vessel"))


def test_plain_schemata_stay_as_they_are() -> None:
    entity = read("Person", name=["A"])
    assert model.to_plain(entity) == (entity, ())


def test_a_group_in_plain_words() -> None:
    group = read("Group", name=["A"], groupKind=["gang"], sizeLow=["50"], sizeHigh=["80"])
    plain, losses = model.to_plain(group)
    assert plain.schema == "Organization"
    assert plain.get("classification") == ("gang",)
    assert plain.get("notes") == ("Group. Size, low: 50. Size, high: 80",)
    assert {loss.property: loss.kept_in for loss in losses} == {
        "sizeLow": "notes",
        "sizeHigh": "notes",
    }


def test_an_edge_stays_an_edge() -> None:
    plain, _ = model.to_plain(read("Protection", protector=["a"], protected=["b"], form=["escort"]))
    assert plain.schema == "UnknownLink"
    assert (plain.get("subject"), plain.get("object")) == (("a",), ("b",))
    assert plain.get("role") == ("escort",)


def test_a_judgement_goes_as_a_note_that_says_what_it_is() -> None:
    judgement = read(
        "Judgement", subject=["g1"], dimension=["motive"], value=["profit"], asOf=["2019"]
    )
    plain, losses = model.to_plain(judgement)
    assert plain.schema == "Note"
    assert plain.get("entity") == ("g1",)
    assert plain.get("name") == ("Judgement: motive",)
    assert plain.get("notes")[0].startswith("Judgement. ")
    assert {loss.property for loss in losses} == {"dimension", "value", "asOf"}


@pytest.mark.parametrize("name", ["sourceRef", "harmIfReleased", "consent"])
def test_what_protects_a_source_leaves_in_no_form(name: str) -> None:
    secret = "the-name-of-the-source"
    plain, losses = model.to_plain(read("SourceReport", **{"name": ["R 12"], name: [secret]}))
    assert secret not in str(plain.to_dict())
    assert [(loss.property, loss.kept_in) for loss in losses] == [(name, None)]


def test_every_value_is_carried_or_listed() -> None:
    for schema in model:
        if not schema.own:
            continue
        values = {name: [f"v-{name}"] for name in schema.properties}
        entity = read(schema.name, **values)
        plain, losses = model.to_plain(entity)
        told = str(plain.to_dict())
        lost = {loss.property for loss in losses if loss.kept_in is None}
        for name in schema.properties:
            assert name in lost or f"v-{name}" in told, f"{schema.name}:{name}"
            assert (name in lost) is schema.properties[name].withheld
