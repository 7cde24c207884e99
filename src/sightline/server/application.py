"""Pages and API put together as one application, over one hall and one gate."""

from __future__ import annotations

from pathlib import Path

from litestar import Litestar
from litestar.config.compression import CompressionConfig

from sightline.reception import Gate, Hall
from sightline.web.app import make_handlers

#: A form with a file may be so large; a larger table comes in by the command line.
_LARGEST = 64 * 1024**2


def make_application(
    folder: Path, *, threads: int = 4, names: tuple[str, ...] = ()
) -> Litestar:
    """Make the application of the house in a folder."""
    hall, gate = Hall(folder, threads=threads), Gate(folder)
    return Litestar(
        route_handlers=make_handlers(hall, gate),
        compression_config=CompressionConfig(backend="gzip", minimum_size=500, gzip_compress_level=6),
        openapi_config=None,
        request_max_body_size=_LARGEST,
        on_shutdown=[hall.close],
        logging_config=None,
    )
