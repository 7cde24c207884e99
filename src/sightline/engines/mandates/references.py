"""Other documents that a text names, and the paragraphs of them that it points to."""

from __future__ import annotations

import re

import msgspec

from sightline.engines.mandates.span import Span

_ITEM = r"\d{1,3}(?:\s?\(\s?[a-z]{1,4}\s?\)){0,3}"
_ITEMS = rf"{_ITEM}(?:\s?(?:,|and|to|through|et|à|y|a|[–-])\s?(?:and\s|et\s|y\s)?{_ITEM}){{0,12}}"
_DOCUMENT = re.compile(
    r"""
    \(\s?(?P<year>19[4-9]\d|20\d\d)\s?\)
  | (?P<symbol>[SA]/(?:RES/\d{1,3}/\d{1,4}|PRST/\d{4}/\d{1,4}|Agenda/\d{1,5}
       |\d{2,4}/\d{1,4}(?:/(?:Add|Rev|Corr)\.\d{1,2})?|INF/\d{1,3}/\d{1,4}))(?!\d)
  | [Rr][eé]solu(?:tion|ción)\s(?P<bare>\d{1,4})\b(?!\s?[(/\d])
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"(?:\bS/RES/|(?<![\d/]))(\d{1,4})\s?$")
_POINTS = re.compile(
    rf"\b(?:paragraphs?|paragraphes?|párrafos?)\s+({_ITEMS})\s+(?:of|de|du|del)\s"
    r"[^.;,\d]{0,60}(?:S/RES/)?$"
)
_PART = re.compile(_ITEM)
_BACK = 160


class Reference(msgspec.Struct, frozen=True):
    """A document that is named, by its symbol, and the paragraphs of it if any are."""

    symbol: str
    place: Span
    paragraphs: tuple[str, ...] = ()


def references_in(text: str) -> tuple[Reference, ...]:
    """Find the documents that a text names, in their order.

    A resolution is given as S/RES/1244 (1999), however its symbol is spaced, and as S/RES/1373
    where the text gives no year.
    """
    found = (_reference(text, match) for match in _DOCUMENT.finditer(text))
    return tuple(one for one in found if one is not None)


def _reference(text: str, found: re.Match[str]) -> Reference | None:
    if found["symbol"]:
        return Reference(found["symbol"], Span(*found.span()))
    if found["bare"]:
        return _pointed(text, f"S/RES/{found['bare']}", Span(*found.span("bare")))
    before = max(0, found.start() - 16)
    number = _NUMBER.search(text[before : found.start()])
    if number is None:
        return None
    symbol = f"S/RES/{number[1]} ({found['year']})"
    return _pointed(text, symbol, Span(before + number.start(), found.end()))


def _pointed(text: str, symbol: str, place: Span) -> Reference:
    """Add the paragraphs that are named shortly before a document."""
    pointed = _POINTS.search(text[max(0, place.start - _BACK) : place.start])
    items = _PART.findall(pointed[1]) if pointed else ()
    return Reference(symbol, place, tuple("".join(item.split()) for item in items))
