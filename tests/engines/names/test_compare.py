"""Two bearers compared: what must be found, what must not, and the laws of the score."""

from __future__ import annotations

from math import fsum, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.engines.names import Profile, Sort, Topic, compare
from sightline.engines.names.parts import take_apart
from sightline.errors import BadInstant, BadName
from tests.engines.names.profiles import body, full_names, person, profiles

EVEN = 0.5


def odds(left: str, right: str, sort: Sort = Sort.PERSON) -> float:
    one, other = (Profile(names=(name,), sort=sort) for name in (left, right))
    return compare(one, other).log_odds


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mohamed Karvelin", "Muhammad Karvelin"),
        ("Mahamadou Oustaroff", "OUSTAROFF, Mohammed"),
        ("Sergei Oustaroff", "Сергей Устаров"),
        ("Khaled al-Zerdawi", "خالد الزردوي"),
        ("Noureddine Brinkhuis", "Nur al-Din Brinkhuis"),
        ("Abdelkader Dembazou", "Abd al-Qadir Dembazou"),
        ("Cheikh ould Tavarosa", "Sheikh Wuld Tavarosa"),
        ("Aliou Dembazou", "Aliou Dmebazou"),
        ("Aliou Dembazou", "Ali0u Dernbazou"),
        ("Marie Thérèse Ndolumba", "Ndolumba Marie-Therese"),
        ("Khaled Zerdawi", "Khal edZerdawi"),
    ],
)
def test_the_same_people_are_likelier_than_others(left: str, right: str) -> None:
    stranger = odds(left, "Pedro Vandermolen")
    kin = odds("Fatou Dembazou Keita", "Moussa Dembazou Keita")
    assert odds(left, right) > 0 > kin > stranger


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sahel Mining Ltd", "SAHEL MINING LIMITED"),
        ("Karvelin Trading International", "Karvelin Trdg Intl."),
        ("Good Brink Company", "Goodbrink Company"),
        ("First Tavarosa Bank", "1st Tavarosa Bank"),
        ("Société Karvelin SARL", "Karvelin Societe S.A.R.L."),
    ],
)
def test_the_same_bodies_are_found(left: str, right: str) -> None:
    assert odds(left, right, Sort.BODY) > 0


@pytest.mark.parametrize(
    ("left", "right", "sort"),
    [
        ("Aliou Dembazou", "Moussa Dembazou", Sort.PERSON),
        ("Hassan Ali Dembazou", "Hassan Ali Karvelin", Sort.PERSON),
        ("Sergei Ivanov", "Sergei Petrov", Sort.PERSON),
        ("Bank of Gaoland", "Bank of Briania", Sort.BODY),
        ("Karvelin Gold Trading", "Karvelin Shipping Trading", Sort.BODY),
    ],
)
def test_kin_and_siblings_are_not_the_same(left: str, right: str, sort: Sort) -> None:
    assert odds(left, right, sort) < -1


def test_father_and_child_are_not_the_same() -> None:
    same = odds("Khaled bin Yusuf Zerdawi", "Khaled ibn Youssef Zerdawi")
    assert odds("Khaled bin Yusuf Zerdawi", "Yusuf bin Khaled Zerdawi") < same - 2


def test_a_rare_name_says_more_than_a_common_one() -> None:
    assert odds("Ndolumba Brinkhuis", "Ndolumba Brinkhuis") > odds("Mohamed Ali", "Mohamed Ali") + 2


def test_a_date_decides_between_namesakes() -> None:
    asked = person("Mohamed Ali Keita", dates=("1960-06-09",))
    same, year, none, other = (
        compare(asked, person("Mohamed Ali Keita", dates=dates)).log_odds
        for dates in (("1960-09-06",), ("1960",), (), ("1991-03-02", "1985"))
    )
    assert same > year > none > other


def test_several_dates_are_compared_by_the_best_pair() -> None:
    asked = person("Aliou Keita", dates=("1960-06-09",))
    one = compare(asked, person("Aliou Keita", dates=("1960-06-09",)))
    many = compare(asked, person("Aliou Keita", dates=("1975", "1960-06-09")))
    assert many.log_odds == one.log_odds


def test_a_weak_alias_is_never_enough_alone() -> None:
    asked = person("Karvelin Brinkhuis")
    weak = Profile(names=("Pedro Tavarosa",), weak=("Karvelin Brinkhuis",))
    alone = compare(asked, weak, prior=EVEN)
    assert alone.probability < 0.2
    assert any(reason.topic is Topic.WEAK for reason in alone.reasons)
    known = Profile(names=asked.names, dates=("1960-06-09",))
    dated = Profile(names=weak.names, weak=weak.weak, dates=("1960-06-09",))
    assert compare(known, dated, prior=EVEN).probability > 0.9


def test_a_script_that_cannot_be_read_is_unknown_and_not_different() -> None:
    match = compare(person("王伟"), person("Wang Wei"), prior=0.2)
    assert "cannot be read" in match.reasons[1].words
    assert match.reasons[1].log_odds == 0
    assert compare(person("王伟"), person("王伟")).log_odds > match.log_odds


def test_words_for_peoples_and_faiths_change_nothing() -> None:
    scores = {
        group: compare(person(f"Aliou {group} Karvelin"), person("Aliou Karvelin Hutu")).log_odds
        for group in ("Hutu", "Tutsi", "Peul", "Hazara", "Shia", "Kurd")
    }
    assert len(set(scores.values())) == 1


def test_a_profile_has_no_field_for_a_people_a_faith_or_a_sex() -> None:
    fields = {"names", "sort", "weak", "dates", "countries", "places", "identifiers"}
    assert set(Profile.__struct_fields__) == fields
    with pytest.raises(TypeError):
        person("Aliou Karvelin", ethnicity="x")


@pytest.mark.parametrize("name", ["", "   ", "...", "x" * 501])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(BadName):
        person(name)


def test_other_bad_input_is_refused() -> None:
    with pytest.raises(BadName):
        Profile(names=())
    with pytest.raises(BadInstant, match="is no date"):
        compare(person("Aliou Keita", dates=("in spring",)), person("Aliou Keita"))
    with pytest.raises(BadName, match="prior"):
        compare(person("Aliou"), person("Aliou"), prior=0)


@given(profiles, profiles)
@settings(max_examples=60)
def test_either_may_stand_first(left: Profile, right: Profile) -> None:
    assert compare(left, right).log_odds == pytest.approx(compare(right, left).log_odds, abs=1e-9)


@given(profiles, profiles)
@settings(max_examples=60)
def test_the_reasons_add_up_to_the_answer(left: Profile, right: Profile) -> None:
    match = compare(left, right)
    assert fsum(reason.log_odds for reason in match.reasons) == pytest.approx(match.log_odds)
    assert log(match.probability / (1 - match.probability)) == pytest.approx(
        match.log_odds, abs=1e-6
    )
    assert all(reason.words for reason in match.reasons)


@given(full_names, full_names)
def test_nobody_is_more_alike_than_oneself(name: str, other: str) -> None:
    assert odds(name, name) >= odds(name, other) - 1e-9


@given(st.permutations(["Khaled", "Yusuf", "Karvelin", "Ndolumba"]))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    there = odds("Khaled Yusuf Karvelin Ndolumba", "Khaled Yusuf Karvelin Ndolumba")
    assert odds("Khaled Yusuf Karvelin Ndolumba", " ".join(words)) == pytest.approx(there)


def test_a_company_abbreviation_is_explained() -> None:
    match = compare(body("KTB"), body("Karvelin Trading Bank"))
    assert "first letters" in match.words()


def test_each_part_is_explained_in_words() -> None:
    words = compare(person("Mohamed Karvelin"), person("Muhammad Karvelyn")).words()
    assert "another spelling of" in words
    assert "about 1 in" in words
    assert "kin, namesakes" in words
    assert take_apart("Mohamed").parts[0].written == "Mohamed"
