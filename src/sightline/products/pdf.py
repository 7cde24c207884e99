"""PDF: a paper as tagged, archivable pages; the same paper makes the same bytes.

The pages are PDF/A-2a and PDF/UA-1 at once: the printer refuses to write otherwise. The fonts are
those that are shipped and those in a folder of the house; a sign that none of them draws is
written by its code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import msgspec

from sightline.products import evidence
from sightline.products.letters import drawable, load_signs
from sightline.products.paper import (
    Block,
    Drawing,
    Grid,
    Heading,
    Judged,
    Paper,
    Paragraph,
    Points,
    Sentence,
    runs,
)
from sightline.products.wording import say_source, tell_facts, tell_judged, tell_table

STANDARDS = ["a-2a", "ua-1"]
_SHAPE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
#: The width of the text and the height that a drawing may take of a page, in millimetres.
_ACROSS, _HIGH = 172.0, 78.0
_WORDS = {
    "page": "page",
    "figure": "Figure",
    "table": "Table",
    "sources": "Sources",
    "evidence": "What each paragraph rests on",
    "about_evidence": evidence.ABOUT,
    "columns": evidence.COLUMNS,
}


def print_pdf(paper: Paper, *, fonts: Sequence[Path] = (), annex: bool = True) -> bytes:
    """Print a paper; ``annex`` adds the map of evidence, ``fonts`` are further folders of fonts."""
    signs = load_signs(tuple(fonts))
    template = files("sightline.products") / "paper.typ"
    with as_file(files("sightline.products") / "fonts") as shipped:
        typst = import_module("typst")  # large: only who prints loads it
        made = typst.compile(
            template.read_bytes(),
            format="pdf",
            pdf_standards=STANDARDS,
            ignore_system_fonts=True,
            font_paths=[str(one) for one in (shipped, *fonts)],
            timestamp=0,
            sys_inputs={
                "paper": _encode(describe(paper, annex=annex), signs),
                "words": _encode(_WORDS, signs),
            },
        )
    return bytes(made)


def print_png(svg: str, *, ppi: int = 200) -> bytes:
    """Draw a figure as PNG, from the same SVG that the pages carry."""
    signs = load_signs()
    with as_file(files("sightline.products") / "fonts") as shipped:
        typst = import_module("typst")
        made = typst.compile(
            b"#set page(width: auto, height: auto, margin: 0pt)\n"
            b'#image(bytes(sys.inputs.svg), format: "svg")\n',
            format="png",
            ppi=ppi,
            ignore_system_fonts=True,
            font_paths=[str(shipped)],
            sys_inputs={"svg": drawable(svg, signs)},
        )
    return bytes(made)


def describe(paper: Paper, *, annex: bool) -> dict[str, Any]:
    """Tell a paper as plain data, with the numbers of its sources beside each sentence."""
    return {
        "kind": paper.kind,
        "title": paper.title,
        "subtitle": paper.subtitle,
        "day": paper.day.isoformat(),
        "language": paper.language,
        "handling": paper.handling,
        "made": {"by": paper.made.by},
        "facts": tell_facts(paper),
        "blocks": [_describe(paper, block) for block in paper.blocks],
        "sources": [{"number": one.number, "text": say_source(one)} for one in paper.sources],
        "evidence": evidence.rows(paper) if annex else (),
    }


def _describe(paper: Paper, block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"type": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return _paragraph(paper, block)
        case Points():
            return {"type": "points", "items": [_paragraph(paper, one) for one in block.items]}
        case Judged():
            lines = [{"name": name, "text": text} for name, text in tell_judged(block)]
            return {"type": "judged", "number": block.number, "claim": block.claim, "lines": lines,
                    "cites": _cites(paper, block.basis)}  # fmt: skip
        case Drawing():
            figure = block.figure
            return {"type": "drawing", "number": block.number, "title": figure.title.rstrip("."),
                    "description": figure.description, "svg": figure.svg,
                    "width": find_width(figure.svg),
                    "coverage": block.coverage, "cites": _cites(paper, block.basis)}  # fmt: skip
        case Grid():
            columns, rows = tell_table(paper, block)
            return {"type": "grid", "number": block.number, "caption": block.caption.rstrip("."),
                    "columns": columns, "rows": rows, "notes": block.notes,
                    "coverage": block.coverage, "cites": _cites(paper, block.basis)}  # fmt: skip


def _paragraph(paper: Paper, one: Paragraph) -> dict[str, Any]:
    return {
        "type": "paragraph",
        "number": one.number,
        "sentences": [_sentence(paper, sentence) for sentence in one.sentences],
    }


def _sentence(paper: Paper, one: Sentence) -> dict[str, Any]:
    return {"text": one.text, "cites": _cites(paper, one.basis)}


def _cites(paper: Paper, basis: Sequence[str]) -> list[dict[str, Any]]:
    return [{"text": text, "to": one} for text, one in runs(paper.numbers(basis))]


def find_width(svg: str) -> float:
    """How wide a drawing may stand, in millimetres, so that it is not too high."""
    shape = _SHAPE.search(svg)
    if shape is None:
        return _ACROSS
    return round(min(_ACROSS, _HIGH * float(shape[1]) / max(float(shape[2]), 1.0)), 2)


def _encode(told: Any, signs: frozenset[int]) -> str:
    return msgspec.json.encode(_drawable(told, signs)).decode()


def _drawable(told: Any, signs: frozenset[int]) -> Any:
    if isinstance(told, dict):
        return {name: _drawable(value, signs) for name, value in told.items()}
    if isinstance(told, list | tuple):
        return [_drawable(value, signs) for value in told]
    return drawable(told, signs) if isinstance(told, str) else told
