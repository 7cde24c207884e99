"""The statements of the exercise as the peers' own objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.peer_scripts.taking import take

Dataset = take("followthemoney:Dataset")
Statement = take("followthemoney:Statement")


DATASET = Dataset({"name": "exercise", "title": "The exercise"})


def statements(path: Path, limit: int | None = None) -> Iterator[Any]:
    """Read the statements, one JSON object to a line."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines):
            if number == limit:
                return
            yield Statement(dataset=DATASET.name, **json.loads(line))
