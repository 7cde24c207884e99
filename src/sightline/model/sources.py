"""Where the vocabulary is read from: the compiled form of its YAML.

People read and change the YAML in `schemata`, `terms` and `types/lists`. Parsing more than
a hundred such files takes half a second, so the program reads one JSON file for each, which
takes milliseconds. `python -m sightline.model.compiler` writes them after a change, and a
test fails when the two do not agree.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

COMPILED = Path(__file__).parent / "compiled"

T = TypeVar("T")


def read(name: str, shape: type[T]) -> T:
    """Read one compiled part of the vocabulary in the given shape."""
    return msgspec.json.decode((COMPILED / f"{name}.json").read_bytes(), type=shape)
