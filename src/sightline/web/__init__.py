"""Web pages: what one reader may see, assess, share and do, drawn on the server."""

from sightline.web.route import Door, Route

__all__ = ["Door", "Route"]
