"""Who is screened: what is said of somebody, and no more than a comparison of names needs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

import msgspec

from sightline.engines.names import Profile, Sort
from sightline.errors import BadInstant, BadValue
from sightline.model import load_model
from sightline.values import Instant
from sightline.values.canon import encode

PERSON, BODY, UNKNOWN = "person", "body", "unknown"
KINDS = (PERSON, BODY, UNKNOWN)
_SORTS = {PERSON: (Sort.PERSON,), BODY: (Sort.BODY,), UNKNOWN: (Sort.PERSON, Sort.BODY)}
_SCHEMATA = {PERSON: "Person", BODY: "Organization", UNKNOWN: "LegalEntity"}
_MANY = 20
"""Of each thing at most so many are read: nobody has more names than that on a form."""


class Subject(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person or a body: its name, and what else is known of it, cleaned and in a fixed order.

    ``entity`` is the id under which it stands in a picture already; ``ref`` is the number that
    whoever asks gives it, and says nothing of who it is.
    """

    name: str
    kind: str = UNKNOWN
    aliases: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    entity: str = ""
    ref: str = ""

    @property
    def key(self) -> str:
        """The name of what was asked: who asks the same of the same subject asks it again."""
        return sha256(encode(msgspec.structs.replace(self, ref=""))).hexdigest()

    @property
    def schema(self) -> str:
        """The schema under which it is written down."""
        return _SCHEMATA[self.kind]

    def profiles(self) -> tuple[Profile, ...]:
        """What is compared: one profile, or two when nobody says whether it is a person."""
        return tuple(
            Profile(
                names=(self.name, *self.aliases),
                sort=sort,
                dates=self.dates,
                countries=frozenset(self.countries),
                identifiers=frozenset(self.numbers),
            )
            for sort in _SORTS[self.kind]
        )


def make_subject(
    name: str,
    *,
    kind: str = UNKNOWN,
    aliases: Iterable[str] = (),
    dates: Iterable[str] = (),
    countries: Iterable[str] = (),
    numbers: Iterable[str] = (),
    entity: str = "",
    ref: str = "",
) -> Subject:
    """Clean what is said of somebody, and refuse what cannot be read, with what was expected."""
    if kind not in KINDS:
        raise BadValue(f"{kind!r} is not a kind of subject: expected {', '.join(KINDS)}")
    subject = Subject(
        name=_squash(name),
        kind=kind,
        aliases=_once(_squash(alias) for alias in aliases),
        dates=tuple(sorted(set(_once(_read_date(text) for text in dates)))),
        countries=tuple(sorted(set(_once(read_country(text) for text in countries)))),
        numbers=tuple(sorted(set(_once(_squash(text) for text in numbers)))),
        entity=entity,
        ref=ref,
    )
    subject.profiles()  # refuses a name that cannot be compared
    return subject


@lru_cache(4096)
def read_country(text: str) -> str:
    """Read a country by its code or by its name in one of five languages."""
    cleaned = load_model().schema("LegalEntity").properties["country"].clean(text)
    if cleaned.value is None:
        raise BadValue(
            f"{text[:60]!r} is not read as a country: {cleaned.problem or 'give a code'}"
        )
    return cleaned.value


@lru_cache(4096)
def _read_date(text: str) -> str:
    """Read a day, a month, a year or a range of years, as the comparison reads it."""
    said = _squash(text)
    try:
        instant = Instant.parse(said)
    except BadInstant:
        raise BadInstant(
            f"{said[:40]!r} is not a date: give e.g. 1967, 1967-12 or 1967-12-31"
        ) from None
    first, last = instant.earliest, instant.latest
    if first is None or last is None:
        raise BadInstant(f"{said[:40]!r} has no beginning or no end: give e.g. 1967 or 1960/1970")
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return f"{first.year:04d}-{last.year:04d}"
    if instant.circa:
        return f"circa {first.year:04d}"
    return f"{first:%Y-%m}" if first.month == last.month else f"{first.year:04d}"


def _squash(text: str) -> str:
    return " ".join(text.split())


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(text for text in texts if text))
    if len(found) > _MANY:
        raise BadValue(
            f"{len(found)} of one thing are given of one subject: at most {_MANY} are read"
        )
    return found
