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

#: Languages that write the decimals behind a comma.
_COMMA_LANGUAGES = frozenset(
    ("fr", "fra", "es", "spa", "pt", "por", "de", "deu", "it", "ita", "nl", "nld", "ru", "rus")
)
_EITHER = re.compile(r"[+-]?\d{1,3},\d{3}")


def read_number(text: str) -> Decimal | None:
    """The number in the text, or nothing when it is not one plain number with at most a unit."""
    match = _NUMBER.fullmatch(text.strip().translate(_DIGITS))
    if match is None:
        return None
    return Decimal(re.sub(r"[,\s]", "", match.group("number")))


def _read_number(text: str, hint: Hint) -> Reading:
    if (hint.lang or "").lower() in _COMMA_LANGUAGES and "," in text:
        return _read_with_comma(text)
    if read_number(text) is None:
        return text, "it cannot be read as one number: expected such as 1250, 1,250 or 12.5"
    return text, None


def _read_with_comma(text: str) -> Reading:
    """A number from a language whose decimal sign is the comma, as in 1.250,50."""
    if _EITHER.fullmatch(text):
        return text, "the comma could part thousands or decimals: write 1250 or 1.25"
    turned = re.sub(r"[.\s](?=\d{3})", "", text).replace(",", ".")
    return (turned, None) if read_number(turned) is not None else _read_number(text, Hint())


NUMBER = Kind("number", "Number", _read_number, matchable=False)
