"""The storylines: planted as described, and to be found where the truth says that they are."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from sightline.exercise.levy import BAN, roads
from sightline.exercise.stories import Story
from sightline.exercise.thing import iso
from sightline.values import Item
from tests.exercise import worlds

STORIES = worlds.exercise().stories

each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)


def test_stories_have_names_of_their_own() -> None:
    assert len({story.name for story in STORIES}) == len(STORIES) == 10
    assert sum(found.silent for story in STORIES for found in story.expected) >= 2


@each_story
def test_what_is_expected_is_about_things_that_are_told_of(story: Story) -> None:
    told = {
        claim.entity
        for batch in worlds.exercise().portions()
        for t in batch.tellings
        for claim in t.claims
    }
    for expected in story.expected:
        assert expected.entities
        assert set(expected.entities) <= told


@each_story
def test_all_that_was_planted_is_among_the_records(story: Story) -> None:
    entered = {
        record.about["reference"]: batch.at.date().isoformat()
        for batch in worlds.batches()
        for record in batch.records
        if isinstance(record, Item)
    }
    for telling in story.tellings:
        assert telling.reference in entered
        assert (telling.item.known or "") <= entered[telling.reference]


@each_story
def test_it_can_be_known_on_the_day_that_is_given(story: Story) -> None:
    days = [telling.item.known or "" for telling in story.tellings]
    days += [act.record.known for act in story.acts]
    for expected in story.expected:
        assert min(days) <= expected.known_from <= max(days)


@each_story
def test_the_setting_does_not_give_the_truth_away(story: Story) -> None:
    exercise = worlds.exercise()
    told, whole = exercise.story(truth=False), exercise.story()
    assert story.setting in told
    assert story.truth not in told
    assert story.truth in whole
    assert whole.startswith(told.rstrip())


def _values(prop: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for thing in worlds.truth().things:
        for value in thing["values"].get(prop, ()):
            found.setdefault(thing["ids"][0], set()).add(value)
    return found


def test_levies_on_charcoal_move_with_the_ban() -> None:
    closed, other = roads(worlds.exercise().world)
    counted: Counter[tuple[str, bool]] = Counter()
    charcoal = worlds.exercise().world.trade.goods[0].id
    for thing in worlds.truth().things:
        values = thing["values"]
        if values.get("incidentType") != ["roadblock-tax"] or values.get("commodity") != [charcoal]:
            continue
        site, after = values.get("site", [""])[0], values["date"][0] >= iso(BAN + 30)
        counted[site, after] += 1
    assert counted[closed.id, False] > 3 * counted[closed.id, True]
    assert counted[other.id, True] > 3 * counted[other.id, False]


def test_the_vendor_is_reached_over_three_ties() -> None:
    story = next(story for story in STORIES if story.name == "vendor")
    path = story.expected[0].entities
    ties = {tuple(value for _, value in thing.values[:2]) for thing in story.things}
    steps = [set(pair) for pair in pairwise(path)]
    assert all(any(step == set(tie) for tie in ties) for step in steps)


def test_the_smear_has_one_origin_and_the_echo_two() -> None:
    for name, origins in (("smear", 1), ("echo", 2)):
        story = next(story for story in STORIES if story.name == name)
        accused = story.expected[0].entities[0]
        telling = [
            told
            for told in story.tellings
            if any(claim.entity == accused and not claim.negated for claim in told.claims)
        ]
        assert len({told.origin for told in telling}) == origins
        assert len(telling) > origins + 1


def test_records_do_not_say_which_of_them_are_planted() -> None:
    planted = {telling.item.title for story in STORIES for telling in story.tellings}
    channels = {title.split(" ")[0] for title in planted}
    others = {
        record.title.split(" ")[0]
        for batch in worlds.batches()
        for record in batch.records
        if isinstance(record, Item) and record.title not in planted
    }
    assert channels <= others
