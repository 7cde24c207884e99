"""Arabic and Afghan ways of naming: given name, father, his father, family, perhaps a by-name."""

from __future__ import annotations

from functools import cache

from sightline.exercise.bearers.bearer import Person, Written
from sightline.exercise.bearers.ranking import Ranked
from sightline.exercise.bearers.sounds import in_arabic, word_in_latin
from sightline.exercise.bearers.tables import habits, words
from sightline.exercise.draws import Draws

_PATTERNS = (
    *(
        "{0}a{1}{1}ā{2}",
        "{0}ā{1}i{2}",
        "{0}a{1}ī{2}",
        "ma{0}{1}ū{2}",
        "{0}a{1}{2}ān",
        "{0}u{1}ay{2}",
    ),
    *("{0}a{1}{1}ū{2}", "{0}ā{1}i{2}ī", "{0}a{1}{2}āwī", "mu{0}a{1}{1}a{2}", "{0}a{1}ā{2}ī"),
    *(
        "bū {0}a{1}{2}a",
        "{0}i{1}{2}a",
        "{0}a{1}{2}ūn",
        "ta{0}{1}ī{2}",
        "{0}u{1}{2}ānī",
        "{0}ay{1}a{2}ī",
    ),
)
"""How three consonants become a surname."""

EAST = ("english",) * 13 + ("gulf",) * 3 + ("learned",)
WEST = ("french",) * 11 + ("english",) * 3 + ("gulf",)
NEAR_PERSIAN = ("persian",) * 10 + ("english",) * 2 + ("learned",)
SCRIPT = 17
"""How many in a hundred Arabic names are written in Arabic script."""


@cache
def _ranked(part: str) -> Ranked:
    if part != "family":
        return Ranked(words("names", "arabic", part), slope=0.85, shift=2)
    roots = words("names", "arabic", "root")
    return Ranked(
        words("names", "arabic", "family"),
        slope=0.75,
        shift=8,
        tail=len(roots) * len(_PATTERNS),
        coin=_coin,
    )


def _coin(rank: int) -> str:
    roots = words("names", "arabic", "root")
    at, root = divmod(rank * 37, len(roots))
    return _PATTERNS[at % len(_PATTERNS)].format(*roots[root].split("-"))


def _given(draws: Draws, *, woman: bool = False) -> str:
    if woman:
        return _ranked("woman").draw(draws)
    kind = draws.below(100)
    if kind < 13:
        return "ʿabd " + draws.pick(words("names", "arabic", "servant"))
    if kind < 17:
        return draws.pick(words("names", "arabic", "faith")) + " al-dīn"
    return _ranked("man").draw(draws)


def _family(draws: Draws) -> str:
    if draws.below(5) == 0:
        return _given(draws)
    word = _ranked("family").draw(draws)
    return word if word.startswith("bū ") or draws.below(4) == 0 else "al-" + word


def draw_arabic(draws: Draws, naming: str) -> Person:
    """Draw somebody with an Arabic name; one in five is a woman."""
    return Person(
        naming=naming,
        given=_given(draws, woman=draws.below(5) == 0),
        father=_given(draws),
        grandfather=_given(draws) if draws.below(2) else "",
        family=_family(draws),
        fame=_given(draws) if draws.below(100) < 6 else "",
    )


def draw_afghan(draws: Draws, naming: str) -> Person:
    """Draw somebody with an Afghan name: one or two given names and a tribe's or a place's."""
    given, family = _afghan("given"), _afghan("family")
    return Person(
        naming=naming,
        given=given.draw(draws),
        father=given.draw(draws) if draws.below(2) else "",
        family=family.draw(draws),
    )


_CLANS = ("zay", "ḵēl".replace("ē", "ay"), "yār", "wāl", "pūr", "zāda")


@cache
def _afghan(part: str) -> Ranked:
    common = words("names", "afghan", part)
    if part == "given":
        return Ranked(common + words("names", "arabic", "man")[:60], slope=0.8, shift=2)
    heads = common + words("names", "arabic", "man")
    tail = len(heads) * len(_CLANS)

    def coin(rank: int) -> str:
        at, clan = divmod(rank * 7, len(_CLANS))
        return heads[at % len(heads)].removesuffix("zay") + _CLANS[clan]

    return Ranked(common, slope=0.8, shift=4, tail=tail, coin=coin)


def write_arabic(person: Person, draws: Draws, *, loose: bool) -> Written:
    """Write an Arabic name in one of the habits of its region, or in its own script."""
    table = {"arabic-east": EAST, "arabic-west": WEST, "afghan": NEAR_PERSIAN}[person.naming]
    own_script = draws.below(100) < SCRIPT
    habit = draws.pick(table)
    parts = _kept(person, draws, loose=loose)
    if person.naming != "afghan":
        parts = _descended(parts, person, draws, habit, own_script=own_script)
    if own_script:
        return Written(in_arabic(parts, draws, persian=person.naming == "afghan"), "arabic")
    said = [part if part[:1] == "\0" else word_in_latin(part, habit, draws) for part in parts]
    return Written([word.lstrip("\0") for word in said], "latin")


def _kept(person: Person, draws: Draws, *, loose: bool) -> list[str]:
    """The parts that are told: the grandfather is left out most easily, then the father."""
    middle = [part for part in (person.father, person.grandfather) if part]
    if loose:
        if len(middle) > 1 and draws.below(100) < 55:
            middle.pop()
        if middle and draws.below(100) < 30:
            middle.pop(0)
    family = [person.family] if not (loose and middle and draws.below(100) < 8) else []
    return [person.given, *middle, *family]


def _descended(
    parts: list[str], person: Person, draws: Draws, habit: str, *, own_script: bool
) -> list[str]:
    """Put `son of` before the fathers, as one writer in four does, or a by-name in front."""
    if draws.below(100) < 22 and len(parts) > 2:
        son = "بن" if own_script else draws.pick(habits("joined", habit)["son"])
        linked = [parts[0]]
        for part in parts[1:-1]:
            linked += ["\0" + son, part] if not own_script else [son, part]
        parts = [*linked, parts[-1]]
    if person.fame and draws.below(100) < 35:
        father = "abū " + person.fame
        parts = [father, *parts[1:]] if draws.below(3) == 0 else [*parts, father]
    return parts
