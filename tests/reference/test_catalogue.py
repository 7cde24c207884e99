"""The reference data is whole: every row of every table is there, and nothing points to nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from sightline.model import load_terms
from sightline.reference import (
    concept,
    load_activities,
    load_cards,
    load_concepts,
    load_definitions,
    load_deployments,
    load_documents,
    load_indicators,
    load_interfaces,
    load_missions,
    load_organizations,
    load_origins,
    load_territories,
    load_uses,
    mandates_of,
    precedents,
)

INDICATORS = {"1": 9, "2": 8, "3": 4, "4": 6, "5": 4, "6": 8, "7": 7}
CONCEPTS = {
    "state-relation": 3,
    "mission-relation": 3,
    "motive": 5,
    "shaw-type": 4,
    "context-pattern": 3,
    "strategy": 4,
    "advice": 7,
    "challenge": 7,
    "coordination-problem": 6,
    "corruption-risk": 8,
    "conclusion": 5,
    "recommendation": 6,
    "role": 3,
    "police-function": 2,
    "police-activity": 13,
    "palermo-element": 6,
    "discrepancy": 4,
}
#: The symbols that the seeds name.
SEED_SYMBOLS = """
A/RES/55/25 A/59/565 S/PRST/2009/32 S/PRST/2010/4 S/PRST/2010/18 S/PRST/2012/2 S/PRST/2012/17
S/PRST/2012/29 S/PRST/2013/5 S/PRST/2013/22 S/RES/1306 S/RES/2039 S/RES/2048 S/RES/2065 S/RES/2066
S/RES/2070 S/RES/2071 S/RES/2083 S/RES/2129 S/RES/2096 S/RES/2100 S/RES/2127 S/RES/2185 S/RES/2277
S/RES/2293 S/RES/2295 S/RES/2348 S/RES/2350 S/RES/2374 S/RES/2387 S/RES/2409 S/RES/2423 S/RES/2429
S/2003/421 S/2012/230 S/2012/462 S/2012/506 S/2012/777 S/2012/889 S/2013/119 S/2013/359 S/2013/480
S/2018/541 S/2001/1015 S/2002/470 S/2002/1115 S/2018/581 S/2018/1002 A/70/95-S/2015/446
"""


def test_there_are_seven_interfaces_with_their_indicators() -> None:
    assert [one.code for one in load_interfaces()] == list(INDICATORS)
    assert Counter(one.interface for one in load_indicators()) == INDICATORS
    expected = [f"I{one}.{n}" for one, count in INDICATORS.items() for n in range(1, count + 1)]
    assert [one.code for one in load_indicators()] == expected


def test_a_threshold_is_given_only_where_a_source_gives_one() -> None:
    assert all(one.amber is None and one.red is None for one in load_indicators())


def test_every_measure_of_the_catalogue_has_a_use_and_a_quadrant() -> None:
    terms = load_terms("measure").terms
    assert len(terms) == 33
    assert len({term.links["measure-area"] for term in terms}) == 15
    assert {one.measure for one in load_uses()} == {term.code for term in terms}
    assert all(one.term.links["quadrant"] for one in load_uses())


@pytest.mark.parametrize(
    ("measure", "missions"),
    [
        ("M03.1", {"UNAMSIL", "UNMIL"}),
        ("M04.1", {"UNMIK", "MINUSTAH", "MINUSMA"}),
        ("M07.4", {"UNMIL"}),
        ("M12.2", {"UNMIL", "UNAMSIL", "UNOCI"}),
        ("M15.1", {None}),
    ],
)
def test_precedents_are_the_missions_of_the_table(measure: str, missions: set[str | None]) -> None:
    assert {one.mission for one in precedents(measure)} == missions


def test_what_is_told_apart_is_counted() -> None:
    assert {one.code: len(one.entries) for one in load_concepts()} == CONCEPTS


@pytest.mark.parametrize("code", ["state-relation", "mission-relation", "motive", "strategy"])
def test_what_is_to_be_told_apart_says_by_what(code: str) -> None:
    assert all(entry.tells_apart and entry.says for entry in concept(code).entries)


def test_lists_with_a_vocabulary_have_all_its_known_terms() -> None:
    whole = {"challenge", "coordination-problem", "corruption-risk", "police-activity"}
    whole |= {"police-function", "palermo-element", "strategy"}
    for code in whole:
        one = concept(code)
        assert [entry.code for entry in one.entries] == [
            term.code for term in load_terms(one.vocabulary or "").terms
        ]


def test_activities_stand_in_their_quadrants() -> None:
    assert [one.code for one in load_activities()] == [f"E{n:02}" for n in range(1, 16)]
    tally = Counter(one.quadrant for one in load_activities())
    assert tally == {
        "consequences-direct": 8,
        "consequences-indirect": 2,
        "drivers-direct": 4,
        "drivers-indirect": 1,
    }


def test_missions_of_the_seeds_and_controls_are_there() -> None:
    missions = load_missions()
    assert sum(one.seed_list for one in missions) == 38
    assert {one.abbreviation for one in missions if one.control} == {
        "UNFICYP",
        "UNDOF",
        "MINURSO",
        "UNIFIL",
    }
    assert not {one.abbreviation for one in missions if one.control and one.seed_list}


@pytest.mark.parametrize("mission", ["UNFICYP", "UNDOF", "MINURSO", "UNIFIL"])
def test_a_control_has_mandates_that_were_read_and_hold_no_task(mission: str) -> None:
    read = [one for one in mandates_of(mission) if one.provisions]
    assert read
    assert {part.scope for one in read for part in one.provisions} == {"none"}
    assert not any(part.threat or part.tasks for one in read for part in one.provisions)


def test_the_register_has_every_text_that_the_seeds_name() -> None:
    assert set(SEED_SYMBOLS.split()) <= {one.symbol for one in load_documents()}


def test_renewals_form_chains_in_time() -> None:
    by_symbol = {one.symbol: one for one in load_documents()}
    for one in load_documents():
        if one.supersedes is not None:
            before = by_symbol[one.supersedes]
            assert before.date < one.date, one.symbol
            heirs = {(one.mission, None), (one.mission, before.mission)}
            heirs |= {(each.abbreviation, each.predecessor) for each in load_missions()}
            assert (one.mission, before.mission) in heirs, one.symbol


def test_no_expiry_comes_before_its_text() -> None:
    assert all(one.expires is None or one.expires >= one.date for one in load_documents())


def test_definitions_stand_side_by_side_and_cards_carry_their_cares() -> None:
    assert len(load_definitions()) == 5
    assert all(one.author and one.date and one.draws_line for one in load_definitions())
    assert len(load_cards()) == 14
    assert all(one.caveats and one.question.endswith("?") for one in load_cards())


def test_ids_are_unique_over_all_kinds() -> None:
    ids = [one.entity for one in load_territories()]
    ids += [one.entity for one in load_missions()] + [one.entity for one in load_organizations()]
    ids += [one.entity for one in load_documents()] + [one.entity for one in load_deployments()]
    ids += [one.provision_id(part) for one in load_documents() for part in one.provisions]
    ids += [one.entity for one in load_indicators()] + [one.entity for one in load_uses()]
    ids += [one.entity for one in load_activities()] + [one.entity for one in load_cards()]
    assert len(ids) == len(set(ids))
    assert {"ref-mission-minusma", "ref-mandate-s-res-2423", "ref-territory-ml"} <= set(ids)
    assert {"ref-indicator-i4-2", "ref-provision-s-res-2149-31-d"} <= set(ids)


def test_each_origin_is_one_voice() -> None:
    voices = [one.voice for one in load_origins()]
    assert len(voices) == len(set(voices))
