"""The types of property values, by name, and how each is cleaned."""

from sightline.model.types.choice import ENTITY, GENDER, TOPIC
from sightline.model.types.cleaned import Cleaned, Hint, Kind
from sightline.model.types.country import COUNTRY
from sightline.model.types.date import DATE
from sightline.model.types.identifier import IDENTIFIER
from sightline.model.types.internet import EMAIL, IP, MIMETYPE, URL
from sightline.model.types.language import LANGUAGE
from sightline.model.types.number import NUMBER
from sightline.model.types.phone import PHONE
from sightline.model.types.text import ADDRESS, CHECKSUM, HTML, JSON, NAME, STRING, TEXT

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        ADDRESS,
        CHECKSUM,
        COUNTRY,
        DATE,
        EMAIL,
        ENTITY,
        GENDER,
        HTML,
        IDENTIFIER,
        IP,
        JSON,
        LANGUAGE,
        MIMETYPE,
        NAME,
        NUMBER,
        PHONE,
        STRING,
        TEXT,
        TOPIC,
        URL,
    )
}

__all__ = ["KINDS", "Cleaned", "Hint", "Kind"]
