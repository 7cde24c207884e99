"""A candidate: a stretch of a document that may say something, and nothing more than that.

It is not a statement and becomes none by itself. A person looks at the words,
and accepts, changes or rejects what a machine took them to mean.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from sightline.intake.documents.document import Span


class What(StrEnum):
    """What a stretch of text was taken to be."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    COUNTRY = "country"
    MARKET = "market"
    THING = "thing"
    DATE = "date"
    AMOUNT = "amount"
    COORDINATES = "coordinates"
    PHONE = "phone"
    EMAIL = "email"
    PLATE = "plate"
    IBAN = "iban"
    IMO = "imo"
    PASSPORT = "passport"


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A name or a number that is known of an entity, and the statement that says so."""

    entity: str
    schema: str
    prop: str
    value: str
    basis: str


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text, what it was taken to be, and what is known by that name or number.

    ``value`` is what it says in the form in which it would be kept, or None where
    only a person can tell; ``doubt`` says why. A ``weak`` candidate rests on one
    word or on a nickname, which may mean anybody.
    """

    span: Span
    what: What
    text: str
    value: str | None = None
    known: tuple[Known, ...] = ()
    doubt: str | None = None
    weak: bool = False
