"""Dates as tables write them, in whichever order.

25/04/2018 says its order, 03/04/2018 does not: the order is decided from all
the values of a column, and where none of them decides, the ambiguous ones are
refused with the question. A date that is vague ("circa 2003") is left for the
vocabulary to read.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

import msgspec

from sightline.intake.months import DIGITS, fold, month_names, month_pattern


class DateOrder(StrEnum):
    """The order in which day and month stand, or that days are counted as Excel does."""

    DMY = "dmy"
    MDY = "mdy"
    SERIAL = "serial"


class DateRule(msgspec.Struct, frozen=True):
    """How the dates of one column are read: what the mapping says or the column has shown.

    ``century`` is the first year that two digits can mean; None refuses them.
    """

    order: DateOrder | None = None
    form: str | None = None
    century: int | None = 1950
    epoch: int = 1900


class DateReading(msgspec.Struct, frozen=True):
    """A date in ISO form, or why there is none."""

    value: str | None
    problem: str | None = None


_CLOCK = r"(?:[T ,]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(?P<half>[ap]\.?m\.?)?)?"
_ISO = re.compile(r"[12]\d{3}(?:-\d{1,2}(?:-\d{1,2}(?:[T ].*)?)?)?$")
_YEAR_FIRST = re.compile(
    rf"(?P<y>[12]\d{{3}})[/.](?P<m>\d{{1,2}})[/.](?P<d>\d{{1,2}}){_CLOCK}$", re.IGNORECASE
)
#: 2007.1 is left alone: a program may have written October of 2007 so.
_YEAR_MONTH = re.compile(r"(?P<y>[12]\d{3})(?:/(?P<m>\d{1,2})|\.(?P<n>\d\d))$")
_TRIPLE = re.compile(
    rf"(?P<a>\d{{1,2}})(?P<sign>[./-])(?P<b>\d{{1,2}})(?P=sign)(?P<y>\d{{4}}|\d{{2}}){_CLOCK}$",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(r"(?P<m>\d{1,2})[./-](?P<y>[12]\d{3})$")
_COMPACT = re.compile(r"(?P<y>1[89]\d\d|20\d\d)(?P<m>\d\d)(?P<d>\d\d)$")
#: Universal time is what the vocabulary takes a time to be in anyway.
_WITHOUT_ZULU = re.compile(r"(:\d\d)(?:\.\d+)?Z$")
_YEAR_AS_FLOAT = re.compile(r"([12]\d{3})[.,]0+$")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?$")
_AROUND_MONTH = re.compile(
    r"^\W*(?:(?P<d>\d{1,2})(?:st|nd|rd|th|er|re|º|°|o|ª)?)?(?:\W|\bde\b|\bdel\b|\bof\b|من)*$"
)
_AFTER_MONTH = re.compile(
    r"^(?:\W|\bde\b|\bdel\b|\bof\b)*(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\W+)?(?P<y>\d{4}|\d{2})\W*"
    r"(?:г|года|م)?\W*$"
)
#: No date is written with more signs; what is longer is not looked at.
_LONGEST = 64
_ASK = (
    "it could be day/month or month/day and nothing in the column decides: "
    "say 'order: dmy' or 'order: mdy' in the mapping"
)
_ASK_CENTURY = "the year has two digits: write 'century: 1930' if 30 means 1930 and 29 means 2029"
_NO_DAY = "there is no such day in the order of this column"


class DateEvidence(msgspec.Struct):
    """What the values of one column have shown of their order."""

    dmy: int = 0
    mdy: int = 0
    serial: int = 0
    other: int = 0

    def add(self, text: str) -> None:
        """Look at one value."""
        text = text.strip().translate(DIGITS)
        if len(text) > _LONGEST:
            return
        if _SERIAL.match(text):
            self.serial += 1
            return
        self.other += 1
        match = _TRIPLE.match(text)
        if match is not None:
            first, second = int(match["a"]), int(match["b"])
            self.dmy += 12 < first <= 31 and second <= 12
            self.mdy += 12 < second <= 31 and first <= 12

    def decide(self) -> DateOrder | None:
        """Say the order, if the values agree on one."""
        if self.serial and not self.other:
            return DateOrder.SERIAL
        if bool(self.dmy) != bool(self.mdy):
            return DateOrder.DMY if self.dmy else DateOrder.MDY
        return None


def read_date(text: str, rule: DateRule) -> DateReading:
    """Write a date as ISO 8601, as far as it says; leave what is no plain date as it is."""
    plain = text.strip().translate(DIGITS)
    if len(plain) > _LONGEST:
        return DateReading(plain)
    if rule.form is not None:
        return _read_form(plain, rule.form)
    if _ISO.match(plain):
        return DateReading(_WITHOUT_ZULU.sub(r"\1", plain))
    if match := _YEAR_AS_FLOAT.match(plain):
        return DateReading(match[1])
    for shape in (_YEAR_FIRST, _YEAR_MONTH, _COMPACT, _MONTH_YEAR):
        if match := shape.match(plain):
            parts = match.groupdict()
            month = int(parts["m"] or parts["n"])
            return _compose(int(parts["y"]), month, _number(parts.get("d")), match)
    if match := _TRIPLE.match(plain):
        return _read_triple(match, rule)
    if rule.order is DateOrder.SERIAL and _SERIAL.match(plain):
        return _read_serial(plain, rule.epoch)
    return _read_words(plain, rule) or DateReading(plain)


def _read_form(text: str, form: str) -> DateReading:
    try:
        moment = dt.datetime.strptime(text, form)  # noqa: DTZ007 - a table's dates have no zone
    except ValueError:
        return DateReading(None, f"it is not a date of the form {form!r}")
    keep = 10 if "%d" in form or "%j" in form or "%x" in form else 7
    if not any(part in form for part in ("%m", "%b", "%B", "%j", "%x", "%d")):
        keep = 4
    clock = any(part in form for part in ("%H", "%I", "%X", "%c"))
    return DateReading(moment.isoformat()[: 19 if clock else keep])


def _read_triple(match: re.Match[str], rule: DateRule) -> DateReading:
    year = _full_year(match["y"], rule.century)
    if year is None:
        return DateReading(None, _ASK_CENTURY)
    first, second = int(match["a"]), int(match["b"])
    order = rule.order or _own_order(first, second, match["sign"])
    if order is DateOrder.DMY:
        return _compose(year, second, first, match)
    if order is DateOrder.MDY:
        return _compose(year, first, second, match)
    return DateReading(None, _ASK)


def _own_order(first: int, second: int, sign: str) -> DateOrder | None:
    """The order that a date shows by itself; with points the day stands first."""
    if second > 12:
        return DateOrder.MDY
    return DateOrder.DMY if first > 12 or first == second or sign == "." else None


def _read_words(text: str, rule: DateRule) -> DateReading | None:
    """Read '25 avril 2018', 'April 25, 2018', '25 de abril de 2018', 'May 1948'."""
    folded = fold(text)
    found = month_pattern().search(folded)
    if found is None:
        return None
    before = _AROUND_MONTH.match(folded[: found.start()])
    after = _AFTER_MONTH.match(folded[found.end() :])
    if before is None or after is None or (before["d"] and after["d"]):
        return None
    year = _full_year(after["y"], rule.century)
    if year is None:
        return DateReading(None, _ASK_CENTURY)
    day = _number(before["d"] or after["d"])
    return _compose(year, month_names()[found[0]], day, None)


def _read_serial(text: str, epoch: int) -> DateReading:
    start = dt.date(1904, 1, 1) if epoch == 1904 else dt.date(1899, 12, 30)
    days = int(text.replace(",", ".").partition(".")[0])
    return DateReading((start + dt.timedelta(days=days)).isoformat())


def _full_year(text: str, century: int | None) -> int | None:
    if len(text) == 4:
        return int(text)
    if century is None:
        return None
    return century + (int(text) - century) % 100


def _compose(year: int, month: int, day: int | None, match: re.Match[str] | None) -> DateReading:
    try:
        whole = dt.date(year, month, day or 1)
        clock = _clock(match)
    except ValueError:
        return DateReading(None, _NO_DAY)
    iso = whole.isoformat()
    return DateReading(iso[:7] if day is None else f"{iso}{clock}")


def _clock(match: re.Match[str] | None) -> str:
    """The time of day behind a date; midnight is how programs write that none was given."""
    parts = match.groupdict() if match is not None else {}
    if not parts.get("clock"):
        return ""
    hour, minute, second = (int(part) for part in f"{parts['clock']}:0".split(":")[:3])
    if parts.get("half"):
        hour = hour % 12 + (12 if parts["half"].lower().startswith("p") else 0)
    time = dt.time(hour, minute, second)
    return "" if time == dt.time() else f"T{time.isoformat()}"


def _number(text: str | None) -> int | None:
    return int(text) if text else None
