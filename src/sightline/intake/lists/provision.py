"""The measures that the text of an entry names in brackets, as the committees write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BRACKETS = re.compile(r"\(([^()]{1,120})\)")
_KNOWN = {
    "travel ban": "travel ban",
    "asset freeze": "asset freeze",
    "assets freeze": "asset freeze",
    "arms embargo": "arms embargo",
    "targeted arms embargo": "arms embargo",
}


def find_provisions(text: str) -> Iterator[tuple[str, str]]:
    """Find each measure once, with the words that name it.

    Brackets count only when everything in them is a measure: what is told of somebody in
    passing is no provision of his listing.
    """
    seen: set[str] = set()
    for match in _BRACKETS.finditer(text):
        said = [part.strip().lower() for part in re.split(r",|;|/|\band\b", match[1])]
        measures = [_KNOWN.get(part) for part in said if part]
        if not measures or None in measures:
            continue
        for measure in measures:
            if measure is not None and measure not in seen:
                seen.add(measure)
                yield measure, match[0]
