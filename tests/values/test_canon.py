"""The canonical form: RFC 8785, one form for one record, ids that stay for good."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.errors import BadValue
from sightline.values import (
    Block,
    Identity,
    Item,
    Kind,
    Level,
    Marking,
    Reader,
    Remarking,
    Statement,
    Withdrawal,
    encode,
    identify,
)
from sightline.values.canon import decode_lines, encode_lines
from sightline.values.entry import STATEMENTS, Body, decode, decode_block
from tests.values import records

LEFT, RIGHT = "e-1", "e-2"
MARKING = Marking.of("C", "org:un-jmac", owner="org:un-jmac")
REST = {"author": "ana", "known": "2026-11-21", "marking": MARKING.id, "reason": "same passport"}
ITEM = Item(
    title="Patrol report 14",
    item_kind=Kind.REPORT,
    marking=MARKING.id,
    grade="B2",
    event="2018-04-25",
    known="circa 2018",
    about={"file": "14.txt"},
)
STATEMENT = Statement(
    entity=LEFT, schema="Person", prop="name", value="Amara Dialo", item=ITEM.id, place="line 3"
)


@settings(max_examples=300)
@given(records.BODIES)
def test_it_is_the_json_of_rfc_8785(body: Body) -> None:
    line = encode(body)
    assert rfc8785.dumps(json.loads(line)) == line


@settings(max_examples=300)
@given(records.BODIES)
def test_what_is_written_is_read_again(body: Body) -> None:
    line = encode(body)
    assert b"\n" not in line
    assert decode(line) == body
    assert type(decode(line)) is type(body)


@given(records.BODIES)
def test_the_id_is_the_hash_of_the_form(body: Body) -> None:
    assert body.id == sha256(encode(body)).hexdigest() == identify(body).hex()


@given(st.lists(records.BODIES, max_size=5))
def test_a_block_is_read_whole(bodies: list[Body]) -> None:
    lines = b"\n".join(encode_lines(bodies))
    ids = b"".join(identify(body) for body in bodies)
    block = Block(1, "2026-11-21", "ana", frozenset({"m"}), None, ids, lines)
    assert decode_block(block) == bodies
    assert len(block) == len(bodies)


# The names under which these records are known everywhere: they must never change.
PINNED: list[tuple[Body, str]] = [
    (MARKING, "7acbb57262997d50bba2502cf7138b3ee5b0316f6fb8125dafa9192141479cc9"),
    (ITEM, "65bb58bd68a3d90a2529c66655835f171cb71242c83c1472054adafc2e9ca905"),
    (STATEMENT, "c7829661937d05d9f51e3b72a547e6e9e33ec01944099d752272d537112e5106"),
    (
        Identity.of(RIGHT, LEFT, "same", **REST),
        "06862767253f76a47913ce724475bd2f9d70d388902e11ede29d571de8d31803",
    ),
    (
        Withdrawal(target=STATEMENT.id, **REST),
        "f781f8f8629f122a327d857438da1389073f8ba1f49b7b83159607c45c8c3d6d",
    ),
    (
        Remarking(target=ITEM.id, body="org:un-jmac", **REST),
        "2d829e97cd33072cb8292ce195d6d622ba7377d70edf540724bb9f5bb71101fd",
    ),
    (
        Reader(name="ana", organisation="un-jmac", clearance=Level.CONFIDENTIAL, by="ana"),
        "ac5fa4bbe6e2dec01c75c3773482bd369336c2529e11eca193ca724927391166",
    ),
]


@pytest.mark.parametrize(("body", "pinned"), PINNED, ids=lambda part: type(part).__name__)
def test_ids_stay_for_good(body: Body, pinned: str) -> None:
    assert body.id == pinned


def test_the_form_of_an_item_is_this() -> None:
    assert encode(ITEM).decode() == (
        '{"_":"item","about":{"file":"14.txt"},"event":"2018-04-25","grade":"B2",'
        f'"item_kind":"report","known":"circa 2018","marking":"{MARKING.id}",'
        '"title":"Patrol report 14"}'
    )


@pytest.mark.parametrize("place", ["value", "original", "lang", "entity"])
def test_a_lone_surrogate_is_a_bad_value(place: str) -> None:
    fields: dict[str, Any] = {
        "entity": LEFT,
        "schema": "P",
        "prop": "name",
        "value": "x",
        "item": "i",
    }
    broken = Statement(**(fields | {place: "x\ud800"}))
    for act in (encode, identify, lambda record: record.id):
        with pytest.raises(BadValue, match="canonical form"):
            act(broken)


def test_names_that_would_sort_in_two_ways_are_refused() -> None:
    with pytest.raises(BadValue, match="about"):
        Item(title="x", item_kind=Kind.NOTE, marking="m", about={"😀": "x"})


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}",
        b"null",
        b"[]",
        b"not json",
        b'{"_":"gossip"}',
        b'{"_":"statement"}',
        b'{"_":"statement","entity":"e","item":"i","prop":"p","schema":"s","value":5}',
        b'{"_":"statement","entity":"e","item":"i","prop":"p","schema":"s","value":""}',
        b'{"_":"statement","entity":"e","extra":"x","item":"i","prop":"p","schema":"s","value":"v"}',
        b'{"_":"statement","entity":"e","grade":"Z9","item":"i","prop":"p","schema":"s","value":"v"}',
        b'{"_":"marking","audience":[],"level":"U","owner":"org:a"}',
        b'{"_":"marking","audience":["all"],"level":"X","owner":"org:a"}',
        b'{"_":"item","item_kind":"report","marking":"m","title":"\xff"}',
    ],
)
def test_what_is_no_record_is_refused(line: bytes) -> None:
    with pytest.raises(BadValue, match="is not"):
        decode(line)
    with pytest.raises(BadValue):
        decode_block(Block(1, "2026-11-21", "ana", frozenset(), None, b"", line or b"x"))


CANONICAL = '{"_":"statement","entity":"é","item":"i","prop":"p","schema":"s","value":"v"}'


@pytest.mark.parametrize(
    "line",
    [
        CANONICAL.replace(",", ", "),
        CANONICAL.replace('"v"}', '"v" }'),
        CANONICAL.replace("é", "\\u00e9"),
        CANONICAL.replace('"i",', '"i","negated":false,'),
        CANONICAL.replace('"s","value":"v"', '"s","value":"w","value":"v"'),
        '{"entity":"é","_":"statement","item":"i","prop":"p","schema":"s","value":"v"}',
        CANONICAL + "\n",
    ],
)
def test_a_second_form_of_the_same_record_is_refused(line: str) -> None:
    assert decode(CANONICAL.encode()).id == sha256(CANONICAL.encode()).hexdigest()
    with pytest.raises(BadValue, match="canonical form"):
        decode(line.encode())


def test_lines_of_another_kind_are_refused() -> None:
    assert decode_lines(STATEMENTS, encode(STATEMENT)) == [STATEMENT]
    with pytest.raises(BadValue):
        decode_lines(STATEMENTS, encode(ITEM))


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError):
        STATEMENT.value = "another"  # type: ignore[misc]  # that it cannot be done is the point
    assert msgspec.structs.replace(STATEMENT, value="another").id != STATEMENT.id
