"""What a reader may not see changes nothing that the command line tells him, byte for byte.

Two copies of one house: to one of them somebody else adds what ben may not
see. Every command that answers is then called in both, for people and for
programs; so are the commands that are refused.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sightline.cli.app import SECTIONS
from tests.cli.door import KARANDA, Door
from tests.intake.lists.files import individual, united_nations

HIDDEN = """\
{"id": "x-1", "schema": "Company", "properties": {"name": ["Karanda Transport"]}}
{"id": "x-2", "schema": "Person", "properties": {"name": ["Quay Obala"]}}
{"id": "x-3", "schema": "Ownership", "properties": {"owner": ["x-2"], "asset": ["%s"]}}
{"id": "x-4", "schema": "Mission", "properties": {"name": ["Hidden mission"]}}
{"id": "x-5", "schema": "Mandate", "properties": {"name": ["S/RES/9"], "symbol": ["S/RES/9"], \
"adoptionDate": ["2020-01-01"], "subjectType": ["mission-mandate"], "mission": ["x-4"]}}
{"id": "x-6", "schema": "MandateProvision", "properties": {"name": ["S/RES/9, 1"], \
"mandate": ["x-5"], "paragraph": ["1"], "operative": ["operative"], "ocScope": ["executive"]}}
{"id": "%s", "schema": "Company", "properties": {"name": ["Another name of Karanda"]}}
"""
ABSENT = "0" * 64

ASKED: list[tuple[str, ...]] = [
    ("list",),
    ("list", "Company"),
    ("search", "karanda"),
    ("search", "quay"),
    ("search", "another"),
    ("show", KARANDA),
    ("show", "x-1"),
    ("show", "x-9"),
    ("show", "reg-7"),
    ("show", ABSENT),
    ("lists",),
    ("lists", "of", KARANDA),
    ("lists", "of", "x-1"),
    ("lists", "of", "un-sc-1"),
    ("lists", "delta", "un-sc@2024-03-05", "un-sc@2024-04-05"),
    ("history", KARANDA),
    ("history", "x-1"),
    ("diff", "--since", "2020-01-01"),
    ("diff", "--from", "2024-05-01", "--to", "2025-01-01"),
    ("export",),
    ("export", "--plain"),
    ("export", "--format", "statements"),
    ("export", "--format", "csv"),
    ("write", "brief", "--days", "4000"),
    ("write", "dossier", KARANDA),
    ("write", "dossier", "x-1"),
    ("write", "interfaces", "x-4"),
    ("list", "--known", "2024-05-31"),
    ("same", KARANDA, "x-1", "--because", "one name"),
    ("match", KARANDA, "x-1"),
    ("match", "Karanda Transport", "Quay Obala"),
    ("resolve",),
    ("resolve", "--about", KARANDA),
    ("resolve", "--between", "vendors", "x-1"),
    ("resolve", "run"),
    ("resolve", "export"),
    ("resolve", "decide", KARANDA, "x-1", "same", "--because", "one name"),
    ("resolve", "undo", KARANDA, "x-1", "--because", "another"),
    ("screen", "Karanda Transport", "--on", "2024-05-31"),
    ("screen", "Karanda Transport", "--against", "both"),
    ("screen", "Quay Obala", "--against", "picture", "--kind", "person"),
    ("screen", "Another name of Karanda", "--entity", "x-1"),
    ("screen", "list"),
    ("screen", "certificate", "screening-0", "--out", "c.json"),
    ("watch", "list"),
    ("watch", "run"),
    ("watch", "remove", "watch-0", "--because", "over"),
    ("withdraw", ABSENT, "--because", "wrong"),
    ("verify",),
    ("readings",),
    ("numbers",),
    ("numbers", "X21"),
    ("mandate", "register"),
    ("mandate", "lag"),
    ("mandate", "coverage"),
    ("mandate", "silent"),
    ("mandate", "gaps", "S/RES/9"),
    ("mandate", "precedents"),
    ("mandate", "cross"),
    ("mandate", "page", "x-4"),
    ("mandate", "section", "Hidden mission"),
    ("mandate", "read", "absent.txt"),
    ("replay", "niger"),
    ("assess", "Zakolia", "--on", "2024-05-31"),
    ("assess", "x-1"),
    ("flags",),
    ("flags", "--on", "2024-05-31", "--rule", "F-STALE"),
    ("flags", "--about", "x-1"),
    ("flags", "--rule", "F-NONE"),
    ("review",),
    ("review", ABSENT),
    ("review", "accept", "00000000.00000000"),
    ("case", "list"),
    ("judge", "list"),
    ("judge", "list", "--about", KARANDA),
    ("judge", "list", "--uncounted"),
    ("judge", "show", "judgement-0"),
    ("judge", "review", "judgement-0", "--words", "read"),
    ("require", "list"),
    ("require", "list", "--uncounted"),
    ("forecast", "list"),
    ("forecast", "list", "--uncounted"),
    ("forecast", "score"),
    ("case", "erase", "C-1", "--because", "over", "--basis", "order", "--yes"),
]
#: These write, found or keep; what they tell is asked elsewhere, or not of the content.
NOT_ASKED = {
    "init",
    "demo",
    "add",
    "different",
    "unsure",
    "mark",
    "reader",
    "key",
    "backup",
    "restore",
    "move",
    "serve",
}


@pytest.fixture(scope="module")
def houses(model_house: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Door, Door]:
    """A house, and its copy to which ana added what ben may not see."""
    doors = []
    for name in ("alone", "beside"):
        folder = tmp_path_factory.mktemp(name) / "same"
        shutil.copytree(model_house, folder)
        doors.append(Door(folder))
    beside = doors[1]
    lines = beside.write("hidden.ftm.json", HIDDEN % (KARANDA, KARANDA))
    beside.call("add", lines, "--marking", "SC org:jmac", "--known", "2024-05-10", by="ana")
    beside.call(
        "same", KARANDA, "x-1", "--because", "one firm", "--marking", "SC org:jmac", by="ana"
    )
    person = individual(1, "MLi.001", "Karanda")
    for month in "34":
        text = united_nations(person, day=f"2024-0{month}-05T10:00:00Z")
        path = beside.write(f"list-{month}.xml", text)
        beside.call("add", "list", path, "--marking", "SC org:jmac", by="ana")
    beside.deliberate("ana")
    opened = ("--purpose", "a file", "--basis", "order 1")
    beside.call("case", "open", "C-1", *opened, by="ana")
    beside.call("add", lines, "--case", "C-1", "--marking", "C org:jmac org:unpol", by="ana")
    return doors[0], beside


def test_every_command_is_asked_or_named() -> None:
    commands = {name for section in SECTIONS.values() for name in section}
    assert commands == {call[0] for call in ASKED} | NOT_ASKED


@pytest.mark.parametrize("call", ASKED, ids=" ".join)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["people", "programs"])
def test_what_is_hidden_changes_no_answer(
    houses: tuple[Door, Door], call: tuple[str, ...], form: tuple[str, ...]
) -> None:
    told = []
    for door in houses:
        result = door.ask(*call, *form, by="ben")
        told.append((result.exit_code, result.stdout, result.stderr.replace(str(door.folder), "")))
    assert told[0] == told[1]


def test_the_one_who_may_see_it_does(houses: tuple[Door, Door]) -> None:
    """The law above would hold for a program that tells nothing."""
    _, beside = houses
    assert "Another name of Karanda" in beside.said("show", KARANDA, by="ana")
    assert "Karanda" in beside.said("show", KARANDA, by="ben")
    assert "S/RES/9" in beside.said("mandate", "register", by="ana")
