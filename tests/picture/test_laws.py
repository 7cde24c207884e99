"""The laws of a picture, over small random ledgers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.errors import NotFound
from sightline.picture import Picture, build
from sightline.values import Block, Statement
from sightline.values.entry import decode_block
from tests.picture.ledgers import CUTS, answers, ledgers
from tests.picture.plain import Plain, Seen, export_plainly

few = settings(max_examples=25)


def seen(blocks: Iterable[Block]) -> list[Seen]:
    return [
        (record, dt.date.fromisoformat(one.recorded[:10]))  # type: ignore[misc]
        for one in blocks
        for record in decode_block(one)
    ]


def without_captions(picture: Picture) -> list[dict[str, Any]]:
    return [
        {key: value for key, value in shape.items() if key not in ("caption", "referents")}
        for shape in picture.export()
    ]


@few
@given(ledgers(), CUTS, CUTS)
def test_a_picture_holds_what_the_rules_say_and_nothing_else(
    blocks: list[Block], known: dt.date | None, as_of: dt.date | None
) -> None:
    with build(blocks, reader="ana", known=known, as_of=as_of) as picture:
        assert without_captions(picture) == export_plainly(seen(blocks), known, as_of)
        plain = Plain(seen(blocks), known, as_of)
        shown = {saying.id for saying in picture.statements(limit=1000, withdrawn=True)}
        assert shown == {statement.id for statement in plain.statements}
        ties = {(edge.id, edge.source, edge.target) for edge in picture.edges()}
        assert ties == plain.ties()


@few
@given(ledgers(), CUTS, st.randoms(use_true_random=False))
def test_order_and_repetition_change_not_one_byte(
    blocks: list[Block], known: dt.date | None, chance: Any
) -> None:
    shuffled = blocks + chance.sample(blocks, len(blocks) // 2)
    chance.shuffle(shuffled)
    with (
        build(blocks, reader="ana", known=known) as one,
        build(shuffled, reader="ben", known=known) as other,
    ):
        assert answers(one) == answers(other)


@few
@given(ledgers(), CUTS, CUTS, st.integers(0, 6), st.integers(0, 6))
def test_extending_gives_what_building_gives(
    blocks: list[Block], known: dt.date | None, as_of: dt.date | None, cut: int, again: int
) -> None:
    late = blocks[min(cut, again) :]
    with (
        build(blocks, reader="ana", known=known, as_of=as_of) as whole,
        build(blocks[:cut], reader="ana", known=known, as_of=as_of) as part,
    ):
        before = answers(part)
        with part.extend(late[:1]) as more, more.extend(late[1:]) as grown:
            assert answers(grown) == answers(whole)
        assert answers(part) == before


@few
@given(ledgers(), st.integers(0, 6))
def test_equal_addresses_mean_equal_pictures_and_only_they(blocks: list[Block], cut: int) -> None:
    with build(blocks, reader="ana") as one, build(blocks[cut:], reader="ben") as other:
        same = one.address == other.address
        records = [
            (
                [saying.id for saying in each.statements(limit=1000, withdrawn=True)],
                [received.id for received in each.items(limit=1000, withdrawn=True)],
            )
            for each in (one, other)
        ]
        if same:
            assert list(one.export()) == list(other.export())
        assert not same or records[0] == records[1]
        assert same or seen(blocks) != seen(blocks[cut:])


@few
@given(ledgers())
def test_ties_have_both_ends_and_pairs_told_apart_stay_apart(blocks: list[Block]) -> None:
    plain = Plain(seen(blocks), None, None)
    with build(blocks, reader="ana") as picture:
        there = {summary.id for summary in picture.entities(limit=1000)}
        for edge in picture.edges():
            assert {edge.id, edge.source, edge.target} <= there
        for decision in plain.decisions():
            if decision.decision.value == "different":
                heads = {_head(picture, one) for one in (decision.left, decision.right)}
                assert len(heads) == 2


@few
@given(ledgers(), CUTS, CUTS)
def test_knowing_later_never_forgets_and_looking_back_never_invents(
    blocks: list[Block], first: dt.date | None, second: dt.date | None
) -> None:
    early, late = sorted((first or dt.date.max, second or dt.date.max))
    with (
        build(blocks, reader="ana", known=early) as before,
        build(blocks, reader="ana", known=late) as after,
    ):
        old, new = (
            {s.id for s in p.statements(limit=1000, withdrawn=True)} for p in (before, after)
        )
        assert old <= new


@few
@given(ledgers())
def test_a_withdrawn_statement_is_history_and_no_value(blocks: list[Block]) -> None:
    with build(blocks, reader="ana") as picture:
        for saying in picture.statements(limit=1000, withdrawn=True):
            if not saying.withdrawn:
                continue
            assert saying.id not in {one.id for one in picture.statements(limit=1000)}
            turns = [turn for turn in picture.history(saying.entity) if turn.saying is not None]
            told = [turn for turn in turns if turn.saying and turn.saying.id == saying.id]
            assert any(turn.kind == "withdrawn" and turn.in_force and turn.reason for turn in told)


@few
@given(ledgers())
def test_a_denial_is_never_a_value(blocks: list[Block]) -> None:
    affirmed = {
        (record.prop, record.value)
        for record, _ in seen(blocks)
        if isinstance(record, Statement) and not record.negated
    }
    with build(blocks, reader="ana") as picture:
        for summary in picture.entities(limit=1000):
            entity = picture.entity(summary.id)
            for prop, values in entity.properties.items():
                assert prop != "id"
                for value in values:
                    assert value.sayings
                    assert {(prop, one.value) for one in value.sayings} <= affirmed


@few
@given(ledgers(), ledgers(), CUTS)
def test_differences_lead_from_one_picture_to_the_other(
    one: list[Block], other: list[Block], known: dt.date | None
) -> None:
    with build(one, reader="ana") as older, build(other, reader="ana", known=known) as newer:
        assert not newer.difference(newer).changes
        changes = newer.difference(older)
        there = {summary.id for summary in newer.entities(limit=1000)}
        was = {summary.id for summary in older.entities(limit=1000)}
        assert {change.entity for change in changes.of("appeared")} <= there
        assert {change.entity for change in changes.of("gone")} <= was
        assert all(change.why for change in changes.changes)
        assert bool(changes.changes) == (list(older.export()) != list(newer.export()))


def _head(picture: Picture, entity: str) -> str:
    try:
        return picture.entity(entity).id
    except NotFound:
        return entity
