"""Who is who at the door: comparing, asking, deciding one by one and many at a time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.door import Door

PEOPLE = """\
{"id": "p-1", "schema": "Person", "properties": {"name": ["Aliou Dembazou"], "birthDate": ["1960-06-09"], "idNumber": ["ML-104277"]}}
{"id": "p-2", "schema": "Person", "properties": {"name": ["DEMBAZOU, Aliou"], "birthDate": ["1960-06-09"], "idNumber": ["ML 104277"]}}
{"id": "p-3", "schema": "Person", "properties": {"name": ["Aliu Dembasu"], "birthDate": ["1960"]}}
{"id": "p-4", "schema": "Person", "properties": {"name": ["Karvelin Ostrabek"], "birthDate": ["1971"]}}
{"id": "c-1", "schema": "Company", "properties": {"name": ["Obala Fuel SARL"], "country": ["sn"]}}
{"id": "c-2", "schema": "Company", "properties": {"name": ["Obala Fuels S.A.R.L."], "country": ["sn"]}}
"""  # noqa: E501 - an entity to a line
SECRET = """\
{"id": "p-9", "schema": "Person", "properties": {"name": ["Aliou Dembazou"], "idNumber": ["ML-104277"]}}
"""  # noqa: E501 - an entity to a line
WHY = ("--because", "the same card of identity")
POLICY = '\n[merging]\nrules = ["number-and-name"]\nat_least = 0.95\n'


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    door = Door(folder).found()
    both = ("--marking", "C org:jmac org:unpol", "--known", "2024-05-02")
    door.call("add", door.write("people.ftm.json", PEOPLE), *both)
    door.call("reader", "add", "ben", "--org", "unpol", "--clearance", "C")
    return folder


@pytest.fixture
def door(people: Path, tmp_path: Path) -> Door:
    """A house that knows four people and two firms, which jmac and unpol may see."""
    folder = tmp_path / "here"
    shutil.copytree(people, folder)
    return Door(folder)


def pairs(told: dict[str, object]) -> list[tuple[str, str]]:
    return [(one["left"], one["right"]) for one in told["questions"]]  # type: ignore[attr-defined]


# Comparing


def test_two_entities_are_compared_with_every_reason(door: Door) -> None:
    told = door.told("match", "p-1", "p-2")
    assert told["entities"] == ["p-1", "p-2"]
    assert told["match"]["probability"] > 0.99
    shown = door.said("match", "p-1", "p-2")
    assert "likely the same" in shown
    assert "the number is the same" in shown
    assert "CONFIDENTIAL" in shown


def test_what_is_no_entity_is_a_name(door: Door) -> None:
    told = door.told("match", "Aliou Dembazou", "p-4")
    assert told["entities"] == [None, "p-4"]
    assert told["match"]["probability"] < 0.01


def test_names_are_compared_without_a_house(tmp_path: Path) -> None:
    nowhere = Door(tmp_path / "nowhere")
    plain = nowhere.told("match", "Aliou Dembazou", "Dembasu, Aliu", "--names")
    born = nowhere.told(
        "match", "Aliou Dembazou", "Dembasu, Aliu", "--names", "--born", "1960-06-09", "1960-06-09"
    )
    assert born["match"]["probability"] > plain["match"]["probability"]
    half = ("--names", "--born", "1960", "-", "--country", "ml", "Mali")
    told = nowhere.told("match", "Aliou Dembazou", "Dembasu, Aliu", *half)
    assert not [one for one in told["match"]["reasons"] if one["topic"] == "date"]
    assert [one for one in told["match"]["reasons"] if one["topic"] == "country"]


def test_a_name_is_shown_taken_apart(door: Door) -> None:
    shown = door.said("match", "Obala Fuel SARL", "c-1", "--kind", "body", "--explain")
    assert "Taken apart" in shown
    assert "legal form" in shown


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        (("!?", "p-1"), "neither a letter nor a figure"),
        (("a", "b", "--born", "someday", "-"), "someday"),
        (("a", "b", "--country", "-", "Atlantis"), "not known as a country"),
    ],
)
def test_what_cannot_be_compared_is_refused(door: Door, rest: tuple[str, ...], words: str) -> None:
    assert words in door.error("match", *rest)


# Asking


def test_the_queue_shows_pairs_with_reasons_and_what_hangs_on_them(door: Door) -> None:
    told = door.told("resolve")
    assert {("p-1", "p-2"), ("c-1", "c-2")} <= set(pairs(told))
    assert not [one for one in pairs(told) if "p-4" in one]
    first = told["questions"][0]
    assert first["value"] == pytest.approx(first["look"] * first["stakes"])
    assert first["stakes"] == pytest.approx(sum(part["worth"] for part in first["parts"]))
    shown = door.said("resolve")
    assert "statements that would come over" in shown
    assert "worth" in shown


def test_what_is_decided_is_asked_no_more_and_what_is_left_open_is_shown_with_its_reason(
    door: Door,
) -> None:
    door.call("resolve", "decide", "c-1", "c-2", "different", *WHY)
    door.call("resolve", "decide", "p-2", "p-1", "unsure", "--because", "no photograph yet")
    told = door.told("resolve")
    assert ("c-1", "c-2") not in pairs(told)
    (asked,) = [one["asked"] for one in told["questions"] if one["asked"]]
    assert (asked["reason"], asked["author"]) == ("no photograph yet", "ana")
    assert "left open before: no photograph yet" in " ".join(door.said("resolve").split())


def test_one_and_another_that_are_one_with_a_third_are_warned_of(door: Door) -> None:
    door.call("resolve", "decide", "p-1", "p-2", "different", *WHY)
    (one,) = door.told("resolve", "--likely", "0.2")["contradictions"]
    assert one["contradiction"]["through"] == ["p-3"]
    assert "p-1 was decided not to be p-2, but both would be one with p-3" in one["words"]


def test_questions_about_one_entity_or_of_one_kind(door: Door) -> None:
    assert pairs(door.told("resolve", "--about", "c-1")) == [("c-1", "c-2")]
    assert pairs(door.told("resolve", "--kind", "Company")) == [("c-1", "c-2")]
    assert len(door.told("resolve", "--most", "1")["questions"]) == 1


def test_a_file_is_asked_of_without_being_filed(door: Door) -> None:
    path = door.write(
        "vendors.csv",
        "Company name,Country\nKaranda Transport Ltd,Mali\n---,Mali\n"
        "Karanda Transports Limited,ML\nOstrabek Mining,Mali\n",
    )
    clusters, table = door.folder / "clusters.csv", door.folder / "pairs.csv"
    told = door.told(
        "resolve",
        "--file",
        path,
        "--likely",
        "0.1",
        "--pairs",
        str(table),
        "--clusters",
        str(clusters),
    )
    assert pairs(told) == [("vendors:2", "vendors:4")]
    assert [one["row"] for one in told["refusals"]] == [3]
    assert "vendors:2,vendors:4" in clusters.read_text("utf-8").replace("\r\n", ",")
    assert "Karanda Transports Limited" in table.read_text("utf-8")
    assert not [one for one in door.lines("list", "--all") if "Karanda" in one["caption"]]


def test_two_files_are_asked_of_across_only(door: Door) -> None:
    one = door.write("a.csv", "Company name\nObala Fuel\nObala Fuels\n")
    other = door.write("b.csv", "Company name\nOBALA FUEL SARL\n")
    told = door.told("resolve", "--between", one, other)
    assert {frozenset(pair) for pair in pairs(told)} == {
        frozenset({"a:2", "b:2"}), frozenset({"a:3", "b:2"}),
    }  # fmt: skip


def test_a_list_that_is_not_there_is_named_with_those_that_are(door: Door) -> None:
    assert "there is no list or data set 'wb'" in door.error("resolve", "--between", "wb", "ebrd")


# Deciding


def test_many_are_decided_from_a_table_and_bad_rows_listed(door: Door) -> None:
    path = door.write(
        "decisions.csv",
        "left,right,decision,reason\np-1,p-2,same,one card\np-1,p-8,same,a guess\n"
        "c-1,c-2,perhaps,a guess\nc-2,c-1,different,two registers\n",
    )
    refused = door.folder / "refused.jsonl"
    told = door.told("resolve", "decide", "--file", path, "--refused", str(refused), status=3)
    assert [(one["left"], one["decision"]) for one in told["decided"]] == [
        ("p-1", "same"), ("c-1", "different"),
    ]  # fmt: skip
    assert [one["row"] for one in told["refusals"]] == [4, 3]
    assert len(refused.read_text("utf-8").splitlines()) == 2
    assert door.told("show", "p-2")["entity"]["ids"] == ["p-1", "p-2"]


def test_a_dry_call_decides_nothing(door: Door) -> None:
    path = door.write("d.csv", "left,right,decision,reason\np-1,p-2,same,one card\n")
    assert "would be decided" in door.said("resolve", "decide", "--file", path, "--dry")
    assert door.told("show", "p-2")["entity"]["ids"] == ["p-2"]


def test_a_decision_is_undone_by_a_later_one(door: Door) -> None:
    door.call("resolve", "decide", "p-1", "p-2", "same", *WHY)
    told = door.told("resolve", "undo", "p-2", "p-1", "--because", "two cards after all")
    assert told["decided"][0]["reason"] == "same undone: two cards after all"
    assert door.told("show", "p-2")["entity"]["ids"] == ["p-2"]
    assert "open already" in door.error("resolve", "undo", "p-1", "p-2", "--because", "again")
    assert "nothing is decided" in door.error("resolve", "undo", "p-1", "c-1", "--because", "x")


@pytest.mark.parametrize(
    "call",
    [
        ("p-1", "p-2", "same"),
        ("p-1", "p-2", "perhaps", *WHY),
        ("p-1", *WHY),
        ("p-1", "p-2", "same", *WHY, "--file", "d.csv"),
    ],
)
def test_a_decision_names_two_what_and_why(door: Door, call: tuple[str, ...]) -> None:
    door.error("resolve", "decide", *call, status=2)


# Rules


def test_nothing_merges_by_itself(door: Door) -> None:
    told = door.told("resolve", "run")
    assert told["decided"] == []
    assert "nothing merges by itself" in door.said("resolve", "policy")


def test_a_rule_of_the_house_decides_in_the_name_of_who_runs_it(door: Door) -> None:
    settings = door.house / "sightline.toml"
    settings.write_text(settings.read_text("utf-8") + POLICY, "utf-8")
    assert door.told("resolve", "policy")["rules"] == ["number-and-name"]
    (dry,) = door.told("resolve", "run", "--dry")["decided"]
    assert dry["id"] is None
    (told,) = door.told("resolve", "run", by="ben")["decided"]
    assert (told["left"], told["right"], told["decision"]) == ("p-1", "p-2", "same")
    assert "rule number-and-name of the house: probability over 99.9%" in told["reason"]
    (turn,) = [
        one for one in door.told("history", "p-1", by="ben")["turns"] if one["kind"] == "same"
    ]
    assert turn["author"] == "ben"
    assert door.told("resolve", "run", by="ben")["decided"] == []


def test_a_policy_that_cannot_be_read_is_refused(door: Door) -> None:
    settings = door.house / "sightline.toml"
    settings.write_text(settings.read_text("utf-8") + "\n[merging]\nat_least = 0.1\n", "utf-8")
    assert "between 0.5 and 1" in door.error("resolve", "run")


# Resolvers


def test_edges_come_in_and_go_out(door: Door) -> None:
    lines = [
        ["NK-1", "p-1", "positive", None, "eva", "2024-01-01"],
        ["NK-1", "p-2", "positive", None, "eva", "2024-01-01"],
        ["c-2", "c-1", "negative", None, "eva", "2024-01-02"],
        ["zz", "p-4", "positive", None, "eva", "2024-01-03"],
        ["p-4", "p-1", "no_judgement", 0.2, None, None],
    ]
    path = door.write("edges.ijson", "\n".join(json.dumps(line) for line in lines) + "\n{\n")
    told = door.told("resolve", "import", path, status=3)
    assert [one["decision"] for one in told["decided"]] == ["different", "same"]
    assert [one["row"] for one in told["refusals"]] == [6, 4]
    assert told["suggestions"] == 1
    again = door.told("resolve", "import", path, status=3)
    assert (again["decided"], again["held"]) == ([], 2)
    out = door.folder / "out.ijson"
    assert door.told("resolve", "export", "--to", str(out))["written"] == 3
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert ["p-2", "p-1", "positive"] in [row[:3] for row in rows]
    assert {row[4] for row in rows} == {"ana"}


# What is hidden


def test_what_a_reader_may_not_see_changes_neither_queue_nor_score(
    door: Door, tmp_path: Path
) -> None:
    folder = tmp_path / "beside"
    shutil.copytree(door.folder, folder)
    beside = Door(folder)
    beside.call("add", beside.write("s.ftm.json", SECRET), "--marking", "SC org:jmac", by="ana")
    beside.call("same", "p-1", "p-9", *WHY, "--marking", "SC org:jmac", by="ana")
    beside.call("different", "p-1", "p-2", *WHY, "--marking", "SC org:jmac", by="ana")
    decide = ("resolve", "decide", "p-1", "p-9", "same", *WHY)
    for call in (
        ("resolve",), ("resolve", "--json"), ("match", "p-1", "p-9"), ("match", "p-1", "p-2"),
        ("resolve", "export"), ("resolve", "--about", "p-9"), ("resolve", "run"), decide,
        ("resolve", "undo", "p-1", "p-2", *WHY),
    ):  # fmt: skip
        told = [one.ask(*call, by="ben") for one in (door, beside)]
        assert told[0].stdout == told[1].stdout, call
        assert told[0].exit_code == told[1].exit_code, call
    assert pairs(beside.told("resolve", by="ana")) != pairs(door.told("resolve", by="ana"))
