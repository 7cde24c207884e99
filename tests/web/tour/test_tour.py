"""The tour leads a newcomer to pages that there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.web.browser import Browser


@pytest.mark.parametrize("reader", ["ana", "hana"])
def test_every_stop_of_the_tour_can_be_opened(
    browse: Callable[[str | None], Browser], reader: str
) -> None:
    browser = browse(reader)
    page = browser.get("/tour")
    stops = page.links(".stops a")
    assert page.status == 200
    assert len(stops) == 8
    assert {address: browser.get(address).status for address in stops} == dict.fromkeys(stops, 200)


def test_the_tour_names_nothing_that_the_reader_does_not_see(
    browse: Callable[[str | None], Browser],
) -> None:
    assert browse("ana").get("/tour").words() != browse("hana").get("/tour").words()
