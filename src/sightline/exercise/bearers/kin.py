"""Who is near a bearer and not the bearer: kin, namesakes, and companies of one family."""

from __future__ import annotations

import msgspec

from sightline.exercise.bearers.bearer import Bearer, Birth, Firm, Person
from sightline.exercise.bearers.firms import coined
from sightline.exercise.bearers.naming import NAMINGS, draw_person
from sightline.exercise.bearers.particulars import draw_body, draw_number
from sightline.exercise.bearers.tables import words
from sightline.exercise.draws import Draws

_YEARS_APART = (-25, -12, -9, -7, -5, -4, -3, 3, 4, 5, 7, 9, 12, 25)


def near(bearer: Bearer, draws: Draws) -> tuple[Bearer, str]:
    """Draw somebody who could be taken for the bearer; say what they are to each other."""
    if isinstance(bearer.name, Firm):
        return _sibling(bearer, bearer.name, draws)
    assert bearer.born is not None  # noqa: S101 - a person has a birth
    return _relative(bearer, bearer.name, bearer.born, draws)


def _relative(bearer: Bearer, person: Person, born: Birth, draws: Draws) -> tuple[Bearer, str]:
    """A sibling or cousin, a namesake of elsewhere, or somebody of the same given names."""
    other = draw_person(draws, person.naming)
    year = max(1938, min(2005, born.year + draws.pick(_YEARS_APART)))
    birth = Birth(year, draws.between(1, 12), draws.between(1, 28))
    home, kind = bearer.country, draws.below(100)
    if kind < 50:
        while other.given == person.given:
            other = draw_person(draws, person.naming)
        name, word = msgspec.structs.replace(person, given=other.given), "relative"
    elif kind < 75:
        name = msgspec.structs.replace(person, grandfather=other.grandfather)
        home, word = draws.pick(NAMINGS[person.naming].countries), "namesake"
    else:
        while other.family == person.family:
            other = draw_person(draws, person.naming)
        name, word = msgspec.structs.replace(person, family=other.family), "same-given"
    return Bearer(name=name, born=birth, country=home, number=draw_number(draws)), word


def _sibling(bearer: Bearer, firm: Firm, draws: Draws) -> tuple[Bearer, str]:
    """A company of the same head in another trade or place, or one of the same trade alone."""
    other, kind = draw_body(draws), draws.below(100)
    home = bearer.country
    if kind < 40:
        trades = firm.trades
        while set(trades) == set(firm.trades):
            trades = _trades(firm, draws)
        name, word = msgspec.structs.replace(firm, trades=trades), "sibling-trade"
    elif kind < 70:
        places = [one for one in words("firms", firm.language, "place") if one != firm.place]
        name = msgspec.structs.replace(firm, place=draws.pick(places))
        home, word = draws.pick(("ae", "gb", "ke", "fr", "ru", "mz")), "sibling-place"
    else:
        head = firm.head
        while head == firm.head:
            head = coined(draws, firm.language)
        name, word = msgspec.structs.replace(firm, head=head), "same-trade"
    return Bearer(name=name, born=None, country=home, number=other.number), word


def _trades(firm: Firm, draws: Draws) -> tuple[str, ...]:
    table = words("firms", firm.language, "trade")
    count = max(1, len(firm.trades))
    return tuple(dict.fromkeys(draws.pick(table) for _ in range(count)))
