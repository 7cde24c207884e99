"""Addresses of every page, as the rooms name them: what is not named here is not tested."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from sightline.picture import Picture
from sightline.web.rooms import ROOMS, ROUTES

Form = tuple[str, dict[str, str]]


def gather_addresses(picture: Picture) -> Mapping[str, tuple[str, ...]]:
    """Gather addresses of every route that is opened, by its name."""
    found: dict[str, tuple[str, ...]] = {}
    for room in ROOMS:
        found |= import_module(f"tests.web.{room}.examples").give_examples(picture)
    return found


def gather_forms(picture: Picture) -> Mapping[str, Form]:
    """Gather a filled form of every route that is sent, by its name."""
    found: dict[str, Form] = {}
    for room in ROOMS:
        found |= import_module(f"tests.web.{room}.examples").give_forms(picture)
    return found


def names(*, post: bool) -> set[str]:
    """Name every route of a kind."""
    return {route.name for route in ROUTES if route.post is post}
