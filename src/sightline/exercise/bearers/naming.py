"""The nine ways of naming, how many bear names of each, and the drawing of anybody at all."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from sightline.exercise.bearers.african import (
    draw_lakes,
    draw_lusophone,
    draw_sahel,
    draw_somali,
    write_lakes,
    write_lusophone,
    write_sahel,
    write_somali,
)
from sightline.exercise.bearers.arabic import draw_afghan, draw_arabic, write_arabic
from sightline.exercise.bearers.bearer import Person, Written
from sightline.exercise.bearers.slavic import draw_slavic, write_slavic
from sightline.exercise.bearers.western import draw_western, write_western
from sightline.exercise.draws import Draws, Weighted


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """One way of naming: who bears such names, how they are drawn and how they are written."""

    share: int
    draw: Callable[[Draws, str], Person]
    write: Callable[..., Written]
    countries: tuple[str, ...]
    titles: tuple[str, ...]


NAMINGS: dict[str, Naming] = {
    "arabic-east": Naming(
        share=18,
        draw=draw_arabic,
        write=write_arabic,
        countries=("iq", "sy", "ye", "sd", "ly", "eg", "sa", "jo", "lb"),
        titles=("Sheikh", "Haji", "Dr.", "Mullah", "Gen."),
    ),
    "arabic-west": Naming(
        share=12,
        draw=draw_arabic,
        write=write_arabic,
        countries=("dz", "ma", "tn", "td", "ml", "mr", "lb"),
        titles=("Cheikh", "Hadj", "Dr"),
    ),
    "sahel": Naming(
        share=18,
        draw=draw_sahel,
        write=write_sahel,
        countries=("ml", "bf", "ne", "sn", "gn", "ci", "cf", "td"),
        titles=("El Hadj", "Général", "Colonel", "M."),
    ),
    "lakes": Naming(
        share=10,
        draw=draw_lakes,
        write=write_lakes,
        countries=("cd", "rw", "bi", "ug", "cg"),
        titles=("Général", "Col.", "Maître"),
    ),
    "lusophone": Naming(
        share=10,
        draw=draw_lusophone,
        write=write_lusophone,
        countries=("mz", "gw", "ao", "cv", "pt", "br"),
        titles=("Sr.", "Dr.", "General"),
    ),
    "slavic": Naming(
        share=12,
        draw=draw_slavic,
        write=write_slavic,
        countries=("ru", "ua", "by", "kz"),
        titles=("Mr.", "General"),
    ),
    "afghan": Naming(
        share=7,
        draw=draw_afghan,
        write=write_arabic,
        countries=("af", "pk", "ir"),
        titles=("Mullah", "Haji", "Maulavi", "Qari"),
    ),
    "somali": Naming(
        share=4,
        draw=draw_somali,
        write=write_somali,
        countries=("so", "et", "ke", "dj"),
        titles=("Sheikh", "Col."),
    ),
    "western": Naming(
        share=9,
        draw=draw_western,
        write=write_western,
        countries=("gb", "us", "fr", "de", "it", "es", "se"),
        titles=("Mr", "Mrs", "Dr", "Prof."),
    ),
}
_SHARES = Weighted(*((name, naming.share) for name, naming in NAMINGS.items()))


def draw_person(draws: Draws, naming: str | None = None) -> Person:
    """Draw a name, of a given way of naming or of any."""
    chosen = naming or draws.weigh(_SHARES)
    return NAMINGS[chosen].draw(draws, chosen)


def write_person(person: Person, draws: Draws, *, loose: bool) -> Written:
    """Write a name; ``loose`` writers leave out what is left out most easily."""
    return NAMINGS[person.naming].write(person, draws, loose=loose)
