"""The map of evidence: for each paragraph its statements, for each statement its item and place."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sightline.products.paper import (
    Block,
    Drawing,
    Grid,
    Heading,
    Paper,
    Points,
    Quote,
    basis_of,
    paragraphs,
)

COLUMNS = ("Part", "Statement", "Grade", "Date", "Source", "Place in source", "Id")
ABOUT = (
    "Every part of this paper and the statements it rests on. The number of a source is that of "
    "the list of sources; an id opens the statement in the house it came from."
)
_SHORT = 12


class Rest(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a paper and one statement that it rests on."""

    part: str
    quote: Quote


def evidence_map(paper: Paper) -> bytes:
    """Write the map of evidence as JSON, with the words of each part."""
    told = {
        "form": "sightline evidence 1",
        "kind": paper.kind,
        "title": paper.title,
        "day": paper.day,
        "handling": paper.handling,
        "picture": paper.made.address,
        "recipient": paper.recipient,
        "legal_basis": paper.legal_basis,
        "parts": [
            {
                "part": part,
                "says": words,
                "statements": basis,
                "sources": paper.numbers(basis),
            }
            for part, words, basis in parts(paper)
        ],
        "statements": paper.quotes,
        "sources": paper.sources,
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"


def parts(paper: Paper) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every part of a paper that can rest on something: its name, its words and its basis."""
    for block in paper.blocks:
        if isinstance(block, Heading):
            continue
        pieces = paragraphs([block]) if isinstance(block, Points) else (block,)
        for piece in pieces:
            yield name_part(piece), say_part(piece), basis_of(piece)


def rests(paper: Paper) -> tuple[Rest, ...]:
    """Every part with every statement behind it, in the order of reading."""
    quotes = {one.statement: one for one in paper.quotes}
    return tuple(
        Rest(part=part, quote=quotes[one])
        for part, _, basis in parts(paper)
        for one in basis
        if one in quotes
    )


def rows(paper: Paper) -> tuple[tuple[str, ...], ...]:
    """The map as rows of a table, a part named once."""
    done: list[tuple[str, ...]] = []
    last = ""
    for one in rests(paper):
        quote = one.quote
        done.append(
            (
                "" if one.part == last else one.part,
                say_quote(quote),
                quote.grade or "ungraded",
                quote.event or quote.known or "not known",
                f"[{quote.source}]",
                quote.place or "not said",
                quote.statement[:_SHORT],
            )
        )
        last = one.part
    return tuple(done)


def say_quote(quote: Quote) -> str:
    """Say a statement in one line: of whom, what, and whether it was denied or withdrawn."""
    denied = "not " if quote.negated else ""
    gone = " (withdrawn)" if quote.withdrawn else ""
    return f"{quote.caption}, {quote.prop}: {denied}{quote.value}{gone}"


def name_part(block: Block) -> str:
    """Name a part by its number, as the paper shows it."""
    match block:
        case Drawing():
            return f"Fig. {block.number}"
        case Grid():
            return f"Table {block.number}"
        case Heading() | Points():
            return ""
        case _:
            return f"{block.number}"


def say_part(block: Block) -> str:
    """Give the words of a part."""
    match block:
        case Drawing():
            return block.figure.title
        case Grid():
            return block.caption
        case Heading():
            return block.text
        case Points():
            return " ".join(say_part(one) for one in block.items)
        case _:
            sentences = getattr(block, "sentences", None)
            if sentences is None:
                return str(getattr(block, "claim", ""))
            return " ".join(one.text for one in sentences)
