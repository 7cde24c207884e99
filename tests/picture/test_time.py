"""Two clocks: pictures of other days, histories, and what changed between two pictures and why."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sightline.errors import PictureMismatch
from sightline.picture import build
from sightline.values import Record
from tests.picture.world import block, decided, item, picture, said, withdrawn

MAY = item("Report 1", "2024-05-01", event="2019")
JUNE = item("Report 2", "2024-06", event="2021-03")
NAMED = said(MAY, "p1", "name", "Musa Dara")
AGAIN = said(JUNE, "p1", "name", "Musa Dara")
OTHERS = said(JUNE, "p2", "name", "Moussa Dara")


@pytest.mark.parametrize(
    ("known", "names"),
    [
        ("2024-04-30", 0),
        ("2024-05-01", 1),
        ("2024-06-29", 1),
        ("2024-06-30", 2),
        (None, 2),
    ],
)
def test_a_month_is_known_when_it_is_over(known: str | None, names: int) -> None:
    day = dt.date.fromisoformat(known) if known else None
    with picture(MAY, JUNE, NAMED, AGAIN, known=day) as one:
        assert len(one.statements()) == names
        assert len(one.items()) == names


@pytest.mark.parametrize(
    ("said_known", "day", "there"),
    [
        (None, "2024-06-01", True),
        (None, "2024-05-31", False),
        ("since 2023", "2026-01-01", False),
        ("before 2023", "2022-12-31", True),
        ("2023/2024", "2024-06-30", False),
    ],
)
def test_what_is_undated_was_known_when_recorded(
    said_known: str | None, day: str, there: bool
) -> None:
    source = item("Report", said_known)
    with picture(
        source, said(source, "p1", "name", "Dara"), known=dt.date.fromisoformat(day)
    ) as one:
        assert (one.count() == 1) is there


@pytest.mark.parametrize(
    ("as_of", "values"),
    [
        ("2018-12-31", ["undated"]),
        ("2019-06-01", ["of the item", "undated"]),
        ("2021-02-28", ["of the item", "undated"]),
        ("2022-01-01", ["its own", "of the item", "undated"]),
    ],
)
def test_what_may_have_begun_is_in(as_of: str, values: list[str]) -> None:
    bare = item("Report 3", "2024-05-01")
    with picture(
        MAY, bare, said(MAY, "p1", "alias", "of the item"),
        said(MAY, "p1", "alias", "its own", event="2021-03"),
        said(bare, "p1", "alias", "undated"), as_of=dt.date.fromisoformat(as_of),
    ) as one:  # fmt: skip
        assert list(one.entity("p1").values("alias")) == values


def test_withdrawals_and_decisions_act_from_the_day_they_were_known() -> None:
    records: list[Record] = [
        MAY,
        NAMED,
        said(MAY, "p2", "name", "Aba"),
        decided("p1", "p2", known="2024-07-01"),
    ]
    records.append(withdrawn(NAMED, "2024-08-01"))
    with picture(*records, known=dt.date(2024, 6, 1)) as june:
        assert june.count() == 2
    with picture(*records, known=dt.date(2024, 7, 1)) as july:
        assert july.entity("p2").ids == ("p1", "p2")
    with picture(*records, known=dt.date(2024, 8, 1)) as august:
        assert august.entity("p1").values("name") == ("Aba",)


def test_a_withdrawn_withdrawal_restores_and_a_withdrawn_item_takes_its_statements() -> None:
    first = withdrawn(MAY, "2024-06-01", "forged")
    second = withdrawn(first, "2024-07-01", "the forgery was not proven")
    with picture(MAY, NAMED, first) as one:
        assert (one.count(), one.items(), one.item(MAY.id).withdrawn) == (0, (), True)
    with picture(MAY, NAMED, first, second) as one:
        assert one.entity("p1").values("name") == ("Musa Dara",)
        told = [(turn.kind, turn.in_force, turn.reason) for turn in one.history("p1", "name")]
        assert told == [
            ("said", True, None),
            ("withdrawn", False, "forged"),
            ("restored", True, "the forgery was not proven"),
        ]


def test_a_history_has_both_clocks_and_names_the_item() -> None:
    with picture(MAY, JUNE, NAMED, AGAIN, said(JUNE, "p1", "country", "ml")) as one:
        turns = one.history("p1", "name")
        assert [(turn.event, turn.known, turn.item) for turn in turns] == [
            ("2019", "2024-05-01", MAY.id),
            ("2021-03", "2024-06", JUNE.id),
        ]
        assert {turn.recorded for turn in turns} == {"2024-06-01T08:00:00Z"}
        assert len(one.history("p1")) == 3


def test_a_history_tells_who_was_taken_for_whom_and_what_counts() -> None:
    with picture(
        JUNE, said(JUNE, "p1", "name", "Musa"), OTHERS,
        decided("p1", "p2", known="2024-07-01"),
        decided("p1", "p2", "different", known="2024-08-01"),
    ) as one:  # fmt: skip
        turns = [turn for turn in one.history("p2") if turn.other]
        assert [(turn.kind, turn.other, turn.in_force) for turn in turns] == [
            ("same", "p1", False),
            ("different", "p1", True),
        ]
        assert {turn.reason for turn in turns} == {"same photograph"}


def test_a_difference_tells_each_change_with_its_why() -> None:
    gone = withdrawn(NAMED, "2024-09-01", "mistaken for another")
    joined = decided("p1", "p2", known="2024-09-01")
    alias = said(MAY, "p1", "alias", "le Borgne")
    before: list[Record] = [MAY, NAMED, alias, JUNE, OTHERS, said(JUNE, "p3", "name", "Aba")]
    fresh = item("Report 3", "2024-09-02")
    more: list[Record] = [
        fresh,
        gone,
        joined,
        said(fresh, "p1", "alias", "le Borgne"),
        said(fresh, "p4", "id", "p4"),
    ]
    with picture(*before) as older, older.extend([block(more)]) as newer:
        changes = newer.difference(older)
        assert (changes.older, changes.newer) == (older.address, newer.address)
        told = {(one.kind, one.entity): one for one in changes.changes}
        assert set(told) == {
            ("merged", "p1"), ("value removed", "p1"), ("value said again", "p1"),
            ("appeared", "p4"),
        }  # fmt: skip
        assert told["merged", "p1"].others == ("p1", "p2")
        assert told["merged", "p1"].why[0].records == (joined.id,)
        assert told["value removed", "p1"].why[0].words == ("mistaken for another",)
        assert told["value said again", "p1"].why[0].items == (fresh.id,)
        back = {(one.kind, one.entity) for one in older.difference(newer).changes}
        assert {("split", "p1"), ("value added", "p1"), ("gone", "p4")} <= back
        assert newer.difference(newer).changes == ()


def test_the_address_is_that_of_the_visible_records_and_dates() -> None:
    day = dt.date(2025, 1, 1)
    with (
        picture(MAY, NAMED) as one,
        build([block([NAMED], seq=9), block([MAY], seq=7)], reader="ben") as same,
        picture(MAY, NAMED, known=day) as dated,
        picture(MAY, NAMED, JUNE) as more,
        picture(MAY, NAMED, as_of=day) as happened,
    ):
        assert one.address == same.address
        assert len({each.address for each in (one, dated, more, happened)}) == 4


def test_a_picture_in_memory_grows_in_memory(tmp_path: Path) -> None:
    with picture(MAY) as one, pytest.raises(PictureMismatch):
        one.extend([], path=tmp_path / "grown")
