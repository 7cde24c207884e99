"""Days, sums of money and points on the earth, as they stand in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sightline.errors import BadValue
from sightline.intake.coordinates import find_impossible
from sightline.intake.dates import DateEvidence, DateOrder, DateRule, read_date
from sightline.intake.documents.document import Span
from sightline.intake.extraction.candidate import Candidate, What
from sightline.intake.months import fold, month_names
from sightline.values import Amount
from sightline.values.currency import MONEY, NAMES, SIGNS

_ISO = r"[12]\d{3}-\d{2}-\d{2}"
_FIGURES = r"\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d{2})"
_NUMBER = r"\d{1,3}(?:[ .,]\d{3}){1,5}(?:[.,]\d{1,2})?|\d{1,15}(?:[.,]\d{1,4})?"
_SCALE = r"(?:k|mn|mio|bn|tn|m|b|thousand|millions?|billions?|milliards?|mille|mil|millón|millones)"
_AMOUNT = re.compile(
    rf"(?<![\w.])(?:(?P<before>{MONEY})\s?(?P<one>{_NUMBER})(?:\s?{_SCALE}\b)?"
    rf"|(?P<two>{_NUMBER})(?:\s?{_SCALE}\b)?(?:\sde|\sof|\sd['’])?\s?(?:US\s|CFA\s)?"
    rf"(?:{MONEY}|(?:{'|'.join(sorted(NAMES, key=len, reverse=True))})\b(?:\sCFA\b)?|[{SIGNS}]))",
)
_SIDE = r"(?:[NS]|north|south|nord|sud)"
_OTHER = r"(?:[EWO]|east|west|est|ouest)"
_FIGURE = r"\d{1,3}(?:[.,]\d{1,8})?"
_DEGREES = (
    rf"({_FIGURE})\s?°\s?(?:({_FIGURE})\s?['’′]\s?)?"
    rf"(?:({_FIGURE})\s?(?:[\"”″]|['’′]{{{{2}}}})\s?)?"
)
_SEXAGESIMAL = re.compile(
    rf"{_DEGREES}({_SIDE})\b[\s,;/]{{0,4}}{_DEGREES}({_OTHER})\b", re.IGNORECASE
)
_DECIMAL = re.compile(
    rf"(?<![\w.])(-?\d{{1,2}}\.\d{{2,8}})\s?°?\s?({_SIDE}\b)?\s?[,;/ ]\s?"
    rf"(-?\d{{1,3}}\.\d{{2,8}})\s?°?\s?({_OTHER}\b)?(?![\w.]\d)"
)
_ASK = "it could be day/month or month/day: look at the other dates of the document"


@cache
def _dates() -> re.Pattern[str]:
    """Days in figures, and in words with the names of months in the languages of reports."""
    names = "|".join(
        re.escape(name) for name in sorted(month_names(), key=len, reverse=True) if len(name) > 2
    )
    month = rf"(?:{names})\.?"
    return re.compile(
        rf"(?<![\w./-])(?:({_ISO})|{_FIGURES}"
        rf"|\d{{1,2}}(?:er|st|nd|rd|th|º|°)?\s(?:de\s|of\s)?{month},?\s(?:de\s|del\s)?[12]\d{{3}}"
        rf"|{month}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s[12]\d{{3}}"
        rf"|{month}\s(?:de\s|del\s)?[12]\d{{3}})(?![\w/-]|\.\d)"
    )


def find_order(texts: list[str]) -> DateOrder | None:
    """Find in which order a document writes its days, where one of them shows it."""
    evidence = DateEvidence()
    for text in texts:
        for match in _dates().finditer(_level(text)):
            evidence.add(match[0])
    return evidence.decide()


def find_dates(text: str, page: int, order: DateOrder | None) -> Iterator[Candidate]:
    """Find days on one page; what is ambiguous is given with the question."""
    rule = DateRule(order=order)
    for match in _dates().finditer(_level(text)):
        written = text[match.start() : match.end()]
        read = read_date(written, rule)
        if read.value is None and read.problem != _no_such(read.problem):
            continue
        doubt = None if read.value else _ASK
        span = Span(page, match.start(), len(written))
        yield Candidate(span=span, what=What.DATE, text=written, value=read.value, doubt=doubt)


def _no_such(problem: str | None) -> str | None:
    """Keep the question which order it is, and drop days that do not exist."""
    return problem if problem and "day/month" in problem else ""


def _level(text: str) -> str:
    """Write a text without case and accents, each sign in its place."""
    if text.isascii():
        return text.lower()
    return "".join(folded if len(folded := fold(char)) == 1 else char for char in text)


def find_amounts(text: str, page: int) -> Iterator[Candidate]:
    """Find sums of money on one page."""
    for match in _AMOUNT.finditer(text):
        written = match[0].strip()
        try:
            Amount.parse(written)
        except BadValue:
            continue
        span = Span(page, match.start(), len(written))
        yield Candidate(span=span, what=What.AMOUNT, text=written, value=written)


def find_points(text: str, page: int) -> Iterator[Candidate]:
    """Find coordinates on one page, as latitude and longitude."""
    taken: list[Span] = []
    for match in _SEXAGESIMAL.finditer(text):
        parts = match.groups()
        point = _turn(parts[:3], parts[3], "s"), _turn(parts[4:7], parts[7], "wo")
        taken.append(Span(page, match.start(), len(match[0])))
        yield from _point(match, page, point)
    for match in _DECIMAL.finditer(text):
        span = Span(page, match.start(), len(match[0].rstrip()))
        signed = match[2] or match[4] or "," in match[0] or ";" in match[0]
        if signed and not any(span.overlaps(other) for other in taken):
            latitude = _turn((match[1], None, None), match[2] or "", "s")
            yield from _point(match, page, (latitude, _turn((match[3],), match[4] or "", "wo")))


def _point(match: re.Match[str], page: int, point: tuple[float, float]) -> Iterator[Candidate]:
    written = match[0].rstrip()
    doubt = find_impossible(*point)
    yield Candidate(
        span=Span(page, match.start(), len(written)),
        what=What.COORDINATES,
        text=written,
        value=None if doubt else f"{point[0]:.6g}, {point[1]:.6g}",
        doubt=doubt,
    )


def _turn(parts: tuple[str | None, ...], side: str, negative: str) -> float:
    """Turn degrees, minutes and seconds into degrees; south and west are below zero."""
    figures = [float((part or "0").replace(",", ".")) for part in parts]
    value = sum(figure / (1, 60, 3600)[power] for power, figure in enumerate(figures))
    other = side[:1].lower() in negative and not side.lower().startswith("or")
    return -value if side and other else value
