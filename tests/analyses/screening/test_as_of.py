"""Names of the casebook before, during and after their listings, in several spellings."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from sightline.analyses.screening import CLEAR, POSSIBLE, make_subject
from sightline.casebook import load_cases
from sightline.casebook.records import as_block
from sightline.casebook.replay import replay_records
from sightline.picture import Picture, build
from tests.analyses.screening.scenes import Entry, desk, picture_of, publish

#: Spellings of the eight listed on Mali, each beside the number that is meant.
MALI = {
    1: ("Ahmoudou Ag Asriw", "Amadou Ag Asriou", "AG ASRIW Ahmoudou"),
    2: ("Mahamadou Ag Rhissa", "Mohamadou Ag Rissa", "Mahamadou ag Ghissa"),
    3: ("Mohamed Ousmane Ag Mohamedoune", "Muhammad Ousmane Ag Mohamedoun"),
    4: ("Ahmed Ag Albachar", "Ahmad Ag Al-Bashar", "Albachar Ahmed Ag"),
    5: ("Houka Houka Ag Alhousseini", "Huka Huka Ag Alhusseini"),
    6: ("Mahri Sidi Amar Ben Daha", "Mahri Sidi Omar Ben Daha"),
    7: ("Mohamed Ben Ahmed Mahri", "Mohammed ben Ahmad Mahri"),
    8: ("Mohamed Ould Mataly", "Muhammad Wuld Matali", "Mohammed Ould Mataly"),
}
FIRST, LATER, END = dt.date(2018, 12, 20), dt.date(2019, 7, 10), dt.date(2023, 8, 31)
ASKED = [(number, name) for number, names in MALI.items() for name in names]
#: Entries LYi.021 to LYi.026 of the consolidated list of the Security Council, 7 June 2018.
LIBYA = (
    Entry(id="21", names=("Ermias Alem", "Ermias Ghermay"), born=("1980",), country="er"),
    Entry(id="22", names=("Fitiwi Abdelrazak", "Fitwi Esmail Abdelrazak"), country="er"),
    Entry(id="23", names=("Ahmad Oumar Imhamad al-Fitouri",), weak=("Al-Dabachi",), country="ly"),
    Entry(id="24", names=("Mus'ab Mustafa Abu al Qassim Omar", "Mus'ab Abu Qarin"), country="ly"),
    Entry(id="25", names=("Mohammed Al Amin Al-Arabi Kashlaf",), weak=("al-Qasab",), country="ly"),
    Entry(id="26", names=("Abd Al-Rahman Salim Ibrahim al-Milad",), country="ly"),
)
SPELLINGS = {
    "21": ("Ermias Ghirmay", "Ermiyas Ghermay"),
    "22": ("Fitiwi Abdulrazak", "Fitwi Abdelrazaq"),
    "23": ("Ahmed Omar Imhamed al-Fituri", "احمد عمر امحمد الفيتوري"),
    "24": ("Musab Abu Qarin", "Mosab Abu Grein"),
    "25": ("Muhammad al-Amin al-Arabi Koshlaf", "محمد الأمين العربي كشلاف"),
    "26": ("Abdulrahman Salem Ibrahim al Milad", "Abd al-Rahman al-Milad"),
}


@cache
def mali() -> Picture:
    case = next(one for one in load_cases() if one.code == "mali")
    return build([as_block(replay_records(case))], reader="casebook")


@cache
def libya() -> Picture:
    listed = dt.date(2018, 6, 7)
    rows = [
        Entry(
            id=one.id,
            names=one.names,
            weak=one.weak,
            born=one.born,
            country=one.country,
            listed=listed.isoformat(),
        )
        for one in LIBYA
    ]
    return picture_of(publish(rows, "eu", "2018-06-10"))


def result_on(picture: Picture, name: str, day: dt.date, meant: str) -> str:
    found = desk(picture, day).screen(make_subject(name, kind="person"))
    return next((one.verdict for one in found.candidates if one.entity == meant), "not found")


@pytest.mark.parametrize(("number", "name"), ASKED)
def test_a_listed_name_is_found_between_its_listing_and_the_end_of_the_regime(
    number: int, name: str
) -> None:
    begins = FIRST if number <= 3 else LATER
    meant, day = f"cb-person-mli00{number}", dt.timedelta(days=1)
    assert result_on(mali(), name, begins - day, meant) == CLEAR
    assert result_on(mali(), name, begins, meant) == POSSIBLE
    assert result_on(mali(), name, END - day, meant) == POSSIBLE
    assert result_on(mali(), name, END, meant) == CLEAR


def test_the_whole_is_clear_before_and_after_and_says_why() -> None:
    before = desk(mali(), FIRST - dt.timedelta(days=1)).screen(make_subject("Ahmoudou Ag Asriw"))
    after = desk(mali(), END).screen(make_subject("Ahmoudou Ag Asriw"))
    assert (before.result, after.result) == (CLEAR, CLEAR)
    assert "after the day asked for" in before.candidates[0].standings[0].words
    assert "2023-08-31" in after.candidates[0].standings[0].words


def test_each_measure_has_its_own_beginning() -> None:
    subject = make_subject("Ahmed Ag Albachar", entity="cb-person-mli004")
    early = desk(mali(), dt.date(2019, 8, 1)).screen(subject)
    late = desk(mali(), dt.date(2020, 1, 2)).screen(subject)
    held = [
        {kind for stood in found.candidates[0].standings for kind in stood.measures}
        for found in (early, late)
    ]
    assert held == [{"travel-ban"}, {"asset-freeze", "travel-ban"}]
    assert (early.result, late.result) == ("exposure", "prohibited")


def test_the_firm_that_a_listed_man_has_a_part_in_is_shown_while_he_is_listed() -> None:
    firm = make_subject("Timitrine Voyages", kind="body")
    during = desk(mali(), dt.date(2019, 8, 1)).screen(firm)
    after = desk(mali(), END).screen(firm)
    assert during.result == POSSIBLE
    assert during.candidates[0].through[0].holder == "cb-person-mli004"
    assert not during.candidates[0].through[0].barred
    assert any("share" in words for words in during.unknown)
    assert after.result == CLEAR


@pytest.mark.parametrize(
    ("number", "name"), [(number, name) for number, names in SPELLINGS.items() for name in names]
)
def test_the_six_of_libya(number: str, name: str) -> None:
    listed, meant = dt.date(2018, 6, 7), f"eu-{number}"
    assert result_on(libya(), name, listed, meant) == POSSIBLE
    assert result_on(libya(), name, listed - dt.timedelta(days=1), meant) == CLEAR


def test_another_name_is_no_hit() -> None:
    for name in ("Rosa Lindqvist", "Tomasz Kowalczyk", "Grace Wanjiru"):
        assert desk(libya(), dt.date(2019, 1, 1)).screen(make_subject(name)).result == CLEAR
