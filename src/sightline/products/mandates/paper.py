"""A paper: chapters of paragraphs, lists and tables under one handling line, printed as DOCX."""

from __future__ import annotations

import io
from typing import Any

import docx
import msgspec
from docx.shared import Pt

_JOINERS = "\u200c\u200d"  # they shape letters in Persian and Urdu, and hide nothing
_TABLE = "Light Grid Accent 1"


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with paragraphs, points and at most one table, in this order."""

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper before it is printed; ``handling`` stands on each of its pages."""

    title: str
    handling: str
    notes: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    sources: tuple[str, ...] = ()


def print_paper(paper: Paper) -> bytes:
    """Print a paper as a Word document, with the handling line in head and foot of every page."""
    document = docx.Document()
    document.core_properties.title = visible(paper.title)[:250]
    document.core_properties.author = "Sightline"
    for section in document.sections:
        for edge in (section.header, section.footer):
            edge.paragraphs[0].text = visible(paper.handling)
    document.add_heading(visible(paper.title), level=0)
    document.add_paragraph().add_run(visible(paper.handling)).bold = True
    for note in paper.notes:
        document.add_paragraph().add_run(visible(note)).italic = True
    for chapter in paper.chapters:
        _print_chapter(document, chapter)
    if paper.sources:
        document.add_heading("Sources", level=1)
        for number, source in enumerate(paper.sources, 1):
            document.add_paragraph(
                visible(f"{number}. {source}")
            ).paragraph_format.space_after = Pt(2)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _print_chapter(document: Any, chapter: Chapter) -> None:
    document.add_heading(visible(chapter.title), level=1)
    for paragraph in chapter.paragraphs:
        document.add_paragraph(visible(paragraph))
    for point in chapter.points:
        document.add_paragraph(visible(point), style="List Bullet")
    if not chapter.head:
        return
    grid = document.add_table(rows=1, cols=len(chapter.head), style=_TABLE)
    for cell, text in zip(grid.rows[0].cells, chapter.head, strict=True):
        cell.text = visible(text)
    for row in chapter.rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = visible(text)


def visible(text: str) -> str:
    """Write text so that nothing in it is hidden, turns letters around, or breaks the file."""
    return "".join(
        sign if sign.isprintable() or sign in _JOINERS else " " if sign.isspace() else "�"
        for sign in text
    )
