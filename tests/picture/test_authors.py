"""Who entered a record: as the ledger tells it, and part of what a picture is."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.picture import build
from tests.picture.ledgers import answers
from tests.picture.world import block, item, said

REPORT = item()
NAME = said(REPORT, "p1", "name", "Musa Dara")
ALIAS = said(REPORT, "p1", "alias", "Moussa")


def test_an_item_and_what_is_said_of_it_may_have_two_authors() -> None:
    with build([block([REPORT, NAME]), block([ALIAS], author="ben")], reader="ana") as picture:
        assert picture.item(REPORT.id).author == "ana"
        assert {one.prop: one.author for one in picture.statements()} == {
            "name": "ana",
            "alias": "ben",
        }


@pytest.mark.parametrize("filed", [[REPORT, NAME, ALIAS], [REPORT], [ALIAS]])
def test_another_author_is_another_address(filed: list[object]) -> None:
    rest = [one for one in (REPORT, NAME, ALIAS) if one not in filed]
    blocks = [block(filed, author="ben"), block(rest)]  # type: ignore[arg-type]
    with (
        build([block([REPORT, NAME, ALIAS])], reader="ana") as by_ana,
        build(blocks, reader="ana") as by_both,
        build(blocks[::-1], reader="ana") as other_order,
        build([blocks[0]], reader="ana") as first,
        first.extend([blocks[1]]) as grown,
    ):
        assert by_ana.address != by_both.address
        assert by_both.address == other_order.address == grown.address
        assert answers(by_both) == answers(other_order) == answers(grown)


def test_an_author_of_nothing_in_the_picture_leaves_no_trace() -> None:
    late = item("Report 9", "2025-01-01")
    hidden = [block([REPORT, NAME]), block([late, said(late, "p2", "name", "X")], author="zoe")]
    day = dt.date(2024, 6, 30)
    with (
        build(hidden[:1], reader="ana", known=day) as without,
        build(hidden, reader="ana", known=day) as within,
    ):
        assert without.address == within.address
        assert answers(without) == answers(within)


def test_a_record_entered_twice_on_one_day_has_one_author_in_any_order() -> None:
    twice = [block([REPORT, NAME], author=author) for author in ("ben", "ana")]
    for blocks in (twice, twice[::-1]):
        with build(blocks, reader="ana") as picture:
            assert picture.item(REPORT.id).author == "ana"
