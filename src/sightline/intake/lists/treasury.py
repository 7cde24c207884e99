"""The lists of the United States Treasury (OFAC), SDN and consolidated, as their XML says them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sightline.intake.lists.markup import Element, Record
from sightline.intake.lists.publication import Publication
from sightline.intake.lists.records import take_records
from sightline.intake.lists.scribe import Place, Scribe, Subject
from sightline.intake.lists.treasury_numbers import write_numbers
from sightline.intake.refusal import Batch

ROOT = "sdnList"
HEAD = "publshInformation"
RECORDS = frozenset({"sdnEntry"})
_SCHEMATA = {
    "individual": "Person",
    "entity": "LegalEntity",
    "vessel": "Vessel",
    "aircraft": "Airplane",
}
_READ = frozenset(
    {
        "uid", "firstName", "lastName", "title", "sdnType", "remarks", "programList", "idList",
        "akaList", "addressList", "nationalityList", "citizenshipList", "dateOfBirthList",
        "placeOfBirthList", "vesselInfo",
    }
)  # fmt: skip
_STREETS = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode")


def read_treasury(scribe: Scribe, publication: Publication) -> Iterator[Batch]:
    """Read every entry; what cannot be read of one is listed and the rest of it stays."""
    return take_records(scribe, RECORDS, partial(_read_record, scribe, publication))


def find_version(head: Element) -> str | None:
    """The day of publication, which this publisher writes with the month first."""
    month, _, rest = head.say("Publish_Date").partition("/")
    day, _, year = rest.partition("/")
    if not all(part.isdecimal() and part.isascii() for part in (month, day, year)):
        return None
    return f"{year:0>4}-{month:0>2}-{day:0>2}"


def _read_record(scribe: Scribe, publication: Publication, record: Record) -> None:
    element = record.element
    place = Place(element.line)
    number, kind = element.say("uid"), element.say("sdnType")
    name = _name(element)
    schema = _SCHEMATA.get(kind.lower(), "LegalEntity")
    if record.problem or not number or not name:
        reason = record.problem or ("it has no uid" if name else "it has no name")
        scribe.lose(place, reason, name or number)
        return
    if kind.lower() not in _SCHEMATA:
        reason = "the kind of the entry is not one that is known: taken as a body or person"
        scribe.refuse(place, reason, kind, field="sdnType", kept=True)
    bearer = scribe.subject(f"{publication.prefix}-{number}", schema, place)
    listing = scribe.subject(f"{publication.prefix}-listing-{number}", "Sanction", place)
    bearer.say("name", name, "lastName")
    if schema == "Person":
        _read_person(bearer, element)
    _read_aliases(bearer, element)
    _read_addresses(bearer, element)
    _read_vessel(bearer, element)
    _read_listing(listing, bearer, element, publication)
    write_numbers(scribe, bearer, listing, element, place)
    for child in element.children:
        if child.name not in _READ and (child.text or child.children):
            scribe.find_strange(place, child.name, child.text)


def _name(element: Element) -> str:
    return " ".join(filter(None, (element.say("firstName"), element.say("lastName"))))


def _read_listing(
    listing: Subject, bearer: Subject, element: Element, publication: Publication
) -> None:
    listing.point("entity", bearer.id, "uid")
    listing.say("authority", publication.authority)
    listing.say("authorityId", element.say("uid"), "uid")
    listing.say("recordId", element.say("uid"), "uid")
    for program in element.find("programList", "program"):
        listing.say("program", program.text, "program")
    if publication.measure:
        listing.say("provisions", publication.measure, told=publication.title)


def _read_person(person: Subject, element: Element) -> None:
    person.say("firstName", element.say("firstName"), "firstName")
    person.say("lastName", element.say("lastName"), "lastName")
    person.say("position", element.say("title"), "title")
    for prop, parts in (("nationality", "nationality"), ("citizenship", "citizenship")):
        for one in element.find(f"{parts}List", parts):
            person.say(prop, one.say("country"), parts)
    for one in element.find("dateOfBirthList", "dateOfBirthItem"):
        person.say_date("birthDate", one.say("dateOfBirth"), "dateOfBirth")
    for one in element.find("placeOfBirthList", "placeOfBirthItem"):
        person.say("birthPlace", one.say("placeOfBirth"), "placeOfBirth")


def _read_aliases(bearer: Subject, element: Element) -> None:
    for alias in element.find("akaList", "aka"):
        former = alias.say("type").lower().startswith("f.k.a")
        weak = alias.say("category").lower() == "weak"
        prop = "weakAlias" if weak else "previousName" if former else "alias"
        bearer.say(prop, _name(alias), "aka")


def _read_addresses(bearer: Subject, element: Element) -> None:
    for address in element.find("addressList", "address"):
        parts = [address.say(part) for part in _STREETS]
        country = address.say("country")
        if any(parts) and bearer.schema not in ("Vessel", "Airplane"):
            bearer.say("address", ", ".join(filter(None, (*parts, country))), "address")
        bearer.say("country", country, "country")
    for remark in element.all("remarks"):
        bearer.say("notes", remark.text, "remarks")


def _read_vessel(bearer: Subject, element: Element) -> None:
    props = {"vesselType": "type", "callSign": "callSign", "vesselFlag": "flag"}
    props |= {"tonnage": "deadweightTonnage", "grossRegisteredTonnage": "grossRegisteredTonnage"}
    for ship in element.all("vesselInfo"):
        for field, prop in props.items():
            if bearer.schema == "Vessel":
                bearer.say(prop, ship.say(field), field)
        owner = ship.say("vesselOwner")
        bearer.say("notes", f"Owner as listed: {owner}" if owner else "", "vesselOwner")
