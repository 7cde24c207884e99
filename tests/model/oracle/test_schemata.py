"""Our schemata say what those of followthemoney say, but for the differences listed here."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.model import Model, Property, Schema, load_model

#: Fields that followthemoney has and we refuse to hold, with the reason.
REFUSED = {
    "Person:ethnicity": "ethnicity is not a field of a person",
    "Person:religion": "religion is not a field of a person",
}

PLAIN_NAMES = sorted(schema.name for schema in load_model() if not schema.own)


@pytest.fixture
def model() -> Model:
    return load_model()


def test_we_have_every_schema_and_no_other_than_our_own(model: Model, oracle: Any) -> None:
    assert set(PLAIN_NAMES) == set(oracle.schemata)
    own = {schema.name for schema in model if schema.own}
    assert len(own) == 32
    assert not own & set(oracle.schemata)


@pytest.mark.parametrize("name", PLAIN_NAMES)
def test_flags_and_lists_agree(name: str, model: Model, oracle: Any) -> None:
    ours, theirs = model.schema(name), oracle[name]
    for flag in ("abstract", "hidden", "generated", "deprecated", "matchable"):
        assert getattr(ours, flag) == getattr(theirs, flag), flag
    for listed in ("required", "featured", "caption"):
        assert list(getattr(ours, listed)) == getattr(theirs, listed), listed
    assert list(ours.extends) == theirs._extends
    assert list(ours.starts) == theirs.temporal_start
    assert list(ours.ends) == theirs.temporal_end


@pytest.mark.parametrize("name", PLAIN_NAMES)
def test_families_agree(name: str, model: Model, oracle: Any) -> None:
    ours, theirs = model.schema(name), oracle[name]
    assert ours.names == theirs.names
    assert _without_own(model, ours.descendants) == {one.name for one in theirs.descendants}
    alike = {one.name for one in theirs.matchable_schemata}
    assert _without_own(model, model.matchable_with(name)) == alike


@pytest.mark.parametrize("name", PLAIN_NAMES)
def test_edges_agree(name: str, model: Model, oracle: Any) -> None:
    ours, theirs = model.schema(name), oracle[name]
    assert (ours.edge is not None) == theirs.edge
    if ours.edge is not None:
        assert ours.edge.source == theirs.edge_source
        assert ours.edge.target == theirs.edge_target
        assert ours.edge.directed == theirs.edge_directed
        assert list(ours.edge.caption) == theirs.edge_caption


@pytest.mark.parametrize("name", PLAIN_NAMES)
def test_properties_agree(name: str, model: Model, oracle: Any) -> None:
    ours, theirs = model.schema(name), oracle[name]
    written = {key for key, one in theirs.properties.items() if not one.stub}
    refused = {key for key in written if theirs.get(key).qname in REFUSED}
    assert set(ours.properties) == written - refused
    assert set(ours.refused) == refused
    for key, one in ours.properties.items():
        assert _facts(one) == _their_facts(theirs.get(key)), one.qname


@pytest.mark.parametrize("name", PLAIN_NAMES)
def test_ways_back_agree(name: str, model: Model, oracle: Any) -> None:
    ours, theirs = model.schema(name), oracle[name]
    stubs = {key: one for key, one in theirs.properties.items() if one.stub}
    found = {key: one for key, one in ours.reverses.items() if not _is_own(model, one)}
    assert set(found) == set(stubs)
    for key, one in found.items():
        assert one.stub
        assert one.range == stubs[key].range.name
        assert one.hidden == stubs[key].hidden


def test_common_schema_agrees_on_every_pair(model: Model, oracle: Any) -> None:
    for one in PLAIN_NAMES:
        for other in PLAIN_NAMES:
            assert _common(model, one, other) == _their_common(oracle, one, other), (one, other)


@pytest.mark.parametrize("qname", sorted(REFUSED))
def test_refused_fields_are_still_in_followthemoney(qname: str, oracle: Any) -> None:
    assert oracle.get_qname(qname) is not None


def _without_own(model: Model, names: frozenset[str]) -> set[str]:
    return {name for name in names if not model.schema(name).own}


def _is_own(model: Model, one: Property) -> bool:
    return one.range is not None and model.schema(one.range).own


def _facts(one: Property) -> dict[str, object]:
    return {
        "qname": one.qname,
        "type": one.type,
        "range": one.range,
        "reverse": one.reverse,
        "format": one.format,
        "matchable": one.matchable,
        "max_length": one.max_length,
        "hidden": one.hidden,
        "deprecated": one.deprecated,
    }


def _their_facts(one: Any) -> dict[str, object]:
    return {
        "qname": one.qname,
        "type": one.type.name,
        "range": one.range.name if one.range else None,
        "reverse": one.reverse.name if one.reverse else None,
        "format": one.format,
        "matchable": one.matchable,
        "max_length": one.max_length,
        "hidden": one.hidden,
        "deprecated": one.deprecated,
    }


def _common(model: Model, one: str, other: str) -> str | None:
    try:
        found: Schema = model.common(one, other)
    except ValueError:
        return None
    return found.name


def _their_common(oracle: Any, one: str, other: str) -> str | None:
    try:
        return str(oracle.common_schema(one, other).name)
    except Exception:
        return None
