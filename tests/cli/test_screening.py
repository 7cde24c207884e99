"""Screening from the command line: asked, decided, certified, verified, and watched."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from tests.cli.door import Door

NAME = "Bakary Yoro Samassekou"
SOON = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=90)).isoformat()
LIST = (
    f'{{"id": "eu-1", "schema": "Person", "properties": {{"name": ["{NAME}"],'
    ' "birthDate": ["1971"], "idNumber": ["P-4471902"]}}\n'
    '{"id": "eu-listing-1", "schema": "Sanction", "properties": {"entity": ["eu-1"],'
    ' "authority": ["Council of a Union"], "listingDate": ["2020-01-01"],'
    ' "provisions": ["Asset freeze"]}}\n'
)


@pytest.fixture
def listed(filled: Door) -> Door:
    """A house with a listing that both readers may see."""
    path = filled.write("list.ftm.json", LIST)
    filled.call("add", path, "--marking", "C org:jmac org:unpol", "--known", "2024-05-01")
    return filled


def decide(door: Door, *more: str, status: int = 0, name: str = NAME) -> str:
    words = ("--because", "looked at", "--review-due", SOON, *more)
    result = door.call("screen", "decide", name, "--result", "clear", *words, status=status)
    return result.stdout + result.stderr


def test_a_name_is_screened_with_its_reasons(listed: Door) -> None:
    said = listed.said("screen", NAME, "--born", "1971")
    assert "possible-match" in said
    assert "listed by Council of a Union" in said
    assert "a person looks" in said
    told = listed.told("screen", NAME, "--on", "2019-01-01")
    assert told["screening"]["result"] == "clear"
    assert told["handling"].startswith("CONFIDENTIAL")
    assert listed.told("screen", "--born", "1971", NAME)["screening"]["subject"]["dates"] == [
        "1971"
    ]


def test_a_number_with_the_name_bars_a_vendor_and_no_meeting(listed: Door) -> None:
    for purpose, result in (("vendor", "prohibited"), ("engagement", "exposure")):
        told = listed.told("screen", NAME, "--number", "P4471902", "--for", purpose)
        assert told["screening"]["result"] == result


def test_it_is_decided_certified_and_verified_by_anybody(listed: Door, tmp_path: Path) -> None:
    assert "is it the same or another" in decide(listed, status=1)
    assert "ENTITY=REASON" in decide(listed, "--not-same", "eu-1", status=2)
    seen = listed.told("screen", NAME)["seen"]
    decide(listed, "--not-same", "eu-1=born elsewhere", "--seen", seen)
    assert "somebody else: 1" in listed.said("screen", "list")
    (decision,) = listed.lines("screen", "list")
    key = listed.told("key", "public")["public"]
    stranger = Door(tmp_path / "nowhere")
    for name in ("c.json", "c.pdf"):
        out = str(listed.folder / name)
        listed.call("screen", "certificate", decision["of"], "--out", out)
        told = stranger.told("screen", "verify", out, "--key", key)
        assert (told["holds"], told["decided"], told["decided_by"]) == (True, "clear", "ana")
    changed = listed.write("d.json", (listed.folder / "c.json").read_text().replace("ana", "ben"))
    assert "changed" in stranger.error("screen", "verify", changed)
    assert "another key" in stranger.error("screen", "verify", out, "--key", "00" * 32)
    listed.error(
        "screen", "certificate", decision["of"], "--out", str(tmp_path / "x.txt"), status=2
    )


def test_another_reader_does_not_learn_of_a_decision(listed: Door) -> None:
    decide(listed, "--not-same", "eu-1=born elsewhere")
    (decision,) = listed.lines("screen", "list")
    assert listed.lines("screen", "list", by="ben") == []
    absent = listed.error("screen", "certificate", "screening-0", "--out", "c.json", by="ben")
    hidden = listed.error("screen", "certificate", decision["of"], "--out", "c.json", by="ben")
    assert absent.replace("screening-0", "X") == hidden.replace(decision["of"], "X")
    assert listed.told("screen", NAME, by="ben")["screening"]["result"] == "possible-match"


def test_a_table_is_screened_into_a_file(listed: Door) -> None:
    text = f"Vendor name,Country\n{NAME},ml\n,ml\nObala Fuel,Atlantis\n"
    path, out = listed.write("v.csv", text), listed.folder / "out.csv"
    assert "--out" in listed.error("screen", path, status=2)
    told = listed.told("screen", path, "--out", str(out), status=3)
    assert (told["rows"], told["refused"], told["noted"]) == (3, 1, 1)
    assert told["results"] == {"possible-match": 1, "refused": 1, "clear": 1}
    with out.open(encoding="utf-8", newline="") as handle:
        assert [row["result"] for row in csv.DictReader(handle)] == [
            "possible-match", "refused", "clear",
        ]  # fmt: skip
    assert "no file" in listed.error("screen", "nobody.csv", "--out", str(out), status=2)


def test_a_form_is_screened(listed: Door) -> None:
    form = listed.write("form.yaml", f"name: {NAME}\nkind: person\nborn: 1971\nnumber: P-4471902\n")
    assert listed.told("screen", form)["screening"]["result"] == "prohibited"
    assert "form" in listed.error("screen", form, "--born", "1971", status=2)


def test_a_watch_is_kept_run_and_ended(listed: Door) -> None:
    listed.call("watch", "add", "Ilyan Traore")
    assert "0 with a difference" in listed.said("watch", "run")
    more = LIST.replace("eu-", "uk-").replace(NAME, "Ilyan Traore")
    path = listed.write("more.ftm.json", more)
    listed.call("add", path, "--marking", "C org:jmac", "--known", "2024-05-02")
    said = listed.said("watch", "run")
    assert "Clear is now Possible match" in said
    assert "0 with a difference" in listed.said("watch", "run")
    (watch,) = listed.lines("watch", "list")
    listed.call("watch", "remove", watch["of"], "--because", "over")
    assert "no watch" in listed.said("watch", "list")
    assert listed.lines("watch", "list", by="ben") == []


def test_what_cannot_be_asked_is_refused(listed: Door) -> None:
    assert "not a date" in listed.error("screen", NAME, "--born", "soonish")
    assert "country" in listed.error("screen", NAME, "--country", "Atlantis")
    assert "no entity" in listed.error("screen", NAME, "--entity", "x-9").lower()
    rule = listed.write("rule.yaml", "rule: mine\n")
    assert "not a rule" in listed.error("screen", NAME, "--rule", rule)


def test_without_a_list_the_reader_is_told_so(filled: Door) -> None:
    assert "no list" in filled.error("screen", NAME)
    assert filled.told("screen", NAME, "--against", "picture")["screening"]["result"] == "clear"
