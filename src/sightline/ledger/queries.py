"""Named SQL: each statement stands in a file of its dialect, under ``-- name:`` and a sentence."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"^-- name: (\w+)$", re.MULTILINE)


@cache
def load_queries(dialect: str) -> dict[str, str]:
    """Read the statements of one dialect, by name."""
    text = files("sightline.ledger").joinpath("sql", f"{dialect}.sql").read_text("utf-8")
    parts = _NAME.split(text)[1:]
    return {name: body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}
