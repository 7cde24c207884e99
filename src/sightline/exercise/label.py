"""Names of places, bodies and people, each of which can be written in three languages.

Given names are common ones; family names and places are put together from
invented syllables, so that no living person and no real place is meant.
"""

from __future__ import annotations

import msgspec

from sightline.exercise.draws import Draws
from sightline.exercise.sounds import ARABIC, ENGLISH, FRENCH, LANGUAGES, spell

#: How a kind of name is framed in English, French and Arabic.
Frames = tuple[str, str, str]
PLAIN: Frames = ("{}", "{}", "{}")

_FIRST = "tir bel gam sul dar kob mer zin hal fur wak lam den ruk jas nim pel tog vas yev".split()
_LINK = "a e i o u".split()
_LAST = "vIk SUn lAz mOr kIr dUn tUl gAS zAm bIr rOS nAk fEn pUr".split()
_HEIRS = "tar vel kor mun bes zal dov hav lim nab sor gal pir ras tul yev kam jor fen wad".split()
_MIDST = "i a u en ar ol im us ad er".split()
_ENDS = "ndru veS mbik nzor tello vAne duS rralo gAnu stenu lUke bero Siku mwin ntar".split()
_ENDS += "kazu dovi rUma".split()
_MEN = """yUsuf ibrAhIm karIm salIm jamIl idrIs hArUn yUnus samIr nabIl tAhir rASid baSIr anwar
munIr mAlik kAmil habIb latIf amIn sAlim jibrIl danIl samwIl markUs tomAs pAvel lUkas sImon viktor
jOsef Adam elyAs fIlip Abel bruno emil hugo jAkob kArlo mAteo niko oskar rAmon stefAn tobyas""".split()
_WOMEN = """maryam sAra nUra layla halIma amIna karIma salma zaynab nAdya samIra rahma sUsan Ana
elEna klAra mArta rUt ester lIdya sOfya dIna nIna terEsa Ada berta Ema flOra ines Irma jUlya lUsya
mOna olga paula rOsa selma tamAra vEra yolanda""".split()
_LANDS = "Tarav Velun Morind Sabel Dorav Kesur Zumbar Halind Ourad Lembar Besand Vostar".split()
_LAND_ENDS = ("essa", "avia", "unde", "istra", "omar", "elle")


class Label(msgspec.Struct, frozen=True):
    """A name as sounds, with the words that stand around it in each language."""

    words: tuple[str, ...]
    frames: Frames = PLAIN

    def spelled(self, language: str = ENGLISH, variant: int = 0) -> str:
        """Write the name in a language; variant 0 is the usual spelling."""
        name = " ".join([spell(word, language)[variant] for word in self.words])
        frame = self.frames[LANGUAGES.index(language)]
        return name if frame == "{}" else frame.format(name)


class PersonName(msgspec.Struct, frozen=True):
    """Given name, father's given name and family name, as sounds."""

    given: str
    father: str
    family: str

    def spelled(self, language: str = ENGLISH, variant: int = 0, habit: int = 0) -> str:
        """Write the name: in full, without the father, family first, or with an initial."""
        given = spell(self.given, language)[variant]
        family = spell(self.family, language)[variant]
        father = spell(self.father, language)[variant]
        if language == ARABIC:
            return f"{given} {father} {family}" if habit < 2 else f"{given} {family}"
        if habit == 2:
            return f"{family.upper()} {given}" if language == FRENCH else f"{family}, {given}"
        if habit == 3:
            return f"{given[0]}. {family}"
        return f"{given} {family}" if habit else f"{given} {father} {family}"


def name_person(draws: Draws, *, woman: bool) -> PersonName:
    """Draw a name that belongs to nobody: common given names with an invented family name."""
    return PersonName(
        draws.pick(_WOMEN if woman else _MEN), draws.pick(_MEN), name_family(draws)
    )


def name_family(draws: Draws) -> str:
    """Draw an invented family name."""
    return draws.pick(_HEIRS) + draws.pick(_MIDST) + draws.pick(_ENDS)


def name_place(number: int, start: int) -> str:
    """Give the place of a number a name that no other place of the exercise has."""
    every = len(_FIRST) * len(_LINK) * len(_LAST)
    at = (start + number * 389) % every
    rest, last = divmod(at, len(_LAST))
    first, link = divmod(rest, len(_LINK))
    again = number // every
    return _FIRST[first] + _LINK[link] + _LAST[last] + ("" if not again else _FIRST[again % 20])


def name_lands(draws: Draws, count: int) -> list[str]:
    """Draw the names of a country and its neighbours, all different."""
    start, end = draws.below(len(_LANDS)), draws.below(len(_LAND_ENDS))
    return [
        _LANDS[(start + number * 5) % len(_LANDS)] + _LAND_ENDS[(end + number) % len(_LAND_ENDS)]
        for number in range(count)
    ]


def every_land() -> list[str]:
    """List every name that a country of an exercise can have."""
    return [stem + end for stem in _LANDS for end in _LAND_ENDS]
