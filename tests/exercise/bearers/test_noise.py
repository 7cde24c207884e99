"""What goes wrong with names, dates and numbers: one thing at a time, and never everything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.exercise.bearers.asking import OF_FIRMS, OF_PERSONS, heard, heard_firm
from sightline.exercise.bearers.bearer import Bearer, Birth, Firm, Person
from sightline.exercise.bearers.firms import draw_firm
from sightline.exercise.bearers.particulars import ASKED, misheard, told, told_birth
from sightline.exercise.bearers.slips import bare, misread, mistyped
from sightline.exercise.draws import Draws

WORDS = st.text("abcdefghijklmnoprstuvwyzéш", min_size=4, max_size=14)
SEEDS = st.integers(0, 2**20)
PERSON = Bearer(
    name=Person(naming="western", given="William", father="Thomas", family="Müller"),
    born=Birth(1961, 4, 23),
    country="gb",
    number="A12345678",
)


def distance(one: str, other: str) -> int:
    """The edit distance, a swap of neighbours counted as one."""
    rows = {(-1, at): at + 1 for at in range(-1, len(other))}
    rows |= {(at, -1): at + 1 for at in range(-1, len(one))}
    for i, left in enumerate(one):
        for j, right in enumerate(other):
            steps = [rows[i - 1, j] + 1, rows[i, j - 1] + 1, rows[i - 1, j - 1] + (left != right)]
            if i and j and left == other[j - 1] and one[i - 1] == right:
                steps.append(rows[i - 2, j - 2] + 1)
            rows[i, j] = min(steps)
    return rows[len(one) - 1, len(other) - 1]


@given(WORDS, SEEDS)
def test_a_slip_is_one_slip(word: str, seed: int) -> None:
    assert distance(word, mistyped(word, Draws(seed, "slip"))) <= 1


@given(WORDS, SEEDS)
def test_a_scanner_errs_in_one_place(word: str, seed: int) -> None:
    assert distance(word, misread(word, Draws(seed, "scan"))) <= 2


def test_most_slips_are_visible() -> None:
    changed = sum(mistyped("abdoulaye", Draws(at, "slip")) != "abdoulaye" for at in range(300))
    assert changed > 280


@pytest.mark.parametrize(
    ("text", "plain"), [("Müller", "Muller"), ("Keïta", "Keita"), ("Ali", "Ali")]
)
def test_accents_come_off(text: str, plain: str) -> None:
    assert bare(text) == plain


def test_every_kind_of_noise_is_made() -> None:
    kinds = {heard(PERSON, Draws(1, at))[1] for at in range(1_500)}
    assert kinds == set(OF_PERSONS.values)
    firm = draw_firm(Draws(1, "firm"))
    assert {heard_firm(firm, Draws(2, at))[1] for at in range(600)} == set(OF_FIRMS.values)


def test_an_initial_stands_for_a_name() -> None:
    found = {
        name.casefold()
        for name, kind in (heard(PERSON, Draws(3, at)) for at in range(2_000))
        if kind == "initials"
    }
    assert {"w. thomas müller", "w thomas muller"} & found


def test_familiar_forms_are_asked_for() -> None:
    names = [heard(PERSON, Draws(4, at)) for at in range(2_000)]
    assert any("bill" in name.casefold() for name, kind in names if kind == "nickname")


def test_a_legal_form_is_left_out_or_written_in_another_way() -> None:
    firm = Firm(language="english", head="Norbo", trades=("Mining",), legal=("Ltd", "Limited"))
    found = {heard_firm(firm, Draws(5, at))[0].casefold() for at in range(400)}
    assert {"norbo mining", "norbo mining ltd", "norbo mining limited"} <= found


@given(SEEDS)
def test_a_birth_that_was_got_wrong_is_near_the_true_one(seed: int) -> None:
    born = misheard(Birth(1961, 4, 23), Draws(seed, "born"))
    assert abs(born.year - 1961) <= 1
    assert sum(one != other for one, other in zip(born, (1961, 4, 23), strict=True)) <= 2


def test_most_births_are_got_right() -> None:
    born = Birth(1961, 4, 23)
    right = sum(misheard(born, Draws(9, at)) == born for at in range(1_000))
    assert 850 < right < 960


def test_births_are_told_in_all_their_forms() -> None:
    forms = {told_birth(Birth(1961, 4, 23), ASKED, Draws(6, at)) for at in range(600)}
    assert {("1961-04-23",), ("1961",), ()} < forms
    assert any(dates and dates[0].startswith("circa") for dates in forms)
    assert told_birth(None, ASKED, Draws(7)) == ()


def test_what_is_told_truly_is_true() -> None:
    for at in range(200):
        profile = told(PERSON, ("X",), ASKED, Draws(8, at), wrong=False)
        assert profile.countries <= {"gb"}
        assert profile.identifiers <= {"A12345678"}
        assert all("19" in day for day in profile.dates)
