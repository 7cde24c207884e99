"""Invented bearers and those who are asked about: some of them listed, some near, some strangers.

The names come from the exercise, which keeps them as sounds and writes them in three
orthographies and two scripts, so that no matcher's own rules made the variants.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from sightline.engines.names import Profile
from sightline.exercise.draws import Draws
from sightline.exercise.label import PersonName, name_family, name_person
from sightline.exercise.sounds import ARABIC, ENGLISH, FRENCH, LANGUAGES, VARIANTS, mistype

COUNTRIES = ("ml", "ne", "td", "ly", "cf", "sd", "so", "mr", "bf", "ng")
BIRTHS = date(1945, 1, 1)


class Bearer(msgspec.Struct, frozen=True):
    """Somebody as they are, before anybody writes them down."""

    name: PersonName
    born: date
    country: str


class Question(msgspec.Struct, frozen=True):
    """Who is asked about, and the id of the listed bearer who is meant, if any."""

    profile: Profile
    truth: str | None


class NameWorld(msgspec.Struct, frozen=True):
    """A list of bearers and the questions put to it."""

    listed: dict[str, Profile]
    questions: tuple[Question, ...]


def draw_world(seed: int, size: int, questions: int) -> NameWorld:
    """Draw a list; six questions in ten mean somebody on it, two somebody near, two nobody."""
    bearers = [_bearer(Draws(seed, "bearer", number)) for number in range(size)]
    listed = {
        f"b{number}": _listed(bearer, Draws(seed, "listed", number))
        for number, bearer in enumerate(bearers)
    }
    asked = (_question(Draws(seed, "asked", number), bearers) for number in range(questions))
    return NameWorld(listed, tuple(asked))


def _bearer(draws: Draws) -> Bearer:
    name = name_person(draws, woman=draws.chance(150))
    born = BIRTHS + timedelta(days=draws.below(365 * 60))
    return Bearer(name, born, draws.pick(COUNTRIES))


def _listed(bearer: Bearer, draws: Draws) -> Profile:
    names = [_write(bearer.name, draws, slips=False) for _ in range(draws.between(1, 3))]
    return Profile(
        names=tuple(dict.fromkeys(names)),
        dates=_date(bearer.born, draws),
        countries=frozenset({bearer.country} if draws.chance(850) else ()),
    )


def _question(draws: Draws, bearers: list[Bearer]) -> Question:
    kind = draws.below(10)
    number = draws.below(len(bearers))
    bearer, truth = bearers[number], f"b{number}" if kind < 6 else None
    if kind in {6, 7}:
        bearer = _near(bearer, draws)
    elif kind > 7:
        bearer = _bearer(draws)
    known = draws.chance(600)
    profile = Profile(
        names=(_write(bearer.name, draws, slips=True),),
        dates=_date(bearer.born, draws) if known else (),
        countries=frozenset({bearer.country} if draws.chance(700) else ()),
    )
    return Question(profile, truth)


def _near(bearer: Bearer, draws: Draws) -> Bearer:
    """A sibling, a child, or somebody with the same given and father's name."""
    other, name = _bearer(draws), bearer.name
    born = bearer.born + timedelta(days=draws.between(-3_000, 9_000))
    kind = draws.below(3)
    if kind == 0:
        return Bearer(msgspec.structs.replace(name, given=other.name.given), born, bearer.country)
    if kind == 1:
        child = PersonName(other.name.given, name.given, name.family)
        return Bearer(child, born, bearer.country)
    family = name_family(draws)
    return Bearer(msgspec.structs.replace(name, family=family), other.born, other.country)


def _write(name: PersonName, draws: Draws, *, slips: bool) -> str:
    language = (ENGLISH, FRENCH, ENGLISH, FRENCH, ARABIC)[draws.below(5)]
    assert language in LANGUAGES
    habit = (0, 0, 0, 1, 1, 2, 2, 3)[draws.below(8)]
    text = name.spelled(language, draws.below(VARIANTS), habit if slips or habit != 3 else 0)
    if slips and language != ARABIC and draws.chance(250):
        return mistype(text, draws.below(1_000), draws.below(3))
    return text


def _date(born: date, draws: Draws) -> tuple[str, ...]:
    kind = draws.below(100)
    if kind < 55:
        return (born.isoformat(),)
    if kind < 75:
        return (f"{born.year}",)
    if kind < 82:
        return (f"{born.year}-01-01",)
    if kind < 87:
        return (f"circa {born.year + draws.between(-2, 2)}",)
    if kind < 90 and born.day <= 12:
        return (f"{born.year}-{born.day:02d}-{born.month:02d}",)
    return ()
