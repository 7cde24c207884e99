"""Small files that people write: forms and rules, read as carefully as those that are taken in."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def read_small(path: Path, most: int) -> tuple[str, bytes]:
    """Read a plain file of bounded size: its name, fit to be shown, and its bytes."""
    # The intake is slow to import, and most screenings read no file.
    limits = import_module("sightline.intake.limits").Limits(file_bytes=most)
    source = import_module("sightline.intake.source").find_source(path, limits)
    with source.open() as handle:
        content: bytes = handle.read()
    return source.name, content
