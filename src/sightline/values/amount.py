"""A quantity as it was said: a number, a range, or a bound, with its unit.

What is not known stays unknown: a missing bound is None and never zero.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from sightline.errors import BadValue
from sightline.values.currency import MONEY, SIGNS, is_money
from sightline.values.number import NUMBER, read_number

_HEDGES = {
    "floor": "over|more than|at least|no less than|plus de|au moins|más de|al menos|mais de|>=|>|≥",
    "ceiling": "less than|fewer than|up to|at most|no more than|under|moins de|jusqu['’]à|au plus"
    "|menos de|hasta|até|<=|<|≤",
    "about": r"about|approximately|approx\.?|circa|ca\.?|c\.|~|≈|environ|around|some|nearly|almost"
    r"|près de|cerca de|alrededor de|unos|unas",
    "range": "between|entre",
}
_HEDGE = "|".join(f"(?P<{name}>{words})" for name, words in _HEDGES.items())
_SHAPE = re.compile(
    rf"^(?:(?:{_HEDGE})(?!(?<=\w)\w))?\s*(?P<before>{MONEY})?\s*(?P<low>{NUMBER})(?P<plus>\s?\+)?"
    rf"(?:\s*(?:-|–|—|\.\.|\b(?:to|and|à|et|a|y|e)\b)\s*(?P<high>{NUMBER}))?"
    rf"\s*(?P<after>(?!e\d)(?:[^\W\d_]|[%‰°{SIGNS}]).{{0,79}})?$",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:de |of |d['’])", re.IGNORECASE)
_SCALES = {"k": 3, "thousand": 3, "mille": 3, "mil": 3, "ألف": 3}
_SCALES |= dict.fromkeys(("mn", "mio", "million", "millions", "millón", "millones", "مليون"), 6)
_SCALES |= dict.fromkeys(("bn", "billion", "billions", "milliard", "milliards", "مليار"), 9)
_SCALES |= dict.fromkeys(("trillion", "trillions"), 12)
_SCALES_OF_MONEY = {"m": 6, "b": 9, "tn": 12}  # else 'm' is metres and 'tn' may be tonnes


class Amount(msgspec.Struct, frozen=True):
    """A quantity between two bounds, either of which may be unknown."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    said: str
    approximate: bool = False

    @classmethod
    def parse(cls, text: str) -> Amount:
        """Read ``30-50 USD million``, ``about 200``, ``> 1 000 kg``, ``USD 3.6-4.8 trillion``.

        One letter scales money alone: ``USD 200 m`` is 200 million, ``200 m`` is 200 metres.
        """
        match = _SHAPE.match(text.strip())
        if match is None or (match["range"] and not match["high"]):
            raise BadValue(f"{text!r} is not an amount: expected a number or a range with a unit")
        scale, unit = _read_unit(match["before"] or "", match["after"] or "")
        low = _scaled(match["low"], scale)
        high = low if match["high"] is None else _scaled(match["high"], scale)
        if low > high:
            raise BadValue(f"{text!r} is not an amount: the range runs backwards")
        return cls(
            low=None if match["ceiling"] else low,
            high=None if match["floor"] or match["plus"] else high,
            unit=unit,
            said=text,
            approximate=match["about"] is not None,
        )

    def __str__(self) -> str:
        return self.said


def _scaled(number: str, scale: int) -> Decimal:
    """Read a number and write out its noughts: 200000000 and not 2.00E+8."""
    return Decimal(f"{read_number(number).scaleb(scale):f}")


def _read_unit(before: str, after: str) -> tuple[int, str]:
    """Part scale and unit: '30 million USD', '30 USD million' and 'USD 30m' agree."""
    words = _OF.sub(" ", f" {after}").split()
    money = is_money(" ".join([before, *words]))
    for place in (0, -1):
        scale = _scale(words[place], money) if words else 0
        if scale:
            del words[place]
            break
    return scale, " ".join(word for word in (before, *words) if word)


def _scale(word: str, money: bool) -> int:
    word = word.lower().rstrip(".")
    return _SCALES.get(word, _SCALES_OF_MONEY.get(word, 0) if money else 0)
