"""The flag rules: what the system would say of a picture on a day, and why.

Every file of this room holds one rule, or a family that shares a mechanism; it
is found by being there. Texts and thresholds lie in ``rules``, a file each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from sightline.analyses.flags.flag import RULES, Card, Flag, See, Threshold, load_cards
from sightline.analyses.reading import Reading
from sightline.errors import NotFound
from sightline.picture import Picture

__all__ = ["Card", "Flag", "Threshold", "load_cards", "raise_flags"]


@cache
def _rules() -> dict[str, See]:
    """Find every rule that has a file and a card, in the order of their codes."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return {code: RULES[code] for code in sorted(RULES)}


def raise_flags(
    seen: Picture | Reading,
    day: dt.date | None = None,
    *,
    rules: Iterable[str] | None = None,
) -> tuple[Flag, ...]:
    """Ask some rules, or all, what they see; flags come in a fixed order."""
    known = _rules()
    asked = sorted(known if rules is None else set(rules))
    if strange := [code for code in asked if code not in known]:
        raise NotFound(f"there is no rule {strange[0]}: expected one of {', '.join(known)}")
    reading = _read(seen, day)
    cards = load_cards()
    flags = [flag for code in asked for flag in known[code](reading, cards[code])]
    return tuple(sorted(flags, key=lambda flag: (flag.rule, flag.subject, flag.others, flag.says)))


def _read(seen: Picture | Reading, day: dt.date | None) -> Reading:
    if isinstance(seen, Reading):
        return seen if day is None or day == seen.day else seen.on(day)
    if day is None:
        day = seen.known or seen.as_of or dt.datetime.now(dt.UTC).date()
    return Reading(seen, day)
