"""Russian and Ukrainian ways of naming: given name, patronymic and surname, held in Cyrillic."""

from __future__ import annotations

import re
from functools import cache

from sightline.exercise.bearers.bearer import Person, Written
from sightline.exercise.bearers.ranking import Ranked, strung
from sightline.exercise.bearers.tables import letters, words
from sightline.exercise.draws import Draws

SCHEMES = ("board",) * 8 + ("passport",) * 6 + ("french",) * 2 + ("german", "scholarly")
SCRIPT = 34
"""How many in a hundred names are left in Cyrillic."""


@cache
def _ranked(part: str) -> Ranked:
    common = words("names", "slavic", part)
    if part != "family":
        return Ranked(common, slope=0.85, shift=2)
    return Ranked(common, slope=0.8, shift=20, tail=9_000, coin=coin_family)


def coin_family(rank: int) -> str:
    """Coin the surname of a rank."""
    return strung("slavic", rank, (1, 2, 3, 4) if rank % 3 == 0 else (1, 2, 3, 2, 3, 4))


def patronymic(father: str, *, woman: bool) -> str:
    """Make the name after the father."""
    if father.endswith("ий"):
        stem = father[:-2] + "ьев"
    elif father.endswith(("й", "ь")):
        stem = father[:-1] + "ев"
    elif father.endswith(("а", "я")):
        return father[:-1] + ("ична" if woman else "ич")
    else:
        stem = father + "ов"
    return stem + ("на" if woman else "ич")


def womans(family: str) -> str:
    """Give a surname the ending that a woman's has."""
    if family.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return family + "а"
    return family[:-2] + "ая" if family.endswith(("ский", "цкий")) else family


def draw_slavic(draws: Draws, naming: str) -> Person:
    """Draw somebody with a Slavic name; one in five is a woman."""
    woman = draws.below(5) == 0
    family = _ranked("family").draw(draws)
    return Person(
        naming=naming,
        given=_ranked("woman" if woman else "man").draw(draws),
        father=patronymic(_ranked("man").draw(draws), woman=woman),
        family=womans(family) if woman else family,
    )


def write_slavic(person: Person, draws: Draws, *, loose: bool) -> Written:
    """Write a Slavic name in Cyrillic or by one of the schemes."""
    parts = [person.given, person.father, person.family]
    if loose and draws.below(10) < 4:
        parts = [person.given, person.family]
    if draws.below(10) < 4:
        parts = [parts[-1], *parts[:-1]]
    if draws.below(100) < SCRIPT:
        plain = draws.below(10) < 6
        return Written([part.replace("ё", "е") if plain else part for part in parts], "cyrillic")
    scheme = draws.pick(SCHEMES)
    return Written([romanised(part, scheme, draws) for part in parts], "latin")


_SOFT = frozenset("аеёиоуыэюяъьАЕЁИОУЫЭЮЯ ")


def romanised(text: str, scheme: str, draws: Draws) -> str:
    """Write Cyrillic text in Latin letters by a scheme, with what people do to its results."""
    table = letters(scheme)
    found, before = [], " "
    for letter in text:
        if scheme == "board" and letter in "еЕ" and before in _SOFT:
            found.append("Ye" if letter == "Е" else "ye")
        else:
            found.append(table.get(letter, letter))
        before = letter
    latin = "".join(found)
    if scheme in {"board", "passport"} and draws.below(2):
        return re.sub(r"(iy|yy|ii)\b", "y", latin)
    if scheme == "french":
        latin = re.sub(r"([aeiouy])in\b", r"\1ine", latin) if draws.below(10) < 4 else latin
        return re.sub(r"ov\b", "off", latin) if draws.below(16) == 0 else latin
    return latin
