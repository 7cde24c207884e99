"""The invented list: the same for the same seed, with answers that are true."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.names import Profile
from sightline.engines.names.profile import LONGEST
from sightline.exercise.bearers import World, make_list
from sightline.exercise.bearers.bearer import Firm
from sightline.exercise.bearers.kin import near
from sightline.exercise.bearers.world import name_of
from sightline.exercise.draws import Draws

SEEDS = st.integers(0, 2**32)
KINDS_OF_NOBODY = {
    *("stranger", "relative", "namesake", "same-given"),
    *("sibling-trade", "sibling-place", "same-trade"),
}


def told(profile: Profile) -> tuple[object, ...]:
    """Everything in a profile, in an order that does not change."""
    sets = sorted(profile.countries), sorted(profile.identifiers)
    return profile.names, profile.sort.value, profile.weak, profile.dates, profile.places, *sets


def test_the_same_seed_makes_the_same_world() -> None:
    one, other = make_list(300, 7), make_list(300, 7)
    assert one.bearers == other.bearers
    assert one.questions(100) == other.questions(100)


def test_the_world_is_the_same_on_every_machine() -> None:
    world = make_list(100, 1)
    lines = [*map(told, world.bearers.values())]
    lines += [(*told(one.profile), one.truth, one.kind) for one in world.questions(100)]
    digest = sha256("\n".join(map(repr, lines)).encode()).hexdigest()
    assert digest[:16] == "85926d6c9c54c78b", "figures of other days cannot be compared any more"


def test_another_seed_makes_another_world() -> None:
    one, other = make_list(200, 1), make_list(200, 2)
    same = sum(one.bearers[key].names == other.bearers[key].names for key in one.bearers)
    assert same < 10


@given(SEEDS, st.integers(1, 40))
def test_a_smaller_list_is_the_beginning_of_a_larger(seed: int, size: int) -> None:
    small, large = make_list(size, seed), make_list(size + 5, seed)
    assert small.bearers.items() <= large.bearers.items()
    assert list(small.bearers) == list(large.bearers)[:size]


@given(SEEDS, st.integers(0, 10**7))
def test_whoever_is_drawn_has_a_name_that_can_be_read(seed: int, number: int) -> None:
    profile = World(1, seed).profile(number)
    question = World(50, seed).question(number)
    for name in (*profile.names, *profile.weak, *question.profile.names):
        assert 1 <= len(name) <= LONGEST
        assert name == " ".join(name.split())
        assert "\0" not in name
        assert "{" not in name


@given(SEEDS, st.integers(0, 500))
def test_a_question_needs_no_other_question(seed: int, number: int) -> None:
    assert make_list(60, seed).question(number) == make_list(60, seed).questions(number + 1)[-1]


def test_whoever_is_meant_stands_on_the_list_and_nobody_else_does() -> None:
    world = make_list(400, 3)
    questions = world.questions(1_500)
    meant = [one for one in questions if one.truth is not None]
    nobody = [one for one in questions if one.truth is None]
    assert {one.truth for one in meant} <= set(world.bearers)
    assert {one.kind for one in nobody} == KINDS_OF_NOBODY
    assert not {one.kind for one in meant} & KINDS_OF_NOBODY
    assert 0.56 < len(meant) / len(questions) < 0.64
    strangers = sum(one.kind == "stranger" for one in nobody)
    assert 0.42 < strangers / len(nobody) < 0.58
    assert all(one.profile.sort is world.bearers[str(one.truth)].sort for one in meant)


def test_numbers_of_the_meant_are_theirs_and_of_nobody_are_not() -> None:
    world = make_list(300, 5)
    listed = {number: key for key, one in world.bearers.items() for number in one.identifiers}
    right = wrong = 0
    for one in world.questions(3_000):
        for number in one.profile.identifiers:
            if number in listed:
                right += listed[number] == one.truth
                wrong += listed[number] != one.truth
    assert right > 50
    assert wrong == 0


@given(SEEDS, st.integers(0, 10**6))
def test_who_is_near_is_somebody_else(seed: int, number: int) -> None:
    bearer = World(1, seed).bearer(number)
    other, kind = near(bearer, Draws(seed, "near", number))
    assert kind in KINDS_OF_NOBODY - {"stranger"}
    assert other.number != bearer.number
    if isinstance(bearer.name, Firm):
        assert other.name != bearer.name
    else:
        assert other.born != bearer.born
        assert kind == "namesake" or other.name != bearer.name


def test_nothing_is_drawn_before_it_is_asked_for() -> None:
    world = make_list(10**9, 1)
    assert len(world) == 10**9
    assert next(world.stream())[0] == name_of(0)
    assert str(world.question(3).kind)


def test_the_list_holds_what_lists_hold() -> None:
    listed = list(make_list(3_000, 11).bearers.values())
    people = [one for one in listed if one.sort.value == "person"]
    share = len(people) / len(listed)
    assert 0.79 < share < 0.85
    assert 0.70 < sum(bool(one.dates) for one in people) / len(people) < 0.84
    assert 0.8 < sum(bool(one.countries) for one in listed) / len(listed) < 0.9
    assert 0.2 < sum(bool(one.identifiers) for one in listed) / len(listed) < 0.3
    assert any(len(one.dates) == 2 for one in people)
    assert any(one.weak for one in people)
    assert not any(one.dates for one in listed if one.sort.value == "body")
    scripts = {_script(name) for one in listed for name in one.names}
    assert scripts == {"latin", "cyrillic", "arabic"}


def _script(name: str) -> str:
    letters = [letter for letter in name if letter.isalpha()]
    if any("\u0600" <= letter <= "\u06ff" for letter in letters):
        return "arabic"
    return "cyrillic" if any("\u0400" <= letter <= "\u04ff" for letter in letters) else "latin"
