"""European ways of naming: one or two given names and a surname."""

from __future__ import annotations

from functools import cache

from sightline.exercise.bearers.bearer import Person, Written
from sightline.exercise.bearers.ranking import Ranked, strung
from sightline.exercise.bearers.tables import words
from sightline.exercise.draws import Draws


@cache
def _ranked(part: str) -> Ranked:
    common = words("names", "western", part)
    if part == "given":
        return Ranked(common, slope=0.85, shift=2)
    return Ranked(common, slope=0.75, shift=20, tail=7_000, coin=coin_family)


def coin_family(rank: int) -> str:
    """Coin the surname of a rank."""
    return strung(("english", "germanic", "romance")[rank % 3], rank)


def draw_western(draws: Draws, naming: str) -> Person:
    """Draw somebody with one or two given names."""
    given = _ranked("given")
    return Person(
        naming=naming,
        given=given.draw(draws),
        father=given.draw(draws) if draws.below(100) < 35 else "",
        family=_ranked("family").draw(draws),
    )


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ö": "Oe"})


def write_western(person: Person, draws: Draws, *, loose: bool) -> Written:
    """Write a European name; the second given name is often left out or is an initial."""
    middle = person.father
    if middle and loose and draws.below(100) < 45:
        middle = ""
    elif middle and draws.below(100) < 20:
        middle = middle[0] + "."
    family = person.family
    if draws.below(100) < 12:
        family = family.translate(_UMLAUTS)
    parts = [part for part in (person.given, middle, family) if part]
    if draws.below(10) == 0:
        parts = [*parts[-1:], *parts[:-1]]
    return Written(parts, "latin")
