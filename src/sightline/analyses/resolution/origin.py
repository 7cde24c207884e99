"""Where an entity comes from: the lists and data sets whose items speak of it."""

from __future__ import annotations

from sightline.picture import Picture, Received

_PAGE = 5_000


def sources_of(received: Received) -> frozenset[str]:
    """Name the list or the data sets of an item; what belongs to none stands for itself."""
    about = received.item.about or {}
    named = about.get("list") or about.get("datasets") or about.get("dataset")
    return frozenset(named.split(",")) if named else frozenset({received.id})


def read_origins(picture: Picture, one: str, other: str) -> frozenset[str]:
    """Name the data sets that speak of both entities."""
    sides = (_origins(picture, entity) for entity in (one, other))
    return frozenset.intersection(*sides)


def read_members(picture: Picture, source: str) -> frozenset[str]:
    """Name all entities of which a list or data set speaks; of one unknown there are none."""
    found: set[str] = set()
    heads = picture.heads()
    after = None
    while page := picture.items(after=after, limit=_PAGE):
        for one in page:
            if source in sources_of(one):
                found |= _named_in(picture, one.id)
        after = page[-1].id
    return frozenset(heads.get(one, one) for one in found)


def list_sources(picture: Picture) -> tuple[str, ...]:
    """Name every list and data set of the picture."""
    found: set[str] = set()
    after = None
    while page := picture.items(after=after, limit=_PAGE):
        found |= {name for one in page for name in sources_of(one) if name != one.id}
        after = page[-1].id
    return tuple(sorted(found))


def _named_in(picture: Picture, item: str) -> set[str]:
    found: set[str] = set()
    after = None
    while page := picture.statements(item=item, after=after, limit=_PAGE):
        found |= {one.entity for one in page}
        after = page[-1].id
    return found


def _origins(picture: Picture, entity_id: str) -> frozenset[str]:
    entity = picture.entity(entity_id)
    names = {
        saying.item
        for values in entity.properties.values()
        for value in values
        for saying in value.sayings
    }
    found = (sources_of(one) for one in picture.items_named(names).values())
    return frozenset[str]().union(*found)
