"""The cases from Kosovo to Mali say what their sources say, with their days, and no more."""

from __future__ import annotations

import pytest

from sightline.casebook import Case, load_cases
from sightline.casebook.records import case_records
from sightline.reference import reference_records
from sightline.values import Item, Statement
from tests.casebook.told import TOLD

#: What may be said of a person: a name and a tie to a country, no descent, no mark, no number.
_OF_PERSONS = {"name", "alias", "country"}
_TIES = {
    "Membership",
    "Directorship",
    "Ownership",
    "Occupancy",
    "MarketRole",
    "Incident",
    "Sanction",
}


def case(code: str) -> Case:
    return next(one for one in load_cases() if one.code == code)


def said(code: str) -> list[Statement]:
    return [one for one in case_records(case(code), "m") if isinstance(one, Statement)]


@pytest.mark.parametrize("code", sorted(TOLD))
def test_every_fact_has_the_days_of_the_table(code: str) -> None:
    found = {one.fact: (one.event, one.known, one.known_as) for one in case(code).facts}
    assert found == TOLD[code]


@pytest.mark.parametrize("code", sorted(TOLD))
def test_only_listed_people_are_told_and_little_of_them(code: str) -> None:
    statements = said(code)
    people = {one.entity for one in statements if one.schema == "Person"}
    listed = {one.value for one in statements if one.schema == "Sanction" and one.prop == "entity"}
    assert people <= listed
    of_people = {one.prop for one in statements if one.entity in people}
    assert of_people <= _OF_PERSONS
    ties = {one.schema for one in statements if one.value in people}
    assert ties <= _TIES


@pytest.mark.parametrize("code", sorted(TOLD))
def test_no_topic_is_set_and_no_judgement_is_made(code: str) -> None:
    statements = said(code)
    assert not [one for one in statements if one.prop == "topics"]
    assert not [one for one in statements if one.schema == "Judgement"]


@pytest.mark.parametrize("code", sorted(TOLD))
def test_every_expectation_says_when_or_why_not(code: str) -> None:
    for one in case(code).expect:
        assert bool(one.on) != bool(one.cannot), one
        assert one.facts


def test_a_paper_is_one_voice_here_and_in_the_reference_data() -> None:
    known = {one.source for one in reference_records("m") if isinstance(one, Item)}
    papers = ("Hansen 2014", "van der Lijn 2018", "Caparini 2019", "Boutellis 2019")
    for code in TOLD:
        for fact in case(code).facts:
            for source in fact.sources:
                if source.document in papers:
                    assert source.source in known, (fact.fact, source.source)


@pytest.mark.parametrize("code", sorted(TOLD))
def test_one_document_speaks_with_one_voice(code: str) -> None:
    voices: dict[str, set[str]] = {}
    for fact in case(code).facts:
        for source in fact.sources:
            voices.setdefault(source.document, set()).add(source.source)
    assert {name: len(names) for name, names in voices.items() if len(names) > 1} == {}


def test_what_is_alleged_is_told_as_alleged() -> None:
    roles = {one.entity: one.value for one in said("sierra-leone") if one.prop == "role"}
    assert "alleged" in roles["cb-role-unamsil-nigeria"]
    roles = {one.entity: one.value for one in said("guinea-bissau") if one.prop == "role"}
    assert "alleged" in roles["cb-protection-gw-forces"]
    assert "alleged" in roles["cb-protection-gw-elite"]


def test_the_former_fighters_of_kosovo_are_not_told_as_one() -> None:
    statements = said("kosovo")
    assert not [one for one in statements if one.schema == "Person"]
    shielding = {one.value for one in statements if one.prop == "protector"}
    assert "cb-group-kla" not in shielding
    assert "clan" not in {one.value for one in statements if one.prop == "groupKind"}
