"""An item: one thing as received. It is the unit that is graded, dated and marked."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from sightline.errors import BadValue
from sightline.values.canon import Canonical
from sightline.values.grade import Grade
from sightline.values.instant import check_dates


class Kind(StrEnum):
    """What was received."""

    REPORT = "report"
    DOCUMENT = "document"
    DATASET = "dataset"
    LIST = "list"
    INTERVIEW = "interview"
    RESOLUTION = "resolution"
    IMAGE = "image"
    MESSAGE = "message"
    NOTE = "note"
    REFERENCE = "reference"


class Item(Canonical, frozen=True, kw_only=True, tag="item"):
    """One thing as received, with its two dates and the grade in its own scale.

    ``event`` is when what it tells of happened, ``known`` when we came to know
    it; both as said (see `Instant`). ``source`` is a pseudonym, never a name.
    ``about`` holds what the sender says of it (data set, file name, version).
    """

    about: dict[str, str] = msgspec.field(default_factory=dict)
    blob: str | None = None
    case: str | None = None
    derived_from: tuple[str, ...] = ()
    event: str | None = None
    grade: str | None = None
    item_kind: Kind
    known: str | None = None
    language: str | None = None
    licence: str | None = None
    marking: str
    nonce: str | None = None
    source: str | None = None
    title: str

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise BadValue("an item needs a title: say what was received")
        if not isinstance(self.item_kind, Kind):
            raise BadValue(f"{self.item_kind!r} is not a kind of item: use one of Kind")
        if any(character > "\uffff" for name in self.about for character in name):
            raise BadValue("the names in `about` are plain words, without signs beyond U+FFFF")
        if self.grade is not None:
            Grade.parse(self.grade)
        check_dates(self.event, self.known)
