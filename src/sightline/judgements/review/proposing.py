"""What a candidate would make the document say, if a person accepted it."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from sightline.errors import Unready
from sightline.intake.extraction import Candidate, Known, What
from sightline.judgements.review.queue import Queue
from sightline.judgements.review.settled import Said
from sightline.model import load_model
from sightline.model.types.formats.ships import is_vessel

#: What a document itself can say that it mentions.
_OF_DOCUMENT = {
    What.PLACE: "locationMentioned",
    What.COORDINATES: "locationMentioned",
    What.COUNTRY: "detectedCountry",
    What.MARKET: "keywords",
    What.PHONE: "phoneMentioned",
    What.EMAIL: "emailMentioned",
    What.IBAN: "ibanMentioned",
}
#: What has a number of its own, and so can be spoken of by it.
_OF_ITSELF = {What.IMO: ("Vessel", "imoNumber"), What.PLATE: ("Vehicle", "registrationNumber")}
#: Which property of whoever it belongs to.
_OF_BEARER = {
    What.PHONE: "phone",
    What.EMAIL: "email",
    What.PASSPORT: "passportNumber",
    What.PLATE: "registrationNumber",
    What.IMO: "imoNumber",
    What.IBAN: "iban",
    What.COUNTRY: "country",
    What.PLACE: "address",
}
#: What is found by a name.
NAMED = frozenset({What.PERSON, What.ORGANISATION, What.PLACE, What.MARKET, What.THING})


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says beyond yes: of whom, which property, which value, or a new entity."""

    of: str | None = None
    prop: str | None = None
    value: str | None = None
    new: str | None = None


def is_known(candidate: Candidate, chosen: str | None = None) -> Known | None:
    """Find what the picture knows by this name or number, where it is one thing."""
    for known in candidate.known:
        if chosen in (None, known.entity):
            return known if chosen or len({one.entity for one in candidate.known}) == 1 else None
    return None


def propose(queue: Queue, candidate: Candidate) -> tuple[Said, ...]:
    """Say what would be stated if nothing more were said; nothing, where that does not do."""
    known = is_known(candidate)
    if known is not None:
        value = candidate.text if candidate.what in NAMED else candidate.value or candidate.text
        return (
            Said(known.entity, known.schema, known.prop, _fit(known.schema, known.prop, value)),
        )
    if candidate.known or candidate.value is None:
        return ()
    if candidate.what in _OF_ITSELF and not _is_of_company(candidate):
        schema, prop = _OF_ITSELF[candidate.what]
        named = sha256(f"{prop} {candidate.value}".encode()).hexdigest()[:20]
        return (Said(f"{schema.lower()}-{named}", schema, prop, candidate.value),)
    wanted = _OF_DOCUMENT.get(candidate.what)
    if wanted is None:
        return ()
    return (Said(queue.document, queue.schema, wanted, candidate.value),)


def _is_of_company(candidate: Candidate) -> bool:
    """Say whether a good number of the maritime organization is that of a company, not a ship."""
    digits = (candidate.value or "").removeprefix("IMO")
    return candidate.what is What.IMO and not is_vessel(digits)


def fulfil(candidate: Candidate, wish: Wish, schema: str | None, mention: str) -> tuple[Said, ...]:
    """Say what is stated by a person's own wish; ``schema`` is that of the entity he names."""
    entity = wish.of or mention.replace("mention", (wish.new or "").lower(), 1)
    kind = wish.new or schema or "Thing"
    prop = wish.prop or _usual(candidate, kind, new=wish.new is not None)
    value = wish.value or candidate.value or candidate.text
    if prop is None and candidate.what is What.COORDINATES:
        latitude, _, longitude = value.partition(",")
        pairs = (("latitude", latitude.strip()), ("longitude", longitude.strip()))
        return tuple(Said(entity, kind, name, _fit(kind, name, text)) for name, text in pairs)
    if prop is None:
        raise Unready(
            f"a {candidate.what} says nothing by itself: say of which property it is a value, by "
            "--prop"
        )
    return (Said(entity, kind, prop, _fit(kind, prop, value)),)


def _usual(candidate: Candidate, kind: str, *, new: bool) -> str | None:
    """The property that is meant when none is named, if the kind of entity has it."""
    if new or candidate.what in NAMED - {What.PLACE}:
        return "name"
    prop = _OF_BEARER.get(candidate.what)
    return prop if prop is not None and load_model().schema(kind).get(prop) else None


def _fit(schema: str, prop: str, value: str) -> str:
    """Clean a value for its property, or refuse what it cannot hold."""
    field = load_model().property(f"{schema}:{prop}")
    cleaned = field.clean(value)
    if cleaned.value is None or (cleaned.problem is not None and field.type != "name"):
        raise Unready(
            f"{value!r} cannot be kept as {prop} of a {schema}: {cleaned.problem}; say it "
            "otherwise by --value"
        )
    return cleaned.value
