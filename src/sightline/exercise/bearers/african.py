"""Ways of naming of the Sahel, of the Great Lakes, of Lusophone lands and of Somalia."""

from __future__ import annotations

from functools import cache, partial

from sightline.exercise.bearers.bearer import Person, Written
from sightline.exercise.bearers.ranking import Ranked, strung
from sightline.exercise.bearers.tables import words
from sightline.exercise.draws import Draws

_TAILS = {"sahel": (1.1, 5, 6_000), "lakes": (0.9, 12, 10_000), "lusophone": (0.95, 6, 8_000)}
"""How the commonness of surnames falls: its power, its shift, and how many are coined."""


@cache
def _ranked(naming: str, part: str) -> Ranked:
    common = words("names", naming, part)
    if part != "family":
        return Ranked(common, slope=0.85, shift=2)
    slope, shift, tail = _TAILS[naming]
    return Ranked(
        common,
        slope=slope,
        shift=shift,
        tail=tail,
        coin=partial(strung, naming),
    )


def draw_sahel(draws: Draws, naming: str) -> Person:
    """Draw somebody with a name of the western Sahel: given name and family, rarely a second."""
    woman = draws.below(5) == 0
    return Person(
        naming=naming,
        given=_ranked("sahel", "woman" if woman else "man").draw(draws),
        father=_ranked("sahel", "man").draw(draws) if draws.below(5) == 0 else "",
        family=_ranked("sahel", "family").draw(draws),
    )


def draw_lakes(draws: Draws, naming: str) -> Person:
    """Draw somebody of the Great Lakes: a Christian name and one or two others."""
    family = _ranked("lakes", "family")
    return Person(
        naming=naming,
        given=_ranked("lakes", "given").draw(draws),
        father=family.draw(draws) if draws.below(100) < 55 else "",
        family=family.draw(draws),
    )


def draw_lusophone(draws: Draws, naming: str) -> Person:
    """Draw somebody with one or two given names and one or two surnames, the father's last."""
    given, family = _ranked("lusophone", "given"), _ranked("lusophone", "family")
    return Person(
        naming=naming,
        given=given.draw(draws),
        father=given.draw(draws) if draws.below(10) < 4 else "",
        grandfather=family.draw(draws) if draws.below(10) < 6 else "",
        family=family.draw(draws),
    )


def draw_somali(draws: Draws, naming: str) -> Person:
    """Draw somebody with their own name, their father's and their grandfather's."""
    man = _ranked("somali", "man")
    return Person(
        naming=naming,
        given=_ranked("somali", "woman" if draws.below(5) == 0 else "man").draw(draws),
        father=man.draw(draws),
        family=man.draw(draws),
    )


def _kept(person: Person, draws: Draws, *, loose: bool) -> list[str]:
    father = person.father if not (loose and draws.below(10) < 4) else ""
    grandfather = person.grandfather if not (loose and draws.below(10) < 4) else ""
    return [part for part in (person.given, father, grandfather, person.family) if part]


def write_sahel(person: Person, draws: Draws, *, loose: bool) -> Written:
    """Write a name of the Sahel: in French spelling, at times as an English speaker would."""
    parts = _kept(person, draws, loose=loose)
    if draws.below(100) < 18:
        return Written([as_english(part, draws) for part in parts], "latin")
    if draws.below(100) < 35:
        parts = [parts[-1], *parts[:-1]]
    return Written(parts, "latin")


_ENGLISH = {"tch": "ch", "cissé": "sise", "ck": "k", "ou": "u", "dj": "j", "ss": "s"}
_ENGLISH |= {"ï": "i", "é": "e", "è": "e", "ê": "e", "gui": "gi", "gue": "ge"}
_FREELY = {"c": "k", "dia": "ja", "th": "t", "y": "i", "ye": "e"}


def as_english(word: str, draws: Draws) -> str:
    """Spell a French spelling as an English speaker hears it."""
    text = word.casefold()
    for french, english in _ENGLISH.items():
        text = text.replace(french, english)
    for french, english in _FREELY.items():
        if draws.below(4) == 0 and "ch" not in text:
            text = text.replace(french, english)
    return text.capitalize()


def write_lakes(person: Person, draws: Draws, *, loose: bool) -> Written:
    """Write a name of the Great Lakes, often with the Christian name last."""
    parts = _kept(person, draws, loose=loose)
    if draws.below(100) < 12:
        parts = [part.replace("Tsh", "Tch" if draws.below(2) else "Ch") for part in parts]
    if draws.below(100) < 6:
        parts = [part.replace("u", "ou") for part in parts]
    if draws.below(100) < 45:
        parts = [*parts[1:], parts[0]]
    return Written(parts, "latin")


_BRAZILIAN = {"Sousa": "Souza", "Luís": "Luiz", "António": "Antônio", "Mateus": "Matheus"}
_BRAZILIAN |= {"Teresa": "Tereza", "ique": "ik", "Filipe": "Felipe", "Batista": "Baptista"}


def write_lusophone(person: Person, draws: Draws, *, loose: bool) -> Written:
    """Write a Portuguese name; spellings across the ocean differ in a letter."""
    parts = _kept(person, draws, loose=loose)
    if draws.below(100) < 15:
        for old, new in _BRAZILIAN.items():
            parts = [part.replace(old, new) for part in parts]
    if draws.below(100) < 8:
        parts = [part.split(" ", 1)[-1] for part in parts]
    return Written(parts, "latin")


_SOMALI = {"x": "h", "c": "", "aa": "a", "ee": "e", "ii": "i", "oo": "o", "uu": "u"}


def write_somali(person: Person, draws: Draws, *, loose: bool) -> Written:
    """Write a Somali name as it is spelled at home, or as it is spelled abroad."""
    home, loosely = draws.below(4) == 0, not home_only(draws)
    parts = []
    for part in _kept(person, draws, loose=loose and draws.below(2) == 0):
        own, _, abroad = part.partition("=")
        if home:
            parts.append(own)
        elif loosely or not abroad:
            parts.append(abroad or heard(own))
        else:
            parts.append(heard(own))
    return Written(parts, "latin")


def home_only(draws: Draws) -> bool:
    """Say whether somebody spells by the letters alone, who does not know the usual spelling."""
    return draws.below(100) < 15


def heard(word: str) -> str:
    """Write the letters of Somali as an English speaker would."""
    text = word.casefold()
    for own, abroad in _SOMALI.items():
        text = text.replace(own, abroad)
    return text.capitalize()
