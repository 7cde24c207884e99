"""What a screening says: software says possible match, and more only when identity is certain."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from sightline.analyses.screening import (
    CLEAR,
    EXPOSURE,
    POSSIBLE,
    PROHIBITED,
    Subject,
    make_subject,
)
from sightline.errors import BadVocabulary, NotFound
from tests.analyses.screening.scenes import DAY, HOLDING, OTHERS, SAMASSEKOU, desk, screened, stage
from tests.analyses.stage import Stage
from tests.picture.world import decided

NAME = "Bakary Yoro Samassekou"


def named(**rest: object) -> Subject:
    return make_subject(NAME, kind="person", **rest)  # type: ignore[arg-type]


def test_a_name_alone_is_a_possible_match_with_reasons() -> None:
    found = screened(stage(SAMASSEKOU, *OTHERS), named(dates=["1971-04-05"]))
    assert found.result == POSSIBLE
    (one,) = found.counted
    assert one.entity == "eu-1"
    assert any("same" in reason for reason in one.reasons)
    assert not one.certain
    assert "in force: asset-freeze, travel-ban" in one.standings[0].words


def test_no_hit_is_a_finding_with_its_lists() -> None:
    found = screened(stage(SAMASSEKOU, *OTHERS), "Rosa Lindqvist")
    assert (found.result, found.candidates) == (CLEAR, ())
    (seen,) = found.lists
    assert (seen.list, seen.age, seen.entries) == ("eu", 31, 5)
    assert seen.item in found.basis
    assert any("31 days" in words for words in found.unknown)


def test_a_weak_alias_alone_never_suffices() -> None:
    for more in ({}, {"kind": "person"}):
        found = screened(stage(SAMASSEKOU, *OTHERS), make_subject("The Engineer", **more))
        assert found.result != PROHIBITED
        assert all(float(one.probability) < 0.2 for one in found.candidates)


def test_a_number_makes_certain_only_together_with_the_name() -> None:
    listed = stage(SAMASSEKOU, *OTHERS)
    sure = screened(listed, named(numbers=["p 4471902"]))
    assert sure.result == PROHIBITED
    assert "number" in sure.candidates[0].certain
    lent = screened(listed, make_subject("Ilyan Morovest", numbers=["P-4471902"]))
    assert all(not one.certain for one in lent.candidates)
    weak = screened(listed, make_subject("The Engineer", numbers=["P-4471902"]))
    assert all(not one.certain for one in weak.candidates)
    short = msgspec.structs.replace(SAMASSEKOU, number="A12")
    assert screened(stage(short), named(numbers=["A12"])).result == POSSIBLE


def test_what_is_barred_depends_on_the_purpose() -> None:
    listed = stage(SAMASSEKOU)
    subject = named(numbers=["P-4471902"])
    assert screened(listed, subject, purpose="vendor").result == PROHIBITED
    assert screened(listed, subject, purpose="engagement").result == EXPOSURE
    travel = msgspec.structs.replace(SAMASSEKOU, measures=("Travel ban",))
    assert screened(stage(travel), subject, purpose="vendor").result == EXPOSURE
    with pytest.raises(BadVocabulary):
        desk(listed, purpose="gossip")


def test_a_listing_that_does_not_name_its_measure_bars_nothing_and_says_so() -> None:
    unnamed = msgspec.structs.replace(SAMASSEKOU, measures=())
    found = screened(stage(unnamed), named(numbers=["P-4471902"]))
    assert found.result == EXPOSURE
    assert "which measure a listing carries" in found.unknown


def test_the_day_decides() -> None:
    once = msgspec.structs.replace(SAMASSEKOU, listed="2020-01-01", ended="2022-12-31")
    picture = stage(once).picture()
    subject = named(numbers=["P-4471902"])
    results = [
        desk(picture, dt.date.fromisoformat(day)).screen(subject).result
        for day in ("2019-12-31", "2020-01-01", "2022-12-30", "2023-06-01")
    ]
    assert results == [CLEAR, PROHIBITED, PROHIBITED, CLEAR]


def test_a_decision_that_two_are_one_makes_certain() -> None:
    told = stage(SAMASSEKOU)
    told.tell("v1", "Person", name="B. Y. Samaseku")
    asked = make_subject("B. Y. Samaseku", entity="v1")
    before = screened(told, asked)
    assert all(one.entity == "v1" or not one.certain for one in before.candidates)
    told.records.append(decided("v1", "eu-1"))
    after = screened(told, asked)
    assert after.result == PROHIBITED
    assert "decision" in after.candidates[0].certain


def test_an_entity_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        screened(stage(SAMASSEKOU), make_subject("x y", entity="v9"))


def test_without_any_list_nothing_is_said() -> None:
    told = Stage()
    told.tell("v1", "Company", name="Obala Fuel")
    with pytest.raises(NotFound, match="no list"):
        desk(told)
    found = screened(told, "Obala Fuel", against="picture")
    assert found.result == POSSIBLE
    assert "on no list" in found.counted[0].because


def test_against_the_picture_the_listed_are_left_out_and_against_both_they_are_not() -> None:
    told = stage(SAMASSEKOU)
    told.tell("v1", "Person", name="Bakary Y. Samassekou")
    found = {
        against: {one.entity for one in screened(told, named(), against=against).candidates}
        for against in ("lists", "picture", "both")
    }
    assert found == {"lists": {"eu-1"}, "picture": {"v1"}, "both": {"eu-1", "v1"}}


def test_a_version_that_is_not_whole_is_named() -> None:
    told = stage(SAMASSEKOU, HOLDING)
    lost = [one for one in told.records if "eu-listing-2" not in getattr(one, "entity", "")]
    told.records = lost
    found = screened(told, "Rosa Lindqvist")
    assert any("not here whole" in words for words in found.unknown)


def test_the_same_gives_the_same_bytes_and_another_day_others() -> None:
    told = stage(SAMASSEKOU, *OTHERS)
    one, two = (screened(told, named()) for _ in range(2))
    assert one.content == two.content
    assert one.digest != screened(told, named(), day=DAY + dt.timedelta(days=1)).digest
