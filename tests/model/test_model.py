"""The model: schemata, their families, and what they refuse."""

from __future__ import annotations

import pytest

from sightline.errors import BadVocabulary
from sightline.model import load_model
from sightline.model.compiler import compose, is_current, parts
from sightline.model.inheritance import build
from sightline.model.records import SchemaRecord

model = load_model()


@pytest.mark.parametrize("name", parts())
def test_the_compiled_vocabulary_says_what_the_yaml_says(name: str) -> None:
    assert is_current(name), "run python -m sightline.model.compiler"
    assert compose(name) == compose(name)


def test_the_model_is_read_once() -> None:
    assert load_model() is load_model()


@pytest.mark.parametrize(
    ("wrong", "meant"), [("person", "Person"), ("Persn", "Person"), ("ownerships", "Ownership")]
)
def test_an_unknown_schema_suggests_near_names(wrong: str, meant: str) -> None:
    with pytest.raises(BadVocabulary, match=meant):
        model.schema(wrong)


def test_an_unknown_property_suggests_near_names() -> None:
    with pytest.raises(BadVocabulary, match="birthDate"):
        model.property("Person:birthdate")


@pytest.mark.parametrize("schema", list(model), ids=str)
def test_each_schema_is_well_made(schema: object) -> None:
    found = model.schema(str(schema))
    assert found.label
    assert found.plural
    assert found.description.endswith(".")
    named = {*found.required, *found.featured, *found.caption, *found.starts, *found.ends}
    assert named <= set(found.properties)
    for name in found.caption:
        assert found.properties[name].type != "entity"
    if found.edge:
        for end in (found.edge.source, found.edge.target):
            assert found.properties[end].type == "entity"


def test_our_own_schemata_lead_to_plain_ones_that_can_be_written() -> None:
    own = [schema for schema in model if schema.own]
    assert len(own) == 32
    for schema in own:
        plain = model.schema(schema.plain)
        assert not plain.own
        assert not plain.abstract
        for one in schema.properties.values():
            if one.plain and model.schema(one.schema).own:
                assert one.plain in plain.properties, one.qname


def test_plurals_are_english() -> None:
    assert model.schema("Commodity").plural == "Commodities"
    assert model.schema("Hypothesis").plural == "Hypotheses"


def test_families() -> None:
    assert model.schema("Group").is_a("LegalEntity")
    assert not model.schema("LegalEntity").is_a("Group")
    assert model.common("Organization", "Group").name == "Group"
    assert "Group" in model.matchable_with("Organization")
    with pytest.raises(BadVocabulary):
        model.common("Person", "Vessel")


def test_fields_are_inherited_and_ways_back_are_not_fields() -> None:
    group = model.schema("Group")
    assert group.properties["name"].schema == "Thing"
    assert "marketRoles" in group.reverses
    assert "marketRoles" not in group.properties


@pytest.mark.parametrize("name", ["ethnicity", "religion"])
def test_a_person_has_no_ethnicity_and_no_religion(name: str) -> None:
    person = model.schema("Person")
    assert person.get(name) is None
    assert name in person.refused
    assert not [one for schema in model for one in schema.properties if one == name]


def test_a_record_that_points_nowhere_is_refused() -> None:
    lost = SchemaRecord(
        label="A", plural="As", description="A.", matchable=False, extends=("Nowhere",)
    )
    with pytest.raises(BadVocabulary, match="Nowhere"):
        build({"A": lost})
