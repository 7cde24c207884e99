"""The server: web pages and API of one house behind one address."""

from sightline.server.application import make_application

__all__ = ["make_application"]
