"""Which columns of a table say whom to screen: told, or guessed from their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from sightline.analyses.screening.subject import BODY, PERSON, UNKNOWN
from sightline.errors import BadMapping
from sightline.intake.words import Meaning, find_meaning

#: What may be told of a column, and which meanings of column names stand for it.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "alias": ("alias", "weakAlias"),
    "born": ("birthDate", "incorporationDate"),
    "country": ("nationality", "country"),
    "number": ("passportNumber", "idNumber", "registrationNumber", "taxNumber"),
    "ref": ("identifier",),
    "kind": (),
}
_PARTS = ("firstName", "fatherName", "lastName")
_OF_PERSONS = {*_PARTS, "birthDate", "birthPlace", "gender", "nationality", "passportNumber"}
_OF_BODIES = {"registrationNumber", "taxNumber", "incorporationDate"}
#: A vendor or supplier may be a person who trades in his own name: these words leave it open.
_BODY_WORDS = {"company", "firm", "entreprise", "raison", "razon"}


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """The places of the columns by what they say, and the kind that they speak for."""

    name: tuple[int, ...]
    alias: tuple[int, ...] = ()
    born: tuple[int, ...] = ()
    country: tuple[int, ...] = ()
    number: tuple[int, ...] = ()
    ref: tuple[int, ...] = ()
    kind: tuple[int, ...] = ()
    stands_for: str = UNKNOWN

    def named(self, columns: tuple[str, ...]) -> dict[str, list[str]]:
        """Name the columns by what they were taken to say."""
        return {
            field: [columns[place] for place in getattr(self, field)]
            for field in FIELDS
            if getattr(self, field)
        }


def find_columns(columns: tuple[str, ...], told: Iterable[tuple[str, str]] = ()) -> Columns:
    """Find the columns; what is told takes the place of what is guessed of the same thing."""
    given = _read_told(columns, told)
    meanings = {
        place: meaning for place, name in enumerate(columns) if (meaning := find_meaning(name))
    }
    found = {
        field: given.get(field) or _guess(meanings, fields) for field, fields in FIELDS.items()
    }
    taken = {place for places in given.values() for place in places}
    found = {
        field: tuple(place for place in places if field in given or place not in taken)
        for field, places in found.items()
    }
    if not found["name"]:
        found["name"] = _name_by_parts(meanings) or ((0,) if len(columns) == 1 else ())
    if not found["name"]:
        shown = ", ".join(repr(name) for name in columns[:12])
        raise BadMapping(
            f"no column says a name: tell which by --column name=COLUMN; there are {shown}"
        )
    return Columns(**found, stands_for=_find_kind(columns, meanings))


def _read_told(
    columns: tuple[str, ...], told: Iterable[tuple[str, str]]
) -> dict[str, tuple[int, ...]]:
    given: dict[str, tuple[int, ...]] = {}
    for field, column in told:
        if field not in FIELDS:
            raise BadMapping(
                f"{field!r} is nothing that a column can say: expected {', '.join(FIELDS)}"
            )
        if column not in columns:
            shown = ", ".join(repr(name) for name in columns[:12])
            raise BadMapping(f"there is no column {column!r}: there are {shown}")
        given[field] = (*given.get(field, ()), columns.index(column))
    return given


def _guess(meanings: Mapping[int, Meaning], fields: tuple[str, ...]) -> tuple[int, ...]:
    """Take the columns whose whole name says so, or else those of which a part does."""
    every = [(place, meaning) for place, meaning in meanings.items() if meaning.field in fields]
    whole = tuple(place for place, meaning in every if meaning.whole)
    several = "name" not in fields
    chosen = whole or tuple(place for place, _ in every)
    return chosen if several else chosen[:1]


def _name_by_parts(meanings: Mapping[int, Meaning]) -> tuple[int, ...]:
    """A name in several columns is read in the order given name, father's name, surname."""
    return tuple(
        place for part in _PARTS for place, meaning in meanings.items() if meaning.field == part
    )


def _find_kind(columns: tuple[str, ...], meanings: Mapping[int, Meaning]) -> str:
    fields = {meaning.field for meaning in meanings.values()}
    words = {word for name in columns for word in name.casefold().replace("_", " ").split()}
    person, body = bool(fields & _OF_PERSONS), bool(fields & _OF_BODIES or words & _BODY_WORDS)
    return UNKNOWN if person == body else PERSON if person else BODY
