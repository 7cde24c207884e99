"""Whom listings name: the id under which the picture shows an entity, and what kind it is."""

from __future__ import annotations

from sightline.errors import NotFound
from sightline.picture import Picture

_PAGE = 20_000


class Bearers:
    """Looks up entities, each once; an entity that the picture does not hold keeps its id."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._found: dict[str, tuple[str, str | None]] = {}

    def read_all(self) -> None:
        """Read all who can be listed at once, for a long row of look-ups."""
        after: str | None = None
        while page := self._picture.entities("Thing", after=after, limit=_PAGE):
            after = page[-1].id
            self._found |= {one.id: (one.id, one.schema) for one in page}

    def find(self, entity: str) -> tuple[str, str | None]:
        """Give the shown id and the schema of an entity; None when it is not in the picture."""
        if entity not in self._found:
            try:
                held = self._picture.entity(entity)
            except NotFound:
                self._found[entity] = (entity, None)
            else:
                self._found[entity] = (held.id, held.schema)
        return self._found[entity]
