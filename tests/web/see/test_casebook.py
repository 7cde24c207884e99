"""The casebook: cases stepped through day by day, with hindsight called hindsight."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sightline.casebook import choose_cases, load_cases
from tests.web.browser import Browser

Browse = Callable[[str | None], Browser]


def test_every_case_is_listed_with_what_is_expected(browse: Browse) -> None:
    page = browse("ana").get("/casebook")
    assert "Hindsight" in page
    rows = page.tree.css("tbody tr")
    assert len(rows) == len(load_cases())


def test_on_a_day_only_what_was_known_is_shown(browse: Browse) -> None:
    case = choose_cases(("west-africa",))[0]
    first = min(fact.known_by for fact in case.facts)
    early = browse("ana").get("/casebook/west-africa?day=1950-01-01")
    assert "Nothing of the case was known yet." in early
    assert f"{len(case.facts)} facts of the case were not yet known." in early
    page = browse("ana").get(f"/casebook/west-africa?day={first}")
    known = [fact for fact in case.facts if fact.known_by <= first]
    assert all(fact.words in page for fact in known)
    assert page.tree.css_first("figure table") is not None


def test_one_steps_through_all_days(browse: Browse) -> None:
    address, seen = "/casebook/niger?day=1950-01-01", list[str]()
    while address:
        seen.append(address)
        steps = browse("ana").get(address).links("form a[rel=next]")
        address = steps[0] if steps else ""
        assert len(seen) < 100
    assert seen == sorted(set(seen))
    assert len(seen) > 2


def test_flags_are_shown_while_they_are_up(browse: Browse) -> None:
    page = browse("ana").get("/casebook/niger")
    assert "How the rules did, in hindsight" in page
    last = browse("ana").get("/casebook/niger?day=1950-01-01")
    assert "No rule would have spoken on this day." in last


@pytest.mark.parametrize(("address", "status"), [("atlantis", 404), ("niger?day=soon", 400)])
def test_what_is_not_there_is_a_clear_error(browse: Browse, address: str, status: int) -> None:
    assert browse("ana").get(f"/casebook/{address}").status == status
