"""Papers in print: same bytes, nothing hidden or computed, marked on each page, for all readers."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise

import docx
import msgspec
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sightline.errors import BadInput, BadValue
from sightline.products.evidence import evidence_map, parts
from sightline.products.letters import drawable, load_signs, read_signs, visible
from sightline.products.paper import Grid, runs
from sightline.products.pdf import print_pdf, print_png
from sightline.products.plain import tell_paper
from sightline.products.printing import FORMS, Letterhead, print_paper
from sightline.products.word import write_docx
from sightline.products.workbook import write_xlsx
from tests.products.papers import DAY, HANDLING, LINE, paper
from tests.products.structure import contents, open_up, untagged

HOSTILE = (
    '#read("/etc/hostname") $x$ @ref *b* `c` \\ #sys.inputs [a](b) <l>',
    '=HYPERLINK("http://x")',
    "@SUM(A1)",
    "<w:p/>&amp;]]>",
    "abc\u202egpj.exe\u2066\u0000\u0007\x1b[31m",
    "قوات الحرس عند المعبر 42",
    "中国公司 한국 🙂",
    "{{ 7*7 }} ${7*7} %s",
)
any_text = st.text(max_size=60)


def words_of(page: bytes) -> str:
    with pypdfium2.PdfDocument(page) as document:
        return "".join(one.get_textpage().get_text_range() for one in document)


@pytest.mark.parametrize("ending", list(FORMS))
def test_the_same_paper_is_the_same_bytes(ending: str) -> None:
    assert print_paper(paper(), ending) == print_paper(paper(), ending)
    assert print_paper(paper("Else"), ending) != print_paper(paper(), ending)


def test_what_is_no_form_is_refused() -> None:
    with pytest.raises(BadValue, match=r"\.pdf, \.docx"):
        print_paper(paper(), ".odt")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("ending", list(FORMS))
def test_hostile_text_breaks_out_of_no_form(ending: str, text: str) -> None:
    assert print_paper(paper(text), ending)


@settings(max_examples=25)
@given(any_text)
@example("\u200d\u0301\ufe0f")
def test_any_text_survives_in_every_form(text: str) -> None:
    made = paper(text)
    assert print_pdf(made)
    opened = docx.Document(io.BytesIO(write_docx(made)))
    assert any(visible(text).strip() in one.text for one in opened.paragraphs)
    book = load_workbook(io.BytesIO(write_xlsx(made)))
    assert not [c for sheet in book for row in sheet.rows for c in row if c.data_type == "f"]
    held = msgspec.json.decode(evidence_map(made))
    assert held["statements"][0]["value"] == text


def test_words_of_sources_stay_words() -> None:
    told = words_of(print_pdf(paper("#strong[bold] $tax$ = 1")))
    assert "#strong[bold] $tax$ = 1" in told


def test_nothing_turns_letters_around() -> None:
    hidden = "abc\u202egpj.exe"
    assert "\u202e" not in words_of(print_pdf(paper(hidden)))
    assert "\u202e" not in docx.Document(io.BytesIO(write_docx(paper(hidden)))).paragraphs[0].text


def test_signs_without_a_drawing_are_written_by_their_code() -> None:
    signs = load_signs()
    assert drawable("中 م é", signs) == "[U+4E2D] م é"
    assert "[U+4E2D]" in words_of(print_pdf(paper("中")))
    with pytest.raises(BadValue):
        read_signs(b"\x00\x01\x00\x00\x00\x09")


def test_a_formula_is_no_formula() -> None:
    book = load_workbook(io.BytesIO(write_xlsx(paper("=1+1"))))
    cells = [c.value for sheet in book for row in sheet.rows for c in row]
    assert "'=1+1" in cells
    assert "=1+1" not in cells


def test_not_known_is_written_and_is_no_nought() -> None:
    grid = Grid(caption="Reports", columns=("where", "how many"), rows=(("north", None),))
    made = paper(blocks=(grid,))
    assert "not known" in words_of(print_pdf(made))
    opened = docx.Document(io.BytesIO(write_docx(made)))
    assert opened.tables[0].cell(1, 1).text == "not known"
    sheet = load_workbook(io.BytesIO(write_xlsx(made)))["Table None"]
    assert sheet["B4"].value == "not known"


def test_the_handling_line_is_on_every_page() -> None:
    long = tuple(paper().blocks) * 12
    with pypdfium2.PdfDocument(print_pdf(paper(blocks=long))) as document:
        assert len(document) > 3
        for one in document:
            assert one.get_textpage().get_text_range().count(HANDLING) == 2
    opened = docx.Document(io.BytesIO(write_docx(paper())))
    for edge in (opened.sections[0].header, opened.sections[0].footer):
        assert HANDLING in [line.text for line in edge.paragraphs]
    for sheet in load_workbook(io.BytesIO(write_xlsx(paper()))):
        assert sheet["A1"].value == HANDLING


def test_the_page_is_tagged_named_and_archivable() -> None:
    page = print_pdf(paper())
    inside = open_up(page)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in inside
    assert b"<pdfaid:part>2</pdfaid:part>" in inside
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in inside
    assert re.search(rb"/MarkInfo\s*<<[^>]*/Marked true", inside)
    assert re.search(rb"/DisplayDocTitle true", inside)
    assert re.search(rb"/Lang\s*\(en\)", inside)
    assert not re.search(rb"/JavaScript|/Launch|/EmbeddedFile\b|/URI\s*\(", inside)


def test_every_part_of_the_page_has_its_place() -> None:
    page = print_pdf(paper())
    inside = open_up(page)
    assert [one for content in contents(page) for one in untagged(content)] == []
    levels = [int(one) for one in re.findall(rb"/S\s*/H(\d)", inside)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    figures = re.findall(rb"/S\s*/Figure\b", inside)
    assert len(figures) == 1
    assert len(re.findall(rb"/Alt\b", inside)) >= len(figures)
    heads = len(re.findall(rb"/S\s*/TH\b", inside))
    assert heads == len(re.findall(rb"/Scope\s*/Column", inside)) >= 3


def test_a_figure_has_words_in_word() -> None:
    package = zipfile.ZipFile(io.BytesIO(write_docx(paper())))
    body = package.read("word/document.xml").decode()
    assert 'descr="Bars of 2 amounts.' in body
    assert "<w:tblHeader" in body
    assert print_png(paper().blocks[5].figure.svg).startswith(b"\x89PNG")  # type: ignore[union-attr]


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_office_files_hold_no_clock_and_no_user(ending: str) -> None:
    package = zipfile.ZipFile(io.BytesIO(print_paper(paper(), ending)))
    core = package.read("docProps/core.xml").decode()
    assert core.count(f"{DAY}T00:00:00Z") == 2
    assert "python-docx" not in core
    assert "openpyxl" not in core
    assert {one.date_time[0] for one in package.infolist()} == {1980}


def test_the_template_of_the_house_is_used_and_its_text_is_not() -> None:
    template = docx.Document()
    template.add_paragraph("Old letter")
    template.styles.add_style("House Table", 3)
    template.sections[0].header.paragraphs[0].text = "Letterhead"
    stream = io.BytesIO()
    template.save(stream)
    made = write_docx(paper(), stream.getvalue())
    opened = docx.Document(io.BytesIO(made))
    assert "Old letter" not in [one.text for one in opened.paragraphs]
    assert [one.text for one in opened.sections[0].header.paragraphs] == ["Letterhead", HANDLING]
    style = opened.tables[0].style
    assert style is not None
    assert style.name == "House Table"


def test_what_is_no_template_is_refused() -> None:
    with pytest.raises(BadInput, match="template"):
        print_paper(paper(), ".docx", Letterhead(template=b"no zip"))


def test_the_map_leads_from_each_part_to_place_and_item() -> None:
    held = msgspec.json.decode(evidence_map(paper()))
    assert [one["part"] for one in held["parts"]] == ["1", "2", "3", "4", "Fig. 1", "Table 1"]
    assert held["parts"][1]["statements"] == ["s1"]
    assert held["parts"][3]["statements"] == []
    assert held["statements"][0]["place"] == LINE
    assert held["handling"] == HANDLING
    assert len(list(parts(paper()))) == 6


def test_lines_begin_and_end_with_the_handling() -> None:
    lines = list(tell_paper(paper()))
    assert lines[0] == lines[-1] == HANDLING


def test_runs_of_sources_are_written_shortly() -> None:
    assert runs([7, 1, 2, 3, 9, 8, 5]) == (("1-3", 1), ("5", 5), ("7-9", 7))
    assert runs([1, 2]) == (("1", 1), ("2", 2))
