"""Numbers, kept as they were written: an empty field is unknown and never zero."""

from __future__ import annotations

import re
from decimal import Decimal

from sightline.model.types.cleaned import Hint, Kind, Reading

_NUMBER = re.compile(
    r"(?P<number>[+-]?\s?(?:\d{1,3}(?:[,\s]\d{2,3})+|\d+)(?:\.\d+)?)\s*(?P<unit>[^\s\d]+)?"
)
#: Western digits for the digits of other scripts, so that Arabic figures are numbers too.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")


def read_number(text: str) -> Decimal | None:
    """The number in the text, or nothing when it is not one plain number with at most a unit."""
    match = _NUMBER.fullmatch(text.strip().translate(_DIGITS))
    if match is None:
        return None
    return Decimal(re.sub(r"[,\s]", "", match.group("number")))


def _read_number(text: str, _: Hint) -> Reading:
    if read_number(text) is None:
        return text, "it cannot be read as one number: expected such as 1250, 1,250 or 12.5"
    return text, None


NUMBER = Kind("number", "Number", _read_number, matchable=False)
