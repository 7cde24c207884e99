"""Threat assessments as forms: kept and read alike, refusals, and everything that is wanting."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.errors import BadValue
from sightline.products.threat import (
    Collection,
    KeyJudgement,
    Tasking,
    Threat,
    ThreatAssessment,
    find_wants,
    read_threats,
    spread,
    write_threats,
)
from sightline.products.threat.scales import ANCHORS, AREA_INDICATORS, GROUP_INDICATORS

DAY = dt.date(2018, 6, 30)
WHOLE = ThreatAssessment(
    title="Threats",
    tasking=Tasking(
        question="q", scope="s", period="2018", audience="head of mission", decision="d"
    ),
    definition="as the convention says",
    plan=(Collection(question="q", source="s", owner="JMAC", due=dt.date(2018, 8, 1)),),
    threats=(
        Threat(
            name="Gold",
            probability=4,
            reason="seen",
            statements=("a" * 64,),
            impact={"social": 3},
            impact_reason="told",
            rival="other trade",
        ),
        Threat(name="Unknown", rival="nothing there"),
    ),
    judgements=(KeyJudgement(text="It grows.", statements=("a" * 64,)),),
    limits="few reports",
    review_due=dt.date(2018, 12, 1),
)


def test_a_whole_assessment_wants_nothing() -> None:
    assert find_wants(WHOLE, DAY) == ()


def test_everything_wanting_is_said_at_once() -> None:
    wants = find_wants(ThreatAssessment(threats=(Threat(probability=3),)), DAY)
    told = " | ".join(wants)
    for word in ("a title", "the question", "the scope", "the period", "the audience"):
        assert word in told
    for word in ("definition", "collection plan", "threat 1", "key judgement", "limits"):
        assert word in told
    assert "the reason for its probability" in told
    assert "a statement on which the rating rests" in told


def test_a_gap_needs_no_statement() -> None:
    assert not any("Unknown" in want for want in find_wants(WHOLE, DAY))


def test_what_is_kept_is_read_alike() -> None:
    assert read_threats(write_threats(WHOLE)) == WHOLE
    assert write_threats(read_threats(write_threats(WHOLE))) == write_threats(WHOLE)


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"[]",
        b'{"threats":[{"probability":6}]}',
        b'{"threats":[{"probability":0}]}',
        b'{"threats":[{"impact":{"social":7}}]}',
        b'{"threats":[{"impact":{"weather":3}}]}',
        b'{"threats":[{"indicators":{"trend":"average"}}]}',
        b'{"review_due":"soon"}',
        b"\xff\xfe",
        b" " * 2_000_001,
    ],
)
def test_what_is_no_assessment_is_refused(document: bytes) -> None:
    with pytest.raises(BadValue):
        read_threats(document)


def test_indicators_are_counted_and_not_summed() -> None:
    group = Threat(sort="group", indicators={"size": "high", "structure": "low"})
    counts = spread(group)
    assert counts == {"high": 1, "medium": 0, "low": 1, "unknown": len(GROUP_INDICATORS) - 2}
    assert sum(spread(Threat(sort="market")).values()) == len(AREA_INDICATORS)


def test_every_class_has_an_anchor_in_every_domain() -> None:
    assert len(ANCHORS) == 6
    assert all(len(set(anchors)) == 5 for anchors in ANCHORS.values())
