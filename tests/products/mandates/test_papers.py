"""Papers on mandates: safe cells, the handling line on every page, approved judgements alone."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from sightline.analyses.mandates import find_mission
from sightline.analyses.reading import Reading
from sightline.judgements import Basis, Drafted, Filed, Judgement, Pillar, Replied
from sightline.products.mandates import (
    Chapter,
    Paper,
    Sheet,
    draft_section,
    mandate_page,
    mandate_sheet,
    print_csv,
    print_paper,
    print_workbook,
)
from tests.analyses.stage import Stage

HANDLING = "CONFIDENTIAL // org:test"
DAY = dt.date(2019, 1, 1)
WORDS = '=HYPERLINK("x") to train the police against drugs'


@pytest.fixture(scope="module")
def reading() -> Reading:
    """A mission with one mandate in force, whose task begins like a formula."""
    stage = Stage()
    stage.tell("m1", "Mission", name="Mission One", abbreviation="MO")
    facts: dict[str, Any] = {"subjectType": "mission-mandate", "mission": "m1"}
    stage.tell("S/1", "Mandate", name="S/1", symbol="S/1", adoptionDate="2018-06-28", **facts)
    task: dict[str, Any] = {"operative": "operative", "ocScope": "capacity", "quote": WORDS}
    task |= {"strength": "mandates", "keywords": ("tasks the mission", "threat named")}
    stage.tell("p1", "MandateProvision", name="S/1, 3", mandate="S/1", paragraph="3", **task)
    return stage.reading(DAY)


def judgement(name: str, **more: Any) -> Judgement:
    draft = Drafted(
        of=name,
        subject="m1",
        dimension="political-will",
        value="low",
        as_of=DAY,
        confidence="low",
        rival=f"rival of {name}",
    )
    pillar = Pillar(id=f"{name}-statement", item=f"{name}-item", title=f"Report on {name}")
    facts: dict[str, Any] = {
        "id": name,
        "draft": draft,
        "author": "ana",
        "author_role": "",
        "drafted_on": DAY,
        "status": "approved",
        "day": DAY,
        "person": False,
        "basis": Basis(pillars=(pillar,), voices=((pillar.id,),)),
        "acts": (),
    }
    return Judgement(**{**facts, **more})


def _text(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def _section(reading: Reading, *held: Judgement) -> Paper:
    return draft_section(reading, held, find_mission(reading, "MO"), handling=HANDLING)


def test_the_page_says_what_it_rests_on(reading: Reading) -> None:
    paper = mandate_page(reading, find_mission(reading, "MO"), HANDLING)
    content = print_paper(paper)
    text = _text(content)
    assert WORDS in text
    assert "capacity" in text
    assert reading.picture.address in text
    assert paper.sources
    (page,) = docx.Document(io.BytesIO(content)).sections
    assert page.header.paragraphs[0].text == page.footer.paragraphs[0].text == HANDLING


def test_no_cell_of_a_table_is_a_formula(reading: Reading) -> None:
    sheet = mandate_sheet(reading, find_mission(reading, "MO"), HANDLING)
    rows = list(csv.reader(io.StringIO(print_csv(sheet).decode(), newline="")))
    assert rows[0][0] == HANDLING
    assert f"'{WORDS}" in rows[2]
    page = load_workbook(io.BytesIO(print_workbook(sheet))).active
    assert page is not None
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert f"'{WORDS}" in [cell.value for cell in cells]
    assert page["A1"].value == HANDLING


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_text_can_be_printed(texts: list[str]) -> None:
    row = tuple(texts)
    sheet = Sheet(title="t", handling="h", head=tuple("c" for _ in row), rows=(row,))
    for cells in csv.reader(io.StringIO(print_csv(sheet).decode("utf-8", "replace"), newline="")):
        assert not any(cell.lstrip(" ").startswith(("=", "@")) for cell in cells)
    page = load_workbook(io.BytesIO(print_workbook(sheet))).active
    assert page is not None
    assert "f" not in {cell.data_type for line in page.iter_rows() for cell in line}
    chapter = Chapter(title=texts[0], points=row, head=row, rows=(row,))
    print_paper(Paper(title=texts[0], handling="h", notes=row, chapters=(chapter,), sources=row))


def test_a_section_is_made_of_what_was_approved_and_stands(reading: Reading) -> None:
    held = [
        judgement("stands"),
        judgement("drafted", status="draft"),
        judgement("contested", status="contested"),
        judgement("greyed", grey=("its basis was withdrawn",)),
        judgement("person", person=True),
        judgement("unknown", person=None),
    ]
    paper = _section(reading, *held)
    text = _text(print_paper(paper))
    assert "rival of stands" in text
    for left_out in ("drafted", "contested", "greyed", "person", "unknown"):
        assert f"rival of {left_out}" not in text
        assert f"Report on {left_out}" not in text
    assert "Left out: 2 approved on people" in text
    assert "Left out: 1 approved that should not be leaned on" in text
    assert "not cleared for release" in text
    assert paper.sources == ("Report on stands, not graded [stands-item]",)
    assert WORDS in text


def test_a_reply_goes_wherever_its_judgement_goes(reading: Reading) -> None:
    replied = Replied(of="stands", words="we were never asked", said_on=DAY)
    act = Filed(deed=replied, item="i", by="ana", on=DAY)
    assert "we were never asked" in _text(
        print_paper(_section(reading, judgement("stands", acts=(act,))))
    )


def test_without_an_approved_judgement_there_is_nothing_to_report(reading: Reading) -> None:
    text = _text(print_paper(_section(reading)))
    assert "there is nothing to report" in text


def test_what_has_run_out_is_not_what_the_council_asks(reading: Reading) -> None:
    paper = _section(reading.on(dt.date(2018, 1, 1)))
    assert "not in this picture" in paper.chapters[0].paragraphs[0]
