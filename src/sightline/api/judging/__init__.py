"""Judgements, requirements and forecasts through the API: read, and acted on."""

from sightline.api.judging import deeds, reading

ROUTES = (*reading.ROUTES, *deeds.ROUTES)

__all__ = ["ROUTES", "deeds", "reading"]
