"""What a format of identifiers is, and the arithmetic that several share."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

_SET_APART = re.compile(r"[\s\-\u2010-\u2015\u2212]+")


class Format(msgspec.Struct, frozen=True):
    """A way of writing identifiers, and how to find a good one in a text."""

    name: str
    label: str
    expected: str
    find: Callable[[str], str | None]


def compact(text: str) -> str:
    """The characters of the number alone, in capitals."""
    return _SET_APART.sub("", text).upper()


def mod_97(text: str) -> int:
    """The remainder by 97 of digits and letters, where A counts as 10 (ISO 7064)."""
    return int("".join(str(int(char, 36)) for char in text)) % 97


def luhn_is_good(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit of the others."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def weighted(digits: str, weights: tuple[int, ...]) -> int:
    """The sum of the digits, each times its weight."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))
