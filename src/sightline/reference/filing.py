"""Reference data as ordinary items and statements, so that a picture holds it like all else.

Each entry is an item of its own, with the day from which it could be known. What became known
later, such as the end of a mission, is a later item: a picture of an earlier day does not have it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from sightline.reference.naming import slug
from sightline.reference.origin import GRADES, Checked, Origin, find_origin
from sightline.values import Instant, Item, Kind, Precision, Record, Statement

#: What one entry says of one entity: property names with one value or several.
Facts = Mapping[str, str | int | float | Sequence[str] | None]
_NAMES = {Precision.DAY: "day", Precision.MONTH: "month", Precision.YEAR: "year"}


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One entry before it is filed: what it is called, where it is from, and what it says."""

    fact: str
    title: str
    source: str
    checked: Checked
    says: tuple[tuple[str, str, Facts], ...]
    known: str | None = None
    event: str | None = None
    document: str | None = None
    voice: str | None = None
    kind: Kind = Kind.REFERENCE


def file(telling: Telling, marking: str) -> list[Record]:
    """Write one entry as an item with its statements."""
    item = _item(telling, marking)
    name = item.id
    statements = [
        Statement(entity=entity, item=name, prop=prop, schema=schema, value=value)
        for entity, schema, facts in telling.says
        for prop, given in facts.items()
        for value in _values(given)
    ]
    return [item, *dict.fromkeys(statements)]


def _item(telling: Telling, marking: str) -> Item:
    origin = find_origin(telling.source, _fallback(telling))
    known = telling.known or origin.known
    about = {
        "checked": str(telling.checked),
        "collection": "reference",
        "fact": telling.fact,
        "known_as": _known_as(telling, origin),
        "place": telling.source,
    }
    if telling.document is not None:
        about["document"] = telling.document
    return Item(
        about=about,
        event=telling.event,
        grade=GRADES[telling.checked],
        item_kind=telling.kind,
        known=known,
        language="en",
        licence=origin.licence,
        marking=marking,
        source=_voice(telling, origin),
        title=telling.title,
    )


def _fallback(telling: Telling) -> str:
    return "un-document" if telling.document is not None else "published-study"


def _voice(telling: Telling, origin: Origin) -> str:
    """Name who speaks: in a UN document the body that wrote it, else the origin of the entry."""
    if telling.voice is not None:
        return telling.voice
    if telling.document is None or telling.kind is not Kind.RESOLUTION:
        return origin.voice
    council = telling.document.startswith(("S/RES/", "S/PRST/"))
    return "ref-security-council" if council else f"ref-{slug(telling.document)}"


def _known_as(telling: Telling, origin: Origin) -> str:
    """Say how well the known date is founded."""
    if telling.known is None:
        return origin.known_as
    if telling.kind is Kind.RESOLUTION:
        return "document"
    return _NAMES.get(Instant.parse(telling.known).precision, "n.d.")


def _values(given: str | float | Sequence[str] | None) -> list[str]:
    """Write the values of a property; what is not known is not written."""
    if given is None or given == "":
        return []
    if isinstance(given, (str, int, float)):
        return [str(given)]
    return [value for value in given if value]
