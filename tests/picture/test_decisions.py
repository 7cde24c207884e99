"""The decisions in force, as a picture tells them: of each pair the latest that stands."""

from __future__ import annotations

import pytest

from sightline.values import Decision
from tests.picture.world import decided, item, picture, said, withdrawn

A, B, C = (said(item(), name, "name", name) for name in "abc")


def test_of_each_pair_the_latest_decision_is_told_with_its_reason_and_author() -> None:
    old, new = decided("a", "b", "same", "2024-05-02"), decided("a", "b", "different", "2024-05-03")
    (one,) = picture(item(), A, B, old, new).decisions()
    assert (one.id, one.decision, one.author) == (new.id, Decision.DIFFERENT, "ana")
    assert (one.left, one.right, one.reason) == ("a", "b", "same photograph")
    assert str(one.known_by) == "2024-05-03"


def test_a_withdrawn_decision_gives_way_to_the_one_before_it() -> None:
    old, new = decided("a", "b", "same", "2024-05-02"), decided("a", "b", "different", "2024-05-03")
    (one,) = picture(item(), A, B, old, new, withdrawn(new)).decisions()
    assert one.id == old.id


@pytest.mark.parametrize("order", [1, -1])
def test_decisions_come_in_the_order_of_the_pairs(order: int) -> None:
    acts = [decided("b", "c"), decided("a", "c", "unsure"), decided("a", "b")]
    found = picture(item(), A, B, C, *acts[::order]).decisions()
    assert [(one.left, one.right) for one in found] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_heads_name_the_id_under_which_a_joined_one_is_shown() -> None:
    seen = picture(item(), A, B, C, decided("b", "c"), decided("a", "b"))
    assert seen.heads() == {"b": "a", "c": "a"}
    assert picture(item(), A, B).heads() == {}


def test_statements_that_stand_are_counted_under_the_head() -> None:
    gone = said(item(), "b", "alias", "z")
    seen = picture(item(), A, B, C, gone, withdrawn(gone), decided("a", "b"))
    assert seen.count_statements() == {"a": 2, "c": 1}


def test_every_id_of_an_entity_is_named_and_no_other() -> None:
    assert picture(item(), A, B, decided("a", "b"), decided("x", "y")).ids() == {"a", "b"}
    gone = said(item(), "c", "name", "c")
    assert picture(item(), A, gone, withdrawn(gone)).ids() == {"a"}
