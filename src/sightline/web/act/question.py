"""What is asked of a screening, as a form says it: whom, of which day, for what, against what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import MappingProxyType

import msgspec

from sightline.analyses.screening import KINDS, POOLS, Screening, Subject, make_subject
from sightline.errors import BadValue
from sightline.picture import Picture
from sightline.web.call import Call
from sightline.workspace import Asked

PURPOSES = MappingProxyType(
    {
        "vendor": "a vendor",
        "support-recipient": "a recipient of support",
        "engagement": "an engagement",
        "recruitment": "a recruitment",
        "lease": "a lease",
    }
)
AGAINST = MappingProxyType(
    {
        "lists": "the listed and those below them",
        "picture": "all others in your picture",
        "both": "both",
    }
)
SORTS = MappingProxyType({"unknown": "not said", "person": "a person", "body": "a body"})
RESULTS = MappingProxyType(
    {
        "clear": "clear",
        "possible-match": "possible match",
        "exposure": "exposure",
        "prohibited": "prohibited",
    }
)
#: The fields of the form, and those that may be given several times, parted by semicolons.
FIELDS = ("name", "kind", "alias", "born", "country", "number", "entity", "day", "for", "against")


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question as it was filled in, and what it was read as."""

    filled: dict[str, str]
    subject: Subject
    asked: Asked


def fill_in(give: Callable[[str], str]) -> dict[str, str]:
    """Gather what was filled in."""
    return {name: give(name)[:2_000] for name in FIELDS if give(name)}


def read_question(call: Call, filled: dict[str, str]) -> Question:
    """Read a question, or say what is wrong with it."""
    if "name" not in filled:
        raise BadValue("say whom to screen: fill in a name")
    for name, known in (("for", tuple(PURPOSES)), ("against", POOLS), ("kind", KINDS)):
        if filled.get(name, known[0]) not in known:
            raise BadValue(f"{filled[name]!r} cannot be chosen: choose one of {', '.join(known)}")
    subject = make_subject(
        filled["name"],
        kind=filled.get("kind", "unknown"),
        aliases=_several(filled, "alias"),
        dates=_several(filled, "born"),
        countries=_several(filled, "country"),
        numbers=_several(filled, "number"),
        entity=filled.get("entity", ""),
    )
    asked = Asked(
        day=read_day(filled.get("day", "")) or call.visit.day,
        purpose=filled.get("for", "vendor"),
        against=filled.get("against", "lists"),
    )
    return Question(filled=filled, subject=subject, asked=asked)


def read_day(text: str) -> dt.date | None:
    """Read a day; None where there is none."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise BadValue(f"{text[:40]!r} is not a day: give one such as 2024-05-31") from None


def find_markings(picture: Picture, found: Screening) -> frozenset[str]:
    """Name the markings of all that a screening rests on and shows."""
    here = picture.named(one.entity for one in found.candidates)
    lists = picture.items_named(one.item for one in found.lists)
    return frozenset[str]().union(
        *(picture.markings(one) for one in here), *({one.item.marking} for one in lists.values())
    )


def _several(filled: dict[str, str], name: str) -> list[str]:
    return [one.strip() for one in filled.get(name, "").split(";") if one.strip()]
