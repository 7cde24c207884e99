"""Matching through the API: the reconciliation service, and the shape of yente."""

from sightline.api.matching import extension, offers, reconcile, yente

RECONCILIATION = (*reconcile.ROUTES, *offers.ROUTES, *extension.ROUTES)
YENTE = yente.ROUTES

__all__ = ["RECONCILIATION", "YENTE", "extension", "offers", "reconcile", "yente"]
