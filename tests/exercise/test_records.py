"""The records: the same everywhere, as many as wanted, in good order, in the words of the model."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from hashlib import sha256

import pytest

from sightline.errors import BadValue
from sightline.exercise import make_exercise
from sightline.exercise.acts import Act, decide
from sightline.exercise.chapters import Calendar
from sightline.exercise.house import MARKS
from sightline.exercise.world import World
from sightline.model import load_model
from sightline.values import (
    Decision,
    Grade,
    Identity,
    Instant,
    Item,
    Marking,
    Reader,
    Remarking,
    Scale,
    Statement,
    Withdrawal,
)
from tests.exercise import worlds

#: Changes only when the exercise is meant to change; then every figure measured on it does too.
DIGEST = "4754016186e9a777f223690cd9da4a13bac1e885aaeb418b6da1524d216309f1"


def test_the_same_seed_gives_the_same_bytes_on_every_machine() -> None:
    digest = sha256()
    for batch in make_exercise(1, 6000).batches():
        digest.update(f"{batch.author}|{batch.at.isoformat()}|{batch.case}".encode())
        for record in batch.records:
            digest.update(bytes.fromhex(record.id))
    assert digest.hexdigest() == DIGEST


def test_an_exercise_can_be_told_twice() -> None:
    assert tuple(worlds.exercise().batches()) == worlds.batches()


def test_another_seed_makes_another_country() -> None:
    one, other = worlds.exercise(1, 1000).world, worlds.exercise(2, 1000).world
    assert one.land.country.label != other.land.country.label
    assert one.land.country.id != other.land.country.id


@pytest.mark.parametrize("size", [1000, 1700, 5000, 12_000, 40_000])
def test_there_are_as_many_statements_as_wanted(size: int) -> None:
    for seed in (1, 2, 3):
        exercise = make_exercise(seed, size)
        told = sum(
            isinstance(record, Statement)
            for batch in exercise.batches()
            for record in batch.records
        )
        assert abs(told - size) <= size // 10


@pytest.mark.parametrize("size", [-1, 0, 999, 100_000_001])
def test_a_size_that_cannot_be_is_refused(size: int) -> None:
    with pytest.raises(BadValue, match=r"expected a number of statements from 1000 to"):
        make_exercise(1, size)


def test_markings_come_first_and_every_record_has_one_of_them() -> None:
    first, *rest = worlds.batches()
    assert {record.id for record in first.records if isinstance(record, Marking)} == set(
        MARKS.values()
    )
    used = {
        record.marking
        for batch in rest
        for record in batch.records
        if isinstance(record, Item | Identity | Withdrawal | Remarking)
    }
    assert used <= set(MARKS.values())
    assert len(used) >= 9


def test_readers_are_of_several_organisations_and_levels() -> None:
    readers = worlds.exercise().readers()
    assert len({reader.name for reader in readers}) == len(readers) == 8
    assert len({reader.organisation for reader in readers}) == 7
    assert {reader.clearance for reader in readers} == {"U", "C", "SC"}
    enrolled = [record for record in worlds.batches()[0].records if isinstance(record, Reader)]
    assert tuple(enrolled) == readers


def test_what_is_referred_to_was_entered_before() -> None:
    seen: set[str] = set()
    for batch in worlds.batches():
        for record in batch.records:
            wanted: tuple[str, ...] = ()
            if isinstance(record, Item):
                wanted = record.derived_from
            elif isinstance(record, Statement):
                wanted = (record.item,)
            elif isinstance(record, Withdrawal | Remarking):
                wanted = (record.target,)
            assert seen.issuperset(wanted)
            seen.add(record.id)


def test_no_record_of_a_case_is_named_from_outside_it() -> None:
    homes = {record.id: batch.case for batch in worlds.batches() for record in batch.records}
    for batch in worlds.batches():
        for record in batch.records:
            if isinstance(record, Withdrawal | Remarking):
                assert homes[record.target] is None
            elif isinstance(record, Item):
                assert all(homes[origin] == batch.case for origin in record.derived_from)


def test_no_record_comes_twice() -> None:
    counted = Counter(record.id for batch in worlds.batches() for record in batch.records)
    assert counted.most_common(1)[0][1] == 1


def test_the_same_act_twice_on_one_day_is_one_act(monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(world: World, calendar: Calendar, index: int) -> list[Act]:
        return [decide("p-1", "p-2", Decision.SAME, "Same.", calendar.recorded(index))] * 2

    monkeypatch.setattr("sightline.exercise.exercise.acts_after", twice)
    records = [r for batch in make_exercise(1, 90_000).batches() for r in batch.records]
    days = [r.known for r in records if isinstance(r, Identity) and r.left == "p-1"]
    assert len(days) == len(set(days)) > 1000


def test_time_runs_forward_and_nothing_is_known_before_it_is_entered() -> None:
    moments = [batch.at for batch in worlds.batches()]
    assert moments == sorted(set(moments))
    for batch in worlds.batches():
        for record in batch.records:
            if isinstance(record, Item | Identity | Withdrawal | Remarking) and record.known:
                assert Instant.parse(record.known).surely_by(batch.at.date())


def test_reports_come_late_and_not_in_the_order_of_events() -> None:
    items = [r for batch in worlds.batches() for r in batch.records if isinstance(r, Item)]
    told = [item for item in items if item.event and len(item.event) == 10 and item.known]
    events = [item.event for item in told]
    assert events != sorted(events, key=str)
    lags = [
        (dt.date.fromisoformat(item.known or "") - dt.date.fromisoformat(item.event or "")).days
        for item in told
    ]
    assert min(lags) >= 0
    assert max(lags) > 200
    assert sorted(lags)[len(lags) // 2] < 15
    assert {(item.event or "")[:6] for item in items} >= {"circa ", ""}


def test_grades_stand_in_the_scale_of_their_giver() -> None:
    items = [r for batch in worlds.batches() for r in batch.records if isinstance(r, Item)]
    scales = Counter(Grade.parse(item.grade).scale if item.grade else None for item in items)
    assert set(scales) == {None, Scale.ADMIRALTY, Scale.UK_3X5X2, Scale.EUROPOL_4X4}
    assert scales[Scale.ADMIRALTY] == max(scales.values())


def test_every_word_is_in_the_vocabulary_and_every_value_clean() -> None:
    model = load_model()
    for batch in worlds.batches():
        for record in batch.records:
            if isinstance(record, Statement):
                prop = model.schema(record.schema).properties[record.prop]
                cleaned = prop.clean(record.value)
                assert (cleaned.value, cleaned.problem) == (record.value, None), record


def test_three_languages_and_some_statements_tighter_than_their_item() -> None:
    said = [r for batch in worlds.batches() for r in batch.records if isinstance(r, Statement)]
    assert {record.lang for record in said} == {None, "eng", "fra", "ara"}
    assert {record.marking for record in said} == {None, MARKS["handlers"]}
    assert any(record.negated for record in said)
    assert any(record.original for record in said)


def test_no_verdict_is_among_the_records() -> None:
    text = b"".join(repr(record).encode() for batch in worlds.batches() for record in batch.records)
    for word in (b"verdict", b"mouthpiece", b"spelling", b"storyline", b"'lie'"):
        assert word not in text
