"""The truth about one thing, and what somebody claims about it.

A thing is what is really there: its schema, every id under which it is spoken of,
and its true values. A claim is one value in one report, with the verdict on it.
The verdict stays with the truth and is never among the records.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import msgspec

from sightline.exercise.draws import mint

Pairs = tuple[tuple[str, str], ...]


class Verdict(StrEnum):
    """Whether a statement holds, and if it does not, why."""

    TRUE = "true"
    SPELLING = "spelling"
    NOISE = "noise"
    ERROR = "error"
    LIE = "lie"

    @property
    def holds(self) -> bool:
        """True and a true name in another spelling hold; nothing else does."""
        return self in (Verdict.TRUE, Verdict.SPELLING)


class Claim(NamedTuple):
    """One value as a report gives it, and the verdict on it."""

    entity: str
    schema: str
    prop: str
    value: str
    verdict: Verdict = Verdict.TRUE
    original: str | None = None
    lang: str | None = None
    negated: bool = False
    marking: str | None = None


class Thing(msgspec.Struct, frozen=True, gc=False):
    """What is really there: a person, a place, a body, a relation or an occurrence."""

    schema: str
    ids: tuple[str, ...]
    values: Pairs

    @property
    def id(self) -> str:
        """The id that most speak of it by."""
        return self.ids[0]

    def claims(self) -> list[Claim]:
        """Say everything about it as it is."""
        own = self.ids[0]
        return [Claim(own, self.schema, prop, value) for prop, value in self.values]


#: The two ends of each relation that the exercise tells of.
ENDS = {
    "BenefitFlow": ("payer", "beneficiary"),
    "ContractAward": ("contract", "supplier"),
    "Directorship": ("director", "organization"),
    "Family": ("person", "relative"),
    "GroupRelation": ("subject", "object"),
    "MarketRole": ("actor", "market"),
    "Membership": ("member", "organization"),
    "Occupancy": ("holder", "post"),
    "Ownership": ("owner", "asset"),
    "Payment": ("payer", "beneficiary"),
    "Protection": ("protector", "protected"),
    "RouteLeg": ("origin", "destination"),
    "TerritorialControl": ("actor", "area"),
}


def relate(
    schema: str, source: str, target: str, *values: tuple[str, str | None], apart: str | int = ""
) -> Thing:
    """Make a relation between two things.

    Its id follows from its two ends and its beginning; ``apart`` tells those apart that agree
    in all of them.
    """
    first, second = ENDS[schema]
    told = tuple((prop, value) for prop, value in values if value is not None)
    start = next((value for prop, value in told if prop in ("startDate", "date")), "")
    own = mint("r", 0, schema, source, target, start, apart)
    return Thing(schema, (own,), ((first, source), (second, target), *told))


@lru_cache(maxsize=8192)
def iso(day: int) -> str:
    """Write a day, counted as `date.toordinal` does, in ISO 8601."""
    return date.fromordinal(day).isoformat()


def degrees(thousandths: int) -> str:
    """Write a coordinate that is kept in thousandths of a degree."""
    sign, whole = ("-" if thousandths < 0 else ""), abs(thousandths)
    return f"{sign}{whole // 1000}.{whole % 1000:03d}"
