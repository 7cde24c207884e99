"""Mandates from the command line: read, filed once, asked in a picture, and put on paper."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from tests.cli.door import Door
from tests.engines.mandates.texts import paragraphs


@pytest.fixture
def council(filled: Door) -> Door:
    """A house with the reference data and a decision of an invented mission."""
    file = filled.write("decision.json", json.dumps([{"text": one} for one in paragraphs()]))
    filled.call("mandate", "read", file, "--add", "--mission", "MINUSMA")
    mission = {"name": ["Mission in Mali"], "abbreviation": ["MINUSMA"]}
    line = {"id": "ref-mission-minusma", "schema": "Mission", "properties": mission}
    mali = filled.write("mali.ftm.json", json.dumps(line))
    filled.call("add", mali, "--known", "2031-01-01", "--grade", "A1")
    return filled


def _write(door: Door, name: str, listed: list[str]) -> str:
    return door.write(name, json.dumps([{"text": one} for one in listed]))


def test_reading_shows_codes_with_their_words_and_needs_no_house(door: Door) -> None:
    file = _write(door, "decision.json", paragraphs())
    told = door.told("mandate", "read", file)
    (document,) = told["read"]
    assert (document["symbol"], document["adopted"]) == ("S/RES/4321", "2031-03-03")
    coded = {one["number"]: one["codes"] for one in document["paragraphs"]}
    assert coded["2(b)(i)"]["scope"] == {"value": "capacity", "words": ["train", "drug"]}
    assert coded["4"]["tasks the mission"] == {"value": False, "words": []}
    assert document["strength"]["formed police"]["value"] == 600
    assert told["handling"] is None
    page = door.said("mandate", "read", file)
    assert "theme drugs: “drug”" in page
    assert "remain seized" not in page
    assert "remain seized" in door.said("mandate", "read", file, "--whole")


def test_the_same_file_twice_changes_nothing(council: Door) -> None:
    file = _write(council, "renamed.json", paragraphs())
    again = council.told("mandate", "read", file, "--add", "--mission", "MINUSMA")
    assert again["read"][0]["added"]["new"] == 0
    assert again["read"][0]["added"]["known"] > 50


def test_what_was_filed_opens_to_its_words(council: Door) -> None:
    told = council.told("show", "ref-provision-s-res-4321-2-b-i")["entity"]["properties"]
    (scope,) = told["ocScope"]
    assert scope["value"] == "capacity"
    (saying,) = scope["sayings"]
    assert (saying["original"], saying["place"]) == ("train … drug", "paragraph 2(b)(i)")
    assert (saying["known"], saying["grade"]) == ("2031-03-03", "A2")


def test_good_files_are_taken_and_bad_ones_named(filled: Door) -> None:
    good = _write(filled, "good.json", paragraphs())
    bad = filled.write("bad.rtf", "{rtf}")
    told = filled.told("mandate", "read", good, bad, "--add", status=3)
    assert [one["file"] for one in told["read"]] == ["good.json"]
    assert "save its text as .txt" in told["refused"][0]["because"]
    (entry,) = filled.told("mandate", "register", "--on", "2031-06-01")["register"]
    assert entry["symbol"] == "S/RES/4321"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("a.json", "b.json", "--symbol", "S/RES/1"), "give one FILE"),
        (("a.json", "--marking", "C org:jmac"), "belong to --add"),
        ((), "FILE"),
    ],
)
def test_what_does_not_go_together_is_refused(
    filled: Door, args: tuple[str, ...], says: str
) -> None:
    assert says in filled.error("mandate", "read", *args, status=2)


def test_a_comparison_shows_what_came_and_went(door: Door) -> None:
    later = [one.replace("fight corruption", "fight the trade in gold") for one in paragraphs()]
    files = _write(door, "a.json", paragraphs()), _write(door, "b.json", later[:-1])
    told = door.told("mandate", "compare", *files)
    assert told["counts"]["changed"] == 1
    assert told["counts"]["dropped"] == 1
    (changed,) = [one for one in told["steps"] if one["change"] == "changed"]
    assert changed["codes"] == ["themes"]
    assert "+ " in door.said("mandate", "compare", *files)


def test_the_picture_answers_on_its_day_and_not_before(council: Door) -> None:
    on = ("--on", "2031-06-01")
    (entry,) = council.told("mandate", "register", *on)["register"]
    assert entry["tasks"] == ["2(b)(i)", "2(b)(ii)"]
    assert council.told("mandate", "register", "--on", "2031-03-02")["register"] == []
    (lag,) = council.told("mandate", "lag", *on)["lags"]
    assert (lag["task"]["day"], lag["means"]) == ("2031-03-03", None)
    assert council.told("mandate", "coverage", *on)["coverage"]["tasked"] == ["MINUSMA"]
    assert council.told("mandate", "silent", *on)["silences"] == []
    links = council.told("mandate", "gaps", "MINUSMA", *on)["gaps"]["links"]
    held = {one["link"]: one["held"] for one in links}
    assert (held["police"], held["prosecution"]) == ("tasked on crime", "absent")
    found = council.told("mandate", "precedents", "--scope", "capacity", *on)["precedents"]
    assert [one["paragraph"] for one in found["found"]] == ["2(b)(i)"]
    assert council.told("mandate", "cross", *on)["cross"]["tasks"] == 2
    for name in ("register", "lag", "coverage", "silent", "precedents", "cross"):
        assert council.said("mandate", name, *on).startswith(("CONFIDENTIAL", "STRICTLY"))


def test_papers_are_written_once_and_whole(council: Door) -> None:
    for name in ("page.docx", "table.csv", "table.xlsx"):
        target = council.folder / name
        council.call("mandate", "page", "MINUSMA", "--to", str(target), "--on", "2031-06-01")
        assert target.stat().st_size > 500
        assert "already" in council.error(
            "mandate", "page", "MINUSMA", "--to", str(target), status=2
        )
    assert "end the name" in council.error("mandate", "page", "MINUSMA", "--to", "a.pdf", status=2)
    page = council.said("mandate", "page", "MINUSMA", "--on", "2031-06-01")
    assert "seize and destroy weapons" in page


def test_a_section_takes_up_an_approved_judgement_and_no_draft(council: Door) -> None:
    council.call("reader", "add", "ada", "--org", "jmac", "--clearance", "SC")
    told = council.told("show", "ref-mission-minusma")["entity"]["properties"]["name"][0]
    rest = ("--basis", told["sayings"][0]["item"], "--rival", "it cannot")
    due = ("--review-due", _in_a_season())
    drafted = council.told(
        "judge", "draft", "ref-mission-minusma", "political-will", "low", *rest, *due
    )["id"]
    asked = ("mandate", "section", "MINUSMA")
    assert "there is nothing to report" in council.said(*asked)
    council.call("judge", "review", drafted, "--words", "sound", by="ada")
    council.call("judge", "approve", drafted, by="ada")
    said = " ".join(council.said(*asked).split())
    assert "Other reading: it cannot" in said
    assert "Approved by ada; drafted by ana." in said
    target = council.folder / "section.docx"
    council.call(*asked, "--to", str(target))
    assert target.exists()


def _in_a_season() -> str:
    return (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=90)).isoformat()
