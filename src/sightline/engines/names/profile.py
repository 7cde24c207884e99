"""What is compared: the names of one bearer, and the little else that the engine looks at.

There is no field for a people, a faith, a clan or a sex, and no other field is read.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sightline.engines.names.dates import Day, read_day
from sightline.engines.names.parts import Parts, Sort, take_apart
from sightline.errors import BadName

LONGEST = 500
"""A name with more signs than this is no name."""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One bearer: strong names, weak aliases, dates, countries, places and numbers of documents.

    A weak alias (a nickname, a nom de guerre, quality "low") never carries an answer alone.
    """

    names: tuple[str, ...]
    sort: Sort = Sort.PERSON
    weak: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    identifiers: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.names and not self.weak:
            raise BadName("a bearer has no name: give at least one")
        for name in (*self.names, *self.weak):
            check_name(name)


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A profile made ready for comparing: the names taken apart and the dates read."""

    profile: Profile
    names: tuple[Parts, ...]
    weak: tuple[Parts, ...]
    days: tuple[Day, ...]

    @property
    def everything(self) -> tuple[Parts, ...]:
        """Strong and weak names alike."""
        return self.names + self.weak


def check_name(name: str) -> None:
    """Refuse what is no name: nothing, a page of text, or no letter and no figure."""
    if not any(letter.isalnum() for letter in name):
        raise BadName(f"{name[:40]!r} has neither a letter nor a figure")
    if len(name) > LONGEST:
        raise BadName(f"a name has {len(name)} signs: at most {LONGEST} are read")


@lru_cache(1 << 14)
def take(profile: Profile) -> Taken:
    """Make a profile ready. Doing so twice costs nothing."""
    return Taken(
        profile=profile,
        names=tuple(take_apart(name, profile.sort) for name in profile.names),
        weak=tuple(take_apart(name, profile.sort) for name in profile.weak),
        days=tuple(read_day(text) for text in profile.dates),
    )
