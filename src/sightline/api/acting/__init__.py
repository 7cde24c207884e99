"""Acting through the API, always in the reader's own name and always now."""

from sightline.api.acting import decisions, records, screening

ROUTES = (*records.ROUTES, *decisions.ROUTES, *screening.ROUTES)

__all__ = ["ROUTES", "decisions", "records", "screening"]
