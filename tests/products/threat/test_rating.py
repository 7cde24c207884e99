"""Ratings worked out by hand: products, priorities, ranks, and what they turn on."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.products.threat import (
    Threat,
    ThreatAssessment,
    draw_threats,
    find_gaps,
    find_shifts,
    is_top,
    overall,
    rate,
    score,
)
from sightline.products.threat.scales import DOMAINS, say_probability

GOLD = Threat(name="Gold", probability=4, impact={"political": 4, "security": 2})
FUEL = Threat(name="Fuel", probability=3, impact={"social": 5})
ARMS = Threat(name="Arms", probability=5, impact={"mission": 2})
DARK = Threat(name="Cocaine", subject="m-1")
FULL = dict.fromkeys(DOMAINS, 2)


def _assess(*threats: Threat) -> ThreatAssessment:
    return ThreatAssessment(threats=threats)


@pytest.mark.parametrize(
    ("threat", "impact", "product", "top"),
    [
        (GOLD, 4, 16, True),
        (FUEL, 5, 15, True),
        (ARMS, 2, 10, None),
        (DARK, None, None, None),
        (Threat(name="a", impact={"social": 5}), 5, None, True),
        (Threat(name="b", probability=5, impact=FULL), 2, 10, False),
        (Threat(name="c", probability=5, impact=FULL | {"social": 3}), 3, 15, True),
        (Threat(name="d", probability=None, impact=FULL), 2, None, False),
        (Threat(name="e", probability=None, impact=FULL | {"social": 3}), 3, None, None),
        (Threat(name="f", probability=1, impact=FULL | {"social": 5}), 5, 5, True),
    ],
)
def test_products_and_priorities(
    threat: Threat, impact: int | None, product: int | None, top: bool | None
) -> None:
    assert (overall(threat), score(threat), is_top(threat)) == (impact, product, top)


def test_ranks_go_by_product_then_impact() -> None:
    gold, fuel, arms, dark = rate(_assess(GOLD, FUEL, ARMS, DARK))
    assert [one.rank for one in (gold, fuel, arms, dark)] == [1, 2, 3, None]
    assert dark.cell is None
    assert dark.ranks == (1, 4)
    assert arms.ranks == (1, 3)
    assert fuel.ranks == (2, 2)


def test_equal_threats_share_a_rank() -> None:
    twins = rate(_assess(GOLD, msgspec.structs.replace(GOLD, name="Tin"), FUEL))
    assert [one.rank for one in twins] == [1, 1, 3]


def test_one_step_that_turns_the_order_is_told() -> None:
    shifts = find_shifts(_assess(GOLD, FUEL))
    lower = next(one for one in shifts if one.threat == "Gold" and one.what == "probability")
    assert (lower.before, lower.after) == (4, 3)
    assert lower.ranks == (("Gold", 1, 2), ("Fuel", 2, 1))
    assert lower.priorities == ("Gold",)
    assert all(one.what != "security impact" for one in shifts)


def test_gaps_become_questions() -> None:
    questions = find_gaps(_assess(DARK, Threat(name="Tin", probability=2, impact=FULL)))
    assert [about for _, about in questions] == ["m-1", "m-1"]
    assert "How likely is it: Cocaine?" in questions[0][0]
    assert all(domain in questions[1][0] for domain in DOMAINS)


def test_words_stand_with_their_range() -> None:
    assert say_probability(1) == "remote chance or highly unlikely (0-20 %)"
    assert say_probability(4) == "likely (55-75 %)"
    assert say_probability(None) == "not known"


def test_the_matrix_puts_gaps_outside() -> None:
    figure = draw_threats("Threats", rate(_assess(GOLD, DARK)))
    row = figure.table.rows[1]
    assert row[:5] == (2, "Cocaine", None, None, None)
    assert "Intelligence gaps: Cocaine." in figure.description
    assert "intelligence gap" in figure.svg


classes = st.none() | st.integers(1, 5)
threats = st.builds(
    Threat,
    name=st.text(min_size=1, max_size=4),
    probability=classes,
    impact=st.dictionaries(st.sampled_from(DOMAINS), st.integers(1, 5)),
)


@given(st.lists(threats, min_size=1, max_size=4))
def test_unknown_is_never_nought(held: list[Threat]) -> None:
    for threat, one in zip(held, rate(_assess(*held)), strict=True):
        if threat.probability is None or not threat.impact:
            assert one.score is None
            assert one.rank is None
            assert one.cell is None
        else:
            assert one.score == threat.probability * max(threat.impact.values())
            assert one.rank is not None
            assert one.ranks[0] <= one.rank <= one.ranks[1]


@given(threats, st.integers(1, 5), st.sampled_from(DOMAINS), st.integers(1, 5))
def test_what_is_learnt_lies_within_what_was_possible(
    threat: Threat, probability: int, domain: str, grade: int
) -> None:
    others = (GOLD, FUEL, ARMS)
    before = rate(_assess(threat, *others))[0]
    learnt = threat
    if threat.probability is None:
        learnt = msgspec.structs.replace(learnt, probability=probability)
    if domain not in threat.impact:
        learnt = msgspec.structs.replace(learnt, impact={**learnt.impact, domain: grade})
    after = rate(_assess(learnt, *others))[0]
    assert before.ranks[0] <= after.ranks[0] <= after.ranks[1] <= before.ranks[1]
    if before.top is not None:
        assert after.top == before.top
