"""The Consolidated List of the Security Council, as its XML says it: people and bodies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sightline.intake.lists.markup import Element, Record
from sightline.intake.lists.papers import write_paper
from sightline.intake.lists.provision import find_provisions
from sightline.intake.lists.publication import Publication
from sightline.intake.lists.records import take_records
from sightline.intake.lists.scribe import Place, Scribe, Subject
from sightline.intake.refusal import Batch

ROOT = "CONSOLIDATED_LIST"
RECORDS = frozenset({"INDIVIDUAL", "ENTITY"})
PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_PART_OF_NAME = ("firstName", "secondName", "middleName", "lastName")
_READ = frozenset(
    {
        *PARTS, "DATAID", "VERSIONNUM", "UN_LIST_TYPE", "REFERENCE_NUMBER", "LISTED_ON", "GENDER",
        "SUBMITTED_BY", "SUBMITTED_ON", "NAME_ORIGINAL_SCRIPT", "COMMENTS1", "NATIONALITY",
        "NATIONALITY2", "TITLE", "DESIGNATION", "LIST_TYPE", "LAST_DAY_UPDATED", "DELISTED_ON",
        "INDIVIDUAL_ALIAS", "INDIVIDUAL_ADDRESS", "INDIVIDUAL_DATE_OF_BIRTH",
        "INDIVIDUAL_PLACE_OF_BIRTH", "INDIVIDUAL_DOCUMENT", "ENTITY_ALIAS", "ENTITY_ADDRESS",
        "SORT_KEY", "SORT_KEY_LAST_MOD",
    }
)  # fmt: skip
_ALIASES = {"good": "alias", "a.k.a.": "alias", "f.k.a.": "previousName", "low": "weakAlias"}
_FORMER = ("previously listed as", "formerly listed as", "formerly known as", "f.k.a")
_UNKNOWN = {"unknown", "na", "n/a", "none", "-"}


def read_united_nations(scribe: Scribe, publication: Publication) -> Iterator[Batch]:
    """Read every record; what cannot be read of one is listed and the rest of it stays."""
    return take_records(scribe, RECORDS, partial(_read_record, scribe, publication))


def find_version(root: Element) -> str | None:
    """The moment at which the file says that it was made."""
    return root.attributes.get("dateGenerated") or None


def _read_record(scribe: Scribe, publication: Publication, record: Record) -> None:
    element = record.element
    place = Place(element.line)
    number = element.say("DATAID")
    names = [element.say(part) for part in PARTS]
    name = " ".join(part for part in names if part)
    if record.problem or not number or not name:
        reason = record.problem or ("it has no DATAID" if name else "it has no name")
        scribe.lose(place, reason, name or number)
        return
    schema = "Person" if element.name == "INDIVIDUAL" else "LegalEntity"
    bearer = scribe.subject(f"{publication.prefix}-{number}", schema, place)
    bearer.say("name", name, "FIRST_NAME")
    if schema == "Person":
        for part, prop in zip(names, _PART_OF_NAME, strict=True):
            bearer.say(prop, part, PARTS[_PART_OF_NAME.index(prop)])
        _read_person(scribe, bearer, element, place)
    bearer.say("alias", element.say("NAME_ORIGINAL_SCRIPT"), "NAME_ORIGINAL_SCRIPT")
    _read_aliases(scribe, bearer, element, place)
    _read_addresses(bearer, element)
    for comment in element.all("COMMENTS1"):
        bearer.say("notes", comment.text, "COMMENTS1")
    listing = scribe.subject(f"{publication.prefix}-listing-{number}", "Sanction", place)
    _read_listing(listing, bearer, element, publication)
    for child in element.children:
        if child.name not in _READ and (child.text or child.children):
            scribe.find_strange(place, child.name, child.text)


def _read_listing(
    listing: Subject, bearer: Subject, element: Element, publication: Publication
) -> None:
    listing.point("entity", bearer.id, "DATAID")
    listing.say("authority", publication.authority)
    listing.say("recordId", element.say("DATAID"), "DATAID")
    listing.say("program", element.say("UN_LIST_TYPE"), "UN_LIST_TYPE")
    listing.say("unscId", element.say("REFERENCE_NUMBER"), "REFERENCE_NUMBER")
    listing.say_date("listingDate", element.say("LISTED_ON"), "LISTED_ON")
    for day in element.find("LAST_DAY_UPDATED", "VALUE"):
        listing.say_date("modifiedAt", day.text, "LAST_DAY_UPDATED")
    for provision, words in find_provisions(element.say("COMMENTS1")):
        listing.say("provisions", provision, "COMMENTS1", told=words)
    if listing.say_date("endDate", element.say("DELISTED_ON"), "DELISTED_ON"):
        listing.say("status", "taken off the list", "DELISTED_ON", told=element.say("DELISTED_ON"))
    by, on = element.say("SUBMITTED_BY"), element.say("SUBMITTED_ON")
    if by or on:
        listing.say("description", " ".join(filter(None, ("Submitted", by and f"by {by}", on))))


def _read_person(scribe: Scribe, person: Subject, element: Element, place: Place) -> None:
    for prop, field in (("title", "TITLE"), ("position", "DESIGNATION")):
        for value in element.find(field, "VALUE"):
            person.say(prop, value.text, field)
    for field in ("NATIONALITY", "NATIONALITY2"):
        for one in element.all(field):
            for value in one.all("VALUE") or [one]:
                person.say("nationality", value.text, field)
    gender = element.say("GENDER")
    if gender.lower() not in _UNKNOWN:
        person.say("gender", gender, "GENDER")
    for birth in element.all("INDIVIDUAL_DATE_OF_BIRTH"):
        _read_birth(scribe, person, birth, place)
    for birth in element.all("INDIVIDUAL_PLACE_OF_BIRTH"):
        parts = [birth.say(part) for part in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY")]
        person.say("birthPlace", ", ".join(filter(None, parts)), birth.name)
        person.say("birthCountry", birth.say("COUNTRY"), birth.name)
        _note(person, "Place of birth", birth)
    for paper in element.all("INDIVIDUAL_DOCUMENT"):
        write_paper(scribe, person, paper, place)


def _read_birth(scribe: Scribe, person: Subject, birth: Element, place: Place) -> None:
    """Read one date of birth; an approximate one keeps that word in what was said."""
    kind = birth.say("TYPE_OF_DATE")
    since, until = birth.say("FROM_YEAR"), birth.say("TO_YEAR")
    said = birth.say("DATE") or birth.say("YEAR") or birth.say("MONTH_YEAR")
    told = " ".join(filter(None, (kind if kind.upper() != "EXACT" else "", said)))
    if since and until:
        span = f"{min(since, until)}/{max(since, until)}"
        person.say_date("birthDate", span, birth.name, told=f"BETWEEN {since} and {until}")
    elif said or since or until:
        person.say_date("birthDate", said or since or until, birth.name, told=told)
    elif kind and kind.upper() != "EXACT" and not birth.say("NOTE"):
        scribe.refuse(place, "a date of birth is announced and not given", kind, field=birth.name)
    _note(person, "Date of birth", birth)


def _read_aliases(scribe: Scribe, bearer: Subject, element: Element, place: Place) -> None:
    for alias in [*element.all("INDIVIDUAL_ALIAS"), *element.all("ENTITY_ALIAS")]:
        name, quality, note = (alias.say(part) for part in ("ALIAS_NAME", "QUALITY", "NOTE"))
        if not name:
            continue
        prop = _ALIASES.get(quality.lower(), "alias")
        if quality.lower() not in _ALIASES:
            reason = "the quality of the alias is not one that is known: it was taken as good"
            scribe.refuse(place, reason, f"{name}: {quality}", field="QUALITY", kept=True)
        if prop == "alias" and any(word in note.lower() for word in _FORMER):
            prop = "previousName"
        bearer.say(prop, name, alias.name)
        _note(bearer, f"Alias {name}", alias)
        if bearer.schema == "Person":
            _read_birth_of_alias(bearer, alias, name)


def _read_birth_of_alias(person: Subject, alias: Element, name: str) -> None:
    told = f"under the alias {name}"
    day, city, country = (
        alias.say(part) for part in ("DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")
    )
    person.say_date("birthDate", day, alias.name, told=f"{day}, {told}")
    place = ", ".join(filter(None, (city, country)))
    person.say("birthPlace", place, alias.name, told=f"{place}, {told}")
    person.say("birthCountry", country, alias.name, told=f"{country}, {told}")


def _read_addresses(bearer: Subject, element: Element) -> None:
    for address in [*element.all("INDIVIDUAL_ADDRESS"), *element.all("ENTITY_ADDRESS")]:
        parts = [address.say(part) for part in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE")]
        country, note = address.say("COUNTRY"), address.say("NOTE")
        if any(parts) or note:
            full = ", ".join(filter(None, (*parts, country)))
            bearer.say("address", f"{full} ({note})" if full and note else full or note)
        bearer.say("country", country, address.name)


def _note(bearer: Subject, of: str, element: Element) -> None:
    note = element.say("NOTE")
    if note:
        bearer.say("notes", f"{of}: {note}", element.name, told=note)
