"""Dossiers: everything with its source; what contradicts stands side by side; nothing leaks."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.values import Level
from sightline.workspace import Workspace
from tests.web.browser import Browser
from tests.web.see.house import HOSTILE, file_sayings

Browse = Callable[[str | None], Browser]
TABS = ("facts", "ties", "events", "judged")


@pytest.fixture(scope="module")
def group(folder: Path) -> str:
    """The group that has most ties."""
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        ids = [one.id for one in picture.entities("Group", limit=100)]
        return max(ids, key=lambda one: len(picture.edges(of=one)))


@pytest.mark.parametrize("tab", TABS)
def test_every_part_is_light_and_every_figure_has_its_table(
    browse: Browse, group: str, tab: str
) -> None:
    page = browse("ana").get(f"/entity/{group}?tab={tab}")
    assert page.status == 200
    assert len(gzip.compress(page.response.content, 6)) < 25_000
    figures = page.tree.css("figure.figure")
    assert all(node.css_first("table") and node.css("figcaption")[0].text() for node in figures)
    assert figures or tab not in ("ties", "events")


def test_every_value_opens_to_its_statement_and_item(browse: Browse, group: str) -> None:
    page = browse("ana").get(f"/entity/{group}")
    values = page.tree.css("ul.said > li")
    assert values
    for node in values:
        links = [str(a.attributes["href"]) for a in node.css("a")]
        assert any(one.startswith("/statement/") for one in links)
        assert any(one.startswith("/item/") for one in links)


def test_what_contradicts_stands_side_by_side(browse: Browse, folder: Path) -> None:
    file_sayings(folder, [("see-d1", "Person", "birthDate", "1970-01-01")])
    file_sayings(folder, [("see-d1", "Person", "birthDate", "1971-02-02")], title="Another note")
    file_sayings(
        folder, [("see-d1", "Person", "birthDate", "1970-01-01")], title="A denial", negated=True
    )
    file_sayings(folder, [("see-d1", "Person", "alias", "Nobody")], title="Denial", negated=True)
    page = browse("ana").get("/entity/see-d1")
    assert "1970-01-01" in page
    assert "1971-02-02" in page
    assert "Some say it, and some deny it." in page
    assert "Denied, and said by nobody" in page
    assert len(page.tree.css("span.denied")) == 1


def test_an_entity_is_found_under_each_of_its_ids(browse: Browse, folder: Path) -> None:
    file_sayings(folder, [("see-m1", "Person", "name", "One Half")])
    file_sayings(folder, [("see-m2", "Person", "name", "Other Half")])
    with Workspace.open(folder) as house:
        house.decide("see-m1", "see-m2", "same", house.reader("ana"), reason="one photograph")
    for name in ("see-m1", "see-m2"):
        page = browse("ana").get(f"/entity/{name}")
        assert "One Half" in page
        assert "Other Half" in page
        assert "also told of as" in page
    history = browse("ana").get("/entity/see-m1/history")
    assert "decided to be one" in history
    assert "one photograph" in history


def test_what_was_withdrawn_stands_in_the_history_alone(browse: Browse, folder: Path) -> None:
    _, said = file_sayings(
        folder, [("see-w1", "Person", "name", "Stays"), ("see-w1", "Person", "alias", "Falls")]
    )
    with Workspace.open(folder) as house:
        house.withdraw(said[1].id, house.reader("ana"), "the source took it back")
    assert "Falls" not in browse("ana").get("/entity/see-w1")
    history = browse("ana").get("/entity/see-w1/history")
    assert "Falls" in history
    assert "the source took it back" in history


def test_absent_and_forbidden_are_one_answer(browse: Browse, folder: Path) -> None:
    file_sayings(folder, [("see-x1", "Person", "name", "Hidden One")], audience=("org:jmac",))
    assert browse("ana").get("/entity/see-x1").status == 200
    for tail in ("", "?tab=ties", "?tab=judged", "/history"):
        hidden = browse("chidi").get(f"/entity/see-x1{tail}")
        absent = browse("chidi").get(f"/entity/see-x9{tail}")
        assert hidden.status == absent.status == 404
        assert hidden.response.content.replace(b"see-x1", b"see-x9") == absent.response.content


def test_hidden_statements_change_nothing_on_a_page(browse: Browse, folder: Path) -> None:
    file_sayings(folder, [("see-n1", "Group", "name", "Seen by both")])
    addresses = [f"/entity/see-n1?tab={tab}" for tab in TABS] + ["/entity/see-n1/history"]
    before = [browse("chidi").get(one).response.content for one in addresses]
    rows = [
        ("see-n1", "Group", "alias", "Secret name"),
        ("see-n2", "Person", "name", "Secret member"),
        ("see-n3", "Membership", "member", "see-n2"),
        ("see-n3", "Membership", "organization", "see-n1"),
        ("see-n4", "Incident", "involved", "see-n1"),
        ("see-n4", "Incident", "startDate", "2020-01-01"),
    ]
    file_sayings(folder, rows, audience=("org:jmac",))
    assert "Secret name" in browse("ana").get(addresses[0])
    assert "Secret member" in browse("ana").get(addresses[1])
    assert [browse("chidi").get(one).response.content for one in addresses] == before


def test_hostile_values_stay_text(browse: Browse, folder: Path) -> None:
    rows = [
        ("see-h1", "Group", "name", HOSTILE),
        ("see-h2", "Person", "name", HOSTILE),
        ("see-h3", "Membership", "member", "see-h2"),
        ("see-h3", "Membership", "organization", "see-h1"),
        ("see-h4", "Incident", "name", HOSTILE),
        ("see-h4", "Incident", "involved", "see-h1"),
        ("see-h4", "Incident", "startDate", "2020-01-01"),
    ]
    file_sayings(folder, rows, title=HOSTILE)
    for address in [f"/entity/see-h1?tab={tab}" for tab in TABS] + ["/entity/see-h1/history"]:
        page = browse("ana").get(address)
        assert page.status == 200
        assert not page.tree.css("main script, main img"), address
        assert "onerror" not in str(page.tree.css("main")[0].attributes)


def test_the_page_is_marked_as_strictly_as_what_stands_on_it(browse: Browse, folder: Path) -> None:
    file_sayings(
        folder,
        [("see-k1", "Group", "name", "Open group")],
        level=Level.UNCLASSIFIED,
        audience=("all",),
    )
    assert "UNCLASSIFIED" in browse("ana").get("/entity/see-k1").words(".handling")
    rows = [
        ("see-k2", "Person", "name", "Closed person"),
        ("see-k3", "Membership", "member", "see-k2"),
        ("see-k3", "Membership", "organization", "see-k1"),
    ]
    file_sayings(folder, rows, level=Level.STRICTLY_CONFIDENTIAL, audience=("org:jmac",))
    assert "UNCLASSIFIED" in browse("ana").get("/entity/see-k1").words(".handling")
    ties = browse("ana").get("/entity/see-k1?tab=ties")
    assert "Closed person" in ties
    assert "STRICTLY CONFIDENTIAL" in ties.words(".handling")


def test_one_can_step_from_day_to_day(browse: Browse, group: str) -> None:
    page = browse("ana").get(f"/entity/{group}?known=2023-01-01&tab=ties")
    steps = page.links("form.asof a")
    assert len(steps) == 2
    for step in steps:
        assert "tab=ties" in step
        assert browse("ana").get(step).status == 200
    earlier, later = (one.partition("known=")[2][:10] for one in steps)
    assert earlier < "2023-01-01" < later


def test_ties_are_paged_and_each_is_shown_once(browse: Browse, folder: Path) -> None:
    rows = [("see-t0", "Group", "name", "Many ties")]
    for number in range(60):
        rows += [
            (f"see-tp{number}", "Person", "name", f"Member {number}"),
            (f"see-tm{number}", "Membership", "member", f"see-tp{number}"),
            (f"see-tm{number}", "Membership", "organization", "see-t0"),
        ]
    file_sayings(folder, rows)
    address, found = "/entity/see-t0?tab=ties", list[str]()
    while address:
        page = browse("ana").get(address)
        found += page.links("div.wide > table tbody th[scope=row] a")
        address = next(iter(page.links("p.onward a")), "")
    members = [one for one in found if "/entity/see-tp" in one]
    assert len(members) == len(set(members)) == 60


def test_a_listing_is_shown_with_its_authority_and_so_is_its_end(
    browse: Browse, folder: Path
) -> None:
    rows = [
        ("see-l1", "Company", "name", "Listed Trading"),
        ("see-l2", "Sanction", "entity", "see-l1"),
        ("see-l2", "Sanction", "authority", "Authority of the test"),
        ("see-l2", "Sanction", "listingDate", "2018-01-01"),
        ("see-l2", "Sanction", "startDate", "2018-01-01"),
        ("see-l2", "Sanction", "endDate", "2020-01-01"),
    ]
    file_sayings(folder, rows)
    then = browse("ana").get("/entity/see-l1?as_of=2019-01-01").words(".listing")
    now = browse("ana").get("/entity/see-l1").words(".listing")
    for told in (then, now):
        assert "Authority of the test" in told
        assert "proves nothing" in told
    assert "in force" in then
    assert "No longer listed" in now
