"""The cookies of a house: their names, alike for the pages and for the API."""

from __future__ import annotations

COOKIE, LANGUAGE, ERRAND = "sightline", "sightline-language", "sightline-errand"


def name_cookie(name: str, *, secure: bool) -> str:
    """Name a cookie: the longer name is kept by browsers for TLS and this very host alone."""
    return f"__Host-{name}" if secure else name
