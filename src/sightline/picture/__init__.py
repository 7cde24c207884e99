"""The picture: what one reader may know at one time, seen as entities, ties and their history."""

from sightline.picture.cache import Cache, Slot
from sightline.picture.clusters import Choice, Clusters, Refusal, resolve
from sightline.picture.facets import Facets, Sieve
from sightline.picture.picture import Picture, build
from sightline.picture.shelf import Shelf
from sightline.picture.tables import Span, Table
from sightline.picture.views import (
    Change,
    Changes,
    Conflict,
    Decided,
    Edge,
    Entity,
    Hit,
    Hits,
    Received,
    Saying,
    Summary,
    Turn,
    Value,
    Why,
)

__all__ = [
    "Cache",
    "Change",
    "Changes",
    "Choice",
    "Clusters",
    "Conflict",
    "Decided",
    "Edge",
    "Entity",
    "Facets",
    "Hit",
    "Hits",
    "Picture",
    "Received",
    "Refusal",
    "Saying",
    "Shelf",
    "Sieve",
    "Slot",
    "Span",
    "Summary",
    "Table",
    "Turn",
    "Value",
    "Why",
    "build",
    "resolve",
]
