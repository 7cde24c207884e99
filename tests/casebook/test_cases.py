"""The cases as they are written: every fact is there once, and each says how it was known."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
import yaml

from sightline.analyses.flags import load_cards
from sightline.casebook import Case, Part, case_records, casebook_records, load_cases
from sightline.casebook.case import UNFOUNDED
from sightline.values import Instant, Item, Statement

FACTS = """
KO1 KO2 KO3 KO4 KO5 KO6 KO7 KO8 KO9 KO10 KO11 KO12 KO13 KO14 SL1 SL2 SL3 SL4 SL5 SL6 SL7 SL8
SL9 SL10 SL11 SL12 SL13 LI1 LI2 LI3 LI4 LI5 LI6 LI7 LI8 LI9 LI10 HA1 HA2 HA3 HA4 HA5 HA6 HA7
HA8 HA9 HA10 HA11 GB1 GB2 GB3 GB4 GB5 GB6 ML1 ML2 ML3 ML4 ML5 ML6 ML7 ML8 ML9 ML9b ML10 ML10b
ML11 ML12 ML13 ML14 NI1 CD1 CD2 CD3 CD4 CD5 CD6 CD7 CD8 CD9 CF1 CF2 CF3 CF4 AF1 AF2 AF3 AF4
AF5 SO1 SO2 SO3 SO4 DF1 SS1 BA1 BA2 BA3 TL1 TL2 SB1 LY1 LY2 CI1 AO1 KH1 CO1 CO2 WA1 GT1 G51 XX1
""".split()  # noqa: SIM905 - a list literal of so many would fill the page
STUDIES = {
    "ref-hansen-2014",
    "ref-van-der-lijn-2018",
    "ref-caparini-2019",
    "ref-boutellis-2019",
    "ref-nupi-2020",
}
TUNED_ON = {"kosovo", "sierra-leone", "liberia", "haiti", "dr-congo"}

each_case = pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.code)


def test_every_fact_is_there_once() -> None:
    held = [fact.fact for case in load_cases() for fact in case.facts]
    assert len(held) == len(set(held))
    assert set(FACTS) <= set(held)
    assert len(FACTS) == 112


def test_rules_were_tuned_on_these_cases_and_no_other() -> None:
    parts = {part: {case.code for case in load_cases() if case.part is part} for part in Part}
    assert parts[Part.TUNED_ON] == TUNED_ON
    assert parts[Part.CONTROL] == {"controls"}
    assert {"mali", "guinea-bissau", "libya", "somalia", "afghanistan"} <= parts[Part.HELD_OUT]


@each_case
def test_every_rule_that_is_named_has_a_card(case: Case) -> None:
    named = {one.rule for one in case.expect} | {one.rule for one in case.silent}
    named |= {rule for outcome in case.outcomes for rule in outcome.bears_on}
    assert named <= set(load_cards())


@each_case
def test_grades_are_those_of_the_editors(case: Case) -> None:
    text = (files("sightline.casebook") / "data" / "grades.yaml").read_text("utf-8")
    allowed = {grade for one in yaml.safe_load(text)["classes"] for grade in one["grades"]}
    assert {source.grade for fact in case.facts for source in fact.sources} <= allowed


@each_case
def test_no_source_is_known_before_its_fact_could_be(case: Case) -> None:
    """What a document tells of has begun by the day on which the document was known."""
    for fact in case.facts:
        for source in fact.sources:
            event = source.event or fact.event
            known = Instant.parse(source.known or fact.known).latest
            assert known is not None
            if event and (begun := Instant.parse(event).earliest) is not None:
                assert begun <= known, (fact.fact, source.document)


@each_case
def test_a_study_is_never_given_as_a_day(case: Case) -> None:
    """What only a seed tells cannot carry a lead time."""
    for fact in case.facts:
        for source in fact.sources:
            if source.source in STUDIES:
                assert (source.known_as or fact.known_as) in UNFOUNDED, fact.fact


@each_case
def test_people_are_listed_and_never_accused_by_us(case: Case) -> None:
    people = {
        one.entity
        for one in case_records(case, "any")
        if isinstance(one, Statement) and one.schema == "Person"
    }
    said = [one for one in case_records(case, "any") if isinstance(one, Statement)]
    listed = {one.value for one in said if one.schema == "Sanction" and one.prop == "entity"}
    assert people <= listed | {one.value for one in said if one.prop == "holder"}
    forbidden = {"topics", "ethnicity", "religion", "gender", "birthDate"}
    assert not {one.prop for one in said} & forbidden


def test_records_are_items_with_their_statements() -> None:
    records = casebook_records("a-marking")
    items = {one.id: one for one in records if isinstance(one, Item)}
    assert len({one.id for one in records}) == len(records)
    assert {one.about["collection"] for one in items.values()} == {"casebook"}
    assert {one.marking for one in items.values()} == {"a-marking"}
    assert all(one.item in items for one in records if isinstance(one, Statement))
    assert all(set(one.derived_from) <= set(items) for one in items.values())
    assert records == casebook_records("a-marking")


def test_own_ids_and_borrowed_ones_can_be_told_apart() -> None:
    entities = {one.entity for one in casebook_records("any") if isinstance(one, Statement)}
    assert all(re.fullmatch(r"(cb|ref)-[a-z0-9-]+", name) for name in entities)
