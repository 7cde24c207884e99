"""Collect names that are one name in several languages: `python -m training.names.equivalents`.

Of each group of spellings only those are kept that spelling alone would not bring together:
a group is kept if it falls into parts between which every slip costs too much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import zstandard
from training.names.table import find_library, read_groups

from sightline.engines.names.compiled import Small
from sightline.engines.names.letters import BARE
from sightline.engines.names.roster.phones import sounds
from sightline.engines.names.roster.scripts import abjad, is_abjad, latin
from sightline.engines.names.roster.spelling import FAR, WIDTH, costs, slip_cost

WHERE = Path("src/sightline/engines/names/data/equivalents.tsv.zst")
FOUND_BY_SPELLING = 4.0
MOST_FORMS, LEAST_LETTERS = 40, 2
MOST_OF_A_PART = 6
HEAD = """\
# Tokens of names that are one name in several languages, one group a line, made by
# training/names/equivalents.py from spellings of names in Wikidata (CC0) as collected in
# rigour (MIT). Tokens that begin with ~ are consonants of Arabic or Hebrew.
"""
_ROOM = np.zeros((WIDTH, WIDTH), np.float32)


def tokens_of(forms: Iterable[str]) -> list[str]:
    """The forms of a group as tokens; forms of several words are left out."""
    found: set[str] = set()
    for form in forms:
        if " " in form or "-" in form:
            continue
        token = abjad(form) if is_abjad(form) else latin(form)
        if len(token) == 1 and len(token[0]) > LEAST_LETTERS and _is_word(token[0]):
            found.add(token[0])
    return sorted(found)


def _is_word(token: str) -> bool:
    return bool(sounds(token)) and not any(map(str.isdigit, token))


def _heard(token: str) -> Small:
    return np.frombuffer(bytearray(sounds(token)), np.uint8)


def slip(one: str, other: str) -> float:
    """What the slips between two tokens cost."""
    table = costs()
    first, second = _heard(one), _heard(other)
    bare = one.startswith(BARE), other.startswith(BARE)
    if bare[0] == bare[1]:
        return slip_cost(first, second, table.taken, table.lost, table.added, FAR, _ROOM)
    if bare[1]:
        first, second = second, first
    return slip_cost(first, second, table.bare_taken, table.bare_lost, table.bare_added, FAR, _ROOM)


def parts_of(tokens: list[str]) -> list[list[str]]:
    """The tokens in parts, within which spelling leads from each to another."""
    parts: list[list[str]] = []
    for token in tokens:
        near = [
            part for part in parts if any(slip(token, other) <= FOUND_BY_SPELLING for other in part)
        ]
        parts = [part for part in parts if part not in near]
        parts.append([token, *(other for part in near for other in part)])
    return parts


def kept_groups(groups: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The groups that spelling would not bring together, as lines."""
    for forms in groups:
        tokens = tokens_of(forms)
        if not 2 <= len(tokens) <= MOST_FORMS:
            continue
        parts = parts_of(tokens)
        if len(parts) > 1:
            yield " ".join(
                sorted(token for part in parts for token in sorted(part)[:MOST_OF_A_PART])
            )


def main() -> None:
    """Collect the groups and write them."""
    lines = sorted(set(kept_groups(read_groups(find_library()))))
    text = HEAD + "\n".join(lines) + "\n"
    WHERE.write_bytes(zstandard.ZstdCompressor(level=19).compress(text.encode()))
    print(f"{len(lines):,} groups, {len(text):,} signs, {WHERE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
