"""What every reader of documents has at hand: bounds, the scanner, and a way to read enclosures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import msgspec

from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.document import Document
from sightline.intake.documents.scanning import Scanner

#: Reads a file that was enclosed: its bytes and its name.
Inner: TypeAlias = Callable[[bytes, str], Document]


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """The place at which a document is read; ``position`` asks for where an image was taken."""

    bounds: Bounds
    scanner: Scanner
    inner: Inner
    position: bool = False
