"""What a judgement rests on: voices that are independent, and pillars that still stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.judgements import Evidence
from sightline.values import Item, Record
from tests.picture.world import item, picture, said, withdrawn

ROOT = item("Cable", "2024-01-01")
ONE = item("One", "2024-01-02", derived_from=(ROOT.id,))
TWO = item("Two", "2024-01-03", derived_from=(ONE.id,))
OTHER = item("Other", "2024-01-04")
HIDDEN = "f" * 64

PAIRS: list[tuple[str, Item, Item, int]] = [
    ("strangers", ROOT, OTHER, 2),
    ("copy", ROOT, ONE, 1),
    ("copy of a copy", ROOT, TWO, 1),
    ("one source", item("A", source="s"), item("B", source="s"), 1),
    ("two sources", item("A", source="s"), item("B", source="t"), 2),
    ("one document", item("A", about={"document": "S/1"}), item("B", about={"document": "S/1"}), 1),
    ("a word of both", item("A", source="s"), item("B", about={"document": "s"}), 2),
    ("a hidden ancestor", item("A", derived_from=(HIDDEN,)), item("B", derived_from=(HIDDEN,)), 1),
    ("themselves", OTHER, OTHER, 1),
]


@pytest.mark.parametrize(("name", "one", "other", "voices"), PAIRS, ids=[one[0] for one in PAIRS])
def test_two_items_are_one_voice_when_something_behind_them_is(
    name: str, one: Item, other: Item, voices: int
) -> None:
    records: list[Record] = list({each.id: each for each in (ROOT, ONE, TWO, one, other)}.values())
    assert len(Evidence(picture(*records)).read((one.id, other.id)).voices) == voices


def test_a_third_item_joins_two_voices() -> None:
    bridge = item("Bridge", source="s", about={"document": "d"})
    ends = [item("A", source="s"), item("B", about={"document": "d"})]
    evidence = Evidence(picture(bridge, *ends))
    assert len(evidence.read([one.id for one in ends]).voices) == 2
    assert len(evidence.read([one.id for one in (*ends, bridge)]).voices) == 1


def test_statements_and_items_of_one_report_are_one_voice() -> None:
    told = [said(OTHER, "p", "name", "Musa"), said(OTHER, "p", "alias", "Moussa", grade="B1")]
    basis = Evidence(picture(OTHER, *told)).read((OTHER.id, *(one.id for one in told)))
    assert len(basis.voices) == 1
    assert basis.grades == ("ungraded", "ungraded", "B1")


def test_what_is_withdrawn_or_not_there_carries_nothing() -> None:
    told = said(OTHER, "p", "name", "Musa")
    ids = (OTHER.id, told.id, HIDDEN)
    whole = Evidence(picture(OTHER, told)).read(ids)
    assert (whole.missing, whole.withdrawn, whole.carried) == (1, 0, True)
    part = Evidence(picture(OTHER, told, withdrawn(told))).read(ids)
    assert (part.withdrawn, part.carried) == (1, True)
    gone = Evidence(picture(OTHER, told, withdrawn(OTHER))).read(ids)
    assert (gone.withdrawn, gone.carried, gone.grades) == (2, False, ())


ITEMS = [
    item(f"Item {n}", source=source, derived_from=up)
    for n, (source, up) in enumerate(
        [(None, ()), ("s", ()), ("s", (ROOT.id,)), ("t", ()), (None, (ROOT.id,)), ("u", (HIDDEN,))]
    )
]
SOME = st.lists(st.sampled_from(ITEMS), max_size=6)


@settings(max_examples=25)
@given(SOME, SOME)
def test_more_evidence_is_never_fewer_items_and_order_does_not_matter(
    some: Sequence[Item], more: Sequence[Item]
) -> None:
    evidence = Evidence(picture(ROOT, *ITEMS))
    ids = [one.id for one in some]
    assert evidence.read(ids).voices == evidence.read(ids[::-1]).voices
    both = evidence.read([*ids, *(one.id for one in more)])
    assert {one for voice in both.voices for one in voice} >= set(ids)
    assert len(both.voices) <= len(set(ids)) + len({one.id for one in more})
    twice = evidence.read([*ids, *ids])
    assert twice.voices == evidence.read(ids).voices
