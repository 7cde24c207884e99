"""Intake: from a file to statements, with every loss told, and nothing seen by anybody else."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.reception import Jobs, Tray
from sightline.workspace import Workspace
from tests.web.act.flow import LETTER, VENDORS, address_of, fields_of, file, leave, wait_for
from tests.web.browser import Browser

Browse = Callable[[str | None], Browser]


def test_a_table_becomes_statements_and_what_was_bad_is_listed(browse: Browse) -> None:
    ana = browse("ana")
    page = leave(ana, "vendors.csv", VENDORS.encode())
    assert "Sable Harbour Trading" in page
    assert "2014-15-40" in page
    assert "a member of the organisation jmac" in page
    done = file(ana, "vendors.csv", VENDORS.encode(), title="Vendors of the port")
    assert "Left out: 1" in done
    assert "row" in done.words("thead").lower()
    assert "2014-15-40" in done
    found = ana.get("/jobs").words()
    assert "vendors.csv" in found
    files = [link for link in done.links() if "/files/" in link]
    rows = list(csv.reader(io.StringIO(ana.get(files[0]).response.content.decode("utf-8-sig"))))
    assert rows[0][:6] == ["sheet", "row", "column", "left out", "why", "what stood there"]
    assert rows[1][1:3] == ["4", "Founded"]
    assert rows[1][-3:] == ["Unknown Firm", "SL", "2014-15-40"]


def test_what_is_filed_is_in_the_picture_under_its_title(folder: Path, browse: Browse) -> None:
    file(browse("ana"), "more.csv", b"Vendor,Country\nTamarind Freight,LR\n", title="A register")
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        hits = picture.search("Tamarind Freight")
        assert [one.caption for one in hits.hits] == ["Tamarind Freight"]
        said = picture.statements(entity=hits.hits[0].id)[0]
        assert picture.item(said.item).item.title == "A register"


def test_an_error_in_the_mapping_is_told_with_its_line_and_nothing_is_lost(browse: Browse) -> None:
    ana = browse("ana")
    page = leave(ana, "vendors.csv", VENDORS.encode())
    fields = fields_of(page)
    fields["mapping"] = fields["mapping"].replace("schema: Company", "schema: Kompany")
    fields["title"] = "Typed by hand"
    again = ana.post(f"{address_of(page)}/look", fields)
    assert again.status == 400
    assert "Kompany" in again.words(".refused")
    assert "line" in again.words(".refused")
    assert fields_of(again)["mapping"] == fields["mapping"].strip()
    assert fields_of(ana.get(address_of(page)))["title"] == "Typed by hand"
    assert ana.post(f"{address_of(page)}/file", fields).status == 400


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("grade", "Z9", "admiralty"),
        ("known", "yesterday", "yesterday"),
        ("marking", "C", "audience"),
        ("marking", "SC org:elsewhere", "could not read"),
        ("case", "no-such-case", "no-such-case"),
    ],
)
def test_what_is_said_of_it_is_checked_before_a_row_is_filed(
    browse: Browse, field: str, value: str, told: str
) -> None:
    ana = browse("ana")
    page = leave(ana, "vendors.csv", VENDORS.encode())
    again = ana.post(f"{address_of(page)}/file", {**fields_of(page), field: value})
    assert again.status == 400
    assert told in again.words(".refused")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("empty.csv", b""),
        ("broken.xlsx", b"PK\x03\x04 this is no workbook"),
        ("program.exe", b"\x7fELF\x02\x01\x01"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("packed.csv.gz", b"\x1f\x8b\x08\x00"),
    ],
)
def test_a_bad_file_is_refused_with_what_it_is(
    folder: Path, browse: Browse, name: str, body: bytes
) -> None:
    before = list((folder / "tray").glob("*")) if (folder / "tray").exists() else []
    page = leave(browse("ana"), name, body)
    assert page.status == 400
    assert page.words(".refused")
    assert "Traceback" not in page
    assert list((folder / "tray").glob("*") if (folder / "tray").exists() else []) == before


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd",
        "..\\..\\house.csv",
        "a\x00b.csv",
        "<script>alert(1)</script>.csv",
        "{{ 7*7 }}.csv",
        "=cmd|' /C calc'!A0.csv",
        "\u202evsc.exe",
        "x" * 5000,
    ],
)
def test_a_hostile_name_is_words_and_never_a_path(folder: Path, browse: Browse, name: str) -> None:
    page = leave(browse("ana"), name, VENDORS.encode())
    assert page.status in (200, 400)
    assert "<script>alert" not in page.text
    lying = {path.name for path in folder.glob("tray/*/*")}
    assert lying <= {"file", "card.json"}
    assert not (folder.parent / "etc").exists()


def test_hostile_content_is_shown_as_words(browse: Browse) -> None:
    body = "Vendor,Country\n<script>alert(1)</script>,<img src=x onerror=alert(2)>\n"
    page = leave(browse("ana"), "hostile.csv", body.encode())
    assert page.status == 200
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text


def test_a_formula_in_the_list_of_losses_is_not_computed(browse: Browse) -> None:
    body = 'Vendor,Country\n=1+1,"=HYPERLINK(0)"\n'
    done = file(browse("ana"), "formula.csv", body.encode())
    files = [link for link in done.links() if "/files/" in link]
    text = browse("ana").get(files[0]).text
    assert ",=" not in text
    assert not any(line.startswith("=") for line in text.splitlines())


def test_nobody_else_sees_an_upload_or_its_job(browse: Browse) -> None:
    ana, bruno = browse("ana"), browse("bruno")
    left = address_of(leave(ana, "vendors.csv", VENDORS.encode()))
    done = address_of(file(ana, "again.csv", VENDORS.encode()))
    absent = {
        left: "/intake/AAAAAAAAAAAAAAAAAAAAAA",
        done: "/jobs/AAAAAAAAAAAAAAAAAAAAAA",
        f"{done}/files/0": "/jobs/AAAAAAAAAAAAAAAAAAAAAA/files/0",
    }
    for held, nothing in absent.items():
        told = [bruno.get(one) for one in (held, nothing)]
        assert told[0].status == told[1].status == 404
        assert told[0].words() == told[1].words()
    for act in ("look", "file", "drop"):
        assert bruno.post(f"{left}/{act}", {"form": "table"}).status == 404
    for act in ("stop", "resume", "forget"):
        assert bruno.post(f"{done}/{act}").status == 404
    assert "vendors.csv" not in bruno.get("/intake").words()
    assert ana.get(left).status == 200


def test_a_dropped_file_is_gone(folder: Path, browse: Browse) -> None:
    ana = browse("ana")
    left = address_of(leave(ana, "vendors.csv", VENDORS.encode()))
    assert ana.post(f"{left}/drop").status == 200
    assert ana.get(left).status == 404
    assert not (folder / "tray" / left.rpartition("/")[2]).exists()


def test_filed_bytes_do_not_stay_in_the_tray(folder: Path, browse: Browse) -> None:
    ana = browse("ana")
    page = leave(ana, "once.csv", VENDORS.encode())
    asked = ana.post(f"{address_of(page)}/file", fields_of(page))
    wait_for(ana, address_of(asked))
    assert ana.get(address_of(page)).status == 404
    assert not (folder / "tray" / address_of(page).rpartition("/")[2]).exists()


def test_a_document_is_kept_with_its_text_and_leads_to_its_review(browse: Browse) -> None:
    done = file(browse("ana"), "note.txt", LETTER.encode(), title="A field note")
    assert "Nothing was left out" in done
    review = [link for link in done.links() if link.startswith("/review/")]
    assert "Keita" in browse("ana").get(review[0])


def test_followthemoney_needs_no_mapping(browse: Browse) -> None:
    line = '{"id": "f-1", "schema": "Company", "properties": {"name": ["Quarry Nine"]}}\n'
    page = leave(browse("ana"), "data.ftm.json", line.encode())
    assert "FollowTheMoney data" in page.words("dl")
    assert "Quarry Nine" in page
    assert "1 statements in 1 items" in file(browse("ana"), "data.ftm.json", line.encode())


def test_the_same_file_again_adds_nothing(browse: Browse) -> None:
    said = {"known": "2024-05-01", "title": "Twice"}
    file(browse("ana"), "twice.csv", b"Vendor,Country\nTwice Ltd,SL\n", **said)
    again = file(browse("ana"), "twice.csv", b"Vendor,Country\nTwice Ltd,SL\n", **said)
    assert "New: 0 records" in again


def test_on_another_day_there_are_no_forms(browse: Browse) -> None:
    page = browse("ana").get("/intake?known=2020-01-01")
    assert not page.tree.css('main input[type="file"]')
    assert "go back to now" in page


def test_what_lies_too_long_is_cleared_away(folder: Path) -> None:
    with Workspace.open(folder) as house:
        ana = house.reader("ana")
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    left = Tray(folder, lambda: at).put(ana, "x.csv", b"a,b\n")
    assert Tray(folder, lambda: at + dt.timedelta(hours=23)).find(left.id, ana) == left
    Tray(folder, lambda: at + dt.timedelta(hours=25)).sweep()
    assert not (folder / "tray" / left.id).exists()
    assert Jobs(folder).of(ana) is not None
