"""Reading through the API: entities, statements, items, search, what changed, and the house."""

from sightline.api.reading import changes, entities, house, records, searching, vocabulary

ROUTES = (
    *house.ROUTES,
    *searching.ROUTES,
    *entities.ROUTES,
    *records.ROUTES,
    *changes.ROUTES,
    *vocabulary.ROUTES,
)

__all__ = ["ROUTES", "changes", "entities", "house", "records", "searching", "vocabulary"]
