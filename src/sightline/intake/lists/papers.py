"""Passports and other papers of a listed person, each an entity that points to its holder."""

from __future__ import annotations

from hashlib import sha256

from sightline.intake.lists.markup import Element
from sightline.intake.lists.scribe import Place, Scribe, Subject
from sightline.values import encode

_PASSPORT = ("passport", "passeport", "pasaporte", "travel document")
_KEPT = 12


def write_paper(scribe: Scribe, person: Subject, paper: Element, place: Place) -> None:
    """Write down a paper as the list of the Security Council has it."""
    kind, more = paper.say("TYPE_OF_DOCUMENT"), paper.say("TYPE_OF_DOCUMENT2")
    number, note = paper.say("NUMBER"), paper.say("NOTE")
    country = paper.say("ISSUING_COUNTRY") or paper.say("COUNTRY_OF_ISSUE")
    words = " / ".join(dict.fromkeys(filter(None, (kind, more))))
    if not number:
        if note or more:
            told = ": ".join(filter(None, (words, note)))
            person.say("notes", f"Document without a number of its own: {told}", paper.name)
        return
    made = begin_paper(scribe, person, words, number, country=country, place=place)
    made.say_date("startDate", paper.say("DATE_OF_ISSUE"), paper.name)
    city = paper.say("CITY_OF_ISSUE")
    made.say("authority", f"issued in {city}" if city else "", paper.name, told=city)
    made.say("description", note, paper.name)


def begin_paper(
    scribe: Scribe, person: Subject, kind: str, number: str, *, country: str, place: Place
) -> Subject:
    """State a paper with its number and holder; the rest is the caller's to say."""
    is_passport = any(word in kind.lower() for word in _PASSPORT)
    schema = "Passport" if is_passport else "Identification"
    key = sha256(encode([schema, number, country])).hexdigest()[:_KEPT]
    made = scribe.subject(f"{person.id}-paper-{key}", schema, place)
    made.point("holder", person.id)
    made.say("number", number)
    made.say("type", kind)
    made.say("country", country)
    return made
