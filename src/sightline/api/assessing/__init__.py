"""Assessing through the API: flags, the seven interfaces, mandates and lists."""

from sightline.api.assessing import assessment, flags, lists, mandates

ROUTES = (*flags.ROUTES, *assessment.ROUTES, *lists.ROUTES, *mandates.ROUTES)

__all__ = ["ROUTES", "assessment", "flags", "lists", "mandates"]
