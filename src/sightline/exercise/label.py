"""Names of places, bodies and people, each of which can be written in three languages.

Given names are common ones; family names and places are put together from
invented syllables, so that no living person and no real place is meant.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from sightline.exercise.draws import Draws
from sightline.exercise.sounds import ARABIC, ENGLISH, FRENCH, LANGUAGES, spell

#: How a kind of name is framed in English, French and Arabic.
Frames = tuple[str, str, str]
PLAIN: Frames = ("{}", "{}", "{}")


class Parts(msgspec.Struct, frozen=True):
    """The parts from which one kind of invented name is put together."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    link: tuple[str, ...] = ("",)


class Hoard(msgspec.Struct, frozen=True):
    """All sounds from which names are made."""

    places: Parts
    families: Parts
    lands: Parts
    men: tuple[str, ...]
    women: tuple[str, ...]


@cache
def hoard() -> Hoard:
    """Read the sounds once."""
    text = files("sightline.exercise").joinpath("names.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), Hoard)


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
    given = hoard().women if woman else hoard().men
    return PersonName(draws.pick(given), draws.pick(hoard().men), name_family(draws))


def name_family(draws: Draws) -> str:
    """Draw an invented family name."""
    parts = hoard().families
    return draws.pick(parts.first) + draws.pick(parts.link) + draws.pick(parts.last)


def name_place(number: int, start: int) -> str:
    """Give the place of a number a name that no other place of the exercise has."""
    parts = hoard().places
    every = len(parts.first) * len(parts.link) * len(parts.last)
    again, at = number // every, (start + number * 389) % every
    rest, last = divmod(at, len(parts.last))
    first, link = divmod(rest, len(parts.link))
    more = parts.first[again % len(parts.first)] if again else ""
    return parts.first[first] + parts.link[link] + parts.last[last] + more


def name_lands(draws: Draws, count: int) -> list[str]:
    """Draw the names of a country and its neighbours, all different."""
    stems, ends = hoard().lands.first, hoard().lands.last
    start, end = draws.below(len(stems)), draws.below(len(ends))
    return [
        stems[(start + number * 5) % len(stems)] + ends[(end + number) % len(ends)]
        for number in range(count)
    ]


def every_land() -> list[str]:
    """List every name that a country of an exercise can have."""
    return [stem + end for stem in hoard().lands.first for end in hoard().lands.last]
