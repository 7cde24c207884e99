"""What the values of a column look like, whatever its name says."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from sightline.intake.dates import DateEvidence, DateRule, read_date
from sightline.intake.figures import FigureEvidence, read_figure
from sightline.model import Model

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}$", re.IGNORECASE)
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_PHONE = re.compile(r"\+\d[\d\s().-]{6,}$")
_PLAIN_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_UNKNOWN = {"n/a", "na", "n.a.", "-", "--", "?", "unknown", "none", "null", "nil", "inconnu"}
_UNKNOWN |= {"desconocido", "desconhecido", "غير معروف", "لا يوجد", "s/o", "nan"}
_MOST = 0.85


class Shape(msgspec.Struct, frozen=True):
    """What most of the values look like, how full and how distinct the column is."""

    looks: str
    filled: int
    distinct: int
    longest: int = 0
    open_dates: bool = False
    open_decimals: bool = False
    unknown: tuple[str, ...] = ()

    @property
    def unique(self) -> bool:
        """Whether every row has a value of its own."""
        return self.filled > 0 and self.distinct == self.filled


def find_shape(values: Iterable[str], model: Model) -> Shape:
    """Look at a sample of values."""
    filled = [value.strip() for value in values if value.strip()]
    different = set(filled)
    unknown = tuple(sorted(value for value in different if value.casefold() in _UNKNOWN))
    known = [value for value in different if value not in unknown]
    looks = _looks(known, model) if known else "empty"
    return Shape(
        looks=looks,
        filled=len(filled),
        distinct=len(different),
        longest=max(map(len, filled), default=0),
        open_dates=looks == "dates" and _open_dates(known),
        open_decimals=looks == "numbers" and _open_decimals(known),
        unknown=unknown,
    )


def _looks(known: list[str], model: Model) -> str:
    country = model.property("Thing:country")
    tests = (
        ("mail addresses", lambda text: bool(_MAIL.match(text))),
        ("links", lambda text: bool(_LINK.match(text))),
        ("phone numbers", lambda text: bool(_PHONE.match(text))),
        ("numbers", _is_number),
        ("countries", lambda text: len(text) > 1 and country.clean(text).value is not None),
    )
    if _count_dates(known) >= len(known) * _MOST:
        return "dates"
    for name, test in tests:
        if sum(1 for text in known if test(text)) >= len(known) * _MOST:
            return name
    words = sum(1 for text in known if any(char.isalpha() for char in text))
    if words < len(known) * _MOST:
        return "codes"
    long = sum(1 for text in known if len(text) > 120)
    return "long texts" if long > len(known) * 0.3 else "words"


def _is_date(text: str) -> bool:
    if _PLAIN_NUMBER.match(text):
        return False
    read = read_date(text, DateRule())
    if read.value is None:
        return "order" in (read.problem or "") or "century" in (read.problem or "")
    return bool(re.match(r"\d{4}-\d\d", read.value))


def _count_dates(known: list[str]) -> int:
    """How many values are dates; a bare year counts beside dates that are written out."""
    dates = sum(1 for text in known if _is_date(text))
    return dates + sum(1 for text in known if _YEAR.match(text)) if dates else 0


def _is_number(text: str) -> bool:
    read = read_figure(text, None)
    return read.value is None or bool(_PLAIN_NUMBER.match(read.value))


def _open_dates(known: list[str]) -> bool:
    """Whether nothing in the column decides between day/month and month/day."""
    evidence = DateEvidence()
    for text in known:
        evidence.add(text)
    return any(read_date(text, DateRule(evidence.decide())).value is None for text in known)


def _open_decimals(known: list[str]) -> bool:
    evidence = FigureEvidence()
    for text in known:
        evidence.add(text)
    return any(read_figure(text, evidence.decide()).value is None for text in known)
