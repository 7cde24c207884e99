"""Dates as FollowTheMoney says them: a prefix of an ISO time stamp, in universal time.

A date in the world is often less sure than that: 'circa 2018', '2024-Q2', '2024-05/2024-06'.
The value is then the prefix that can be said, the problem says what is missing from it, and
the original keeps the rest.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from sightline.model.types.cleaned import Hint, Kind, Reading

_STAMP = re.compile(
    r"(?P<year>[12]\d{3})\b"
    r"(?:-(?P<month>\d{1,2})\b"
    r"(?:-(?P<day>\d{1,2})"
    r"(?:[T ](?P<hour>\d{1,2})\b"
    r"(?::(?P<minute>\d{1,2})\b"
    r"(?::(?P<second>\d{1,2})\b(?:\.\d+)?"
    r"(?:Z|(?P<sign>[-+])(?P<zone_hours>\d{2}):?(?P<zone_minutes>\d{2})?)?"
    r")?)?)?)?)?"
)
_ABOUT = re.compile(
    r"(?:c(?:irca|a)?\.?|about|approximately|around|vers|environ|hacia|alrededor de"
    r"|por volta de|cerca de|حوالي|نحو)\s*(?=[12]\d{3})",
    re.IGNORECASE,
)
_LENGTHS = (
    ("year", 4, 1000),
    ("month", 7, 1),
    ("day", 10, 1),
    ("hour", 13, 0),
    ("minute", 16, 0),
    ("second", 19, 0),
)
_EXPECTED = "expected a date such as 2018, 2018-04 or 2018-04-25"


def _read_date(text: str, _: Hint) -> Reading:
    about = _ABOUT.match(text)
    match = _STAMP.match(text, about.end() if about else 0)
    if match is None:
        return None, _EXPECTED
    prefix = _prefix(match)
    if prefix is None:
        return None, f"there is no such day or hour; {_EXPECTED}"
    if about or text[match.end() :].strip():
        return prefix, f"only {prefix} of it can be said as a date"
    return prefix, None


def _prefix(match: re.Match[str]) -> str | None:
    """The part of the time stamp that was given, moved to universal time."""
    fields: list[int] = []
    length = 0
    whole = True
    for name, end, lowest in _LENGTHS:
        given = int(match.group(name) or -1) if match.group(name) else -1
        whole = whole and given >= lowest
        length = end if whole else length
        fields.append(max(given, lowest))
    try:
        moment = datetime(*fields, tzinfo=_zone(match))  # type: ignore[misc,arg-type]
        return moment.astimezone(UTC).replace(tzinfo=None).isoformat()[:length]
    except (ValueError, OverflowError):
        return None


def _zone(match: re.Match[str]) -> timezone:
    if match.group("sign") is None:
        return UTC
    offset = timedelta(
        hours=int(match.group("zone_hours")), minutes=int(match.group("zone_minutes") or 0)
    )
    if offset >= timedelta(days=1):
        return UTC
    return timezone(-offset if match.group("sign") == "-" else offset)


DATE = Kind("date", "Date", _read_date, group="dates", max_length=32)
