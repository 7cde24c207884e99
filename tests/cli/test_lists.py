"""Lists at the door: a version is added, listed, compared, and the life of a listing told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.door import Door
from tests.intake.lists.files import individual, save, united_nations

ADAM = individual(1, "MLi.001", "ADAM", COMMENTS1="Listed so (Travel Ban).")
BEN = individual(2, "CDi.002", "BEN", UN_LIST_TYPE="DRC", LISTED_ON="2007-03-29")
BOTH = ("un-sc@2020-11-30", "un-sc@2025-04-19")


@pytest.fixture
def listed(door: Door) -> Door:
    """A house with two versions of one list: ADAM stands in the first alone."""
    door.found()
    for day, people in (("2020-11-30", (ADAM, BEN)), ("2025-04-19", (BEN,))):
        door.call("add", "list", str(_save(door.folder, *people, day=day)))
    return door


def _save(folder: Path, *people: str, day: str) -> Path:
    return save(folder, united_nations(*people, day=f"{day}T23:00:00Z"), f"{day}.xml")


def test_a_version_is_one_item_and_the_same_file_adds_nothing(listed: Door) -> None:
    path = str(_save(listed.folder, BEN, day="2025-04-19"))
    told = listed.told("add", "list", path)
    assert (told["list"], told["version"], told["entries"]) == (
        "un-sc", "2025-04-19T23:00:00Z", 1,
    )  # fmt: skip
    assert (told["new"], told["items"]) == (0, 1)
    item = listed.told("show", told["item"])["item"]
    assert item["about"]["list"] == "un-sc"
    assert item["item_kind"] == "dataset"
    assert item["known"] == "2025-04-19"


def test_versions_are_listed_with_their_age(listed: Door) -> None:
    found = listed.told("lists", "--known", "2025-04-29")["lists"]
    assert [(one["day"], one["entries"], one["age"]) for one in found] == [
        ("2020-11-30", 2, 1611), ("2025-04-19", 1, 10),
    ]  # fmt: skip
    assert "10 days" in listed.said("lists", "--known", "2025-04-29")
    assert len(listed.told("lists", "--known", "2021-01-01")["lists"]) == 1


def test_what_changed_is_told_both_ways(listed: Door) -> None:
    delta = listed.told("lists", "delta", *BOTH)["delta"]
    assert [one["name"] for one in delta["removed"]] == ["ADAM"]
    assert (delta["added"], delta["common"]) == ([], 1)
    said = listed.said("lists", "delta", *BOTH)
    assert "0 added, 1 taken off" in said
    assert "ADAM MLi.001" in said


def test_the_life_of_a_listing_is_told_with_its_end(listed: Door) -> None:
    said = listed.said("lists", "of", "un-sc-1", "--on", "2019-01-01")
    assert "in force on 2019-01-01 (travel ban)" in said
    for words in ("listed by United Nations", "taken off the list between", "the regime ended"):
        assert words in said
    assert "no finding of guilt" in said
    told = listed.told("lists", "of", "un-sc-1", "--on", "2024-01-01")["listings"]
    assert [(one["state"], one["in_force"]) for one in told] == [("ended", [])]


def test_what_is_not_there_and_what_may_not_be_seen_are_one_answer(listed: Door) -> None:
    listed.call("reader", "add", "eve", "--org", "elsewhere", "--clearance", "U")
    hidden = listed.error("lists", "of", "un-sc-1", by="eve").replace("un-sc-1", "X")
    absent = listed.error("lists", "of", "un-sc-9", by="eve").replace("un-sc-9", "X")
    assert hidden == absent
    assert listed.told("lists", by="eve")["lists"] == []


def test_what_is_left_out_is_told_and_ends_with_3(door: Door) -> None:
    door.found()
    torn = save(door.folder, united_nations(ADAM, individual("", "CDi.002", "BEN")))
    said = door.said("add", "list", str(torn), status=3)
    assert "1 entry could not be read" in said
    assert "no DATAID: the record was left out (BEN)" in said
    assert "not whole" in door.said("lists")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("add", "list", "LIST", "--same"), "No such option"),
        (("add", "list", "LIST", "--kind", "report"), "No such option"),
        (("add", "LIST", "--list", "un-sc"), "No such option"),
        (("add", "other", "LIST"), "extra argument"),
        (("lists", "--known", "2020-01-01", "of", "un-sc-1"), "behind `lists of`"),
        (("lists", "of"), "ENTITY"),
    ],
)
def test_what_cannot_be_understood_is_said(door: Door, args: tuple[str, ...], words: str) -> None:
    door.found()
    path = str(_save(door.folder, ADAM, day="2020-11-30"))
    given = [path if one == "LIST" else one for one in args]
    assert words in door.error(*given, status=2)


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (("--known", "soon"), "not a date"),
        (("--grade", "Z9"), "source mark"),
        (("--list", "ofac-sdn"), "this is un-sc"),
    ],
)
def test_wrong_terms_add_nothing(door: Door, terms: tuple[str, ...], words: str) -> None:
    door.found()
    path = str(_save(door.folder, ADAM, day="2020-11-30"))
    assert words in door.error("add", "list", path, *terms)
    assert door.told("lists")["lists"] == []
