"""Telephone numbers in the international form of E.164, never guessed.

A number without its calling code belongs to no country that we know of, and is left alone
unless the country is given beside it.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from sightline.model.sources import read
from sightline.model.types.cleaned import Hint, Kind, Reading

_EXTENSION = re.compile(r"\s*(?:ext\.?|extension|x|poste|#|;ext=)\s*\d{1,7}$", re.IGNORECASE)
_TRUNK_IN_BRACKETS = re.compile(r"^(\+\d{1,3}\s*)\(0\)")
_SET_APART = re.compile(r"[\s().\-/\u2010-\u2015]+")
_NUMBER = re.compile(r"\+?\d+")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹＋", "01234567890123456789+")
_LONGEST_CALLING_CODE = 3


class _Plan(msgspec.Struct, frozen=True):
    """How one country is dialled."""

    code: int
    lengths: tuple[int, ...]
    trunk: str = ""


class _Plans(msgspec.Struct, frozen=True):
    version: int
    countries: dict[str, _Plan]
    international: dict[str, tuple[int, ...]]


@cache
def _plans() -> _Plans:
    return read("dialling", _Plans)


@cache
def _lengths() -> dict[str, frozenset[int]]:
    """How many digits may follow each calling code."""
    found: dict[str, set[int]] = {}
    for plan in _plans().countries.values():
        found.setdefault(str(plan.code), set()).update(plan.lengths)
    for code, lengths in _plans().international.items():
        found.setdefault(code, set()).update(lengths)
    return {code: frozenset(lengths) for code, lengths in found.items()}


def _read_phone(text: str, hint: Hint) -> Reading:
    plain = _TRUNK_IN_BRACKETS.sub(r"\1", _EXTENSION.sub("", text.translate(_DIGITS)))
    number = _SET_APART.sub("", plain.removeprefix("tel:"))
    if not _NUMBER.fullmatch(number):
        return None, "it is not a telephone number: expected such as +22320212223"
    if number.startswith("+"):
        return _read_international(number[1:])
    plan = _plans().countries.get((hint.country or "").casefold())
    if plan is None:
        return None, "it lacks the calling code, and the country is not given"
    home = number[len(plan.trunk) :] if number.startswith(plan.trunk) else number
    return _read_international(f"{plan.code}{home}")


def _read_international(digits: str) -> Reading:
    known = _lengths()
    for width in range(1, _LONGEST_CALLING_CODE + 1):
        lengths = known.get(digits[:width])
        if lengths is None:
            continue
        rest = digits[width:]
        home = rest.lstrip("0") if _trunk_kept(digits[:width], rest, lengths) else rest
        if len(home) in lengths:
            return f"+{digits[:width]}{home}", None
        return None, f"a number of +{digits[:width]} does not have {len(rest)} digits"
    return None, f"no country is reached by +{digits[:_LONGEST_CALLING_CODE]}"


def _trunk_kept(code: str, rest: str, lengths: frozenset[int]) -> bool:
    """Whether the zero that is dialled at home was left in behind the calling code."""
    if not rest.startswith("0") or len(rest) - 1 not in lengths:
        return False
    plans = _plans().countries.values()
    return any(plan.trunk == "0" for plan in plans if str(plan.code) == code)


PHONE = Kind("phone", "Phone number", _read_phone, group="phones", pivot=True, max_length=64)
