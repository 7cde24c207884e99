"""One number as people write it: 1,234.5 and 1.234,5 and 1 234,5 and 1'234.5 are the same."""

from __future__ import annotations

import re
from decimal import Decimal

from sightline.errors import BadValue

_SPACES = " \u00a0\u2009\u202f"  # French groups by thin and by unbreakable spaces
_MARKS = str.maketrans({"−": "-", "’": "'", "٫": ".", "٬": ","} | dict.fromkeys(_SPACES, " "))

NUMBER = rf"[-+−]?\d(?:[.,'’٫٬]?\d|[{_SPACES}](?=\d{{3}}(?!\d))\d)*(?:[eE][-+]?\d{{1,2}}(?!\w))?"
_GROUPED = re.compile(r"^\d{1,3}(?:(?P<mark>[ ',.])\d{3})(?:(?P=mark)\d{3})*(?=\D|$)")
_INDIAN = re.compile(r"^\d{1,2}(?:,\d{2})+,\d{3}(?=\D|$)")
_LONGEST = 24


def read_number(text: str) -> Decimal:
    """Read one number, whichever of comma, point, space and apostrophe its writer used.

    A single comma before exactly three digits groups them ('1,234' is over a
    thousand) unless a zero or more than three digits stand before it; a single
    point never does, since computers write it for decimals.
    """
    plain = text.strip().translate(_MARKS)
    sign = "-" if plain.startswith("-") else ""
    digits, _, exponent = plain.lstrip("+-").lower().partition("e")
    if sum(mark.isdigit() for mark in digits) > _LONGEST:
        raise BadValue(f"{text!r} is not a number that can be kept: it has over {_LONGEST} digits")
    whole, fraction = _split(digits)
    if not whole.isdigit() or (fraction and not fraction.isdigit()):
        raise BadValue(f"{text!r} is not a number: its marks do not say where the decimals begin")
    decimals = f".{fraction}" if fraction else ""
    return Decimal(f"{sign}{whole}{decimals}e{exponent or 0}")


def _split(digits: str) -> tuple[str, str]:
    """Part the whole from the fraction, and take the marks of the groups away."""
    head = _GROUPED.match(digits) or _INDIAN.match(digits)
    if head is None or _is_decimal(digits, head[0]):
        whole, _, fraction = digits.replace(",", ".").partition(".")
        return whole, fraction
    mark = next(sign for sign in head[0] if not sign.isdigit())
    rest = digits[head.end() :]
    if rest[:1] == mark:
        return "", ""
    return re.sub(r"\D", "", head[0]), rest[1:]


def _is_decimal(digits: str, head: str) -> bool:
    """Say whether the one mark of a number stands before its decimals: 1.234 and 0,500."""
    if digits != head or sum(not sign.isdigit() for sign in head) > 1:
        return False
    return "." in head or ("," in head and head.startswith("0"))
