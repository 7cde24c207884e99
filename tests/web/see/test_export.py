"""Exports: losses are told first, and a file holds what the reader may see and nothing else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from sightline.workspace import Workspace
from tests.web.browser import Browser
from tests.web.see.house import file_sayings

Browse = Callable[[str | None], Browser]


def test_every_entity_is_written_once(browse: Browse, folder: Path) -> None:
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        wanted = {one.id for one in picture.entities("Group", limit=1_000)}
    answer = browse("ana").get("/export/file?format=ftm&kind=Group").response
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert {one["id"] for one in lines} == wanted
    assert answer.headers["content-disposition"].startswith("attachment;")


def test_one_entity_is_written_as_in_the_export_of_all(browse: Browse, folder: Path) -> None:
    with Workspace.open(folder) as house, house.picture(house.reader("ana")) as picture:
        shapes = {one["id"]: one for one in picture.export("Group")}
    for name, shape in list(shapes.items())[:5]:
        text = browse("ana").get(f"/export/file?format=ftm&entity={name}").response.text
        assert json.loads(text) == shape


def test_losses_are_told_before_the_file_is_written(browse: Browse, folder: Path) -> None:
    file_sayings(folder, [("see-e1", "Person", "name", "Denied")], negated=True)
    file_sayings(folder, [("see-e1", "Person", "name", "Told")], title="Another")
    page = browse("ana").get("/export?format=plain&kind=Person")
    assert "cannot say that something is not so" in page
    assert any(one.startswith("/export/file?") for one in page.links("a.button"))


def test_a_table_is_of_one_kind_and_starts_no_program(browse: Browse, folder: Path) -> None:
    file_sayings(folder, [("see-e2", "Vehicle", "name", "=HYPERLINK(1)")])
    text = browse("ana").get("/export/file?format=csv&kind=Vehicle").response.text
    captions = [row[1] for row in csv.reader(io.StringIO(text))]
    assert "'=HYPERLINK(1)" in captions
    body = browse("ana").get("/export/file?format=xlsx&kind=Vehicle").response.content
    sheet = openpyxl.load_workbook(io.BytesIO(body)).active
    assert sheet is not None
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [one[1] for one in values] == captions
    again = browse("ana").get("/export/file?format=xlsx&kind=Vehicle").response.content
    assert again == body


@pytest.mark.parametrize("asked", ["format=csv", "format=mdb", "format=ftm&kind=Villain"])
def test_what_cannot_be_written_is_a_clear_error(browse: Browse, asked: str) -> None:
    assert browse("ana").get(f"/export?{asked}").status == 400
    assert browse("ana").get(f"/export/file?{asked}").status == 400


def test_hidden_records_change_no_export(browse: Browse, folder: Path) -> None:
    addresses = ["/export", "/export?format=statements", "/export/file?format=statements"]
    before = [browse("chidi").get(one).response.content for one in addresses]
    file_sayings(folder, [("see-e3", "Person", "name", "Hidden Export")], audience=("org:jmac",))
    assert [browse("chidi").get(one).response.content for one in addresses] == before
    for name in ("see-e3", "see-e9"):
        assert browse("chidi").get(f"/export/file?format=ftm&entity={name}").status == 404
