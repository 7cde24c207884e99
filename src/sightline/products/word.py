"""Word: a paper as a document to be worked on, in the styles of the house's own template."""

from __future__ import annotations

import datetime as dt
import io
from importlib import import_module
from typing import Any

from sightline.errors import BadInput
from sightline.products import evidence
from sightline.products.letters import visible
from sightline.products.packing import repack
from sightline.products.paper import (
    Block,
    Drawing,
    Grid,
    Heading,
    Judged,
    Paper,
    Paragraph,
    Points,
)
from sightline.products.pdf import find_width, print_png
from sightline.products.wording import (
    say_cites,
    say_source,
    tell_facts,
    tell_judged,
    tell_table,
)

_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
_WIDTH_CM = 16.0
_LONGEST_PROPERTY = 250
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write_docx(paper: Paper, template: bytes | None = None, *, annex: bool = True) -> bytes:
    """Write a paper as a Word document; a template gives styles, margins and letterhead."""
    document = _open(template)
    _name(document, paper)
    _mark(document, paper)
    pen = _Pen(document, paper)
    pen.write("Title", paper.title)
    if paper.subtitle:
        pen.write("Subtitle", paper.subtitle)
    pen.write("Normal", " · ".join(tell_facts(paper)), small=True)
    for block in paper.blocks:
        pen.put(block)
    pen.end(annex=annex)
    stream = io.BytesIO()
    document.save(stream)
    return repack(stream.getvalue(), paper.day)


def _open(template: bytes | None) -> Any:
    """Open the template, and keep of its body nothing but the page setup."""
    docx = import_module("docx")  # large: only who writes loads it
    try:
        document = docx.Document(io.BytesIO(template) if template is not None else None)
    except Exception as error:
        raise BadInput(
            "the template cannot be read: expected a Word document (.docx) saved by Word or "
            "LibreOffice, not .doc, .dotx or .docm"
        ) from error
    body = document.element.body
    for part in list(body):
        if not part.tag.endswith("}sectPr"):
            body.remove(part)
    return document


def _name(document: Any, paper: Paper) -> None:
    """Set the properties of the file: no name of a user or a machine is among them."""
    told = document.core_properties
    told.title = visible(paper.title)[:_LONGEST_PROPERTY]
    told.subject = visible(paper.handling)[:_LONGEST_PROPERTY]
    told.author, told.last_modified_by, told.comments = "Sightline", "Sightline", ""
    told.keywords, told.category, told.revision = "", visible(paper.kind), 1
    told.language = paper.language
    told.created = told.modified = dt.datetime.combine(paper.day, dt.time())


def _mark(document: Any, paper: Paper) -> None:
    """Put the handling line into the head and foot of every page, the first one too."""
    for section in document.sections:
        section.different_first_page_header_footer = False
        for edge in (section.header, section.footer):
            edge.is_linked_to_previous = False
            line = edge.paragraphs[0] if edge.paragraphs else edge.add_paragraph()
            line = line if not line.text else edge.add_paragraph()
            line.alignment = 1
            run = line.add_run(visible(paper.handling))
            run.bold = True


class _Pen:
    """Writes into one document, in the styles that its template has."""

    def __init__(self, document: Any, paper: Paper) -> None:
        self._document = document
        self._paper = paper
        self._styles = {style.name for style in document.styles}
        self._turned = paper.language in _RIGHT_TO_LEFT

    def put(self, block: Block) -> None:
        """Write one block."""
        match block:
            case Heading():
                self.write(f"Heading {block.level}", block.text)
            case Paragraph():
                self._put_paragraph(block, "Normal")
            case Points():
                for one in block.items:
                    self._put_paragraph(one, "List Paragraph")
            case Judged():
                self._put_judged(block)
            case Drawing():
                self._put_drawing(block)
            case Grid():
                title = f"Table {block.number}. {block.caption.rstrip('.')}"
                self.write("Caption", title + self._after(block))
                self._put_grid(*tell_table(self._paper, block))
                for note in block.notes:
                    self.write("Normal", note, small=True)

    def end(self, *, annex: bool) -> None:
        """Write the list of sources and the map of evidence."""
        if self._paper.sources:
            self.write("Heading 1", "Sources")
        for source in self._paper.sources:
            self.write("Normal", f"[{source.number}] {say_source(source)}", small=True)
        rows = evidence.rows(self._paper) if annex else ()
        if rows:
            self.write("Heading 1", "What each paragraph rests on")
            self.write("Normal", evidence.ABOUT, small=True)
            self._put_grid(evidence.COLUMNS, [list(row) for row in rows])

    def write(self, style: str, text: str, *, small: bool = False) -> Any:
        """Write one paragraph."""
        paragraph = self._document.add_paragraph(style=style if style in self._styles else None)
        if self._turned:
            paragraph.paragraph_format.element.get_or_add_pPr().append(_element("bidi"))
        run = paragraph.add_run(visible(text))
        if small:
            run.font.size = import_module("docx.shared").Pt(8.5)
        return paragraph

    def _put_paragraph(self, one: Paragraph, style: str) -> None:
        words = " ".join(sentence.text + self._cite(sentence.basis) for sentence in one.sentences)
        number = f"{one.number}. " if one.number is not None else ""
        self.write(style, number + words)

    def _put_judged(self, one: Judged) -> None:
        number = f"{one.number}. " if one.number is not None else ""
        line = self.write("Normal", f"{number}{one.claim}{self._cite(one.basis)}")
        line.runs[0].bold = True
        line.paragraph_format.keep_with_next = True
        for name, text in tell_judged(one):
            told = self.write("List Paragraph", f"{name}: ")
            told.runs[0].italic = True
            told.add_run(visible(text))

    def _put_drawing(self, one: Drawing) -> None:
        shared = import_module("docx.shared")
        image = io.BytesIO(print_png(one.figure.svg))
        width = min(_WIDTH_CM, find_width(one.figure.svg) / 10)
        shape = self._document.add_picture(image, width=shared.Cm(width))
        told = shape._inline.docPr  # noqa: SLF001 - the library has no other way to alternative text
        told.set("descr", visible(one.figure.description))
        told.set("title", visible(one.figure.title))
        told.set("name", f"Figure {one.number}")
        self.write("Caption", f"Figure {one.number}. {one.figure.title}{self._after(one)}")

    def _put_grid(self, columns: tuple[str, ...], rows: list[list[str]]) -> None:
        style = next((one for one in ("House Table", "Table Grid") if one in self._styles), None)
        grid = self._document.add_table(rows=1 + len(rows), cols=len(columns), style=style)
        cells = grid._cells  # noqa: SLF001 - row by row the library takes quadratic time
        for place, text in enumerate([*columns, *(cell for row in rows for cell in row)]):
            run = cells[place].paragraphs[0].add_run(visible(text))
            run.font.size = import_module("docx.shared").Pt(8.5)
            run.bold = place < len(columns)
        head = grid.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - as above
        head.append(_element("tblHeader"))
        self.write("Normal", "", small=True)

    def _after(self, one: Drawing | Grid) -> str:
        """What is said behind a title: how much is covered, and the sources."""
        coverage = f". {one.coverage}." if one.coverage else ""
        return coverage + self._cite(one.basis)

    def _cite(self, basis: tuple[str, ...]) -> str:
        cites = say_cites(self._paper, basis)
        return f" {cites}" if cites else ""


def _element(name: str) -> Any:
    made = import_module("docx.oxml").OxmlElement(f"w:{name}")
    made.set(f"{{{_WORD}}}val", "1")
    return made
