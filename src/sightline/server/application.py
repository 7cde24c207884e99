"""Pages and API put together as one application, over one hall and one gate."""

from __future__ import annotations

from pathlib import Path

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.exceptions import HTTPException

from sightline.api import WORKERS, make_router
from sightline.reception import Gate, Hall, Workshop
from sightline.reception.errands import ERRANDS
from sightline.reception.hosts import HostGuard
from sightline.web.app import make_handlers, make_refusal

#: A form with a file may be so large; a larger table comes in by the command line.
_LARGEST = 64 * 1024**2


def make_application(folder: Path, *, threads: int = 4, names: tuple[str, ...] = ()) -> Litestar:
    """Make the application of the house in a folder."""
    hall, gate = Hall(folder, threads=threads), Gate(folder)
    workshop = Workshop(hall, {**ERRANDS, **WORKERS})
    application = Litestar(
        route_handlers=[*make_handlers(hall, gate), make_router(hall, gate)],
        compression_config=CompressionConfig(
            backend="gzip", minimum_size=500, gzip_compress_level=6
        ),
        exception_handlers={HTTPException: make_refusal(gate)},
        openapi_config=None,
        request_max_body_size=_LARGEST,
        on_startup=[workshop.start],
        on_shutdown=[workshop.stop, hall.close],
        logging_config=None,
    )
    application.asgi_handler = HostGuard(application.asgi_handler, (*names, *gate.rules.hosts))
    return application
