"""Labels of kinds and properties, as the vocabulary has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from sightline.model import load_model


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
LABELS: Mapping[str, Any] = MappingProxyType({"label_kind": label_kind, "label_property": label_property})
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
