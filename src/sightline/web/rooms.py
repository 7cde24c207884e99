"""Every route of the pages, room by room: what is not listed here does not exist."""

from __future__ import annotations

from importlib import import_module

from sightline.web.route import Route

#: The rooms, each with its own ``ROUTES``.
ROOMS = ("gate", "see", "network", "assess", "judge", "share", "act", "tour")


def gather_routes() -> tuple[Route, ...]:
    """Gather the routes of all rooms, and refuse two of one name or one address."""
    found: list[Route] = []
    for room in ROOMS:
        found.extend(import_module(f"sightline.web.{room}").ROUTES)
    for kind in ("name", "path"):
        told = [(getattr(route, kind), route.post) for route in found]
        twice = {one for one in told if told.count(one) > 1}
        if twice:
            raise ValueError(f"two routes have one {kind}: {sorted(twice)}")
    return tuple(found)


ROUTES = gather_routes()
