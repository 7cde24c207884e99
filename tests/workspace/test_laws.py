"""The laws of the gate, over every way of reading that there is.

Non-interference: what a reader may not see changes nothing that he gets, byte
for byte. As-of: nothing known after a day is in the picture of that day. Order:
the same records in any order, twice, in pieces: the same picture.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.access import sight_of
from sightline.ledger import Ledger, create_ledger
from sightline.picture import Picture, build
from sightline.values import Instant, Item, Kind, Reader, Record, Remarking, Statement
from sightline.values.entry import Opening
from tests.strategies import ANA, HIDDEN, OURS, VISIBLE, worlds
from tests.workspace.answers import ASKED, NOT_ASKED, answers

TODAY = dt.date(2026, 11, 21)
WRITTEN = dt.datetime(2021, 6, 1, tzinfo=dt.UTC)
DAYS = [None, dt.date(2018, 6, 1), dt.date(2019, 6, 30), dt.date(2020, 12, 31)]


def fill(*batches: Sequence[Record], case: Sequence[Record] = ()) -> Ledger:
    """Append batches one after the other, as acts of several authors, one of them in a case."""
    ledger = create_ledger("memory:")
    for batch in batches:
        ledger.append(batch, author="x", at=WRITTEN)
    if case:
        opening = Opening(case="C-9", by="x", purpose="trial", basis="order")
        ledger.append([opening], author="x", at=WRITTEN)
        inside = [record for record in case if not isinstance(record, Remarking)]
        ledger.append(inside, author="x", at=WRITTEN, case="C-9")
    return ledger


def look(
    ledger: Ledger,
    reader: Reader = ANA,
    *,
    known: dt.date | None = None,
    as_of: dt.date | None = None,
) -> Picture:
    sight = sight_of(reader, ledger.markings(), ledger.cases(), at=TODAY)
    return build(ledger.blocks(sight), reader=reader.name, known=known, as_of=as_of)


def test_every_way_of_reading_is_asked() -> None:
    names = {name for name in dir(look(fill())) if not name.startswith("_")}
    assert names == set(ASKED) | NOT_ASKED


@st.composite
def split_worlds(draw: st.DrawFn) -> tuple[list[Record], list[Record], list[Record]]:
    """A world that the reader sees, a hidden one that reaches into it, and a hidden case."""
    seen = draw(worlds(VISIBLE, "seen"))
    others = tuple(record for record in seen if isinstance(record, Item | Statement))
    return seen, draw(worlds(HIDDEN, "hidden", others)), draw(worlds(VISIBLE, "case", size=4))


@settings(max_examples=20)
@given(split_worlds(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_what_is_hidden_changes_nothing(
    split: tuple[list[Record], list[Record], list[Record]],
    known: dt.date | None,
    as_of: dt.date | None,
) -> None:
    seen, hidden, case = split
    alone = answers(look(fill(seen), known=known, as_of=as_of))
    beside = answers(look(fill(seen, hidden, case=case), known=known, as_of=as_of))
    for name in ASKED:
        assert alone[name] == beside[name], name


@settings(max_examples=8)
@given(split_worlds())
def test_differences_do_not_tell_of_what_is_hidden(
    split: tuple[list[Record], list[Record], list[Record]],
) -> None:
    seen, hidden, case = split
    early = dt.date(2018, 12, 31)
    told = []
    for ledger in (fill(seen), fill(seen, hidden, case=case)):
        changes = look(ledger).difference(look(ledger, known=early))
        told.append(repr(changes))
    assert told[0] == told[1]


@settings(max_examples=8)
@given(split_worlds())
def test_the_hidden_shows_to_whom_it_is_meant(
    split: tuple[list[Record], list[Record], list[Record]],
) -> None:
    """The law above would hold for a picture that shows nothing: this one shows what it should."""
    seen, hidden, _ = split
    items = [record for record in seen if isinstance(record, Item)]
    found = {row.id for row in look(fill(seen, hidden)).items(limit=1000, withdrawn=True)}
    remarked = {record.target for record in seen if isinstance(record, Remarking)}
    assert {item.id for item in items} - remarked <= found
    assert not found & {record.id for record in hidden if isinstance(record, Item)}


@settings(max_examples=10)
@given(worlds(VISIBLE, "seen"), st.randoms(use_true_random=False), st.integers(1, 4))
def test_order_repetition_and_pieces_do_not_matter(
    seen: list[Record], random: Random, pieces: int
) -> None:
    """Items come before what is said in them; all else may come in any order, and twice."""
    whole = answers(look(fill(seen)))
    items = [record for record in seen if isinstance(record, Item)]
    rest = [record for record in seen if not isinstance(record, Item)]
    marks = [record for record in rest if record in VISIBLE]
    random.shuffle(items)
    random.shuffle(rest)
    cuts = [rest[start::pieces] for start in range(pieces)]
    assert answers(look(fill([*marks, *items], *cuts, rest[:5]))) == whole


@settings(max_examples=10)
@given(worlds(VISIBLE, "seen"), st.sampled_from(DAYS[1:]))
def test_nothing_known_later_is_in_the_picture_of_a_day(seen: list[Record], day: dt.date) -> None:
    picture = look(fill(seen), known=day)
    for received in picture.items(limit=1000, withdrawn=True):
        said = received.item.known
        moment = WRITTEN.date() if said is None else Instant.parse(said).latest
        assert moment is not None
        assert moment <= day
    later = [r for r in seen if isinstance(r, Item) and r.known and not known_by(r, day)]
    for item in later:
        assert not [s for s in picture.statements(limit=1000, withdrawn=True) if s.item == item.id]


def known_by(item: Item, day: dt.date) -> bool:
    return item.known is not None and Instant.parse(item.known).surely_by(day)


@settings(max_examples=8)
@given(worlds(VISIBLE, "seen"), worlds(VISIBLE, "more"))
def test_a_picture_continued_is_the_picture_built(seen: list[Record], more: list[Record]) -> None:
    ledger = fill(seen)
    older, upto = look(ledger), ledger.head().seq
    ledger.append(more, author="x", at=WRITTEN)
    if ledger.changed_sight(upto):
        return
    sight = sight_of(ANA, ledger.markings(), ledger.cases(), at=TODAY)
    grown = older.extend(ledger.blocks(sight, after=upto))
    assert answers(grown) == answers(look(ledger))


@settings(max_examples=8)
@given(worlds(VISIBLE, "one"), worlds(VISIBLE, "two"))
def test_equal_addresses_mean_equal_answers(one: list[Record], two: list[Record]) -> None:
    first, second = look(fill(one)), look(fill(two))
    same = first.address == second.address
    assert same == (answers(first) == answers(second))


def test_the_gate_is_shut_for_a_reader_without_a_marking() -> None:
    stranger = Reader(name="s", organisation="x", clearance=ANA.clearance, by="x")
    item = Item(title="t", item_kind=Kind.REPORT, marking=OURS.id)
    assert not look(fill([OURS, item]), stranger).items()
