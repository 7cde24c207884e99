"""The server: web pages and API of one house behind one address."""

from sightline.server.address import Address
from sightline.server.application import make_application
from sightline.server.serving import invite_first, serve

__all__ = ["Address", "invite_first", "make_application", "serve"]
