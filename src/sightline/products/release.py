"""Release: everything that has to hold before a paper leaves the house, all of it said at once.

Nothing is taken on trust: marking, persons and sources are read again from the picture, by whoever
is to hand the paper out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from sightline.errors import Unready
from sightline.judgements import Docket
from sightline.picture import Picture
from sightline.products.binding import find_markings, find_persons
from sightline.products.evidence import name_part
from sightline.products.paper import (
    Block,
    Cell,
    Drawing,
    Grid,
    Heading,
    Judged,
    Paper,
    Paragraph,
    Points,
    basis_of,
    paragraphs,
)
from sightline.products.words import find_banned, find_words, take_out, wants_range
from sightline.values import WordScale, say

_MIXED = "likelihood and confidence stand in sentences of their own"
_LEVEL = re.compile(r"\b(low|moderate|high)\b:|confiden", re.IGNORECASE)
_PLACES = ("longitude", "latitude")
#: Fewer persons than this are not shown as a number of their own.
FEWEST = 5


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that keeps a paper from being released: where, what, and about which record."""

    code: str
    part: str
    says: str
    record: str = ""


def release(
    paper: Paper,
    picture: Picture,
    handle: Callable[[Iterable[str]], str],
    scale: WordScale = WordScale.PHIA,
) -> Paper:
    """Give the paper back when nothing is in the way; else refuse with all that is."""
    refuse(find_problems(paper, picture, handle, scale))
    return paper


def refuse(problems: Sequence[Problem]) -> None:
    """Refuse a paper that has problems, with all of them."""
    if problems:
        told = "\n".join(f"- {_place(one)}{one.says}" for one in problems)
        raise Unready(f"the paper cannot be released yet:\n{told}")


def find_problems(
    paper: Paper,
    picture: Picture,
    handle: Callable[[Iterable[str]], str],
    scale: WordScale = WordScale.PHIA,
) -> tuple[Problem, ...]:
    """Find everything that keeps a paper from being released, in the order of reading."""
    found = [*_mark(paper, picture, handle), *_guard_persons(paper, picture), *_order(paper)]
    docket, states = Docket(picture, paper.day), _find_states(paper, picture)
    for block in paper.blocks:
        part = _name(block)
        found += _rest(block, part, states)
        found += _word(block, paper)
        match block:
            case Judged():
                found += _judge(block, part, scale)
                found += _reply(block, part, docket)
            case Drawing():
                found += _draw(block, part)
            case Grid():
                found += _count(block, part)
    return tuple(found)


def _place(one: Problem) -> str:
    return f"{one.part}: " if one.part else ""


def _name(block: Block) -> str:
    if isinstance(block, Heading):
        return f"heading {block.text!r}"
    if isinstance(block, Points):
        return name_part(block.items[0]) if block.items else ""
    return name_part(block)


def _mark(
    paper: Paper, picture: Picture, handle: Callable[[Iterable[str]], str]
) -> Iterator[Problem]:
    """The line on top must be that of the strictest of what is inside, worked out again."""
    expected = handle(find_markings(picture, paper))
    if paper.handling != expected:
        yield Problem(
            code="marking",
            part="",
            says=f"its marking has to be {expected!r}, that of what is inside: bind it anew",
        )


def _guard_persons(paper: Paper, picture: Picture) -> Iterator[Problem]:
    persons = find_persons(picture, paper)
    if persons != paper.persons:
        says = "the persons inside are not listed: bind it anew"
        yield Problem(code="persons", part="", says=says)
    wanted = {"recipient": paper.recipient, "legal basis": paper.legal_basis}
    missing = [name for name, given in wanted.items() if not given.strip()]
    if persons and missing:
        yield Problem(
            code="persons",
            part="",
            says=f"{_people(len(persons))} named or meant inside: say the "
            + " and the ".join(missing),
            record=persons[0],
        )


def _people(number: int) -> str:
    return "one person is" if number == 1 else f"{number} persons are"


def _order(paper: Paper) -> Iterator[Problem]:
    """Headings go down one step at a time, for those who hear the paper."""
    last = 0
    for block in paper.blocks:
        if isinstance(block, Heading):
            if block.level > last + 1:
                yield Problem(
                    code="heading",
                    part=_name(block),
                    says=f"level {block.level} follows level {last}: leave none out",
                )
            last = block.level


def _rest(block: Block, part: str, states: Mapping[str, str]) -> Iterator[Problem]:
    """What is assessed has a basis, and a basis is in the picture and was not withdrawn."""
    for paragraph in paragraphs([block]):
        for sentence in paragraph.sentences:
            if sentence.assessed and not sentence.basis:
                yield Problem(
                    code="basis", part=name_part(paragraph), says=f"no basis: {sentence.text!r}"
                )
    if isinstance(block, Judged) and not block.basis and not block.grey:
        yield Problem(
            code="basis", part=part, says=f"no basis: {block.claim!r}", record=block.judgement
        )
    for one in basis_of(block):
        if one in states:
            yield Problem(code="basis", part=part, says=f"{one[:12]} {states[one]}", record=one)


def _find_states(paper: Paper, picture: Picture) -> dict[str, str]:
    """Say of everything that is cited and does not hold what is wrong with it."""
    cited = [one for block in paper.blocks for one in basis_of(block)]
    sayings = picture.statements_named(cited)
    items = picture.items_named(one for one in cited if one not in sayings)
    held = {name: one.withdrawn for name, one in sayings.items()}
    held |= {name: one.withdrawn for name, one in items.items()}
    return {
        one: "was withdrawn" if held.get(one) else "is not in this picture"
        for one in cited
        if held.get(one, True)
    }


def _word(block: Block, paper: Paper) -> Iterator[Problem]:
    """Words that call somebody something stand in judgements alone; likelihoods have a range."""
    for part, text, assessed in _texts(block, paper):
        for word in find_banned(text):
            yield Problem(
                code="word",
                part=part,
                says=f"{word!r} characterises: say what is reported, alleged, listed, charged or "
                "convicted, by whom and when, or write a judgement",
            )
        for word in wants_range(text) if assessed else ():
            yield Problem(
                code="range",
                part=part,
                says=f"{word!r} is a word of probability: give its range beside it",
            )
        if assessed and find_words(text) and "confiden" in text.lower():
            yield Problem(code="mixed", part=part, says=_MIXED)


def _texts(block: Block, paper: Paper) -> Iterator[tuple[str, str, bool]]:
    """What we say ourselves: what is quoted is somebody else's words and is taken out."""
    part = _name(block)
    match block:
        case Heading():
            yield part, block.text, False
        case Drawing():
            yield part, block.figure.title, False
        case Grid():
            quoted = _quoted(paper, basis_of(block))
            cells = [cell for row in block.rows for cell in row if isinstance(cell, str)]
            for text in (block.caption, *block.columns, *block.notes, *cells):
                yield part, take_out(text, quoted), False
        case Paragraph() | Points():
            for paragraph in paragraphs([block]):
                for one in paragraph.sentences:
                    own = take_out(one.text, _quoted(paper, one.basis))
                    yield name_part(paragraph), own, one.assessed


def _quoted(paper: Paper, basis: Iterable[str]) -> frozenset[str]:
    """The words of sources behind some statements, and the names of what the paper is about."""
    wanted, about = set(basis), {*paper.subjects, *paper.persons}
    return frozenset(
        words
        for one in paper.quotes
        if one.statement in wanted or one.entity in about
        for words in (one.value, one.caption)
    ) | {paper.title, paper.subtitle}


def _judge(one: Judged, part: str, scale: WordScale) -> Iterator[Problem]:
    def wrong(code: str, says: str) -> Problem:
        return Problem(code=code, part=part, says=says, record=one.judgement)

    likelihood, confidence = one.likelihood or "", one.confidence or ""
    if bool(likelihood) != (one.range is not None):
        yield wrong("range", "a likelihood is a word and its range: give both or neither")
    if one.range is not None and likelihood:
        low, high = one.range
        if not 0 <= low <= high <= 1:
            yield wrong("range", f"{low} to {high} is not a range of probability")
        elif any(say(end, scale) not in likelihood for end in one.range):
            words = " to ".join(dict.fromkeys(say(end, scale) for end in one.range))
            yield wrong("range", f"word and range do not match: expected {words!r}")
    if _mixes(confidence) or "confiden" in likelihood.lower():
        yield wrong("mixed", _MIXED)
    if not confidence:
        yield wrong("confidence", "how confident it is has to be said")
    if not one.rival and not one.grey:
        yield wrong("rival", "its best rival has to be shown")
    if one.until is not None and not one.status:
        yield wrong("status", "its status and the day on which it ends have to be shown")


def _mixes(confidence: str) -> bool:
    """Whether a sentence that says how confident one is also says how likely."""
    told = re.split(r"(?<=[.;])\s+", confidence)
    return any(find_words(one) and _LEVEL.search(one) for one in told)


def _reply(one: Judged, part: str, docket: Docket) -> Iterator[Problem]:
    """Nothing of a judgement that the picture holds may be left out: replies and what greys it."""
    if not one.judgement:
        return
    held = docket.judgements.get(one.judgement)
    if held is None:
        says = "the judgement is not in this picture"
        yield Problem(code="judgement", part=part, says=says, record=one.judgement)
        return
    if len(held.replies) > len(one.replies):
        says = "what the one judged replied is left out: show every reply"
        yield Problem(code="reply", part=part, says=says, record=one.judgement)
    if set(held.grey) - set(one.grey):
        says = f"it should not be leaned on ({'; '.join(held.grey)}), and this is not shown"
        yield Problem(code="grey", part=part, says=says, record=one.judgement)


def _draw(one: Drawing, part: str) -> Iterator[Problem]:
    figure = one.figure
    wanted = {
        "a title": figure.title,
        "a description": figure.description,
        "a table": figure.table.columns,
    }
    missing = [name for name, held in wanted.items() if not held]
    if missing:
        yield Problem(code="figure", part=part, says=f"the figure needs {' and '.join(missing)}")
    if one.counts_reports:
        columns = [name not in _PLACES for name in figure.table.columns]
        yield from _reported(figure.table.rows, columns, one.coverage, part)


def _count(one: Grid, part: str) -> Iterator[Problem]:
    if one.counts_reports:
        yield from _reported(one.rows, [True] * len(one.columns), one.coverage, part)
    if not one.people:
        return
    for row in one.rows:
        for cell in row[1:]:
            if isinstance(cell, int | float) and 0 < cell < FEWEST:
                yield Problem(
                    code="small cell",
                    part=part,
                    says=f"{row[0]}: {cell:g} persons could be told from each other: join rows "
                    f"until none has fewer than {FEWEST}",
                )


def _reported(
    rows: Iterable[Sequence[Cell]], counted: Sequence[bool], coverage: str, part: str
) -> Iterator[Problem]:
    """Counts of reports say how much they cover; none reported is not known to be none."""
    if not coverage.strip():
        yield Problem(
            code="coverage",
            part=part,
            says="it counts reports: say how much of the area is reported on, or that it is not "
            "known",
        )
    for row in rows:
        for cell, wanted in zip(row, counted, strict=True):
            if wanted and isinstance(cell, int | float) and cell == 0:
                yield Problem(
                    code="zero",
                    part=part,
                    says=f"{row[0]}: no report is not nought: leave it not known",
                )
