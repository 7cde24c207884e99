"""What else is known beside the name: countries, places and numbers of documents or registers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from math import log

from sightline.engines.names.letters import romanise
from sightline.engines.names.reason import Reason, Topic
from sightline.engines.names.sounds import phones, slips

_SHARE_UNKNOWN = 0.02
_COUNTRY_KEPT = 0.85
_COUNTRY_PRIOR = 50
_NOT_IN_NUMBER = re.compile(r"[\W_]+")
LONG_NUMBER = 6


def compare_countries(
    left: frozenset[str], right: frozenset[str], counts: Mapping[str, int], bearers: int
) -> Reason | None:
    """A shared country says the more the rarer it is; None where either side has none."""
    if not left or not right:
        return None
    shared = sorted(left & right)
    if not shared:
        ours, theirs = ", ".join(sorted(left)), ", ".join(sorted(right))
        return Reason(Topic.COUNTRY, -1.6, f"the countries differ: {ours} and {theirs}")
    shares = {
        country: (counts.get(country, 0) + _SHARE_UNKNOWN * _COUNTRY_PRIOR)
        / (bearers + _COUNTRY_PRIOR)
        for country in shared
    }
    rarest = min(shared, key=lambda country: (shares[country], country))
    worth = min(log(_COUNTRY_KEPT / min(shares[rarest], _COUNTRY_KEPT)), 3.0)
    return Reason(Topic.COUNTRY, worth, f"the country is the same: {rarest}")


@lru_cache(1 << 14)
def _place(text: str) -> str:
    return "".join(romanise(word).removeprefix("~") for word in text.split())


def compare_places(left: tuple[str, ...], right: tuple[str, ...]) -> Reason | None:
    """The best pair of places, by spelling; None where either side has none."""
    found = [
        (_place_share(_place(one), _place(other)), one, other) for one in left for other in right
    ]
    if not found:
        return None
    share, one, other = min(found)
    if share <= 0.2:
        return Reason(Topic.PLACE, 2.5 - 6 * share, f"the place is the same: {one} and {other}")
    return Reason(Topic.PLACE, -0.6, f"the places differ: {one} and {other}")


def _place_share(one: str, other: str) -> float:
    if not one or not other:
        return 1.0
    if min(len(one), len(other)) >= 4 and (one in other or other in one):
        return 0.1
    first, second = sorted((one, other))
    return slips(first, second) / max(len(phones(one)), len(phones(other)))


def plain_number(text: str) -> str:
    """A number of a document without signs and spaces, in one case."""
    return _NOT_IN_NUMBER.sub("", text).casefold()


def compare_identifiers(left: frozenset[str], right: frozenset[str]) -> Reason | None:
    """A shared number of a document says most of all; two different ones say little."""
    mine = {plain_number(number) for number in left} - {""}
    theirs = {plain_number(number) for number in right} - {""}
    if not mine or not theirs:
        return None
    shared = sorted(mine & theirs, key=lambda number: (-len(number), number))
    if shared:
        worth = 11.0 if len(shared[0]) >= LONG_NUMBER else 5.0
        return Reason(Topic.IDENTIFIER, worth, f"the number is the same: {shared[0]}")
    near = sorted(
        (one, other)
        for one in mine
        for other in theirs
        if len(one) == len(other) >= LONG_NUMBER and _digits_apart(one, other) == 1
    )
    if near:
        return Reason(Topic.IDENTIFIER, 4.0, "the numbers are one figure apart")
    return Reason(Topic.IDENTIFIER, -0.5, "the numbers differ, but many have several")


def _digits_apart(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
