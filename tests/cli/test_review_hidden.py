"""What a reader may not see changes nothing in the review of a document that he may see."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.door import KARANDA, Door

TEXT = "Karanda Transport met Quay Obala at Gao, tel +223 20 21 22 23, IMO 9074729.\n"
HIDDEN = """\
{"id": "x-2", "schema": "Person", "properties": {"name": ["Quay Obala"], "phone": ["+22320212223"]}}
{"id": "x-3", "schema": "Company", "properties": {"name": ["Karanda Transport Gao"]}}
{"id": "x-4", "schema": "Vessel", "properties": {"name": ["Obala"], "imoNumber": ["IMO9074729"]}}
"""
OPEN = ("--marking", "C org:jmac org:unpol")


def names(door: Door, by: str) -> dict[str, str]:
    """The names of all candidates, by their text."""
    (row,) = door.told("review", by=by)["documents"]
    told = door.told("review", row["item"], "--all", by=by)
    return {one["text"]: one["name"] for one in told["candidates"]}


@pytest.fixture(scope="module")
def houses(model_house: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Door, Door]:
    """A house, and its copy in which ana knows more, and has said so of an open document."""
    folders = [tmp_path_factory.mktemp(name) / "same" for name in ("alone", "beside")]
    shutil.copytree(model_house, folders[0])
    alone, beside = map(Door, folders)
    alone.call("add", "document", alone.write("note.txt", TEXT), *OPEN)
    shutil.copytree(folders[0], folders[1])
    lines = beside.write("hidden.ftm.json", HIDDEN)
    beside.call("add", lines, "--marking", "SC org:jmac", "--known", "2024-05-10")
    held = names(beside, "ana")
    beside.call("review", "accept", held["Quay Obala"])
    beside.call("review", "reject", held["+223 20 21 22 23"])
    beside.call("review", "accept", held["9074729"])
    return alone, beside


def test_ana_sees_what_she_did(houses: tuple[Door, Door]) -> None:
    """The law below would hold for a program that tells nothing."""
    held = names(houses[1], "ana")
    assert "Quay Obala" in held
    (row,) = houses[1].told("review", by="ana")["documents"]
    assert row["settled"] == 3


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["people", "programs"])
def test_what_is_hidden_changes_no_answer_to_ben(
    houses: tuple[Door, Door], form: tuple[str, ...]
) -> None:
    held = names(houses[0], "ben")
    item = held["Gao"].partition(".")[0]
    hidden = names(houses[1], "ana")["Quay Obala"]
    calls = [
        ("review",),
        ("review", item),
        ("review", item, "--all"),
        ("review", "accept", hidden),
        ("review", "reject", hidden),
        ("review", "undo", hidden, "--because", "no"),
        ("review", "undo", held["+223 20 21 22 23"], "--because", "no"),
        ("review", "same", held["Karanda Transport"], "x-2"),
        ("review", "accept", held["Gao"], "--of", "x-2"),
        ("show", item),
        ("list",),
        ("search", "quay"),
        ("show", KARANDA),
        ("export",),
    ]
    for call in calls:
        told = []
        for door in houses:
            result = door.ask(*call, *form, by="ben")
            told.append(
                (result.exit_code, result.stdout, result.stderr.replace(str(door.folder), ""))
            )
        assert told[0] == told[1], call


def test_ben_settles_in_both_alike(houses: tuple[Door, Door]) -> None:
    """What ana said where ben may not look stands in the way of nothing that he says."""
    for text in ("+223 20 21 22 23", "9074729", "Gao"):
        for door in houses:
            name = names(door, "ben")[text]
            door.call("review", "accept", name, by="ben")
    told = [names(door, "ben") for door in houses]
    assert told[0] == told[1]
