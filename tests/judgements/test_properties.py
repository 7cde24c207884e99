"""Whatever acts reach the ledger, in whatever order and by whomever: the gates hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.judgements import (
    Approved,
    Contested,
    Drafted,
    Judgement,
    Replied,
    Reviewed,
    Superseded,
    Withdrawn,
)
from sightline.judgements.writing import read_deed, write_deed
from sightline.values import Block, Item
from tests.judgements.scenes import (
    COPY,
    FIRST,
    REPORTS,
    SECOND,
    act,
    docket,
    draft,
    item_of,
    labelled,
)

few = settings(max_examples=25)
PEOPLE = st.sampled_from(("ana", "ben", "zoe"))
IDS = st.sampled_from(("j", "j", "j", "k"))
BASES = st.sampled_from(
    ((), (FIRST.id,), (FIRST.id, SECOND.id), (FIRST.id, COPY.id), ("0" * 64, SECOND.id))
)
DAYS = st.sampled_from((None, dt.date(2024, 1, 1), dt.date(2024, 12, 1), dt.date(2026, 1, 1)))
ASKED = st.sampled_from((None, dt.date(2024, 6, 1)))


@st.composite
def deeds(draw: st.DrawFn) -> Any:
    """Draw an act, more often a sound one than not."""
    of = draw(IDS)
    kind = draw(
        st.sampled_from((Drafted, Reviewed, Approved, Approved, Contested, Withdrawn, Superseded))
    )
    if kind is Drafted:
        return draft(
            of,
            draw(st.sampled_from(("g", "p", "x", "unseen"))),
            basis=draw(BASES),
            rival=draw(st.sampled_from(("another reading", ""))),
            goal=draw(st.sampled_from(("income", ""))),
            dimension=draw(st.sampled_from(("state-relation", "political-will", "guilt"))),
            value=draw(st.sampled_from(("parasitic", "low", "crime"))),
            confidence=draw(st.sampled_from(("low", "high"))),
            review_due=draw(DAYS),
        )
    if kind is Contested:
        return Contested(of=of, grounds=draw(st.sampled_from(("no", ""))))
    if kind is Withdrawn:
        return Withdrawn(of=of, reason="wrong")
    if kind is Superseded:
        return Superseded(of=of, later=draw(IDS))
    return labelled(kind, of=of, review_due=draw(DAYS), asked=draw(ASKED))


FILED = st.lists(st.tuples(deeds(), PEOPLE, st.sampled_from(("", "", "", "zoe"))), max_size=9)
SOUND = st.sampled_from((True, True, False))


@st.composite
def ledgers(draw: st.DrawFn) -> list[Block]:
    """Draw acts as they lie in a ledger, often behind a sound beginning."""
    given_: list[tuple[Any, str, str]] = draw(FILED)
    if draw(SOUND):
        subject = draw(st.sampled_from(("g", "p", "unseen")))
        opening = draft("j", subject, basis=draw(BASES))
        given_ = [(opening, "ana", ""), (Reviewed(of="j", words="read"), "ben", ""), *given_]
    return [act(deed, by, at, author=author) for at, (deed, by, author) in enumerate(given_)]


def assert_gates(found: Judgement, day: dt.date) -> None:
    """Say once more, apart from the program, what an approved judgement must have."""
    approvals = [one for one in found.acts if isinstance(one.deed, Approved)]
    reviews = [one for one in found.acts if isinstance(one.deed, Reviewed)]
    assert approvals
    assert reviews
    assert all(one.by != found.author for one in (*approvals, *reviews))
    assert found.draft.rival
    assert found.draft.value not in ("crime", "poi")
    assert found.review_due is not None
    person = found.draft.subject != "g"
    carried = {one.item for one in found.basis.pillars if not one.withdrawn and one.item}
    independent = 2 if {FIRST.id, SECOND.id} <= carried or {COPY.id, SECOND.id} <= carried else 1
    assert carried
    assert not person or independent == 2
    assert not person or found.said("asked") or found.said("not_asked")
    if found.draft.dimension == "state-relation":
        assert found.draft.goal
        assert found.said("consequences")
        assert found.said("negotiability")
        assert found.said("expires")


@few
@given(ledgers(), st.lists(st.sampled_from(REPORTS), max_size=2, unique_by=lambda one: one.id))
def test_no_sequence_of_acts_reaches_approval_past_the_gates(
    acts: list[Block], gone: list[Item]
) -> None:
    held = docket(*acts, gone=gone)
    for found in held.judgements.values():
        if found.status == "approved":
            assert_gates(found, held.day)
        filed = {one.item for one in found.acts} | {one.item for one in found.uncounted}
        assert filed <= {item_of(one).id for one in acts}
    told = {one.item for one in held.uncounted("Judgement")}
    counted = {one.item for found in held.judgements.values() for one in found.acts}
    assert told | counted == {item_of(one).id for one in acts}, "nothing is lost silently"
    assert not told & counted


@few
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(acts: list[Block], chance: Any) -> None:
    shuffled = [*acts]
    chance.shuffle(shuffled)
    assert docket(*acts).judgements == docket(*shuffled).judgements


@few
@given(ledgers(), st.sampled_from(REPORTS))
def test_withdrawing_an_item_changes_only_what_traces_to_it(acts: list[Block], gone: Item) -> None:
    before, after = docket(*acts).judgements, docket(*acts, gone=[gone]).judgements
    assert before.keys() == after.keys()
    for name, found in before.items():
        if found.status == "superseded":
            continue  # it traces to what the later judgement rests on
        traces = {gone.id, *((COPY.id,) if gone is FIRST else ())}
        if not traces & set(found.draft.basis) and not _names_a_subject(found, gone):
            later = after[name]
            assert (later.status, later.grey, later.cautions) == (
                found.status,
                found.grey,
                found.cautions,
            )
        assert not (after[name].stands and not found.stands)


def _names_a_subject(found: Judgement, gone: Item) -> bool:
    """Whether all that is said of the subject may go with an item, so that its kind is unknown."""
    return gone is FIRST and found.draft.subject == "x"


@few
@given(ledgers(), st.integers(0, 8))
def test_withdrawing_an_act_never_lets_a_judgement_stand(acts: list[Block], place: int) -> None:
    if place >= len(acts):
        return
    before = docket(*acts).judgements
    after = docket(*acts, gone=[item_of(acts[place])]).judgements
    for name, found in after.items():
        if name in before and found.stands:
            assert before[name].stands or _ended(before[name])


def _ended(found: Judgement) -> bool:
    """Whether it was replaced by one that is itself withdrawn now, or its rival draft went."""
    return found.status == "superseded"


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), max_codepoint=0xFFFF), max_size=20)


@given(
    st.builds(Replied, of=WORDS, words=WORDS, said_on=st.dates(), speaker=WORDS.filter(bool))
    | st.builds(
        draft,
        of=WORDS,
        goal=WORDS,
        low=st.none() | st.floats(0, 1),
        basis=st.lists(WORDS.filter(bool), max_size=3).map(tuple),
        review_due=st.none() | st.dates(),
    )
)
def test_a_deed_is_read_as_it_was_written(deed: Any) -> None:
    assert read_deed(write_deed(deed)) == deed


def test_sound_beginnings_do_reach_approval() -> None:
    """The laws above would hold for a program that approves nothing."""
    steps: Sequence[Block] = [
        act(draft(), "ana", 0),
        act(Reviewed(of="j", words="read"), "ben", 1),
        act(labelled(), "ben", 2),
    ]
    found = docket(*steps).judgement("j")
    assert found.status == "approved"
    assert_gates(found, dt.date(2024, 6, 10))
