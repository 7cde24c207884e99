"""A paper as plain lines, for a console and for whoever listens to a page."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.products.paper import (
    Block,
    Drawing,
    Grid,
    Heading,
    Judged,
    Paper,
    Paragraph,
    Points,
    paragraphs,
)
from sightline.products.wording import (
    say_cites,
    say_source,
    tell_facts,
    tell_judged,
    tell_table,
)


def tell_paper(paper: Paper) -> Iterator[str]:
    """Tell a paper line by line, the handling line first and last."""
    yield paper.handling
    yield paper.title
    if paper.subtitle:
        yield paper.subtitle
    yield ", ".join(tell_facts(paper))
    for block in paper.blocks:
        yield from _tell(paper, block)
    if paper.sources:
        yield ""
        yield "Sources"
    for source in paper.sources:
        yield f"[{source.number}] {say_source(source)}"
    yield paper.handling


def _tell(paper: Paper, block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield ""
            yield block.text
        case Paragraph() | Points():
            for one in paragraphs([block]):
                words = " ".join(
                    f"{sentence.text} {say_cites(paper, sentence.basis)}".rstrip()
                    for sentence in one.sentences
                )
                yield f"{one.number}. {words}"
        case Judged():
            yield f"{block.number}. {block.claim} {say_cites(paper, block.basis)}".rstrip()
            yield from (f"    {name}: {text}" for name, text in tell_judged(block))
        case Drawing():
            cites = say_cites(paper, block.basis)
            yield f"Figure {block.number}. {block.figure.title}. {block.coverage} {cites}".rstrip()
            yield f"    {block.figure.description}"
        case Grid():
            columns, rows = tell_table(paper, block)
            yield f"Table {block.number}. {block.caption}. {block.coverage}".rstrip()
            for row in rows:
                told = zip(columns, row, strict=True)
                yield "    " + "; ".join(f"{name}: {cell}" for name, cell in told)
            yield from (f"    {note}" for note in block.notes)
