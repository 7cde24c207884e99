"""One hypothesis: the numbers by hand, and the laws that hold whatever is reported."""

from __future__ import annotations

import math
import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.evidence import Report, doctrinal_table, ratio_table, weigh
from sightline.errors import BadValue
from sightline.values.grade import Grade
from tests.engines.evidence.reports import GRADES, PRIORS, REPORTS, SEVERAL, said

RHO = st.floats(0, 1)


def test_by_hand() -> None:
    """B2 is right in 1/2 + .8 x .38 = .804, C3 in 1/2 + .62 x .25 = .655."""
    strong, weak = math.log(0.804 / 0.196), math.log(0.655 / 0.345)
    found = weigh([said("panel"), said("panel", "C3"), said("patrol", "C3", affirms=False)])
    assert found.log_odds == pytest.approx(math.log(1 / 3) + strong + 0.1 * weak - weak)
    assert [voice.origin for voice in found.voices] == ["panel", "patrol"]
    assert found.voices[0].decibans == pytest.approx(10 * math.log10(0.804 / 0.196) + weak * 0.4343)
    assert found.contrary is not None
    assert found.contrary.origin == "patrol"


def test_the_plain_table_by_hand() -> None:
    found = weigh([said("one", "A1"), said("two", "B2")], prior=0.5, table=ratio_table())
    assert found.log_odds == pytest.approx(math.log(10) + 0.8 * math.log(4))


def test_nothing_reported_is_the_prior_and_says_so() -> None:
    found = weigh([], prior=0.1)
    assert found.unknown
    assert found.probability == pytest.approx(0.1)
    assert found.words().startswith("not known: no report; the prior is 10 %")
    assert "no finding" in found.cautions[0]
    assert found.voices == ()
    assert found.contrary is None


def test_the_answer_is_said_in_words() -> None:
    assert weigh([said("a"), said("b")], prior=0.25).words() == ("84.9 %, highly likely (80-90 %)")


def test_it_says_whether_the_prior_decides() -> None:
    fragile = weigh([said("a"), said("b")])
    robust = weigh([said(name, "A1") for name in "abcd"])
    assert not fragile.robust
    assert robust.robust
    assert [prior for prior, _ in fragile.at_priors] == [0.1, 0.25, 0.5]
    assert fragile.at_priors[1][1] == pytest.approx(fragile.probability)


def test_a_lonely_confirmation_is_warned_of() -> None:
    alone = [said("panel", "B1"), said("panel", "C3"), said("patrol", "B1", affirms=False)]
    assert sum("stands alone" in words for words in weigh(alone).cautions) == 2
    both = [said("panel", "B1"), said("patrol", "C3")]
    assert weigh(both).cautions == ()
    denied = [*both, said("ministry", "C1", affirms=False)]
    assert [words.split(" is")[0] for words in weigh(denied).cautions] == ["ministry"]


def test_an_origin_of_two_minds_is_weighed_on_both_sides() -> None:
    found = weigh([said("panel"), said("panel", affirms=False)], prior=0.3)
    assert found.probability == pytest.approx(0.3)
    assert found.cautions == ("panel contradicts itself: it is weighed on both sides",)


def test_a_loss_in_reading_another_scale_is_said() -> None:
    found = weigh([Report(origin="police", grade=Grade.parse("4x4:A2"))])
    assert found.cautions == (
        "4x4:A2: marks 2 and 3 say how the source came to know and are read as 'cannot be judged'",
    )
    assert found.log_odds == pytest.approx(weigh([said("police", "A6")]).log_odds)


def test_undated_reports_are_left_out_where_time_matters() -> None:
    undated, dated = said("panel"), Report(origin="patrol", age=10)
    found = weigh([undated, dated], change_rate=1 / 400)
    assert found.undated == (undated,)
    assert [voice.origin for voice in found.voices] == ["patrol"]
    assert "left out" in found.cautions[0]
    assert weigh([undated, dated]).undated == ()


@given(SEVERAL, PRIORS, st.sampled_from([0, 1 / 400]), st.randoms())
def test_order_does_not_matter(
    reports: list[Report], prior: float, rate: float, chance: random.Random
) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert weigh(reports, prior=prior, change_rate=rate) == weigh(
        shuffled, prior=prior, change_rate=rate
    )


@given(REPORTS, st.integers(2, 300), RHO)
def test_one_origin_never_counts_as_two(report: Report, copies: int, rho: float) -> None:
    once = weigh([report], rho=rho).voices[0].log_odds
    often = weigh([report] * copies, rho=rho).voices[0].log_odds
    assert abs(once) <= abs(often) + 1e-12
    assert abs(often) <= 1.9 * abs(once) + 1e-12


def test_ten_copies_weigh_nearly_two_reports_and_a_thousand_no_more() -> None:
    once, ten, many = (weigh([said("rumour")] * n).voices[0].log_odds for n in (1, 10, 1_000))
    assert ten == pytest.approx(1.9 * once)
    assert many == pytest.approx(1.9 * once)


@given(SEVERAL, REPORTS, st.sampled_from([doctrinal_table(), ratio_table()]))
def test_support_never_lowers(reports: list[Report], more: Report, table: object) -> None:
    """A report that tells for the hypothesis never lowers it, wherever it comes from."""
    chosen = doctrinal_table() if table is doctrinal_table() else ratio_table()
    weight = chosen.weight(more.grade)
    telling = weight if more.affirms else -weight
    before = weigh(reports, table=chosen).log_odds
    after = weigh([*reports, more], table=chosen).log_odds
    assert (after - before) * math.copysign(1, telling) >= -1e-9


@given(SEVERAL, st.sampled_from("ABCDEF"), st.sampled_from("1234"))
def test_what_cannot_be_judged_never_lowers(reports: list[Report], letter: str, digit: str) -> None:
    before = weigh(reports).log_odds
    for marks in ("F" + digit, letter + "6"):
        assert weigh([*reports, said("new", marks)]).log_odds >= before - 1e-9
    assert weigh([*reports, Report(origin="new")]).log_odds >= before - 1e-9


@given(SEVERAL, GRADES)
def test_affirming_and_denying_mirror_each_other(reports: list[Report], grade: Grade) -> None:
    turned = [msgspec.structs.replace(one, affirms=not one.affirms) for one in reports]
    assert weigh(reports, prior=0.5).probability == pytest.approx(
        1 - weigh(turned, prior=0.5).probability
    )


@given(SEVERAL, PRIORS)
def test_the_parts_make_the_whole(reports: list[Report], prior: float) -> None:
    found = weigh(reports, prior=prior)
    parts = math.fsum(voice.log_odds for voice in found.voices)
    assert found.log_odds == pytest.approx(math.log(prior / (1 - prior)) + parts, abs=1e-9)
    assert {report.origin for report in reports} == {voice.origin for voice in found.voices}
    assert sum(len(voice.reports) for voice in found.voices) == len(reports)
    if found.contrary:
        others = parts - found.contrary.log_odds
        assert others * found.contrary.log_odds < 0


@given(SEVERAL, PRIORS)
def test_tempering_only_dampens(reports: list[Report], prior: float) -> None:
    start = math.log(prior / (1 - prior))
    full = weigh(reports, prior=prior).log_odds - start
    half = weigh(reports, prior=prior, temper=0.5)
    assert half.log_odds - start == pytest.approx(full / 2, abs=1e-9)
    assert half.probability == pytest.approx(weigh(reports, prior=prior).halved)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"prior": 0.0}, "prior"),
        ({"prior": 1.0}, "prior"),
        ({"prior": math.nan}, "prior"),
        ({"rho": 1.1}, "rho"),
        ({"change_rate": -1.0}, "rate of change"),
        ({"temper": 0.0}, "tempering"),
        ({"temper": math.nan}, "tempering"),
    ],
)
def test_settings_that_mean_nothing_are_refused(settings: dict[str, float], words: str) -> None:
    with pytest.raises(BadValue, match=words):
        weigh([said("panel")], **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize("age", [-1, math.nan, math.inf])
def test_an_impossible_age_is_refused(age: float) -> None:
    with pytest.raises(BadValue, match="age"):
        Report(origin="panel", age=age)


def test_a_report_without_origin_is_refused() -> None:
    with pytest.raises(BadValue, match="origin"):
        Report(origin="")
