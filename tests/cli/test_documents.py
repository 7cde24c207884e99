"""Documents at the command line: added, listed, reviewed, undone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sightline.cli.app import SHELF
from tests.cli.door import KARANDA, Door
from tests.intake.documents import papers

OBALA = "vendors-5af824fba21182ea9090"
TEXT = "Karanda Transport paid Obala Fuel USD 300 at Gao on 3 March 2024.\nPlate AB-123-CD.\n"
OPEN = ("--marking", "C org:jmac org:unpol")


def put(door: Door, name: str, content: bytes) -> str:
    """Write a file of bytes beside the house."""
    path = door.folder / name
    path.write_bytes(content)
    return str(path)


@pytest.fixture
def noted(filled: Door) -> Door:
    """A house with a note in it that unpol may read too."""
    filled.call("add", "document", filled.write("note.txt", TEXT), *OPEN)
    return filled


def candidates(door: Door, by: str | None = None) -> dict[str, dict[str, Any]]:
    """The queue of the only document, by text."""
    (row,) = door.told("review", by=by)["documents"]
    told = door.told("review", row["item"], "--all", by=by)
    return {one["text"]: one for one in told["candidates"]}


def test_documents_of_every_sort_are_added(door: Door) -> None:
    door.found()
    paths = [
        put(door, "paper.pdf", papers.pdf("First", "Second")),
        put(door, "paper.docx", papers.word("In Gao")),
        put(door, "page.html", papers.web("<p>In Gao")),
        put(door, "letter.eml", papers.letter("see", {"note.txt": b"enclosed words"})),
        put(door, "letter.msg", papers.outlook("see")),
    ]
    told = door.told("add", "document", *paths)
    assert (len(told["items"]), told["pages"], told["left_out"]) == (6, 7, 0)
    again = door.told("add", "document", *paths)
    assert again["new"] == 0
    assert door.said("search", "enclosed words").count("words")
    item = next(one["id"] for one in told["items"] if one["title"] == "note.txt")
    shown = door.told("show", item)
    assert shown["item"]["item_kind"] == "document"
    assert len(shown["item"]["derived_from"]) == 1


def test_a_bad_document_does_not_keep_the_others_out(door: Door) -> None:
    door.found()
    good = door.write("good.txt", "In Gao")
    bad = put(door, "bad.pdf", papers.pdf("x")[:40])
    result = door.call("add", "document", bad, good, str(door.folder / "none.txt"), status=3)
    assert "2 things left out" in result.stdout
    assert "bad.pdf: the PDF is damaged" in result.stdout
    assert "1 document, 1 page" in result.stdout


def test_a_scanned_page_is_listed(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    door.found()
    said = door.said("add", "document", put(door, "scan.pdf", papers.scan()), status=3)
    assert "page 1: the page is a picture and was not read: tesseract is not installed" in said


def test_who_made_it_and_where_are_kept_only_when_asked(door: Door) -> None:
    door.found()
    path = put(door, "gate.jpg", papers.image())
    door.call("add", "document", path)
    assert "A Source" not in door.said("export")
    assert "16.27" not in door.said("export")
    door.call("add", "document", path, "--position", "--makers")
    held = door.said("export")
    assert "A Source" in held
    assert "16.27000, -0.04000" in held


def test_terms_are_those_of_the_receiver(door: Door) -> None:
    door.found()
    path = door.write("note.txt", TEXT)
    terms = ("--grade", "B2", "--known", "2024-05-01", "--kind", "report", "--title", "Fuel")
    told = door.told("add", "document", path, *terms, "--source", "S-1", "--language", "eng")
    held = door.told("show", told["items"][0]["id"])["item"]
    assert (held["grade"], held["known"], held["item_kind"]) == ("B2", "2024-05-01", "report")
    assert (held["title"], held["source"], held["language"]) == ("Fuel", "S-1", "eng")
    assert "expected one of A" in door.error("add", "document", path, "--grade", "Z9")
    door.error("add", "document", path, path, "--title", "x", status=2)


def test_a_name_that_is_a_formula_starts_nothing(noted: Door) -> None:
    formula = '=HYPERLINK("http://x","y")'
    path = put(noted, "=cmd.docx", papers.word("In Gao", title=formula))
    noted.call("add", "document", path)
    table = noted.said("export", "--format", "csv", "--schema", "Pages")
    assert not any(line.startswith(("=", '"=')) for line in table.splitlines())
    assert f",{formula[:10]}" not in table


def test_the_queue_shows_each_candidate_in_its_line(noted: Door) -> None:
    (row,) = noted.told("review")["documents"]
    assert (row["title"], row["settled"]) == ("note.txt", 0)
    page = noted.said("review", row["item"][:12])
    assert "[Karanda Transport] paid Obala Fuel USD 300 at Gao" in page.replace("\n", " ")
    assert "[AB-123-CD]" in page
    only = noted.told("review", row["item"], "--what", "date")["candidates"]
    assert [one["text"] for one in only] == ["3 March 2024"]
    assert noted.told("review", row["item"], "--page", "2")["candidates"] == []
    few = noted.told("review", row["item"], "--limit", "1")
    assert (len(few["candidates"]), few["more"]) == (1, True)


def test_nothing_is_stated_until_somebody_accepts(noted: Door) -> None:
    before = noted.said("show", OBALA)
    one = candidates(noted)["Obala Fuel"]
    assert noted.said("show", OBALA) == before
    told = noted.told("review", "accept", one["name"])
    assert told["acts"][0]["said"][0]["entity"] == OBALA
    assert "note.txt" in noted.said("show", OBALA)
    assert candidates(noted)["Obala Fuel"]["decided"]["by"] == "ana"


def test_bearers_of_one_name_are_asked_about(noted: Door) -> None:
    name = candidates(noted)["Karanda Transport"]["name"]
    assert "several bear this name" in noted.error("review", "accept", name)
    noted.call("review", "accept", name, by="ben")
    assert "note.txt" in noted.said("show", KARANDA)


def test_accept_change_reject_same_and_undo(noted: Door) -> None:
    held = candidates(noted)
    name = {text: one["name"] for text, one in held.items()}
    noted.call("review", "reject", name["Gao"], "--because", "another Gao")
    noted.call("review", "same", name["Obala Fuel"], KARANDA)
    noted.call("review", "change", name["AB-123-CD"], "--value", "AB-128-CD")
    noted.call(
        "review", "accept", name["3 March 2024"], "--of", KARANDA, "--prop", "dissolutionDate"
    )
    page = noted.said("show", KARANDA)
    assert "Obala Fuel" in page
    assert "2024-03-03" in page
    assert "AB-128-CD" in noted.said("search", "AB-128-CD")
    assert "undo that first" in noted.error("review", "accept", name["Gao"])
    (row,) = noted.told("review")["documents"]
    assert row["settled"] == 4
    told = noted.told("review", "undo", name["Obala Fuel"], name["Gao"])
    assert len(told["undone"]) == 2
    assert "Obala Fuel" not in noted.said("show", KARANDA)
    assert "nothing that you can see" in noted.error("review", "undo", name["Gao"])
    assert noted.said("verify").startswith("Everything is as it was written")


def test_what_another_said_is_undone_with_a_reason(noted: Door) -> None:
    name = candidates(noted)["Obala Fuel"]["name"]
    noted.call("review", "accept", name, by="ana")
    assert "give your reason" in noted.error("review", "undo", name, by="ben")
    noted.call("review", "undo", name, "--because", "another firm", by="ben")
    assert candidates(noted)["Obala Fuel"]["decided"] is None


def test_a_reader_finds_only_what_his_own_picture_knows(noted: Door) -> None:
    noted.call("add", "document", noted.write("other.txt", "Then Ilyan Morovest came."), *OPEN)
    told = {}
    for reader in ("ana", "ben"):
        rows = noted.told("review", by=reader)["documents"]
        told[reader] = {row["title"]: row["open"] for row in rows}
    assert told["ana"]["other.txt"] == 1
    assert told["ben"]["other.txt"] == 0


@pytest.mark.parametrize(
    "named", ["x", "00000000.00000000", "0000.0000", "nothing", ".", "0" * 64 + ".0000"]
)
def test_what_is_not_there_is_refused_in_one_line(noted: Door, named: str) -> None:
    for word in ("accept", "reject", "undo"):
        assert noted.error("review", word, named).count("\n") == 1
    noted.error("review", "same", named, KARANDA)


def test_candidates_of_two_documents_are_not_settled_together(noted: Door) -> None:
    one = candidates(noted)["Gao"]["name"]
    assert "several documents" in noted.error("review", "reject", one, "0" * 8 + ".12345678")


def test_a_house_without_documents_says_so(filled: Door) -> None:
    assert "no document" in filled.said("review")
    assert filled.told("review") == {"documents": []}


def test_a_file_called_document_is_still_added(filled: Door, monkeypatch: Any) -> None:
    monkeypatch.chdir(filled.folder)
    Path("document").write_text(
        '{"id": "d-1", "schema": "Person", "properties": {"name": ["X Y"]}}\n'
    )
    filled.call("add", "./document")
    assert json.loads(filled.call("show", "d-1", "--json").stdout)["entity"]["caption"] == "X Y"


def test_words_lead_to_commands_of_their_own() -> None:
    for name, words in (
        ("add", {"document", "list"}),
        ("review", {"accept", "change", "reject", "same", "undo"}),
    ):
        commands = SHELF[name].commands  # type: ignore[attr-defined] # of a Branching
        assert set(commands) == words
        assert {commands[word].name for word in words} == words
