"""Numbers as tables write them: with decimal points or commas, decided per column.

``15,9833`` can only have a decimal comma and ``1,234.5`` only a point. Where a
column holds nothing but ``1,234`` it may mean one thing or a thousand times as
much: such values are refused with the question.
"""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from sightline.intake.months import DIGITS


class Decimals(StrEnum):
    """Which sign stands before the decimals."""

    POINT = "point"
    COMMA = "comma"


class FigureReading(msgspec.Struct, frozen=True):
    """A number with a decimal point and no grouping, or why there is none."""

    value: str | None
    problem: str | None = None


_SHAPE = re.compile(r"[-+−]?\d[\d.,'’\s]*$")
#: No number is written with more signs; what is longer is not looked at.
_LONGEST = 64
_SPACES = re.compile(r"[\s'’]")
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+$"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+$"),
}
_ASK = (
    "the sign may stand before decimals or between thousands and nothing in the column decides: "
    "say 'decimals: comma' or 'decimals: point' in the mapping"
)


class FigureEvidence(msgspec.Struct):
    """What the values of one column have shown of their decimals."""

    point: int = 0
    comma: int = 0

    def add(self, text: str) -> None:
        """Look at one value."""
        said = _decided(_bare(text[:_LONGEST]))
        self.point += said is Decimals.POINT
        self.comma += said is Decimals.COMMA

    def decide(self) -> Decimals | None:
        """Say which sign it is, if the values agree on one."""
        if bool(self.point) == bool(self.comma):
            return None
        return Decimals.POINT if self.point else Decimals.COMMA


def read_figure(text: str, decimals: Decimals | None, *, small: bool = False) -> FigureReading:
    """Write a number with a point; leave what is no plain number as it is.

    ``small`` says that it cannot reach a thousand, such as a coordinate.
    """
    bare = _bare(text)
    if len(bare) > _LONGEST:
        return FigureReading(text.strip())
    if not _SHAPE.match(bare):
        return FigureReading(text.strip())
    said = _decided(bare) or (_sole_sign(bare) if small else decimals)
    if said is None:
        if "," in bare or "." in bare:
            return FigureReading(None, _ASK)
        said = Decimals.POINT
    return _write(bare, said)


def _write(bare: str, decimals: Decimals) -> FigureReading:
    mark, other = (".", ",") if decimals is Decimals.POINT else (",", ".")
    whole, _, rest = bare.partition(mark)
    sign = whole[:1] if whole[:1] in "+-" else ""
    digits = whole[len(sign) :]
    if other in digits and not _GROUPED[other].match(digits):
        return FigureReading(None, f"the number is not written with a decimal {decimals}")
    if other in rest or mark in rest:
        return FigureReading(None, f"the number is not written with a decimal {decimals}")
    plain = sign.replace("+", "") + digits.replace(other, "")
    return FigureReading(f"{plain}.{rest}" if rest else plain)


def _decided(bare: str) -> Decimals | None:
    """Say which sign stands before the decimals, where the number itself shows it."""
    comma, point = bare.count(","), bare.count(".")
    if comma and point:
        return Decimals.COMMA if bare.rfind(",") > bare.rfind(".") else Decimals.POINT
    if comma == point == 0:
        return None
    if comma + point > 1:
        return Decimals.POINT if comma else Decimals.COMMA
    mark = "," if comma else "."
    digits = bare.lstrip("+-")
    if _GROUPED[mark].match(digits) and not digits.startswith("0"):
        return None
    return _sole_sign(bare)


def _sole_sign(bare: str) -> Decimals | None:
    if "," in bare:
        return Decimals.COMMA
    return Decimals.POINT if "." in bare else None


def _bare(text: str) -> str:
    return _SPACES.sub("", text.strip().translate(DIGITS).replace("−", "-"))
