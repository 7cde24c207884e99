"""What every printer of a paper says in the same words: facts, sources, judgements, cells."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.products.paper import Cell, Grid, Judged, Paper, Source, runs

NOT_KNOWN = "not known"


def tell_facts(paper: Paper) -> list[str]:
    """Say by whom, when and under which terms a paper was made, and for whom."""
    made = paper.made
    facts = [f"As of {paper.day}", f"drawn up by {made.by}", f"picture {made.address[:16]}"]
    facts += [f"as known on {made.known}"] if made.known else []
    facts += [f"of what had happened by {made.as_of}"] if made.as_of else []
    facts += [f"of what was written down by {made.recorded}"] if made.recorded else []
    facts += [f"seen for {made.purpose}"] if made.purpose else []
    facts += [f"for {paper.recipient}"] if paper.recipient else []
    facts += [f"legal basis: {paper.legal_basis}"] if paper.legal_basis else []
    return facts


def say_source(source: Source) -> str:
    """Say a source in one line."""
    parts = [source.title, source.kind, source.grade or "ungraded"]
    parts += [f"of {source.event}"] if source.event else []
    known = source.known or "not known"
    parts += [known if known.startswith("recorded") else f"known {known}"]
    parts += [f"from {source.source}"] if source.source else []
    parts += ["withdrawn"] if source.withdrawn else []
    return ", ".join([*parts, source.item[:12]])


def tell_judged(one: Judged) -> list[tuple[str, str]]:
    """Tell a judgement in lines, each with its name; what is missing is said to be so."""
    lines = [
        ("Likelihood", one.likelihood or "not estimated"),
        ("Confidence", one.confidence or "not said"),
        ("Best rival", one.rival or "none named"),
    ]
    lines += [("Status", one.status)] if one.status else []
    lines += [("The label ends", one.until.isoformat())] if one.until else []
    lines += [("Do not lean on it", "; ".join(one.grey))] if one.grey else []
    lines += [(f"Reply of {r.speaker}, {r.said_on}", r.words) for r in one.replies]
    return lines


def say_cell(cell: Cell) -> str:
    """Write a cell; what is not known is said to be so."""
    if cell is None:
        return NOT_KNOWN
    if isinstance(cell, float):
        return f"{cell:,.4g}" if abs(cell) < 10_000 else f"{cell:,.0f}"
    return str(cell)


def say_cites(paper: Paper, basis: Iterable[str]) -> str:
    """Write the numbers of the sources behind some statements: "[3-6][9]", or nothing."""
    return "".join(f"[{text}]" for text, _ in runs(paper.numbers(basis)))


def tell_table(paper: Paper, grid: Grid) -> tuple[tuple[str, ...], list[list[str]]]:
    """Write the cells of a table as text, with the sources of each row where they are given."""
    rows = [[say_cell(cell) for cell in row] for row in grid.rows]
    if not grid.rested:
        return grid.columns, rows
    cited = [say_cites(paper, basis) or "none" for basis in grid.rested]
    return (*grid.columns, "Sources"), [[*row, one] for row, one in zip(rows, cited, strict=True)]
