"""Candidates: many at once are each by itself, and how the index came to be does not matter."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.engines.names import Candidates, Index, Profile, Sort, compare, warm_up
from sightline.engines.names.roster import gathering
from sightline.engines.names.roster.candidates import WEAK_MOST, features
from sightline.engines.names.roster.evidence import FEATURES
from sightline.errors import BadName, NotFound
from tests.engines.names.profiles import FAMILY, GIVEN, body, person, profiles

LISTED = {
    f"p{number}": person(f"{given_name} {family}", dates=(f"{1950 + number}",))
    for number, (given_name, family) in enumerate(
        (given_name, family) for given_name in GIVEN for family in FAMILY
    )
}
bearers = st.dictionaries(st.sampled_from([f"b{n}" for n in range(8)]), profiles, max_size=6)


def answers(found: Candidates, number: int = 0) -> list[tuple[str, float]]:
    return [(identity, round(chance, 5)) for identity, chance in found.of(number)]


@given(bearers, bearers, st.sets(st.sampled_from([f"b{n}" for n in range(8)])), profiles)
@settings(max_examples=40)
def test_changing_is_the_same_as_building_anew(
    start: dict[str, Profile], more: dict[str, Profile], gone: set[str], asked: Profile
) -> None:
    changed = Index.build(start).plus(more).minus(gone)
    anew = Index.build({key: value for key, value in {**start, **more}.items() if key not in gone})
    for most in (1, 3, 10):
        one, other = (index.candidates([asked], most=most) for index in (changed, anew))
        assert answers(one) == answers(other)


def test_what_is_left_out_for_speed_does_not_depend_on_how_the_index_came_to_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    half = {key: value for key, value in LISTED.items() if int(key[1:]) % 2}
    rest = {key: value for key, value in LISTED.items() if key not in half}
    whole, parted = Index.build(LISTED), Index.build(half).plus(rest)
    asked = [person(f"{name} Karveline Oustarof", dates=("1960",)) for name in GIVEN]
    for most in (1, 2, 5, 20):
        one, other = whole.candidates(asked, most=most), parted.candidates(asked, most=most)
        for number in range(len(asked)):
            assert answers(one, number) == answers(other, number)


@given(bearers, st.lists(profiles, max_size=4))
def test_many_at_once_are_each_by_itself(listed: dict[str, Profile], asked: list[Profile]) -> None:
    index = Index.build(listed)
    together = index.candidates(asked, most=4)
    assert len(together) == len(asked)
    for number, one in enumerate(asked):
        assert answers(together, number) == answers(index.candidates([one], most=4))


@given(bearers, profiles)
def test_the_likeliest_come_first_and_each_once(listed: dict[str, Profile], asked: Profile) -> None:
    found = Index.build(listed).candidates([asked], most=5)
    chances = [chance for _, chance in found.of(0)]
    assert chances == sorted(chances, reverse=True)
    assert len(set(found.ids(0))) == len(found.ids(0)) <= 5
    assert set(found.ids(0)) <= set(listed)


def test_everybody_is_found_by_the_own_name() -> None:
    index = Index.build(LISTED)
    found = index.candidates(list(LISTED.values()), most=1)
    assert [found.ids(number) for number in range(len(LISTED))] == [[key] for key in LISTED]


def test_a_number_of_a_document_finds_whoever_has_it() -> None:
    listed = LISTED | {"n": person("Marie Tavarosa", identifiers=frozenset({"AB 123-4567"}))}
    asked = person("Qwzt", identifiers=frozenset({"ab1234567"}))
    assert Index.build(listed).candidates([asked]).ids(0) == ["n"]
    assert not Index.build(listed).minus(["n"]).candidates([asked]).ids(0)


def test_of_several_dates_and_names_the_best_counts() -> None:
    listed = {
        "one": person("Aliou Dembazou", dates=("1950", "1971-04-03")),
        "two": person("Aliou Dembazou", dates=("1950",)),
    }
    found = Index.build(listed).candidates([person("X", "Aliou Dembazou", dates=("1971-04-03",))])
    assert found.ids(0)[0] == "one"
    assert found.scores[0] > found.scores[1] + 1


def test_a_weak_alias_is_never_enough_alone() -> None:
    listed = LISTED | {"w": Profile(names=("Sergei Tavarosa",), weak=("Zerkandor",))}
    index = Index.build(listed)
    bare = index.candidates([person("Zerkandor")], expected=0.9)
    assert bare.ids(0)[0] == "w"
    assert bare.scores[0] <= WEAK_MOST + 1e-6


def test_words_lost_and_joined_are_found() -> None:
    listed = LISTED | {
        "joined": person("Zerkandorvasti"),
        "firm": body("Karvelin Trading Bank Ltd"),
    }
    index = Index.build(listed)
    asked = [
        person("Zerkan Dorvasti"),
        person("Mariebrinkhuis"),
        Profile(names=("KTB",), sort=Sort.BODY),
    ]
    found = index.candidates(asked, most=1)
    assert found.ids(0) == ["joined"]
    assert listed[found.ids(1)[0]].names == ("Marie Brinkhuis",)
    assert found.ids(2) == ["firm"]


def test_a_company_asked_for_as_a_person_is_found_and_less_likely() -> None:
    index = Index.build(LISTED | {"firm": body("Zerkandor Dorvasti")})
    asked = [person("Zerkandor Dorvasti"), body("Zerkandor Dorvasti")]
    found = index.candidates(asked, most=1)
    assert found.ids(0) == found.ids(1) == ["firm"]
    assert found.scores[0] < found.scores[1] - 3


def test_words_for_peoples_change_nothing() -> None:
    index = Index.build(LISTED)
    plain, named = person("Aliou Dembazou"), person("Aliou Hutu Dembazou")
    assert answers(index.candidates([plain])) == answers(index.candidates([named]))
    assert not index.candidates([person("Hutu")]).ids(0)


def test_looking_at_one_says_what_searching_says() -> None:
    index = Index.build(LISTED)
    asked = person("Muhammad Dembazou")
    for hit in index.search(asked, most=3):
        assert index.look(asked, hit.id) == hit.match
    with pytest.raises(NotFound):
        index.look(asked, "absent")


def test_the_world_of_an_index_counts_families_of_spellings() -> None:
    listed = {
        "a": person("Mamadou Karvelin", "Mohamed Karvelin"),
        "b": person("محمد الزردوي"),
        "c": body("Mohamed Trading"),
    }
    index = Index.build(listed)
    assert index.world.persons.counts.get("mohamed") == 2
    assert index.world.bodies.counts.get("mohamed") == 1
    assert index.minus(["b"]).world.persons.counts.get("mohamed") == 1
    assert "mohamed" not in index.minus(["a", "b"]).world.persons.counts
    assert compare(listed["a"], listed["b"], world=index.world).probability > 0


@pytest.mark.parametrize("wrong", [{"most": 0}, {"expected": 0.0}, {"expected": 1.0}])
def test_what_cannot_be_asked_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(BadName):
        Index.build(LISTED).candidates([person("Aliou")], **wrong)  # type: ignore[arg-type]


def test_an_empty_index_and_no_question_are_no_trouble() -> None:
    assert Index.build({}).candidates([person("Aliou")]).ids(0) == []
    assert len(Index.build(LISTED).candidates([])) == 0


def test_evidence_has_a_name_for_each_number() -> None:
    index = Index.build(LISTED)
    found = features(index.standing, [LISTED["p0"]], most=5)
    assert found.evidence.shape == (len(found.rows), len(FEATURES))
    first = dict(zip(found.names, found.evidence[0].tolist(), strict=True))
    assert index.id_at(int(found.rows[0])) == "p0"
    assert first["paired"] == first["asked_parts"] == first["known_parts"] == 2
    assert first["same"] == 1.0
    assert first["conflicts"] == first["worst"] == first["asked_left"] == 0


def test_progress_is_told() -> None:
    told: list[tuple[str, int, int]] = []
    index = Index.build(LISTED, progress=lambda *step: told.append(step))
    index.candidates([person("Aliou")] * 3, progress=lambda *step: told.append(step))
    assert ("names read", len(LISTED), len(LISTED)) in told
    assert told[-1] == ("looked up", 3, 3)


def test_without_the_compiler_the_answers_are_the_same() -> None:
    script = (
        "from tests.engines.names.roster.test_candidates import LISTED, answers, person;"
        "from sightline.engines.names import Index;"
        "print(answers(Index.build(LISTED).candidates([person('Serguei Karveline')])))"
    )
    found = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    here = answers(Index.build(LISTED).candidates([person("Serguei Karveline")]))
    assert found.stdout.strip() == str(here)


def test_no_more_than_wanted_are_kept_whatever_their_order() -> None:
    size, most = 40, 7
    draw = np.random.default_rng(5)
    for _ in range(20):
        worth = draw.integers(0, 6, size).astype(np.float32)
        keys = draw.permutation(size).astype(np.uint64)
        tray = gathering.new_tray(size)
        tray.touched[:] = draw.permutation(size)
        tray.worth[:] = worth[tray.touched]
        for row in range(size):
            tray.bins[int(worth[row] * gathering.STEP) + gathering.ORIGIN] += 1
        rows, kept = np.full(most, -1, np.int32), np.zeros(most, np.float32)
        assert gathering._keep(tray, size, keys, most, rows, kept) == most
        best = sorted(range(size), key=lambda row: (-worth[row], keys[row]))[:most]
        assert set(rows.tolist()) == set(best)
        assert not tray.bins.any()


def test_warming_up_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    warm_up(lambda _, done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_who_was_removed_is_no_candidate_and_counts_for_nothing() -> None:
    twins = LISTED | {"twin": LISTED["p0"]}
    index = Index.build(twins).minus(["p0"])
    found = index.candidates([LISTED["p0"]], most=20)
    assert found.ids(0)[0] == "twin"
    assert "p0" not in found.ids(0)
    rest = {key: value for key, value in twins.items() if key != "p0"}
    assert answers(found) == answers(Index.build(rest).candidates([LISTED["p0"]], most=20))


def test_of_several_countries_of_both_the_rarest_counts_however_the_index_came_to_be() -> None:
    many = {f"x{number}": person(f"Osei Tambo{number}", countries=("ml",)) for number in range(6)}
    twice = {"t": person("Aliou Dembazou", countries=("ml", "cf"))}
    asked = [person("Aliou Dembazou", countries=("cf", "ml"))]
    for index in (Index.build({**many, **twice}), Index.build(twice).plus(many)):
        assert answers(index.candidates(asked)) == answers(
            Index.build({**twice, **many}).candidates(asked)
        )
