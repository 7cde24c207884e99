"""Flags: questions that the rules raise of what is known. None of them accuses anybody."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import Parameter

from sightline.analyses.flags import load_cards, raise_flags
from sightline.api.answer import Listed, show_all
from sightline.api.assessing.memory import MEMORY
from sightline.api.counter import AtCounter, Leaf, Look, Part
from sightline.api.cursor import cut
from sightline.errors import BadValue


class FlagShown(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule says of one subject on one day, with all that could make it wrong."""

    rule: str
    subject: str
    others: tuple[str, ...]
    day: dt.date
    says: str
    saw: tuple[str, ...]
    facts: tuple[str, ...]
    wrong_if: tuple[str, ...]
    rival: str
    decide: str
    by: dt.date
    unknown: tuple[str, ...]
    thresholds: dict[str, float]
    since: dt.date | None
    more: int


_Rules = Annotated[
    list[str] | None, Parameter(query="rule", description="Only these rules, by their codes.")
]
_About = Annotated[str | None, Parameter(max_length=500, description="Only what concerns it.")]


@get("/flags")
async def list_flags(
    counter: AtCounter, page: Leaf, rules: _Rules = None, about: _About = None
) -> Listed[FlagShown]:
    """Ask the rules what they see on the day of the terms; a flag is a question and no finding."""
    codes = tuple(sorted({code.upper() for code in rules or ()}))
    unknown = [code for code in codes if code not in load_cards()]
    if unknown:
        raise BadValue(f"{unknown[0]!r} is no rule: expected one of {', '.join(load_cards())}")

    def read(look: Look, place: str | None, limit: int) -> Part[FlagShown]:
        found = MEMORY.find(
            look, ("flags", codes), lambda reading: raise_flags(reading, rules=codes or None)
        )
        if about is not None:
            name = look.picture.entity(about).id
            found = tuple(one for one in found if name in (one.subject, *one.others, *one.facts))
        cited, after = cut(found, place, limit)
        return show_all(FlagShown, cited), after

    return await counter.list("flags", [codes, about], page, read)


ROUTES = (list_flags,)
