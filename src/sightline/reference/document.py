"""The register of decisions and reports: what each text is about, and what it says of crime.

What a text is about decides what it counts as. A renewal of sanctions is no mandate of a mission,
even where it recalls the tasks of one and has been taken for its mandate in print.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

import msgspec

from sightline.reference.mission import load_missions
from sightline.reference.naming import entity_id
from sightline.reference.origin import Checked
from sightline.reference.territory import load_territories
from sightline.reference.volume import Volume, read_volume
from sightline.values import Instant


class Provision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One paragraph, coded.

    `threat` says that it names a threat of crime, `tasks` that it gives the mission a task,
    `cross_reference` that it recalls what another text provides. A scope or strength that is not
    given was not coded; "none" means that somebody looked.
    """

    paragraph: str
    place: str
    says: str
    scope: str | None = None
    strength: str | None = None
    stage: str | None = None
    threat: bool = False
    tasks: bool = False
    cross_reference: bool = False


class Stated(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A date as another text gives it."""

    by: str
    date: str


class Document(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One decision or report under its symbol."""

    symbol: str
    date: str
    subject: str
    title: str
    source: str
    checked: Checked
    mission: str | None = None
    places: tuple[str, ...] = ()
    expires: str | None = None
    supersedes: str | None = None
    as_stated: tuple[Stated, ...] = ()
    taken_for: str | None = None
    provisions: tuple[Provision, ...] = ()

    @property
    def entity(self) -> str:
        """The id of its entity."""
        return entity_id("mandate", self.symbol)

    @property
    def adopted(self) -> dt.date:
        """The day of the text, as verified."""
        return dt.date.fromisoformat(self.date)

    @property
    def counts_as_mandate(self) -> bool:
        """Whether it is the mandate of a mission."""
        return self.subject == "mission-mandate"

    def provision_id(self, provision: Provision) -> str:
        """The id of the entity of one of its paragraphs."""
        return entity_id("provision", self.symbol, provision.paragraph)


class _Shelf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    documents: tuple[Document, ...]


@cache
def load_documents() -> tuple[Document, ...]:
    """List the register."""
    return read_documents(read_volume("documents.yaml"))


def mandates_of(mission: str) -> tuple[Document, ...]:
    """List the mandates of a mission by its abbreviation, the oldest first."""
    mine = [one for one in load_documents() if one.mission == mission and one.counts_as_mandate]
    return tuple(sorted(mine, key=lambda one: one.date))


def find_document(symbol: str) -> Document | None:
    """Find a text by its symbol."""
    return next((one for one in load_documents() if one.symbol == symbol), None)


def read_documents(text: str, name: str = "documents.yaml") -> tuple[Document, ...]:
    """Read and check a file of documents."""
    volume = Volume(name, text, _Shelf)
    documents = volume.content.documents
    volume.check_codes((one.symbol for one in documents), "documents")
    for number, one in enumerate(documents):
        _check_document(volume, one, number)
    return documents


def _check_document(volume: Volume[_Shelf], one: Document, number: int) -> None:
    at = ("documents", number)
    volume.check_term("mandate-subject", one.subject, *at, "subject")
    volume.check_term("mandate-subject", one.taken_for, *at, "taken_for")
    volume.check_known(one.mission, {each.abbreviation for each in load_missions()}, *at, "mission")
    symbols = {each.symbol for each in volume.content.documents}
    volume.check_known(one.supersedes, symbols, *at, "supersedes")
    for place in one.places:
        volume.check_known(place, {each.code for each in load_territories()}, *at, "places")
    for field, date in (("date", one.date), ("expires", one.expires)):
        volume.check_date(date, *at, field)
        if date is not None and str(Instant.parse(date).earliest) != date:
            volume.refuse(f"{date!r} is no single day: the register needs one", *at, field)
    if one.counts_as_mandate and one.mission is None:
        volume.refuse("a mandate needs its mission", *at)
    volume.check_codes((each.paragraph for each in one.provisions), *at, "provisions")
    for index, each in enumerate(one.provisions):
        where = (*at, "provisions", index)
        volume.check_term("paragraph-kind", each.place, *where, "place")
        volume.check_term("oc-scope", each.scope, *where, "scope")
        volume.check_term("verb-strength", each.strength, *where, "strength")
        volume.check_term("chain-stage", each.stage, *where, "stage")
