"""Pages of this room."""

from sightline.web.route import Route

ROUTES: tuple[Route, ...] = ()
