"""What is told beside the name: dates of birth, countries and numbers, true or got wrong."""

from __future__ import annotations

from functools import cache

import msgspec

from sightline.engines.names import Profile, Sort
from sightline.exercise.bearers.bearer import Bearer, Birth, Firm
from sightline.exercise.bearers.firms import countries, draw_firm
from sightline.exercise.bearers.naming import NAMINGS, draw_person
from sightline.exercise.bearers.slips import mistyped
from sightline.exercise.draws import Draws

_EVERYWHERE = tuple(sorted({one for naming in NAMINGS.values() for one in naming.countries}))
PERSONS = 82
"""How many of a hundred bearers are persons; the others are companies."""


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """How much is told: shares of a hundred."""

    full: int
    year: int
    about: int
    country: int
    number: int


LISTED = Telling(full=60, year=15, about=2, country=85, number=25)
ASKED = Telling(full=50, year=15, about=1, country=80, number=20)


def draw_bearer(draws: Draws) -> Bearer:
    """Draw a person, or a company."""
    return draw_body(draws) if draws.below(100) >= PERSONS else draw_human(draws)


def draw_human(draws: Draws, naming: str | None = None) -> Bearer:
    """Draw a person with a birth, a country and a number."""
    name = draw_person(draws, naming)
    home = draws.pick(NAMINGS[name.naming].countries)
    return Bearer(name=name, born=draw_birth(draws), country=home, number=draw_number(draws))


def draw_body(draws: Draws) -> Bearer:
    """Draw a company with a country and a number in a register."""
    firm = draw_firm(draws)
    number = draws.pick(("RC", "NIF", "TIN", "")) + f"{draws.below(10**8):08d}"
    return Bearer(name=firm, born=None, country=draws.pick(countries(firm)), number=number)


def draw_birth(draws: Draws) -> Birth:
    """Draw a day of birth; many give the first of January because nobody wrote the day down."""
    year = 1938 + (draws.below(34) + draws.below(34))
    month, day = draws.between(1, 12), draws.between(1, 28)
    return Birth(year, 1, 1) if draws.below(100) < 12 else Birth(year, month, day)


def draw_number(draws: Draws) -> str:
    """Draw the number of a document."""
    if draws.below(10) < 6:
        return draws.pick("ABCDEGHKLMNPRT") + f"{draws.below(10**8):08d}"
    return f"{draws.below(10**9):09d}"


def misheard(born: Birth, draws: Draws) -> Birth:
    """Get a birth wrong as often as it is got wrong: about one time in seven."""
    kind = draws.below(100)
    if kind < 86:
        return born
    if kind < 90:
        return Birth(born.year, born.day, born.month) if born.day <= 12 else born
    if kind < 95:
        return born._replace(year=born.year + draws.pick((-1, 1)))
    if kind < 98:
        return born._replace(day=draws.between(1, 28))
    return Birth(born.year, 1, 1)


def told_birth(born: Birth | None, telling: Telling, draws: Draws) -> tuple[str, ...]:
    """Tell a birth in full, by its year, as an estimate, or not at all."""
    if born is None:
        return ()
    kind = draws.below(100)
    if kind < telling.full:
        return (f"{born.year:04d}-{born.month:02d}-{born.day:02d}",)
    if kind < telling.full + telling.year:
        return (f"{born.year:04d}",)
    if kind < telling.full + telling.year + telling.about:
        return (f"circa {born.year + draws.between(-2, 2)}",)
    return ()


@cache
def _alone(country: str) -> frozenset[str]:
    return frozenset({country})


def told(
    bearer: Bearer,
    names: tuple[str, ...],
    telling: Telling,
    draws: Draws,
    *,
    wrong: bool,
    weak: tuple[str, ...] = (),
    second_birth: bool = False,
) -> Profile:
    """Make the profile of a bearer as somebody tells of them, ``wrong`` with the usual errors."""
    born, home, number = bearer.born, bearer.country, bearer.number
    if wrong:
        born = misheard(born, draws) if born else None
        home = home if draws.below(100) < 92 else draws.pick(_EVERYWHERE)
        number = number if draws.below(100) < 94 else mistyped(number, draws)
    dates = told_birth(born, telling, draws)
    if second_birth and born and dates:
        other = Birth(born.year + draws.pick((-3, -2, -1, 1, 2, 5)), born.month, born.day)
        dates = (*dates, *told_birth(other, telling, draws))
    return Profile(
        names=names,
        sort=Sort.BODY if isinstance(bearer.name, Firm) else Sort.PERSON,
        weak=weak,
        dates=dates,
        countries=_alone(home) if draws.below(100) < telling.country else frozenset(),
        identifiers=frozenset({number}) if draws.below(100) < telling.number else frozenset(),
    )
