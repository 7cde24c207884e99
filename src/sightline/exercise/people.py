"""The crowd: people who live, drive, trade and carry arms, told apart by number.

A person follows from the seed and a number, so that a crowd of any size takes no room.
One in eight is kept under two ids by two organisations, one in thirty-two under three;
every sixteenth bears the name of the one before. Telephone numbers begin with +888,
which no network in the world uses.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sightline.exercise.draws import Draws, mint
from sightline.exercise.label import PersonName, name_person
from sightline.exercise.scale import OPENING
from sightline.exercise.thing import Thing, iso, relate

_ROLES = ("fighter", "commander", "collector", "guard", "driver", "lookout", "treasurer")
_JOBS = ("lorry driver", "trader", "mine worker", "clerk", "mechanic", "fisher", "herder", "cook")
_MAKES = ("pick-up", "lorry", "motorcycle", "minibus", "tanker")


class Person(msgspec.Struct, frozen=True):
    """A person as he or she really is."""

    ids: tuple[str, ...]
    name: PersonName
    woman: bool
    birth: int
    job: str
    phone: str
    group: int | None = None
    role: str = ""
    joined: int = 0
    plate: str | None = None
    make: str = ""
    passport: str | None = None
    namesake: int | None = None

    def thing(self) -> Thing:
        """Tell the truth about the person alone."""
        return Thing(
            "Person",
            self.ids,
            (
                ("name", self.name.spelled()),
                ("gender", "female" if self.woman else "male"),
                ("birthDate", iso(self.birth)),
                ("position", self.job),
                ("phone", self.phone),
            ),
        )

    def vehicle(self, own: str) -> Thing | None:
        """The car, lorry or motorcycle the person drives, if any."""
        if self.plate is None:
            return None
        values = (("registrationNumber", self.plate), ("type", self.make), ("owner", own))
        return Thing("Vehicle", (mint("v", 0, self.plate),), values)

    def papers(self, own: str) -> Thing | None:
        """The passport the person carries, if any."""
        if self.passport is None:
            return None
        values = (("holder", own), ("number", self.passport), ("authority", "Interior Ministry"))
        return Thing("Passport", (mint("d", 0, self.passport, own),), values)

    def membership(self, own: str, group: str) -> Thing:
        """The place the person has in a group."""
        since = ("startDate", iso(self.joined))
        return relate("Membership", own, group, ("role", self.role), since)


class Crowd:
    """Everybody, one at a time."""

    def __init__(self, seed: int, count: int, groups: int) -> None:
        self.count = count
        self._seed = seed
        self._groups = groups
        self.person = lru_cache(maxsize=4096)(self._draw)

    def _draw(self, number: int) -> Person:
        draws = Draws(self._seed, "person", number)
        woman = draws.chance(300)
        name = name_person(draws, woman=woman)
        namesake = number - 1 if number % 16 == 15 else None
        if namesake is not None:
            model = self.person(namesake)
            woman = model.woman
            name = PersonName(model.name.given, name.father, model.name.family)
        member = draws.chance(450)
        return Person(
            ids=tuple(
                mint("p", self._seed, "person", number, at) for at in range(_aliases(number))
            ),
            name=name,
            woman=woman,
            birth=OPENING - draws.between(18 * 365, 62 * 365),
            job=draws.pick(_JOBS),
            phone=f"+888{draws.between(10_000, 99_999)}{draws.between(100_000, 999_999)}",
            group=draws.below(self._groups) if member else None,
            role=draws.pick(_ROLES),
            joined=OPENING - draws.between(0, 2_000),
            plate=_plate(number, draws) if draws.chance(350) else None,
            make=draws.pick(_MAKES),
            passport=f"X{number * 1_299_721 % 10_000_000:07d}" if draws.chance(250) else None,
            namesake=namesake,
        )


def draw_cast(seed: int, name: str, number: int, *, woman: bool | None = None) -> Person:
    """Draw somebody with a part to play: an official, an owner, a figure of a storyline."""
    draws = Draws(seed, "cast", name, number)
    sex = draws.chance(250) if woman is None else woman
    return Person(
        ids=(mint("p", seed, "cast", name, number),),
        name=name_person(draws, woman=sex),
        woman=sex,
        birth=OPENING - draws.between(28 * 365, 66 * 365),
        job="trader",
        phone=f"+888{draws.between(10_000, 99_999)}{draws.between(100_000, 999_999)}",
    )


def _aliases(number: int) -> int:
    """How many ids a person is kept under."""
    return 3 if number % 32 == 5 else 2 if number % 8 == 5 else 1


def _plate(number: int, draws: Draws) -> str:
    """Give a plate that nobody else has; the factor is prime, so that no number comes twice."""
    letters = draws.pick("ABCDEFGH") + draws.pick("KLMNPRST")
    return f"{letters} {number * 7_368_787 % 10_000_000:07d}"
