"""Who may read a record: one decision object, owned by the one who made it.

A marking has a level, a non-empty audience and an owner. The strictest wins:
anybody may add a marking to a record, and only its owner may replace it by a
looser one. An empty or unknown audience releases to nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from sightline.errors import BadMarking
from sightline.values.canon import Canonical
from sightline.values.instant import check_dates


class Level(StrEnum):
    """The levels of ST/SGB/2007/6: unclassified, confidential, strictly confidential."""

    UNCLASSIFIED = "U"
    CONFIDENTIAL = "C"
    STRICTLY_CONFIDENTIAL = "SC"

    @property
    def rank(self) -> int:
        """0 for the lowest level, 2 for the highest."""
        return list(Level).index(self)


class Onward(StrEnum):
    """Whether a recipient may pass the record on."""

    NONE = "none"
    ASK = "ask"
    YES = "yes"


Choice = TypeVar("Choice", bound=StrEnum)
HANDLING_CODES = ("H0", "H1", "H2", "H3", "P", "C")


class Marking(Canonical, frozen=True, kw_only=True, tag="marking"):
    """The decision who may read what carries it, and how it may be used.

    The audience names bodies: ``org:un-jmac``, ``role:soc-analyst``,
    ``person:ana``, ``all`` for everyone enrolled with a sufficient level.
    """

    audience: tuple[str, ...]
    code: str = "H0"
    declassify_on: str | None = None
    judicial_use: bool = False
    level: Level
    onward: Onward = Onward.NONE
    owner: str
    purpose: tuple[str, ...] = ()
    review_by: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.level, Level) or not isinstance(self.onward, Onward):
            raise BadMarking("the level and the onward rule of a marking are Level and Onward")
        _check_names("audience", self.audience)
        if not self.audience:
            raise BadMarking(
                "a marking needs a non-empty audience: name at least one body, or 'all'"
            )
        _check_names("purpose", self.purpose)
        if not self.owner.strip():
            raise BadMarking("a marking needs an owner: name the body that may loosen it")
        if self.code not in HANDLING_CODES:
            raise BadMarking(
                f"{self.code!r} is not a handling code: expected one of {', '.join(HANDLING_CODES)}"
            )
        check_dates(self.declassify_on, self.review_by)

    @classmethod
    def of(cls, level: Level | str, *audience: str, owner: str, **rest: Any) -> Marking:
        """Make a marking from a level and the bodies of its audience, in any order."""
        purpose = rest.pop("purpose", ())
        if not isinstance(purpose, Iterable) or isinstance(purpose, str):
            raise BadMarking(f"{purpose!r} is not a list of purposes")
        return cls(
            level=_choose(Level, level),
            audience=tuple(sorted(set(audience))),
            onward=_choose(Onward, rest.pop("onward", Onward.NONE)),
            owner=owner,
            purpose=tuple(sorted(set(purpose))),
            **rest,
        )

    def __str__(self) -> str:
        names = {"U": "UNCLASSIFIED", "C": "CONFIDENTIAL", "SC": "STRICTLY CONFIDENTIAL"}
        return f"{names[self.level]} // {', '.join(self.audience)} // {self.code} // {self.owner}"


def _check_names(which: str, names: tuple[str, ...]) -> None:
    """Refuse what would be read as a name and match nobody, or as two where one is meant."""
    if any(not isinstance(name, str) or not name or name != name.strip() for name in names):
        raise BadMarking(f"the {which} of a marking names bodies: none is blank or ends in a space")
    if list(names) != sorted(set(names)):
        raise BadMarking(f"the {which} of a marking is sorted and without repeats: use Marking.of")


def _choose(kind: type[Choice], value: Any) -> Choice:
    try:
        return kind(value)
    except ValueError:
        expected = ", ".join(kind)
        raise BadMarking(f"{value!r} is not a {kind.__name__}: expected {expected}") from None


class Remarking(Canonical, frozen=True, kw_only=True, tag="remarking"):
    """A change of the marking of one record, as a record of its own.

    Said by the owner of the record's marking, the new marking replaces it.
    Said by anybody else, it is added to it and can only tighten.
    """

    author: str
    body: str
    known: str
    marking: str
    reason: str
    target: str

    def __post_init__(self) -> None:
        check_dates(self.known)
