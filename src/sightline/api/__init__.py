"""The API: versioned JSON over the same rooms as the command line and the pages."""

from sightline.api.application import make_api, make_router

__all__ = ["make_api", "make_router"]
