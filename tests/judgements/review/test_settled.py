"""An act on a candidate is the same in the words of an item and back, and bad words are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import BadValue
from sightline.intake.documents import Span
from sightline.judgements.review import Act, Said, Settled, mention_id
from sightline.judgements.review.settled import read_settled, write_settled

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
acts = st.builds(
    Settled,
    act=st.sampled_from(Act),
    of=words,
    document=words,
    page=st.integers(1, 5_000),
    offset=st.integers(0, 60_000),
    length=st.integers(1, 500),
    what=words,
    text=words,
    said=st.lists(st.builds(Said, words, words, words, words), max_size=3).map(tuple),
    words=st.one_of(st.just(""), words),
)


@given(acts)
def test_an_act_is_written_and_read(settled: Settled) -> None:
    held = write_settled(settled)
    assert all(isinstance(value, str) for value in held.values())
    assert read_settled(held) == settled
    assert read_settled({**held, "by": "ana"}) == settled


@pytest.mark.parametrize(
    "change",
    [{"act": "agreed"}, {"page": "one"}, {"said": "{"}, {"said": "[1]"}, {"offset": "1.5"}],
)
def test_bad_words_are_refused(change: dict[str, str]) -> None:
    good = write_settled(
        Settled(
            act=Act.ACCEPTED,
            of="m",
            document="d",
            page=1,
            offset=0,
            length=1,
            what="date",
            text="x",
        )
    )
    assert read_settled(good).text == "x"
    with pytest.raises(BadValue):
        read_settled({**good, **change})


def test_a_mention_is_named_by_its_place_alone() -> None:
    one = mention_id("a" * 64, Span(1, 0, 5))
    assert one == mention_id("a" * 64, Span(1, 0, 5))
    others = {
        mention_id("b" * 64, Span(1, 0, 5)),
        mention_id("a" * 64, Span(2, 0, 5)),
        mention_id("a" * 64, Span(1, 1, 5)),
        mention_id("a" * 64, Span(1, 0, 6)),
    }
    assert one not in others
    assert len(others) == 4
