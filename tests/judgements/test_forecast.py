"""Forecast questions: the rule first, estimates that are never changed, and honest scores."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from sightline.judgements import (
    Estimated,
    Forecast,
    Opened,
    Resolved,
    foresee,
    keep_record,
    spread,
)
from sightline.values import Block
from tests.judgements.scenes import FIRST, act, docket, item_of

OPENS, CLOSES = dt.date(2024, 6, 1), dt.date(2024, 6, 30)


def asked(of: str = "f", **rest: Any) -> Opened:
    fields: dict[str, Any] = {
        "question": "Will the road open?",
        "opens": OPENS,
        "closes": CLOSES,
        "rule": "a patrol passes without a toll",
    }
    return Opened(of=of, **(fields | rest))


def foreseen(*acts: Block, **rest: Any) -> Forecast:
    return docket(*acts, **rest).forecast("f")


def said(chance: float, by: str = "ben", minute: int = 1, **rest: Any) -> Block:
    deed = Estimated(of="f", role=rest.pop("role", "jmac"), chances=(chance,))
    return act(deed, by, minute, **rest)


def came(outcome: str, minute: int = 9, by: str = "zoe", **rest: Any) -> Block:
    return act(Resolved(of="f", outcome=outcome, basis=(FIRST.id,)), by, minute, **rest)


OPENED = act(asked(base=(0.2,), now="no"), "ana", 0)


@pytest.mark.parametrize(
    ("lacking", "reason"),
    [
        ({"rule": " "}, "write the rule"),
        ({"question": ""}, "needs a question"),
        ({"kind": "guess"}, "not a kind"),
        ({"closes": dt.date(2024, 6, 9)}, "opens before it closes"),
        ({"opens": dt.date(2024, 7, 1)}, "opens before it closes"),
        ({"kind": "category", "options": ("a",)}, "two different options"),
        ({"kind": "category", "options": ("a", " ")}, "one line"),
        ({"options": ("a", "b")}, "only a question of one of several"),
        ({"base": (1.2,)}, "not a probability"),
        ({"base": (0.2, 0.8)}, "1 of probabilities: 2 came"),
        ({"now": "perhaps"}, "expected yes or no"),
        ({"kind": "count", "base": (-1.0,)}, "from 0 upwards"),
        ({"kind": "category", "options": ("a", "b"), "base": (0.2, 0.2)}, "sums to 0.4"),
    ],
)
def test_a_question_that_wants_something_counts_for_nothing(
    lacking: dict[str, Any], reason: str
) -> None:
    held = docket(act(asked(**lacking), "ana"))
    assert not held.forecasts
    assert reason in " ".join(held.uncounted("ForecastQuestion")[0].because)


@pytest.mark.parametrize(
    ("deed", "day", "reason"),
    [
        (Estimated(of="f", role="x", chances=(0.2,)), dt.date(2024, 7, 1), "closed on"),
        (Estimated(of="f", role=" ", chances=(0.2,)), dt.date(2024, 6, 11), "which role"),
        (Estimated(of="f", role="x", chances=(1.2,)), dt.date(2024, 6, 11), "not a probability"),
        (Estimated(of="f", role="x", chances=(float("nan"),)), dt.date(2024, 6, 11), "not a num"),
        (Estimated(of="f", role="x", chances=()), dt.date(2024, 6, 11), "0 came"),
        (Estimated(of="f", role="x", draws=(2.0,)), dt.date(2024, 6, 11), "by chances"),
        (Resolved(of="f", outcome="maybe", basis=(FIRST.id,)), dt.date(2024, 6, 11), "yes or no"),
        (Resolved(of="f", outcome="yes"), dt.date(2024, 6, 11), "shows the outcome"),
    ],
)  # fmt: skip
def test_an_act_that_wants_something_moves_nothing(deed: Any, day: dt.date, reason: str) -> None:
    found = foreseen(OPENED, act(deed, "ben", 1, day=day), day=day)
    assert not found.estimates
    assert found.outcome is None
    assert reason in " ".join(found.uncounted[0].because)


def test_nothing_is_estimated_before_the_opening_or_after_the_outcome() -> None:
    later = act(asked(opens=dt.date(2024, 6, 20)), "ana", 0)
    assert not foreseen(later, said(0.5)).estimates
    assert len(foreseen(OPENED, said(0.5), came("yes"), said(0.99, minute=10)).estimates) == 1


def test_an_estimate_is_neither_changed_nor_taken_back() -> None:
    first, second = said(0.9), said(0.2, minute=2)
    found = foreseen(OPENED, first, second, gone=[item_of(first)])
    assert [one.deed.chances for one in found.estimates] == [(0.9,), (0.2,)]


def test_an_outcome_falls_with_its_basis_and_may_be_found_anew() -> None:
    assert foreseen(OPENED, said(0.5), came("yes")).status == "resolved"
    assert foreseen(OPENED, said(0.5), came("yes"), gone=[FIRST]).status == "open"
    wrong = came("yes")
    again = foreseen(OPENED, said(0.5), wrong, came("no", 10), gone=[item_of(wrong)])
    assert again.outcome == "no"
    assert foreseen(OPENED, said(0.5), wrong, came("no", 10)).outcome == "yes"


def test_who_found_an_outcome_he_had_estimated_is_shown() -> None:
    assert foreseen(OPENED, said(0.5, "zoe"), came("yes")).self_resolved
    assert not foreseen(OPENED, said(0.5), came("yes")).self_resolved


def test_a_record_stands_beside_the_base_rate_and_no_change() -> None:
    held = docket(OPENED, said(0.8), said(0.6, minute=2), said(0.0, "ana", 3), came("yes"))
    (tally,) = keep_record(held.forecasts.values()).tallies
    assert (tally.n, tally.n_base, tally.n_still) == (2, 2, 2)
    assert tally.loss == pytest.approx((0.16 + 1) / 2)
    assert tally.skill_base == pytest.approx(1 - 0.58 / 0.64)
    assert tally.skill_still == pytest.approx(1 - 0.58 / 1)
    assert (tally.log, tally.impossible) == (None, 1)
    (every,) = keep_record(held.forecasts.values(), every=True).tallies
    assert every.n == 3


def test_the_hand_worked_scores() -> None:
    """Brier of 0.8, 0.6, 0.1 against 1, 0, 0 is 0.1367; CRPS of 1 and 3 against 2 is 0.5."""
    acts = []
    for at, (chance, outcome) in enumerate([(0.8, "yes"), (0.6, "no"), (0.1, "no")]):
        of = f"f{at}"
        acts += [
            act(asked(of), "ana", 0),
            act(Estimated(of=of, role="jmac", chances=(chance,)), "ben", 1),
            act(Resolved(of=of, outcome=outcome, basis=(FIRST.id,)), "zoe", 2),
        ]
    record = keep_record(docket(*acts).forecasts.values())
    assert record.tallies[0].loss == pytest.approx(0.1367, abs=5e-5)
    assert record.tallies[0].skill_base is None
    assert sum(one.n for one in record.calibration) == 3
    count = [
        act(asked(kind="count", base=(0.0, 4.0), now="2"), "ana", 0),
        act(Estimated(of="f", role="jmac", draws=(1.0, 3.0)), "ben", 1),
        came("2"),
    ]
    (tally,) = keep_record(docket(*count).forecasts.values()).tallies
    assert tally.loss == pytest.approx(0.5)
    assert tally.log is None
    assert tally.skill_base == pytest.approx(0.5)
    assert tally.skill_still is None, "no change was perfect, so that nothing can be said"


def test_one_of_several_is_scored_over_all_options() -> None:
    acts = [
        act(asked(kind="category", options=("a", "b", "c"), now="a"), "ana", 0),
        act(Estimated(of="f", role="jmac", chances=(0.5, 0.3, 0.2)), "ben", 1),
        came("b"),
    ]
    (tally,) = keep_record(docket(*acts).forecasts.values()).tallies
    assert tally.loss == pytest.approx(0.25 + 0.49 + 0.04)
    assert tally.skill_still == pytest.approx(1 - 0.78 / 2)


def test_what_is_open_or_withdrawn_is_counted_and_not_scored() -> None:
    open_ = docket(OPENED, said(0.5))
    assert keep_record(open_.forecasts.values()).unresolved == 1
    gone = docket(OPENED, said(0.5), came("yes"), gone=[item_of(OPENED)])
    record = keep_record(gone.forecasts.values())
    assert (record.withdrawn, record.scores) == (1, ())


def test_roles_are_told_apart_and_nobody_is_named() -> None:
    held = docket(OPENED, said(0.5), said(0.9, "ana", 2, role="rule F-LAG"), came("yes"))
    record = keep_record(held.forecasts.values())
    assert [one.role for one in record.tallies] == ["jmac", "rule F-LAG"]
    assert "ben" not in repr(record)


def test_three_points_make_nine_numbers() -> None:
    assert spread(0, 4, 12) == (0, 1, 2, 3, 4, 6, 8, 10, 12)


class Flagged(msgspec.Struct, frozen=True):
    """What a flag tells of itself."""

    rule: str = "F-LAG"
    subject: str = "g"
    says: str = "The first mention came five years late."
    wrong_if: tuple[str, ...] = ("an earlier resolution named it",)


def test_a_rule_is_held_to_account_as_a_forecaster() -> None:
    ((opened, estimated),) = foresee([Flagged()], opens=OPENS, closes=CLOSES, chance=0.8, base=0.5)
    assert "No, if: an earlier resolution named it" in opened.rule
    acts = [
        act(opened, "ana", 0),
        act(estimated, "ana", 1),
        act(Resolved(of=opened.of, outcome="no", basis=(FIRST.id,)), "ben", 2),
    ]
    (tally,) = keep_record(docket(*acts).forecasts.values()).tallies
    assert tally.role == "rule F-LAG"
    assert tally.skill_base == pytest.approx(1 - 0.64 / 0.25)
