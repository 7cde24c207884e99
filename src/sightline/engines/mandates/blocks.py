"""A raw text cut into blocks: one for each paragraph, heading or line of the front.

Texts come with an empty line between paragraphs, or with each paragraph on one long line, or
broken at the edge of the page with nothing between. Heads and feet of pages may stand in the
middle of a sentence: there the paragraph goes on, and they are overlooked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from sightline.engines.mandates.labels import Label, Sort, label_of
from sightline.engines.mandates.span import Span

_PAGE = re.compile(
    r"""\s*(?:
        (?:S|A)/(?:RES/|PRST/)?[\d/]+(?:\s*\(\d{4}\))?
      | \d{1,3}/\d{1,3}
      | (?:[Pp]age|[Pp][áa]gina)\s+\d{1,3}(?:\s*/\s*\d{1,3})?
      | \d{2}-\d{5}(?:\s*\([EFSCAR]\))?(?:\s+\d{1,3}/\d{1,3})?
      | \d{1,3}/\d{1,3}\s+\d{2}-\d{5}
    )\s*""",
    re.VERBOSE,
)
_OPENS = re.compile(
    r"\s*(?:[A-Z][a-z]+(?:ing|ed)\b|Mindful|Deeply|Gravely|Fully|Conscious|Further|Also|Strongly"
    r"|[A-Z][a-zéè]+ant\b|[A-ZÉ][a-zé]+(?:ando|iendo)\b|Consciente|Conscient)"
)
# A number and a word with a capital: no line of prose begins so by chance.
_DECISION = re.compile(r"\s*\d{1,3}\s?\.\s+[^\W\d_a-z][^\W\d_]+")
_LONG, _SHORT = 130, 60


class Block(msgspec.Struct, frozen=True):
    """A stretch of the text; blocks lie side by side and cover it."""

    place: Span
    overlooked: tuple[Span, ...] = ()


def cut(text: str) -> tuple[Block, ...]:
    """Cut a raw text into blocks."""
    lines = _lines(text)
    written = sorted(line.end - line.start for line in lines if line.words(text).strip())
    width = written[len(written) * 9 // 10] if written else 0
    blocks: list[list[Span]] = []
    pages: list[Span] = []
    for line in lines:
        words = line.words(text)
        if not words.strip() or (_PAGE.fullmatch(words) and blocks):
            pages.append(line)
        elif blocks and _goes_on(text, blocks[-1], pages, words, width):
            blocks[-1] += [*pages, line]
            pages = []
        else:
            _put(blocks, pages, text)
            blocks.append([line])
            pages = []
    _put(blocks, pages, text)
    return tuple(_block(text, block) for block in blocks)


def joined(paragraphs: Sequence[str]) -> tuple[str, tuple[Block, ...]]:
    """Write paragraphs that were split before below one another: a block for each."""
    places: list[Block] = []
    at = 0
    for number, paragraph in enumerate(paragraphs, start=1):
        end = at + len(paragraph) + (number < len(paragraphs))
        places.append(Block(Span(at, end)))
        at = end
    return "\n".join(paragraphs), tuple(places)


def _lines(text: str) -> list[Span]:
    found: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        found.append(Span(at, at + len(line)))
        at += len(line)
    return found


def _put(blocks: list[list[Span]], pages: list[Span], text: str) -> None:
    """Lay empty lines on the block before, and each head or foot of a page in one of its own."""
    for page in pages:
        if blocks and not page.words(text).strip():
            blocks[-1].append(page)
        else:
            blocks.append([page])


def _goes_on(text: str, block: list[Span], between: list[Span], line: str, width: int) -> bool:
    """Whether a line continues the block before it."""
    said = " ".join(part.words(text) for part in block[-2:]).rstrip()
    first = block[0].words(text)
    label, own = label_of(line), label_of(first)
    if own and len(block) == 1 and not first[own.length :].strip():
        return not between or label is None  # a label that stands alone on its line
    ended = said[-1:] in ".;:,?!" or said.endswith((" and", " or"))
    if between:
        page = any(part.words(text).strip() for part in between)
        return page and label is None and (line.lstrip()[:1].islower() or not ended)
    if width > _LONG:
        return False
    if label and _is_strong(label) and (ended or len(said) < _SHORT or _DECISION.match(line)):
        return False
    if ended and (_OPENS.match(line) or _is_title(line, width)):
        return False
    return not (len(said) < _SHORT and line.lstrip()[:1].isupper() and said[-1:].isalpha())


def _is_strong(label: Label) -> bool:
    return label.text != "(o)" and not (label.value(Sort.BULLET) and label.length < 2)


def _is_title(line: str, width: int) -> bool:
    """Whether a line after a stop is a heading: short, with a capital, and without a stop."""
    words = line.strip()
    return len(words) < width * 0.7 and words[:1].isupper() and words[-1:] not in ".;:,"


def _block(text: str, lines: list[Span]) -> Block:
    whole = Span(lines[0].start, lines[-1].end)
    if len(lines) == 1:
        return Block(whole)
    inside = lines[1:]
    return Block(whole, tuple(one for one in inside if _PAGE.fullmatch(one.words(text))))
