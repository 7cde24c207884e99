"""Growing pictures: what a later record must change in what was there before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from sightline.picture import build
from sightline.values import Record
from tests.picture.ledgers import answers
from tests.picture.world import block, decided, item, picture, said, withdrawn

SOURCE = item("Report 1", "2024-05-01")
LATE = item("Report 2", "2024-05-20")
PEOPLE = [said(SOURCE, one, "name", f"Dara {one}") for one in ("p1", "p2", "p3")]
FIRM = said(SOURCE, "c1", "name", "Kolda Trading", "Company")
OWNER = said(SOURCE, "o1", "owner", "p2", "Ownership")
ASSET = said(SOURCE, "o1", "asset", "c1", "Ownership")
WORLD: list[Record] = [SOURCE, *PEOPLE, FIRM, OWNER, ASSET]
SAME = decided("p1", "p2", known="2024-06-01")
GONE = withdrawn(PEOPLE[1])

LATER: list[tuple[str, list[Record], list[Record]]] = [
    ("a join", [], [SAME]),
    ("a join undone by a later decision", [SAME], [decided("p1", "p2", "different", "2024-07-01")]),
    ("a join undone by a withdrawal", [SAME], [withdrawn(SAME, "2024-07-01")]),
    ("a join under another head", [decided("p2", "p3", known="2024-06-01")], [SAME]),
    (
        "an older decision that tells apart",
        [SAME],
        [decided("p1", "p2", "different", "2024-01-01")],
    ),
    ("a name taken back", [], [GONE]),
    ("a name given again", [GONE], [withdrawn(GONE, "2024-07-01")]),
    ("an item taken back", [], [withdrawn(SOURCE)]),
    ("the end of a tie gone", [], [withdrawn(FIRM)]),
    ("the end of a tie back", [withdrawn(FIRM)], [LATE, said(LATE, "c1", "id", "c1", "Company")]),
    ("a withdrawal before its target", [withdrawn(LATE)], [LATE, said(LATE, "p1", "alias", "D.")]),
    ("a narrower kind", [], [LATE, said(LATE, "p1", "name", "Dara", "LegalEntity")]),
    ("a clash of kinds", [], [LATE, said(LATE, "p1", "name", "Dara", "Vessel")]),
    ("a tie denied", [], [LATE, said(LATE, "o1", "owner", "p2", "Ownership", negated=True)]),
]


@pytest.mark.parametrize(("title", "before", "after"), LATER, ids=[one[0] for one in LATER])
def test_a_later_record_changes_what_it_must(
    title: str, before: Sequence[Record], after: Sequence[Record]
) -> None:
    with (
        picture(*WORLD, *before) as early,
        early.extend([block(after)]) as grown,
        picture(*WORLD, *before, *after) as built,
    ):
        assert answers(grown) == answers(built), title
        assert answers(grown) != answers(early), title


def test_a_join_moves_the_end_of_a_tie_and_its_undoing_moves_it_back() -> None:
    undone = withdrawn(SAME, "2024-07-01")
    with (
        picture(*WORLD) as apart,
        apart.extend([block([SAME])]) as joined,
        joined.extend([block([undone])]) as again,
    ):
        ends = [[edge.source for edge in each.edges()] for each in (apart, joined, again)]
        assert ends == [["p2"], ["p1"], ["p2"]]
        assert [each.entity("p2").id for each in (apart, joined, again)] == ["p2", "p1", "p2"]
        assert [hit.id for hit in again.search("dara p2").hits] == ["p2"]


def test_a_tie_needs_its_target_as_well() -> None:
    with picture(*[one for one in WORLD if one is not FIRM]) as one:
        assert one.edges() == one.edges("p2") == ()


def test_a_record_given_twice_counts_from_the_first_day() -> None:
    undated = item("Report 3", None)
    records: list[Record] = [undated, said(undated, "p9", "name", "Aba Dara")]
    first = block(records, recorded="2024-06-01T08:00:00Z")
    second = block(records, recorded="2024-07-01T08:00:00Z")
    for blocks in ([first, second], [second, first]):
        with build(blocks, reader="ana", known=dt.date(2024, 6, 15)) as one:
            assert one.count() == 1
            assert one.statements()[0].recorded == "2024-06-01T08:00:00Z"


def test_a_change_names_only_withdrawals_in_force() -> None:
    first = withdrawn(PEOPLE[0], "2024-06-01", "doubted")
    lifted = withdrawn(first, "2024-06-02", "no longer doubted")
    forged = withdrawn(SOURCE, "2024-06-03", "forged")
    with picture(*WORLD) as older, older.extend([block([first, lifted, forged])]) as newer:
        (gone,) = (one for one in newer.difference(older).of("gone") if one.entity == "p1")
        assert [why.words for why in gone.why] == [("forged",)]
