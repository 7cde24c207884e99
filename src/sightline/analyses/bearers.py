"""Bearers of names, read out of a picture: what two of them are compared by, and nothing else.

Peoples, faiths and sexes are not read, wherever they may stand. Who has no name that can be
compared is left out. What a picture holds under one head is one bearer, with all its names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sightline.engines.names import Profile, Sort
from sightline.errors import BadInstant, BadName, NotFound
from sightline.picture import Picture
from sightline.picture.tables import Span
from sightline.values import Instant

#: The kinds of which bearers are read unless others are asked for, each with its narrower ones.
BEARERS = ("LegalEntity", "Vessel", "Airplane")
#: Strong names, in the order in which they are shown.
NAMES = ("name", "previousName", "alias")
WEAK = ("weakAlias", "abbreviation")
DATES = ("birthDate", "incorporationDate", "buildDate")
COUNTRIES = (
    "nationality", "citizenship", "birthCountry", "country", "mainCountry", "jurisdiction", "flag",
)  # fmt: skip
PLACES = ("birthPlace",)
#: Numbers that are given to one bearer; numbers of programmes, trades and offices are not.
NUMBERS = (
    "registrationNumber", "idNumber", "taxNumber", "vatCode", "licenseNumber", "passportNumber",
    "socialSecurityNumber", "leiCode", "dunsCode", "uniqueEntityId", "innCode", "ogrnCode",
    "okpoCode", "uscCode", "voenCode", "irsCode", "cikCode", "jibCode", "giiNumber", "permId",
    "cageCode", "npiCode", "bvdId", "swiftBic", "wikidataId", "imoNumber", "mmsi", "serialNumber",
)  # fmt: skip
#: Numbers on a paper of its own, which points to its holder.
ON_PAPERS = ("number", "passportNumber", "personalNumber")

Values = Mapping[str, Iterable[Any]]


def read_bearers(picture: Picture, schemata: Iterable[str] = BEARERS) -> dict[str, Profile]:
    """Read all bearers of some kinds and their narrower ones, by their ids in this picture."""
    numbers = _point(picture, "Identification", "holder", ON_PAPERS)
    cities = {row["id"]: _texts(row, ("city",)) for row in picture.table("Address").sparse()}
    found: dict[str, Profile] = {}
    for schema in schemata:
        for row in picture.table(schema).sparse():
            if row["id"] in found:
                continue
            places = [city for one in row.get("addressEntity", ()) for city in cities.get(one, ())]
            profile = make_profile(row["schema"], row, numbers.get(row["id"], ()), places)
            if profile is not None:
                found[row["id"]] = profile
    return dict(sorted(found.items()))


def read_bearer(picture: Picture, entity_id: str) -> Profile:
    """Read one bearer by any of its ids; refuse what has no name that can be compared."""
    entity = picture.entity(entity_id)
    values: dict[str, list[Any]] = {
        prop: [read_span(one.value) if prop in DATES else one.value for one in said]
        for prop, said in entity.properties.items()
    }
    papers = _named_by(picture, "Identification", "holder", entity.id)
    numbers = [number for one in papers for number in _said_of(picture, one, ON_PAPERS)]
    cities = [
        city for one in entity.values("addressEntity") for city in _said_of(picture, one, ("city",))
    ]
    profile = make_profile(entity.schema, values, numbers, cities)
    if profile is None:
        raise BadName(f"{entity.id} has no name that could be compared")
    return profile


def make_profile(
    schema: str, values: Values, numbers: Iterable[str] = (), places: Iterable[str] = ()
) -> Profile | None:
    """Make the profile of an entity's values, or find that it has no name to compare."""
    names = _names(values, NAMES)
    weak = tuple(name for name in _names(values, WEAK) if name not in names)
    if not names and not weak:
        return None
    days = {day for prop in DATES for span in values.get(prop, ()) if (day := _day(span))}
    return Profile(
        names=names,
        sort=Sort.PERSON if schema == "Person" else Sort.BODY,
        weak=weak,
        dates=tuple(sorted(days)),
        countries=frozenset(_texts(values, COUNTRIES)),
        places=tuple(sorted({*_texts(values, PLACES), *places})),
        identifiers=frozenset([*_texts(values, NUMBERS), *numbers]),
    )


def _names(values: Values, props: Iterable[str]) -> tuple[str, ...]:
    found = dict.fromkeys(" ".join(name.split()) for name in _texts(values, props))
    return tuple(name for name in found if _can_be_compared(name))


def _can_be_compared(name: str) -> bool:
    try:
        Profile(names=(name,))
    except BadName:
        return False
    return True


def _texts(values: Values, props: Iterable[str]) -> list[str]:
    return [str(value) for prop in props for value in values.get(prop, ()) if value is not None]


def _day(span: object) -> str | None:
    """Write a span as the names engine reads it: a day, a month, a year, or a range of years."""
    if not isinstance(span, Span) or span.first is None or span.last is None:
        return None
    first, last = span.first, span.last
    if first.year != last.year:
        return f"{first.year:04d}-{last.year:04d}"
    about = "circa " if _is_about(span.said) else ""
    if first.month != last.month:
        return f"{about}{first.year:04d}"
    return about + (first.isoformat() if first == last else first.isoformat()[:7])


def _is_about(said: str) -> bool:
    try:
        return Instant.parse(said).circa
    except BadInstant:
        return False


def read_span(said: str) -> Span:
    """Read a date as the table of a picture gives it; one that cannot be read says nothing."""
    try:
        instant = Instant.parse(said)
    except BadInstant:
        return Span(said, None, None)
    return Span(instant.said, instant.earliest, instant.latest)


def _point(picture: Picture, schema: str, prop: str, wanted: Iterable[str]) -> dict[str, list[str]]:
    """Gather values of the entities of a schema under the entity to which they point."""
    found: dict[str, list[str]] = {}
    for row in picture.table(schema).sparse():
        for holder in row.get(prop, ()):
            found.setdefault(holder, []).extend(_texts(row, wanted))
    return found


def _named_by(picture: Picture, schema: str, prop: str, entity_id: str) -> list[str]:
    said = picture.statements(schema=schema, prop=prop, naming=entity_id, limit=1_000)
    return sorted({one.entity for one in said if not one.negated})


def _said_of(picture: Picture, entity_id: str, props: Iterable[str]) -> list[str]:
    try:
        entity = picture.entity(entity_id)
    except NotFound:
        return []
    return [value for prop in props for value in entity.values(prop)]


def read_day(said: str) -> Span:
    """Read a date that somebody gave, or refuse it."""
    Instant.parse(said)
    return read_span(said)
