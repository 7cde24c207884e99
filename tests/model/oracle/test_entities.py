"""Entities go to and from followthemoney unchanged, and are called by the same name."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.model import load_model

_VALUES = {
    "name": ["Société minière du Kivu", "Bisie Mining"],
    "alias": ["SMK"],
    "country": ["cd", "ug"],
    "email": ["desk@example.org"],
    "phone": ["+243812345678"],
    "registrationNumber": ["CD/GOM/RCCM/14-B-0001"],
    "notes": ["Seen twice."],
}
#: A name of several: both pick one of them, and not always the same one.
_SEVERAL = ["Iyad ag Ghali", "Iyad Ag Ghaly", "إياد أغ غالي", "IYAD AG GHALI"]


def _entities(schemata: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    properties = st.fixed_dictionaries(
        {},
        optional={
            name: st.lists(st.sampled_from(values), min_size=1, max_size=3)
            for name, values in _VALUES.items()
        },
    )
    return st.fixed_dictionaries(
        {
            "id": st.from_regex(r"[a-z0-9]{1,12}", fullmatch=True),
            "schema": st.sampled_from(schemata),
            "properties": properties,
            "datasets": st.just(["un_sc"]),
        }
    )


def test_json_goes_through_both_alike(oracle: Any) -> None:
    @given(_entities(("Company", "Organization", "LegalEntity", "Person", "PublicBody")))
    def law(data: dict[str, Any]) -> None:
        ours, losses = load_model().read(data, cleaned=True)
        theirs = oracle.get_proxy(data)
        assert not losses
        assert ours.to_dict() == theirs.to_dict()

    law()


def test_uncleaned_json_goes_through_both_alike(oracle: Any) -> None:
    @given(_entities(("Company", "Person")))
    def law(data: dict[str, Any]) -> None:
        ours, losses = load_model().read(data)
        theirs = oracle.get_proxy(data, cleaned=False)
        assert not losses
        assert ours.to_dict()["properties"] == theirs.to_dict()["properties"]

    law()


def test_captions_agree_where_there_is_one_name(oracle: Any) -> None:
    @given(_entities(("Company", "Person", "Vessel", "Ownership", "Address")))
    def law(data: dict[str, Any]) -> None:
        data["properties"] = {key: one[:1] for key, one in data["properties"].items()}
        ours, _ = load_model().read(data, cleaned=True)
        assert load_model().caption(ours) == oracle.get_proxy(data).caption

    law()


def test_of_several_names_both_pick_one_in_latin_letters(oracle: Any) -> None:
    data = {"id": "a", "schema": "Person", "properties": {"name": _SEVERAL}}
    ours, _ = load_model().read(data, cleaned=True)
    picked = load_model().caption(ours), oracle.get_proxy(data).caption
    assert all(name in _SEVERAL and name.isascii() for name in picked)


def test_merging_agrees(oracle: Any) -> None:
    @given(_entities(("Company", "Organization")), _entities(("LegalEntity", "Organization")))
    def law(one: dict[str, Any], other: dict[str, Any]) -> None:
        model = load_model()
        merged = model.merge(model.read(one)[0], model.read(other)[0])
        theirs = oracle.get_proxy(one).merge(oracle.get_proxy(other))
        assert merged.id == theirs.id
        assert merged.schema == theirs.schema.name
        assert merged.to_dict()["properties"] == theirs.to_dict()["properties"]

    law()


@pytest.mark.parametrize("schema", [one.name for one in load_model() if one.own])
def test_the_plain_form_is_accepted(schema: str, oracle: Any) -> None:
    """Whatever we say in plain words, followthemoney takes without dropping a value."""
    model = load_model()
    ours = model.schema(schema)
    values = {name: ["x1"] for name, one in ours.properties.items() if not one.hidden}
    entity, losses = model.read({"id": "e1", "schema": schema, "properties": values}, cleaned=True)
    assert not losses
    plain, _ = model.to_plain(entity)
    proxy = oracle.get_proxy(plain.to_dict())
    assert not proxy.schema.abstract
    assert proxy.to_dict()["properties"] == plain.to_dict()["properties"]
    assert all(plain.get(name) for name in proxy.schema.required)
