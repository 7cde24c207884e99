"""What changed between two days: with its reasons, and nothing of what one may not see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.workspace import Workspace
from tests.web.browser import Browser
from tests.web.see.house import file_sayings

Browse = Callable[[str | None], Browser]


def test_what_became_known_is_told_with_its_item(browse: Browse, folder: Path) -> None:
    file_sayings(folder, [("see-f1", "Person", "name", "Newly Known")])
    page = browse("ana").get("/difference?older=2024-01-31&newer=2024-02-01")
    assert "Newly Known" in page
    assert "appeared" in page
    assert "A note of the test" in page
    before = browse("ana").get("/difference?older=2024-01-30&newer=2024-01-31&entity=see-f1")
    assert "Newly Known" not in before


def test_a_withdrawal_is_told_with_its_reason(browse: Browse, folder: Path) -> None:
    _, said = file_sayings(
        folder, [("see-f2", "Person", "name", "Stays"), ("see-f2", "Person", "alias", "Falls")]
    )
    with Workspace.open(folder) as house:
        house.withdraw(said[1].id, house.reader("ana"), "the source lied")
    page = browse("ana").get("/difference?older=2024-02-02&entity=see-f2")
    assert "no longer said" in page
    assert "the source lied" in page


def test_every_number_leads_to_as_many_changes(browse: Browse) -> None:
    page = browse("ana").get("/difference?older=2023-06-01&newer=2023-07-01")
    for node in page.tree.css("ul.across li")[1:]:
        link = str(node.css("a")[0].attributes["href"])
        assert f"of {node.css('span')[0].text()}" in browse("ana").get(link).words("caption")


def test_hidden_changes_change_nothing(browse: Browse, folder: Path) -> None:
    address = "/difference?older=2024-01-31&newer=2024-02-01"
    before = browse("chidi").get(address).response.content
    file_sayings(folder, [("see-f3", "Person", "name", "Hidden Change")], audience=("org:jmac",))
    assert browse("chidi").get(address).response.content == before


@pytest.mark.parametrize("asked", ["older=soon", "older=2024-01-01&newer=2023-01-01"])
def test_days_that_cannot_be_compared_are_a_clear_error(browse: Browse, asked: str) -> None:
    page = browse("ana").get(f"/difference?{asked}")
    assert page.status == 400
    assert page.tree.css_first(".refused") is not None
    assert page.tree.css_first("input[name=older]") is not None
