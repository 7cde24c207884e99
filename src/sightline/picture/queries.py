"""Named SQL: every statement stands in a file under ``-- name:``, and nowhere else."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"^-- name: (\w+)$", re.MULTILINE)


@cache
def load_queries() -> dict[str, str]:
    """Read the statements of all files, by name."""
    folder = files("sightline.picture").joinpath("sql")
    found: dict[str, str] = {}
    for file in folder.iterdir():
        parts = _NAME.split(file.read_text("utf-8"))[1:]
        pairs = zip(parts[::2], parts[1::2], strict=True)
        found |= {name: body.strip().rstrip(";") for name, body in pairs}
    return found
