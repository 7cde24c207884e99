"""Addresses of the tour."""

from __future__ import annotations

from sightline.picture import Picture


def give_examples(picture: Picture) -> dict[str, tuple[str, ...]]:
    """Name an address of every page."""
    return {"tour": ("/tour",)}


def give_forms(picture: Picture) -> dict[str, tuple[str, dict[str, str]]]:
    """Name an address and fields of every form."""
    return {}
