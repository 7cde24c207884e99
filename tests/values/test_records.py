"""Records refuse what nobody could read later: no title, no value, a date or grade of no kind."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.errors import BadGrade, BadInstant, BadValue
from sightline.values import (
    Decision,
    Head,
    Identity,
    Item,
    Kind,
    Level,
    Reader,
    Statement,
    Withdrawal,
)
from sightline.values.entry import Erasure, Opening

ITEM: dict[str, Any] = {"title": "Report", "item_kind": Kind.REPORT, "marking": "m"}
SAID: dict[str, Any] = {"entity": "e", "schema": "s", "prop": "p", "value": "v", "item": "i"}
ANA: dict[str, Any] = {"name": "ana", "organisation": "jmac", "clearance": Level.CONFIDENTIAL}
SIGNED: dict[str, Any] = {"author": "ana", "marking": "m", "reason": "r"}


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"title": " "}, BadValue),
        ({"item_kind": "report"}, BadValue),
        ({"item_kind": "rumour"}, BadValue),
        ({"grade": "Z9"}, BadGrade),
        ({"event": "some day"}, BadInstant),
        ({"known": "03/04/2018"}, BadInstant),
        ({"known": ""}, BadInstant),
    ],
)
def test_an_item(wrong: dict[str, Any], error: type[BadValue]) -> None:
    Item(**ITEM)
    with pytest.raises(error):
        Item(**(ITEM | wrong))


@pytest.mark.parametrize(
    ("wrong", "error"),
    [({name: ""}, BadValue) for name in SAID]
    + [({"grade": "2B"}, BadGrade), ({"event": "2018-02-30"}, BadInstant)],
)
def test_a_statement(wrong: dict[str, Any], error: type[BadValue]) -> None:
    Statement(**SAID)
    with pytest.raises(error):
        Statement(**(SAID | wrong))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"organisation": " "},
        {"clearance": "C"},
        {"since": "soon"},
        {"until": "later"},
    ],
)
def test_a_reader(wrong: dict[str, Any]) -> None:
    Reader(**ANA, by="root")
    with pytest.raises(BadValue):
        Reader(**(ANA | wrong), by="root")


def test_the_bodies_that_mean_a_reader() -> None:
    reader = Reader(**ANA, by="root", roles=("analyst", "custodian"))
    assert reader.bodies == {"person:ana", "org:jmac", "role:analyst", "role:custodian"}
    assert "all" not in reader.bodies


def test_an_identity_names_two_entities_in_one_order() -> None:
    rest = SIGNED | {"known": "2018"}
    assert Identity.of("b", "a", "same", **rest) == Identity.of("a", "b", Decision.SAME, **rest)
    for left, right in (("a", "a"), ("b", "a")):
        with pytest.raises(BadValue, match="two different entities"):
            Identity(left=left, right=right, decision=Decision.SAME, **rest)
    with pytest.raises(BadValue, match="expected same, different, unsure"):
        Identity.of("a", "b", "perhaps", **rest)
    with pytest.raises(BadValue, match="Decision"):
        Identity(left="a", right="b", decision="same", **rest)  # type: ignore[arg-type]  # on purpose


def test_dates_of_decisions_can_be_read() -> None:
    with pytest.raises(BadInstant):
        Withdrawal(target="t", known="lately", **SIGNED)
    with pytest.raises(BadInstant):
        Identity.of("a", "b", "same", known="lately", **SIGNED)
    with pytest.raises(BadInstant):
        Opening(basis="b", by="ana", case="C-1", purpose="p", review_by="lately")
    with pytest.raises(BadInstant):
        Erasure(basis="b", by="ana", case="C-1", known="lately", reason="r")


def test_the_head_of_an_empty_ledger() -> None:
    assert Head.origin() == Head(0, "0" * 64)
