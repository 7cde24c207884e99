"""Commands that write: adding, deciding, withdrawing, marking, and keeping the house."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from sightline.cli import filing
from sightline.workspace import Workspace
from tests.cli.door import KARANDA, VENDORS, Door


def _ids(door: Door, *args: str, by: str | None = None) -> set[str]:
    return {one["id"] for one in door.lines("list", "--all", *args, by=by)}


def test_a_guess_is_written_down_and_nothing_is_added(door: Door) -> None:
    door.found()
    vendors = door.write("vendors.csv", VENDORS)
    told = door.told("add", vendors, "--guess")
    assert told["schema"] == "Company"
    assert {one["property"] for one in told["columns"]} == {"name", "registrationNumber", "address"}
    mapping = Path(told["mapping"])
    assert "schema: Company" in mapping.read_text("utf-8")
    shown = door.said("add", vendors, "--preview", "--mapping", str(mapping))
    assert "Karanda Transport" in shown
    assert "nothing was added" in shown
    assert door.lines("list") == []


def test_the_same_file_twice_adds_nothing(filled: Door) -> None:
    register = str(filled.folder / "register.ftm.json")
    terms = ("--known", "2024-06-03", "--grade", "C3", "--marking", "SC org:jmac")
    told = filled.told("add", register, *terms)
    assert (told["new"], told["known"], told["statements"]) == (0, 5, 4)


def test_an_interrupted_command_goes_on_when_given_again(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.found()
    lines = (
        json.dumps({"id": f"x-{n}", "schema": "Person", "properties": {"name": [f"Person {n}"]}})
        for n in range(9_000)
    )
    path = door.write("many.ftm.json", "\n".join(lines))
    monkeypatch.setattr(filing, "_AT_ONCE", 3_000)
    add, calls = Workspace.add, []

    def interrupt(*args: object, **rest: object) -> object:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return add(*args, **rest)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(Workspace, "add", interrupt)
    assert "same command again" in door.error("add", path, status=130)
    monkeypatch.setattr(Workspace, "add", add)
    begun = door.lines("list")[0]["count"]
    assert 0 < begun < 9_000
    told = door.told("add", path)
    assert told["known"] > 0
    assert told["new"] + told["known"] == told["statements"] + told["items"]
    assert door.lines("list") == [{"schema": "Person", "count": 9_000}]


def test_what_is_left_out_is_listed_and_ends_with_three(door: Door) -> None:
    door.found()
    path = door.write(
        "bad.ftm.json", '{"id": "a", "schema": "Persn", "properties": {}}\n{"id": 1\n'
    )
    refused = door.folder / "refused.jsonl"
    told = door.told("add", path, "--refused", str(refused), status=3)
    assert (told["left_out"], told["statements"]) == (2, 0)
    rows = [json.loads(line)["row"] for line in refused.read_text("utf-8").splitlines()]
    assert rows == [1, 2]
    page = door.said("add", path, status=3)
    assert "2 things left out" in page
    assert "row 1" in page


def test_what_the_receiver_says_takes_the_place_of_the_mapping(filled: Door) -> None:
    vendors, mapping = (str(filled.folder / f"vendors.{end}") for end in ("csv", "yaml"))
    terms = ("--title", "Roll of May", "--kind", "list", "--event", "2024-04", "--source", "src-1")
    filled.call("add", vendors, "--mapping", mapping, *terms)
    told = filled.told("show", KARANDA)["items"].values()
    (item,) = (one["item"] for one in told if one["item"]["title"] == "Roll of May")
    assert (item["item_kind"], item["event"], item["source"]) == ("list", "2024-04", "src-1")


def test_a_mapping_names_its_markings(filled: Door) -> None:
    mapping = (filled.folder / "vendors.yaml").read_text("utf-8")
    strict = filled.write("strict.yaml", mapping.replace("item:\n", "item:\n  marking: closed\n"))
    vendors = str(filled.folder / "vendors.csv")
    assert "no marking 'closed'" in filled.error("add", vendors, "--mapping", strict)
    filled.call("add", vendors, "--mapping", strict, "--marking", "closed=SC org:jmac")
    new = next(name for name in _ids(filled) if name.startswith("strict-"))
    assert filled.said("show", new).startswith("STRICTLY CONFIDENTIAL")
    assert new not in _ids(filled, by="ben")


def test_decisions_join_and_part(filled: Door) -> None:
    filled.call("same", KARANDA, "reg-7", "--because", "one number")
    assert KARANDA not in _ids(filled)
    assert KARANDA in _ids(filled, by="ben")
    filled.call("unsure", KARANDA, "reg-7", "--because", "the number was misread")
    assert {KARANDA, "reg-7"} <= _ids(filled)
    told = filled.told("different", KARANDA, "reg-7", "--because", "two numbers")
    assert told["record"]["decision"] == "different"


def test_a_withdrawal_can_be_withdrawn(filled: Door) -> None:
    (item,) = filled.told("show", "reg-8")["items"]
    withdrawal = filled.told("withdraw", item[:12], "--because", "forged")["id"]
    assert "reg-8" not in _ids(filled)
    filled.call("withdraw", withdrawal, "--because", "it was not")
    assert "reg-8" in _ids(filled)


def test_the_owner_opens_what_he_closed(filled: Door) -> None:
    (item,) = filled.told("show", "reg-8")["items"]
    assert "reg-8" not in _ids(filled, by="ben")
    filled.call("mark", item, "--marking", "C org:jmac org:unpol", "--because", "agreed")
    assert "reg-8" in _ids(filled, by="ben")


def test_cards_are_written_changed_and_explained(filled: Door) -> None:
    filled.call("reader", "add", "cleo", "--org", "unpol", "--clearance", "u", "--role", "analyst")
    (item,) = filled.told("show", KARANDA)["items"]
    assert filled.told("reader", "explain", "ben", item)["permit"] is True
    told = filled.told("reader", "explain", "cleo", item)
    assert told["permit"] is False
    failed = [one["name"] for one in told["markings"][0]["checks"] if not one["holds"]]
    assert failed == ["level"]
    assert "cleo may not see it" in filled.said("reader", "explain", "cleo", item)
    filled.call("reader", "change", "cleo", "--clearance", "C")
    assert filled.told("reader", "explain", "cleo", item)["permit"] is True
    filled.call("reader", "off", "ben")
    assert "no active reader" in filled.error("list", by="ben")
    cards = {card["name"]: card for card in filled.lines("reader", "list")}
    assert cards["cleo"]["roles"] == ["analyst"]
    assert cards["ben"]["active"] is False
    assert "enrolled already" in filled.error(
        "reader", "add", "cleo", "--org", "x", "--clearance", "U"
    )


def test_a_case_is_opened_filled_and_erased(filled: Door) -> None:
    basis = ("--basis", "Mandate, paragraph 7")
    filled.call("case", "open", "quay", "--purpose", "analysis", *basis)
    path = filled.write(
        "case.ftm.json", '{"id": "c-1", "schema": "Person", "properties": {"name": ["C"]}}\n'
    )
    filled.call("add", path, "--case", "quay")
    assert "c-1" in _ids(filled)
    (item,) = filled.told("show", "c-1")["items"]
    checks = filled.told("reader", "explain", "ben", item)["markings"][0]["checks"]
    assert "case" in {one["name"] for one in checks if not one["holds"]}
    assert [one["case"] for one in filled.lines("case", "list")] == ["quay"]
    assert filled.lines("case", "list", by="ben") == []
    erase = ("case", "erase", "quay", *basis, "--because", "its time is over")
    filled.call(*erase, status=2, text="quai\n")
    assert "c-1" in _ids(filled)
    filled.call(*erase, text="quay\n")
    assert "c-1" not in _ids(filled)
    assert filled.lines("case", "list")[0]["erased"] is True
    assert filled.told("verify")["clean"] is True


def test_damage_is_found_and_ends_with_three(filled: Door) -> None:
    filled.call("list")
    filled.call("search", "karanda")
    database = sqlite3.connect(filled.house / "readings.db")
    database.execute("update reading set detail = 'nothing' where seq = 2")
    database.commit()
    database.close()
    told = filled.told("verify", status=3)
    assert told["clean"] is False
    assert "reading log" in told["problems"][0]
    assert "problem" in filled.said("verify", status=3)


def test_a_backup_comes_back(filled: Door) -> None:
    before = _ids(filled)
    archive = filled.folder / "copy.db"
    assert filled.told("backup", str(archive))["clean"] is True
    (filled.house / "ledger.db").unlink()
    filled.call("restore", str(archive))
    assert _ids(filled) == before
    assert filled.told("verify")["clean"] is True


def test_the_ledger_moves_to_another_store(filled: Door) -> None:
    before = _ids(filled)
    filled.call("move", "other.db")
    assert 'store = "other.db"' in (filled.house / "sightline.toml").read_text("utf-8")
    assert _ids(filled) == before


def test_the_public_key_is_shown_and_no_secret(filled: Door) -> None:
    public = filled.told("key", "public")["public"]
    assert len(public) == 64
    shown = filled.said("key", "show")
    secret = (filled.house / "keys" / "node.key").read_bytes()
    assert public in shown
    assert secret.hex() not in shown


def test_the_exercise_is_built_once_and_looked_at(door: Door) -> None:
    folder = str(door.folder / "mission")
    first = door.told("demo", folder, "--size", "1000")
    counts = {one["reader"]: one["entities"] for one in first["seen"]}
    assert counts["ana"] > counts["hana"] > 0
    assert door.told("demo", folder, "--size", "1000") == first
    assert {path.name for path in Path(folder).iterdir()} >= {"files", "truth", "story.md"}
    files = Path(folder) / "files"
    told = door.told(
        "--in", folder, "add", str(files / "vendors.xlsx"), "--mapping", str(files / "vendors.yaml")
    )
    assert told["statements"] > 0


def test_the_exercise_is_not_built_over_other_things(door: Door) -> None:
    door.write("mine.txt", "x")
    assert "not empty" in door.error("demo", str(door.folder), "--size", "1000")
