"""A guided tour for who is here for the first time: what this is, in five minutes."""

from __future__ import annotations

from sightline.web.route import Route
from sightline.web.tour.tour import show_tour

ROUTES: tuple[Route, ...] = (Route(path="/tour", name="tour", answer=show_tour),)
