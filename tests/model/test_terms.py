"""Controlled vocabularies: whole, versioned, and honest about the unknown."""

from __future__ import annotations

import pytest

from sightline.errors import BadVocabulary
from sightline.model import load_model, load_terms
from sightline.model.terms import term_lists

model = load_model()
EVERY_LIST = sorted(term_lists())


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("measure", 33),
        ("measure-area", 15),
        ("police-activity", 13),
        ("police-function", 2),
        ("corruption-risk", 8),
        ("challenge", 7),
        ("coordination-problem", 6),
        ("market", 15),
        ("market-actor", 5),
        ("resilience", 12),
        ("chain-stage", 11),
        ("oc-scope", 9),
        ("interface", 7),
        ("quadrant", 4),
        ("strategy", 4),
        ("phia", 7),
        ("icd203", 7),
        ("reliability", 6),
        ("credibility", 6),
        ("confidence", 3),
        ("palermo-element", 6),
        ("topic", 75),
    ],
)
def test_each_list_is_whole(name: str, count: int) -> None:
    assert len(load_terms(name).terms) == count


@pytest.mark.parametrize("name", EVERY_LIST)
def test_each_list_is_well_made(name: str) -> None:
    listed = load_terms(name)
    assert listed.name == name
    assert listed.title
    assert listed.version
    assert listed.source
    codes = [term.code for term in listed.terms]
    assert len(codes) == len(set(codes))
    for term in listed.terms:
        assert term.name()
        assert listed.find(term.code) is term
        for other, code in term.links.items():
            assert load_terms(other).get(code)


@pytest.mark.parametrize("name", ["phia", "icd203"])
def test_words_of_probability_have_rising_ranges(name: str) -> None:
    bands = [(term.low, term.high) for term in load_terms(name).terms]
    for low, high in bands:
        assert low is not None
        assert high is not None
        assert 0 <= low < high <= 1
    assert bands == sorted(bands, key=lambda band: band[0] or 0)


def test_phia_leaves_gaps_and_icd_203_does_not() -> None:
    assert [term.high for term in load_terms("phia").terms][:2] == [0.05, 0.2]
    assert [term.low for term in load_terms("phia").terms][:2] == [0.0, 0.1]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("reliability", "F"),
        ("credibility", "6"),
        ("state-relation", "unknown"),
        ("motive", "unknown"),
    ],
)
def test_what_cannot_be_judged_is_flagged_and_is_no_step_of_a_scale(name: str, code: str) -> None:
    assert load_terms(name).get(code).unknown
    assert not load_terms(name).ordered


def test_none_found_is_not_unknown() -> None:
    assert not load_terms("state-relation").get("none").unknown


@pytest.mark.parametrize("code", ["crime", "crime.traffick.drug", "crime.boss", "poi", "wanted"])
def test_topics_that_accuse_are_never_ours_to_say(code: str) -> None:
    assert not load_terms("topic").get(code).assertable


def test_every_accusing_topic_is_marked() -> None:
    loose = [term.code for term in load_terms("topic").terms if term.assertable]
    assert not [code for code in loose if code.startswith(("crime", "poi", "sanction"))]


@pytest.mark.parametrize("raw", ["predatory", "Predatory", " PREDATORY "])
def test_a_code_or_label_is_read(raw: str) -> None:
    assert load_terms("state-relation").find(raw.strip())
    assert model.property("GroupRelation:relation").clean("Non-aggression pact").value == (
        "non-aggression-pact"
    )


def test_a_value_outside_the_list_is_kept_and_flagged() -> None:
    cleaned = model.property("Group:groupKind").clean("brotherhood")
    assert cleaned.value == "brotherhood"
    assert "gang" in (cleaned.problem or "")


def test_every_field_names_a_list_that_exists() -> None:
    for schema in model:
        for one in schema.properties.values():
            assert one.terms is None or one.terms in EVERY_LIST, one.qname


def test_an_unknown_list_or_term_suggests_what_was_meant() -> None:
    with pytest.raises(BadVocabulary, match="state-relation"):
        load_terms("state-relations")
    with pytest.raises(BadVocabulary, match="predatory"):
        load_terms("state-relation").get("hostile")
