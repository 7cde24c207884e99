"""Lists in parts: put together they are the whole, and a cursor belongs to one picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.api.cursor import cut, read_cursor, write_cursor
from sightline.errors import BadValue, StaleCursor
from tests.api.program import Program

Give = Callable[[str | None], Program]


def _walk(ana: Program, address: str, limit: int) -> list[Any]:
    found: list[Any] = []
    after = ""
    for _ in range(1_000):
        sign = "&" if "?" in address else "?"
        part = ana.read(f"{address}{sign}limit={limit}{after}")
        assert len(part["data"]) <= limit
        found += part["data"]
        if part["after"] is None:
            return found
        assert part["data"], "a part that goes on holds something"
        after = f"&after={quote(part['after'])}"
    raise AssertionError("the list has no end")


@pytest.mark.parametrize(
    ("address", "limits"),
    [
        ("/api/v1/entities", (37, 499)),
        ("/api/v1/entities?schema=Company", (1, 2, 23, 500)),
        ("/api/v1/search?q=port", (3, 500)),
        ("/api/v1/statements?schema=Company", (7, 500)),
        ("/api/v1/edges?schema=Ownership", (3, 500)),
        ("/api/v1/decisions", (2, 500)),
        ("/api/v1/flags", (1, 500)),
        ("/api/v1/items", (61, 500)),
    ],
)
def test_parts_are_the_whole(program: Give, address: str, limits: tuple[int, ...]) -> None:
    walked = [_walk(program("ana"), address, limit) for limit in limits]
    assert walked[0]
    assert all(one == walked[0] for one in walked)
    assert len({str(one) for one in walked[0]}) == len(walked[0])


def test_a_cursor_of_another_picture_or_question_is_refused(program: Give) -> None:
    ana = program("ana")
    after = ana.read("/api/v1/entities?limit=2")["after"]
    for address in (
        f"/api/v1/entities?known=2018-01-01&after={after}",
        f"/api/v1/entities?schema=Person&after={after}",
        f"/api/v1/statements?after={after}",
    ):
        answer = ana.get(address)
        assert answer.status_code == 409
        assert answer.json()["type"] == "/api/problems/stale-cursor"
    assert program("hana").get(f"/api/v1/entities?after={after}").status_code == 409
    assert ana.get("/api/v1/entities?after=%F0%9F").status_code in (400, 409)
    assert ana.get("/api/v1/entities?after=a").status_code == 400


@given(st.text(max_size=30), st.lists(st.text(max_size=8), max_size=3), st.text(max_size=40))
def test_a_cursor_says_what_was_written(address: str, asked: list[str], place: str) -> None:
    assert read_cursor(write_cursor(address, asked, place), address, asked) == place
    with pytest.raises(StaleCursor):
        read_cursor(write_cursor(address, asked, place), address + "x", asked)


@given(st.text(max_size=60))
def test_no_text_breaks_a_cursor(said: str) -> None:
    try:
        read_cursor(said, "address", ["asked"])
    except (BadValue, StaleCursor):
        return
    raise AssertionError("a text that nobody wrote is no cursor")


@settings(max_examples=100)
@given(st.lists(st.integers(), max_size=60), st.integers(1, 70))
def test_cutting_loses_and_repeats_nothing(whole: list[int], limit: int) -> None:
    found: list[int] = []
    place: str | None = None
    while True:
        part, place = cut(whole, place, limit)
        found += part
        if place is None:
            break
    assert found == whole
