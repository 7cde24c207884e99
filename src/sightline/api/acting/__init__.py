"""Acting through the API, always in the reader's own name and always now."""

from sightline.api.acting import decisions, records, review, screening

ROUTES = (*records.ROUTES, *decisions.ROUTES, *review.ROUTES, *screening.ROUTES)

__all__ = ["ROUTES", "decisions", "records", "review", "screening"]
