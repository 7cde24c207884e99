"""Labels of kinds and properties, as the vocabulary has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from sightline.model import load_model, load_terms


def label_kind(schema: str) -> str:
    """Say what one of a kind is called."""
    model = load_model()
    return model.schema(schema).label if schema in model else schema


def label_kinds(schema: str) -> str:
    """Say what several of a kind are called."""
    model = load_model()
    return model.schema(schema).plural if schema in model else schema


def label_property(schema: str, prop: str) -> str:
    """Say what a property is called."""
    model = load_model()
    found = model.schema(schema).get(prop) if schema in model else None
    return found.label if found else prop


def label_value(schema: str, prop: str, value: str) -> str:
    """Say a value in words, where it is a term of a list; the term stands beside them."""
    model = load_model()
    found = model.schema(schema).get(prop) if schema in model else None
    terms = load_terms(found.terms) if found is not None and found.terms else None
    named = next((one.name() for one in terms.terms if one.code == value), None) if terms else None
    if named is None or named.lower() == value.lower():
        return named or value
    return f"{named} ({value})"


def points(schema: str, prop: str) -> bool:
    """Whether the values of a property are entities."""
    model = load_model()
    found = model.schema(schema).get(prop) if schema in model else None
    return found is not None and found.type == "entity"


def is_tie(schema: str) -> bool:
    """Whether a kind of entity is a tie between two others."""
    model = load_model()
    return schema in model and model.schema(schema).edge is not None


def put_in_order(schema: str, props: Iterable[str]) -> list[str]:
    """Order properties as the vocabulary does: what names the entity first."""
    model = load_model()
    first = list(model.schema(schema).featured) if schema in model else []
    return sorted(props, key=lambda prop: (first.index(prop) if prop in first else 99, prop))


#: What templates ask for by these names.
LABELS: Mapping[str, Any] = MappingProxyType(
    {"label_kind": label_kind, "label_property": label_property, "label_value": label_value}
)
#: What each thing in a history is called.
TURNS = MappingProxyType(
    {
        "said": "said",
        "denied": "denied",
        "withdrawn": "withdrawn",
        "restored": "restored",
        "same": "decided to be one",
        "different": "decided to be two",
        "unsure": "decision taken back",
    }
)
