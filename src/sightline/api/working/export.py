"""Exports as downloads: entities as JSON lines, statements as CSV, sent piece by piece.

What is sent is first written whole into a file without a name, so that a slow line holds no
picture open, and an answer that begins is an answer that ends.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from hashlib import file_digest
from typing import IO, Annotated

import msgspec
from litestar import get
from litestar.params import Parameter
from litestar.response import Stream

from sightline.api.counter import AtCounter, Counter
from sightline.api.working.workers import FORMATS
from sightline.products.export import Wanted
from sightline.reception import Visit

_PIECE = 256 * 1024
_Kind = Annotated[
    str | None, Parameter(max_length=100, description="Only this schema and its narrower kinds.")
]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """An export that was written, and what has to be said of it."""

    file: IO[bytes]
    tag: str
    address: str
    handling: str


@get("/export/entities", media_type="application/x-ndjson")
async def export_entities(counter: AtCounter, schema: _Kind = None) -> Stream:
    """Give out every entity you may see in FollowTheMoney's shape, one JSON object to a line."""
    return await _export(counter, "ftm", schema)


@get("/export/statements", media_type="text/csv")
async def export_statements(counter: AtCounter, schema: _Kind = None) -> Stream:
    """Give out every statement you may see as FollowTheMoney writes them: CSV, one to a row."""
    return await _export(counter, "statements", schema)


async def _export(counter: Counter, form: str, schema: str | None) -> Stream:
    write, name, media = FORMATS[form]

    def run(visit: Visit) -> Written:
        picture = visit.picture("api export", " ".join(filter(None, (form, schema))))
        file = tempfile.TemporaryFile(dir=visit.house.folder)  # noqa: SIM115 - closed when it is sent
        write(file, Wanted(picture=picture, schema=schema, losses=[]))
        file.seek(0)
        tag = file_digest(file, "sha256").hexdigest()[:32]
        file.seek(0)
        handling = visit.handling(picture.markings())
        return Written(file=file, tag=tag, address=picture.address, handling=handling)

    written = await counter.visit(run)
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "etag": f'"{written.tag}"',
        "x-sightline-address": written.address,
        "x-sightline-handling": written.handling.encode("ascii", "backslashreplace").decode(),
    }
    return Stream(_pieces(written.file), media_type=media, headers=headers)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


ROUTES = (export_entities, export_statements)
