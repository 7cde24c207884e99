"""The API: versioned JSON over the same rooms as the command line and the pages."""

from sightline.api.application import make_api, make_router
from sightline.api.working import WORKERS

__all__ = ["WORKERS", "make_api", "make_router"]
