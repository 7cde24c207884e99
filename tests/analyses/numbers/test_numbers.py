"""The register of numbers: all of them, with the figures worked out by hand."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from sightline.analyses.numbers import FORMULAS, Verdict, find_number, load_numbers, read_numbers
from sightline.analyses.numbers.agreement import agree
from sightline.errors import BadReference, NotFound
from sightline.reference import load_missions

TEXT = files("sightline.analyses.numbers").joinpath("numbers.yaml").read_text("utf-8")
#: The figures of the number register, written down here a second time and from the table itself.
EXPECTED: list[tuple[str, str, float, float]] = [
    ("X01", "per_cent", 35.7, 0.05),
    ("X02", "days", 1890, 0),
    ("X02", "years", 5.17, 0.005),
    ("X03", "days", 3046, 0),
    ("X03", "years", 8.34, 0.005),
    ("X04", "origins", 1, 0),
    ("X07", "days", 2658, 0),
    ("X07", "years", 7.28, 0.005),
    ("X08", "days", 471, 0),
    ("X09", "listings", 8, 0),
    ("X09", "days", 202, 0),
    ("X10", "on_2018-12-31", 3, 0),
    ("X10", "on_2019-07-31", 8, 0),
    ("X10", "on_2024-01-01", 0, 0),
    ("X10", "frozen_on_2019-07-31", 0, 0),
    ("X11", "count", 2, 0),
    ("X12", "total", 6, 0),
    ("X15", "per_cent", 67.2, 0.05),
    ("X16", "per_cent", 34.8, 0.05),
    ("X17", "per_cent", 40.4, 0.05),
    ("X18", "themes", 17, 0),
    ("X18", "crime", 1, 0),
    ("X20", "needed", 720, 0),
    ("X21", "individual", 24.1, 0.05),
    ("X21", "with_formed", 88.9, 0.05),
    ("X21", "needed", 973, 0),
    ("X22", "individual", 19.7, 0.05),
    ("X22", "with_formed", 72.7, 0.05),
    ("X22", "needed", 1189, 0),
    ("X23", "troops_years", 3, 0),
    ("X23", "police_years", 5, 0),
    ("X26", "times", 2.58, 0.001),
    ("X27", "times_above", 2.333, 0.001),
    ("X28", "rest", 34, 0),
    ("X31", "implied_low", 58, 0.001),
    ("X32", "implied_low", 51.4, 0.05),
    ("X32", "implied_high", 68.6, 0.05),
    ("X32", "share_low", 4.7, 0.05),
    ("X32", "share_high", 6.4, 0.05),
    ("X33", "quotient", 2.43, 0.005),
    ("X34", "part", 1.26, 0.001),
    ("X35", "total", 100, 0),
    ("X36", "above", 40, 0),
    ("X37", "kept_per_cent", 98.9, 0.001),
    ("X37", "implied", 109.1, 0.05),
    ("X38", "years", 6, 0),
    ("X38", "results", 0, 0),
    ("X41", "interfaces", 7, 0),
    ("X41", "areas", 15, 0),
    ("X41", "measures", 33, 0),
    ("X42", "functions", 2, 0),
    ("X42", "activities", 13, 0),
    ("X43", "quadrants", 4, 0),
    ("X43", "challenges", 7, 0),
    ("X43", "problems", 6, 0),
    ("X43", "conclusions", 5, 0),
    ("X43", "missions", 38, 0),
    ("X44", "recommendations", 6, 0),
    ("X44", "roles", 3, 0),
    ("X45", "markets", 6.5, 0.001),
    ("X45", "criminality", 7.75, 0.001),
    ("X46", "markets", 6.45, 0.001),
    ("X46", "actors", 8.125, 0.001),
    ("X46", "resilience", 1.958, 0.001),
    ("X47", "other", 8.5, 0.001),
    ("X48", "a_year", 6.72, 0.001),
    ("X48", "times_low", 44.8, 0.05),
    ("X48", "times_high", 67.2, 0.05),
    ("X49", "quotient", 5.46, 0.005),
    ("X50", "days", 306, 0),
    ("X51", "cr3", 0.8, 0.001),
    ("X51", "hhi_at_least", 2133.3, 0.05),
    ("X52", "low", 45, 0),
    ("X52", "high", 50, 0),
]
NOT_COMPUTABLE = {4, 5, 6, 13, 14, 19, 24, 25, 29, 30, 39, 40, 53, 54, 55, 56}
CONFLICTS = {15, 18, 32}


def test_all_fifty_six_numbers_are_there_in_order() -> None:
    assert [one.code for one in load_numbers()] == [f"X{n:02}" for n in range(1, 57)]


@pytest.mark.parametrize(("code", "figure", "value", "slack"), EXPECTED)
def test_a_figure_is_as_worked_out_by_hand(
    code: str, figure: str, value: float, slack: float
) -> None:
    computed = find_number(code).computed[figure]
    assert isinstance(computed, (int, float))
    assert computed == pytest.approx(value, abs=slack + 1e-9)


@pytest.mark.parametrize("place", range(1, 57))
def test_a_verdict_is_one_of_three_and_has_its_reason(place: int) -> None:
    number = find_number(f"X{place:02}")
    if place in NOT_COMPUTABLE:
        assert (number.verdict, bool(number.reason)) == (Verdict.NOT_COMPUTABLE, True)
    elif place in CONFLICTS:
        assert (number.verdict, bool(number.reason)) == (Verdict.CONFLICTS, True)
    else:
        assert number.verdict is Verdict.AGREES
        assert number.computed
    assert number.formula
    assert number.expected
    assert all(given.source for given in number.inputs.values())


def test_the_flags_of_police_fall_on_opposite_sides_in_both_years() -> None:
    for code in ("X21", "X22"):
        computed = find_number(code).computed
        assert (computed["individual_below"], computed["with_formed_below"]) == (True, False)


def test_a_listing_begins_with_each_measure_on_its_own_day() -> None:
    later = TEXT.replace('"2018-12-31", "2019-07-31", "2024-01-01"', '"2019-12-31"')
    (one,) = (one for one in read_numbers(later) if one.code == "X10")
    assert one.computed == {"on_2019-12-31": 8, "frozen_on_2019-12-31": 8}


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("X34", '["1", "1.39"]', '["2", "3"]'),
        ("X31", '["60", "61"]', '["160", "161"]'),
        ("X35", '"38", "28", "26"', '"48", "28", "26"'),
        ("X01", 'per_cent: "35.7"', 'per_cent: "35.8"'),
        ("X16", 'value: "387"', 'value: "386"'),
    ],
)
def test_another_input_or_expectation_makes_a_conflict(code: str, old: str, new: str) -> None:
    assert find_number(code).verdict is Verdict.AGREES
    assert old in TEXT
    changed = {one.code: one for one in read_numbers(TEXT.replace(old, new, 1))}
    assert changed[code].verdict is Verdict.CONFLICTS
    assert changed[code].reason


def test_figures_rest_on_the_reference_data() -> None:
    given = find_number("X02").inputs
    assert (given["first"].value, given["last"].value) == ("2013-04-25", "2018-06-28")
    troops = find_number("X21").inputs["troops"].value
    assert troops == "16215"
    assert find_number("X43").inputs["missions"].value == str(
        sum(one.seed_list for one in load_missions())
    )


def test_every_formula_is_used_and_has_words() -> None:
    words = Counter(one.formula for one in load_numbers())
    assert {formula.words for formula in FORMULAS.values()} == set(words)


@pytest.mark.parametrize(
    ("computed", "expected", "same"),
    [
        (88.868, "88.9", True),
        (88.868, "88.8", False),
        (44.8, "45", True),
        (44.4, "45", False),
        (8.125, "8.13", True),
        (49, "<50", True),
        (50, "<50", False),
        (41, ">40", True),
        (40, ">40", False),
        (None, "0", False),
        ("2009", "2009", True),
        (0, "0", True),
    ],
)
def test_agreement_is_to_the_decimals_given(
    computed: float | str | None, expected: str, same: bool
) -> None:
    assert agree(computed, expected) is same


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("code: X02", "code: X01", "second time"),
        ("formula: rounds", "formula: round", "'round' is no code"),
        ("@document S/RES/2100 date", "@document S/RES/9999 date", "not in the reference data"),
        ("@deployment MONUSCO 2016 troops", "@deployment MONUSCO 1916 troops", "not in the ref"),
        ("@concept role", "@concept roles", "not in the reference data"),
        ("@terms quadrant", "@word quadrant", "not in the reference data"),
        ('value: "387"', 'value: "many"', "expected a number"),
        ('value: "1113"', 'value: "0"', "cannot be computed"),
        ("{part: {value", "{piece: {value", "'part' is missing"),
        ('value: "2018-06-07"', 'value: "soon"', "not a date"),
        ("quantity: Persons detained", "quantities: Persons detained", "quantities"),
    ],
)
def test_a_damaged_register_is_refused_with_its_line(old: str, new: str, says: str) -> None:
    assert old in TEXT
    with pytest.raises(BadReference, match=rf"numbers\.yaml, line \d+: .*{says}"):
        read_numbers(TEXT.replace(old, new, 1))


def test_a_number_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match="expected one of X01 to X56"):
        find_number("X57")
    assert find_number(" x21 ").code == "X21"
