"""Names are invented, differ between languages as real ones do, and mean nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.exercise.draws import Draws
from sightline.exercise.label import every_land, hoard, name_family, name_person, name_place
from sightline.exercise.people import Crowd
from sightline.exercise.sounds import ARABIC, ENGLISH, FRENCH, LANGUAGES, mistype, spell
from sightline.model.types.country import countries
from tests.conftest import need
from tests.exercise import worlds

MISSIONS = frozenset(
    (
        *("MINUSMA", "MINUSCA", "MONUSCO", "MONUC", "UNMIL", "UNAMSIL", "UNMIK", "UNMISS"),
        *("UNFICYP", "MINURSO", "UNOCI", "UNAMID", "MINUSTAH", "UNSMIL", "UNAMA", "UNSOM"),
    )
)


def test_no_land_is_a_real_country() -> None:
    real = {name.casefold() for country in countries().values() for name in country.names}
    assert len(real) > 500
    assert not real & {land.casefold() for land in every_land()}


def test_the_mission_is_no_real_one() -> None:
    for seed in range(40):
        mission = worlds.exercise(seed, 1000).world.mission
        assert mission.short not in MISSIONS
        assert "United Nations" not in mission.name


def test_lands_and_provinces_have_names_of_their_own() -> None:
    for seed in range(10):
        land = worlds.exercise(seed, 1000).world.land
        names = [place.label.spelled() for place in land.places()]
        assert len(names) == len(set(names))


def test_places_never_share_a_name() -> None:
    for start in (0, 1, 977):
        assert len({name_place(number, start) for number in range(3000)}) == 3000


def test_nobody_bears_the_name_of_a_listed_person(shared: Path) -> None:
    paths = sorted(shared.glob("data/sanctions/un_sc_consolidated_*.xml"))
    need(paths, "the lists of the Security Council are not there")
    listed: set[str] = set()
    for path in paths:
        text = path.read_text("utf-8")
        for tag in ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "ALIAS_NAME"):
            found = re.findall(f"<{tag}>([^<]+)", text)
            listed |= {word for name in found for word in re.findall(r"\w+", name.casefold())}
    assert len(listed) > 2000
    draws = Draws(5, "families")
    families = {spell(name_family(draws), ENGLISH)[0].casefold() for _ in range(4000)}
    assert len(families) > 1500
    assert not families & listed


def test_family_names_are_not_given_names() -> None:
    draws = Draws(6, "families")
    given = set(hoard().men) | set(hoard().women)
    assert not given & {name_family(draws) for _ in range(4000)}


@pytest.mark.parametrize(
    ("word", "english", "french", "arabic"),
    [
        ("yUsuf", "Yusuf", "Yousouf", "يوسف"),
        ("karIm", "Karim", "Karim", "كريم"),
        ("rASid", "Rashid", "Rachid", "راشد"),
        ("ibrAhIm", "Ibrahim", "Ibrahim", "إبراهيم"),
        ("merAkuS", "Merakush", "Merakouch", "مراكش"),
    ],
)
def test_sounds_are_written_after_the_habits_of_three_languages(
    word: str, english: str, french: str, arabic: str
) -> None:
    assert spell(word, ENGLISH)[0] == english
    assert spell(word, FRENCH)[0] == french
    assert spell(word, ARABIC)[0] == arabic


def test_a_name_has_variants_in_each_language() -> None:
    name = name_person(Draws(1, "name"), woman=True)
    for language in LANGUAGES:
        written = {name.spelled(language, variant) for variant in range(4)}
        assert len(written) > 1


@given(st.text("abcdefghij klm", min_size=1), st.integers(0, 100), st.integers(0, 5))
def test_a_slip_changes_the_text(text: str, place: int, kind: int) -> None:
    assert mistype(text, place, kind) != text


def test_namesakes_share_their_name_and_nothing_else() -> None:
    crowd = Crowd(3, 400, 6)
    pairs = [(crowd.person(n), crowd.person(n - 1)) for n in range(15, 400, 16)]
    for one, other in pairs:
        assert (one.name.given, one.name.family) == (other.name.given, other.name.family)
        assert set(one.ids).isdisjoint(other.ids)
        assert one.birth != other.birth
    assert sum(one.name.father != other.name.father for one, other in pairs) > len(pairs) * 3 // 4


def test_nobody_has_an_ethnicity_or_a_religion() -> None:
    props = {value for thing in worlds.truth().things for value in thing["values"]}
    assert props.isdisjoint({"ethnicity", "religion", "topics"})
