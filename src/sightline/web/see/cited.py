"""What a page cites: the captions of entities and the items behind statements, read all at once."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sightline.picture import Picture, Received, Saying, Summary
from sightline.web.see.labels import points


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """The names and items that a page needs, by their ids."""

    names: dict[str, Summary]
    items: dict[str, Received]

    def title(self, item: str) -> str:
        """Say what an item is called, as short as a line allows."""
        held = self.items.get(item)
        if held is None:
            return item[:8]
        title = held.item.title
        return title if len(title) <= 60 else f"{title[:57]}…"


def cite(picture: Picture, sayings: Iterable[Saying], entities: Iterable[str] = ()) -> Cited:
    """Read what is needed to show some statements, and to name some entities beside them."""
    said = list(sayings)
    targets = {one.value for one in said if points(one.schema, one.prop)}
    named = {*targets, *entities, *(one.entity for one in said)}
    return Cited(names=picture.named(named), items=picture.items_named(one.item for one in said))
