"""Laws of screening: order changes nothing, many are answered as one, software never bars."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.analyses.screening import POSSIBLE, RESULTS, make_subject
from sightline.analyses.screening.desk import without_address
from sightline.analyses.screening.screening import gravest, read_screening
from tests.analyses.screening.scenes import OTHERS, SAMASSEKOU, desk, picture_of, publish, screened
from tests.analyses.stage import Stage

NAMES = st.sampled_from(["Bakary Samassekou", "Ilyan Morovest", "Rosa Lindqvist", "Sadio Traoré"])


@settings(max_examples=12)
@given(name=NAMES, seed=st.integers(0, 99))
def test_the_order_of_records_does_not_matter(name: str, seed: int) -> None:
    records = publish([SAMASSEKOU, *OTHERS])
    mixed = list(records)
    random.Random(seed).shuffle(mixed)
    one, two = (screened(picture_of(each), name) for each in (records, mixed))
    assert one.content == two.content


@settings(max_examples=12)
@given(name=NAMES)
def test_an_answer_survives_being_written_and_read(name: str) -> None:
    found = screened(picture_of(publish([SAMASSEKOU, *OTHERS])), name)
    assert read_screening(found.content) == found
    assert found.result in RESULTS
    assert found.result == gravest(tuple(one.verdict for one in found.candidates))


@settings(max_examples=12)
@given(names=st.lists(NAMES, min_size=1, max_size=6))
def test_many_are_answered_as_one_by_one(names: list[str]) -> None:
    at = desk(picture_of(publish([SAMASSEKOU, *OTHERS])))
    subjects = [make_subject(name) for name in names]
    assert at.screen_all(subjects) == [at.screen(one) for one in subjects]


def test_software_alone_never_bars() -> None:
    """Without a decision and without a number no name, however like, is more than possible."""
    at = desk(picture_of(publish([SAMASSEKOU, *OTHERS])))
    for name in SAMASSEKOU.names + tuple(one.names[0] for one in OTHERS):
        asked = make_subject(name, kind="person", dates=["1971-04-05"], countries=["ml"])
        assert at.screen(asked).result in ("clear", POSSIBLE)


def test_what_is_new_and_of_somebody_else_changes_only_the_address() -> None:
    records = publish([SAMASSEKOU, *OTHERS])
    told = Stage()
    told.tell("v1", "Company", name="Obala Fuel")
    first, second = (screened(picture_of(each), "Bakary Yoro Samassekou") for each in
                     (records, [*records, *told.records]))  # fmt: skip
    assert first.address != second.address
    assert first.counted
    assert without_address(first) == without_address(second)
