"""How common a part of a name is: counted in the reader's own data, and estimated before that.

Two people who share a rare name are likely one, two who share a common name are not. The
shares come from the names that the reader may see; a shipped table of rough estimates
stands in until there are enough of them, and weighs as much as `PRIOR_NAMES` names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import log

import msgspec

from sightline.engines.names.letters import romanise
from sightline.engines.names.parts import Parts, Sort
from sightline.engines.names.sounds import skeleton
from sightline.engines.names.tables import rows
from sightline.engines.names.words import families

PRIOR_NAMES = 2_000
UNHEARD = 1 / 10_000
"""The share of a part that is neither counted nor in the table."""


@cache
def _estimates(sort: Sort) -> dict[str, float]:
    kind = "person" if sort is Sort.PERSON else "company"
    heads = families("spelling" if sort is Sort.PERSON else "company")
    found: dict[str, float] = {}
    for row_kind, count, words in rows("common"):
        if row_kind == kind:
            for word in words.split():
                text = romanise(word)
                found[heads.get(text, text)] = int(count) / 10_000
    return found


@cache
def _bare_estimates() -> dict[str, float]:
    """The same by consonants, for names that are written without their vowels."""
    found: dict[str, float] = {}
    for root, share in _estimates(Sort.PERSON).items():
        found[skeleton(root)] = max(share, found.get(skeleton(root), 0.0))
    return found


def estimate(root: str, sort: Sort) -> float:
    """The share of names that carry this root, before anything is counted."""
    known = _estimates(sort).get(root)
    if known is None and root.startswith("~"):
        known = _bare_estimates().get(skeleton(root))
    if known is None:
        return UNHEARD * (8 if len(root) <= 3 else 1)
    return known


class Commonness(msgspec.Struct, frozen=True):
    """What was counted: how many bearers there are, and how many of them carry each root."""

    bearers: int = 0
    counts: Mapping[str, int] = {}

    def share(self, root: str, sort: Sort) -> float:
        """The share of bearers who carry the root, counts and estimate together."""
        before = estimate(root, sort) * PRIOR_NAMES
        return min(1.0, (self.counts.get(root, 0) + before) / (self.bearers + PRIOR_NAMES))

    def surprise(self, root: str, sort: Sort) -> float:
        """How much it says that a stranger carries this root too, in natural logarithms."""
        return -log(self.share(root, sort))


def roots_of(names: Iterable[Parts]) -> frozenset[str]:
    """All roots that one bearer carries in any of the names."""
    return frozenset(part.root for parts in names for part in parts.parts)


def count(bearers: Iterable[Iterable[Parts]]) -> Commonness:
    """Count in how many bearers each root occurs."""
    counts: Counter[str] = Counter()
    total = 0
    for names in bearers:
        counts.update(roots_of(names))
        total += 1
    return Commonness(total, dict(counts))
