"""Names that are one name in several languages and share no sound: Giovanni, Ivan, Jean."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files

import zstandard

from sightline.engines.names.letters import romanise
from sightline.engines.names.roster.scripts import abjad, is_abjad, latin
from sightline.engines.names.tables import rows

_SHIPPED = files("sightline.engines.names") / "data" / "equivalents.tsv.zst"
_KINDS = {"spelling", "nickname", "number"}


@cache
def _groups() -> tuple[dict[str, tuple[int, ...]], list[tuple[str, ...]]]:
    """For every token the numbers of its groups, and the groups."""
    groups = [*_shipped(), *_families()]
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for token in group:
            found[token].append(number)
    return {token: tuple(numbers) for token, numbers in found.items()}, groups


def _shipped() -> list[tuple[str, ...]]:
    text = zstandard.ZstdDecompressor().decompress(_SHIPPED.read_bytes()).decode()
    return [tuple(line.split()) for line in text.splitlines() if not line.startswith("#")]


def _families() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for kind, forms in rows("families"):
        if kind in _KINDS:
            tokens = {token for form in forms.split() for token in _token(form)}
            found.append(tuple(sorted(tokens)))
    return found


def _token(form: str) -> tuple[str, ...]:
    found = abjad(form) if is_abjad(form) else latin(form)
    return found if len(found) == 1 else (romanise(form),)


@cache
def _none() -> frozenset[str]:
    return frozenset()


def equivalents_of(token: str) -> frozenset[str]:
    """The other tokens of all groups that a token stands in."""
    by_token, groups = _groups()
    numbers = by_token.get(token)
    if numbers is None:
        return _none()
    return frozenset(other for number in numbers for other in groups[number]) - {token}
