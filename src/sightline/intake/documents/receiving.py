"""Receiving a document: a plain file, read apart, with its bytes to be kept as they came."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sightline.errors import UnreadableFile
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.cell import Order, read_apart
from sightline.intake.documents.document import Document
from sightline.intake.documents.tidying import file_name
from sightline.intake.limits import Limits
from sightline.intake.source import find_source


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """A document with the bytes of its file."""

    content: bytes
    document: Document


def read_document(
    path: str | Path, *, bounds: Bounds | None = None, position: bool = False
) -> Received:
    """Read a document in a process of its own.

    ``position`` asks for where an image was taken. What is wrong with the file
    as a whole raises `BadInput`; what is wrong with a part of it is listed.
    """
    held = bounds or Bounds()
    source = find_source(path, Limits(file_bytes=held.file_bytes))
    with source.open() as handle:
        content = handle.read(held.file_bytes + 1)
    if len(content) != source.size:
        raise UnreadableFile(f"{source.name}: the file changed while it was read: try again")
    name = file_name(Path(path).name)
    order = Order(name=name, content=content, bounds=held, position=position)
    return Received(content=content, document=read_apart(order))
