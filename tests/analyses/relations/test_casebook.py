"""Relations in the casebook: what studies report of them, with their rivals."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.analyses.interfaces import assess
from sightline.analyses.reading import Reading
from sightline.analyses.relations import relate
from sightline.casebook import choose_cases, load_cases, replay_records
from sightline.picture import build
from tests.picture.world import block

DAY = dt.date(2020, 6, 1)


def reading(fact: str) -> Reading:
    """The case in which a fact stands, with all that was known on the day."""
    (code,) = [case.code for case in load_cases() if fact in {one.fact for one in case.facts}]
    (case,) = choose_cases([code])
    return Reading(build([block(replay_records(case))], reader="ana", known=DAY), DAY)


@pytest.mark.parametrize(
    ("fact", "actor", "question", "expected"),
    [
        ("NI1", "cb-group-ne-traders", "state-relation", "symbiotic"),
        ("AF1", "cb-group-taliban", "state-relation", "predatory"),
        ("AF1", "cb-group-haqqani", "mission-relation", "spoiler"),
        ("GB5", "cb-group-gw-networks", "state-relation", "symbiotic"),
        ("GB5", "cb-group-gw-networks", "mission-relation", "partner"),
        ("HA3", "cb-group-ht-traders", "mission-relation", "evader"),
        ("CF3", "cb-group-cf-armed", "mission-relation", "evader"),
    ],
)
def test_what_a_study_reports_leads_and_has_its_rivals(
    fact: str, actor: str, question: str, expected: str
) -> None:
    found = relate(reading(fact), actor, question)
    assert found.leading is not None
    assert found.rival is not None
    assert found.leading.name == expected
    assert found.leading.probability < 0.95  # one study, or a few that cite each other
    assert found.rival.probability > 0.01
    assert found.finding.basis


def test_plunder_by_nobody_in_particular_is_no_relation_of_anybody() -> None:
    """One study tells of goods in five countries and names no actor: who takes part is asked."""
    told = assess(reading("XX1"), "ref-territory-cf")
    assert "who works in Plundered resources where the state is absent" in told.participants.unknown


def test_tacit_understandings_are_weighed_against_no_relation() -> None:
    found = relate(reading("NI1"), "cb-group-ne-traders", "state-relation")
    assert found.rival is not None
    assert found.removal is not None
    assert len(found.removal.origins) == found.voices == 1
