"""Who is who: cases that a set of decisions must settle in one way only."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise, permutations

import pytest

from sightline.picture import Choice, resolve
from sightline.values import Decision

DAY = dt.date(2024, 1, 1)


def choice(name: str, left: str, right: str, decision: str = "same", day: int = 1) -> Choice:
    return Choice(name, left, right, Decision(decision), dt.date(2024, 1, day))


CASES = [
    ("nothing", [], {}, []),
    ("a pair", [choice("1", "a", "b")], {"b": "a"}, []),
    ("a chain", [choice("1", "b", "c"), choice("2", "a", "b")], {"b": "a", "c": "a"}, []),
    ("the latest counts", [choice("1", "a", "b"), choice("2", "a", "b", "different", 2)], {}, []),
    (
        "an older doubt does not count",
        [choice("1", "a", "b", "unsure"), choice("2", "a", "b", "same", 2)],
        {"b": "a"},
        [],
    ),
    ("a doubt joins nothing", [choice("1", "a", "b", "unsure")], {}, []),
    (
        "told apart inside a chain: the last join is not made",
        [choice("1", "a", "b"), choice("2", "b", "c", day=2), choice("3", "a", "c", "different")],
        {"b": "a"},
        ["2"],
    ),
    (
        "told apart later: the earlier joins are looked at again",
        [choice("1", "a", "b"), choice("2", "b", "c"), choice("9", "a", "c", "different", 9)],
        {"b": "a"},
        ["2"],
    ),
    (
        "a detour is closed as well",
        [
            choice("1", "a", "b"), choice("2", "c", "d"), choice("3", "b", "c", day=3),
            choice("4", "a", "d", "different"),
        ],
        {"b": "a", "d": "c"},
        ["3"],
    ),
    (
        "on one day the id decides",
        [choice("2", "a", "b", "different"), choice("1", "a", "b")],
        {},
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("title", "choices", "heads", "refused"), CASES)
def test_a_set_of_decisions_is_settled_in_any_order(
    title: str, choices: list[Choice], heads: dict[str, str], refused: list[str]
) -> None:
    for order in permutations(choices):
        clusters = resolve(order)
        assert clusters.heads == heads, title
        assert [refusal.choice.id for refusal in clusters.refusals] == refused, title


def test_a_refusal_names_the_decision_that_forbids_it() -> None:
    clusters = resolve(
        [choice("1", "a", "b"), choice("2", "b", "c", day=2), choice("3", "a", "c", "different")]
    )
    assert clusters.refusals[0].forbidden_by == ("3",)
    assert clusters.refusals[0].choice.right == "c"


def test_a_long_chain_is_no_burden() -> None:
    names = [f"e{number:06d}" for number in range(30_000)]
    choices = [choice(str(place), *pair) for place, pair in enumerate(pairwise(names))]
    assert set(resolve(choices).heads.values()) == {"e000000"}
