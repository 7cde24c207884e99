"""The numbers and remarks that OFAC gives with an entry: papers, registers, dates, directives."""

from __future__ import annotations

from sightline.intake.lists.markup import Element
from sightline.intake.lists.papers import begin_paper
from sightline.intake.lists.scribe import Place, Scribe, Subject

#: Numbers that are a property of the bearer. Where a kind has no such property they are told.
_NUMBERS = {
    "tax id no.": "taxNumber",
    "registration id": "registrationNumber",
    "registration number": "registrationNumber",
    "company number": "registrationNumber",
    "business registration number": "registrationNumber",
    "public registration number": "registrationNumber",
    "commercial registry number": "registrationNumber",
    "legal entity number": "registrationNumber",
    "c.r. no.": "registrationNumber",
    "government gazette number": "registrationNumber",
    "unified social credit code (uscc)": "uscCode",
    "v.a.t. number": "vatCode",
    "swift/bic": "swiftBic",
    "d-u-n-s number": "dunsCode",
    "lei": "leiCode",
    "website": "website",
    "email address": "email",
    "phone number": "phone",
    "license": "licenseNumber",
    "organization type:": "sector",
    "nationality of registration": "jurisdiction",
    "gender": "gender",
    "vessel registration identification": "imoNumber",
    "mmsi": "mmsi",
    "aircraft manufacturer's serial number (msn)": "serialNumber",
}
_PAPERS = (
    "passport", "national id", "identification number", "identity", "driver's license", "cedula",
    "national foreign id", "residency", "travel document", "birth certificate", "ssn", "tazkira",
)  # fmt: skip


def write_numbers(
    scribe: Scribe, bearer: Subject, listing: Subject, element: Element, place: Place
) -> None:
    """Write down every number; one that has no place of its own stays as a note."""
    for one in element.find("idList", "id"):
        kind, number = one.say("idType"), one.say("idNumber")
        if not number:
            continue
        if not (_write_date(bearer, listing, kind, number) or _write_term(listing, kind, number)):
            _write_number(scribe, bearer, one, place)


def _write_date(bearer: Subject, listing: Subject, kind: str, said: str) -> bool:
    plain = kind.lower()
    if plain.startswith("listing date"):
        return listing.say_date("listingDate", said, "idNumber", told=f"{kind} {said}")
    if plain.startswith("effective date"):
        return listing.say_date("startDate", said, "idNumber", told=f"{kind} {said}")
    if plain.startswith("organization established") and bearer.schema == "LegalEntity":
        return bearer.say_date("incorporationDate", said, "idNumber")
    return False


def _write_term(listing: Subject, kind: str, said: str) -> bool:
    """Directives and deadlines are terms of the listing and no numbers of its bearer."""
    plain = kind.lower()
    if "directive" in plain or plain.startswith(("purchase/sales", "secondary sanctions")):
        words = f"{kind.rstrip(' -:')}: {said}"
        return listing.say("description", words, "idNumber", told=said)
    return False


def _write_number(scribe: Scribe, bearer: Subject, one: Element, place: Place) -> None:
    kind, number, country = one.say("idType"), one.say("idNumber"), one.say("idCountry")
    prop = _NUMBERS.get(kind.lower())
    props = scribe.model.schema(bearer.schema).properties
    if prop == "imoNumber":
        number = number.removeprefix("IMO").strip()
    if prop in props and prop is not None:
        bearer.say(prop, number, "idNumber")
    elif bearer.schema == "Person" and any(word in kind.lower() for word in _PAPERS):
        paper = begin_paper(scribe, bearer, kind, number, country=country, place=place)
        paper.say_date("startDate", one.say("issueDate"), "issueDate")
        paper.say_date("endDate", one.say("expirationDate"), "expirationDate")
    else:
        told = " ".join(filter(None, (kind, number, f"({country})" if country else "")))
        bearer.say("notes", told, "idNumber", told=number)
