"""Words by how common they are: a few that many bear, and a long tail that hardly anybody bears."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from sightline.exercise.bearers.tables import syllables
from sightline.exercise.draws import Draws

_WHOLE = 2**30


class Ranked:
    """Common words followed by coined ones, each rank a little rarer than the one before.

    The share of a rank falls as the power ``slope`` of the rank and ``shift``; a larger shift
    makes the first words less common.
    """

    def __init__(
        self,
        common: Sequence[str],
        *,
        slope: float,
        shift: int,
        tail: int = 0,
        coin: Callable[[int], str] = str,
    ) -> None:
        self._words: list[str | None] = [*common, *[None] * tail]
        self._coin = coin
        shares = [(rank + shift + 1) ** -slope for rank in range(len(self._words))]
        scale = _WHOLE / sum(shares)
        self._steps = list(accumulate(max(1, int(share * scale)) for share in shares))

    def __len__(self) -> int:
        return len(self._words)

    def draw(self, draws: Draws) -> str:
        """Draw a word; one of the tail is coined when it is first drawn."""
        rank = bisect_right(self._steps, draws.below(self._steps[-1]))
        word = self._words[rank]
        if word is None:
            word = self._words[rank] = self._coin(rank)
        return word


def strung(kind: str, rank: int, steps: Sequence[int] | None = None) -> str:
    """Coin a word for a rank from syllables: the same word in every world."""
    table = syllables(kind)
    draws = Draws(0, "coined", kind, rank)
    return "".join(draws.pick(table[step]) for step in steps or sorted(table)).capitalize()
