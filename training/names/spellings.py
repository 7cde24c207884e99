"""Learn what it costs to take one sound for another: `python -m training.names.spellings`.

Pairs of spellings of one name are aligned with the costs that are known so far, what was
taken for what is counted, and costs are the logarithms of these counts; a few rounds.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from training.names.table import find_library, read_groups

from sightline.engines.names.compiled import Offsets, Small, Sums, compiled
from sightline.engines.names.letters import BARE
from sightline.engines.names.roster.phones import CODES, SIZE, SOUNDS, VOWELS, sounds
from sightline.engines.names.roster.scripts import abjad, is_abjad, latin

WHERE = Path("src/sightline/engines/names/data/spelling.tsv")
ROUNDS = 7
MOST_PAIRS = 250_000
PAIRS_OF_GROUP, BARE_OF_GROUP = 6, 4
SMOOTH = 0.15
HEAD = """\
# What it costs to take one sound for another, in natural logarithms: model, kind, sounds, cost.
# `plain` is between spellings with vowels, `bare` from consonants alone to such a spelling.
# Learned by training/names/spellings.py from spellings of names in Wikidata (CC0) as collected
# in rigour (MIT). A row that is missing costs 5 (taken) or 4.5 (lost, added).
"""
Pair = tuple[bytes, bytes]
Model = tuple[Sums, Sums, Sums]


def pairs_of(groups: Iterable[tuple[str, ...]], seed: int = 3) -> tuple[list[Pair], list[Pair]]:
    """Pairs of plain spellings, and pairs of consonants with plain spellings."""
    draw = random.Random(seed)
    plain: list[Pair] = []
    bare: list[Pair] = []
    for group in groups:
        tokens = [token for form in group for token in _token(form)]
        lat = sorted({token for token in tokens if not token.startswith(BARE)})
        abj = sorted({token for token in tokens if token.startswith(BARE)})
        found = [(one, other) for place, one in enumerate(lat) for other in lat[place + 1 :]]
        if len(found) > PAIRS_OF_GROUP:
            found = draw.sample(found, PAIRS_OF_GROUP)
        plain += [pair for pair in map(_heard, found) if _alike(*pair)]
        some = lat if len(lat) < BARE_OF_GROUP else draw.sample(lat, BARE_OF_GROUP)
        bare += [pair for pair in map(_heard, ((a, b) for a in abj for b in some)) if _bones(*pair)]
    draw.shuffle(plain)
    return plain[:MOST_PAIRS], bare


def _token(form: str) -> Iterator[str]:
    if " " in form or "-" in form or len(form) < 3:
        return
    found = abjad(form) if is_abjad(form) else latin(form)
    if len(found) == 1 and len(found[0]) > 2 and sounds(found[0]):
        yield found[0]


def _heard(pair: tuple[str, str]) -> Pair:
    return sounds(pair[0]), sounds(pair[1])


def _distance(one: bytes, other: bytes) -> int:
    above = list(range(len(other) + 1))
    for row, mine in enumerate(one, 1):
        line = [row]
        for column, theirs in enumerate(other, 1):
            line.append(min(above[column] + 1, line[-1] + 1, above[column - 1] + (mine != theirs)))
        above = line
    return above[-1]


def _alike(one: bytes, other: bytes) -> bool:
    return one == other or _distance(one, other) < 0.55 * max(len(one), len(other))


_CLASSES = ["bp", "tTdD", "kqXgG", "szSCJc", "fv", "l", "m", "nN", "r"]
_CLASS = {CODES[sound]: place for place, group in enumerate(_CLASSES) for sound in group}


def _bones(one: bytes, other: bytes) -> bool:
    """Whether a word without vowels and one with them have nearly the same consonants."""
    first, second = (
        bytes(_CLASS[code] for code in word if code in _CLASS) for word in (one, other)
    )
    return _distance(first, second) <= 1


def start(bare: bool) -> Model:
    """Costs to begin with: vowels are taken for one another, and so are kindred consonants."""
    taken = np.full((SIZE, SIZE), 4.0)
    lost, added = np.full(SIZE, 3.0), np.full(SIZE, 3.0)
    vowels = [CODES[vowel] for vowel in VOWELS]
    soft = vowels + [CODES[sound] for sound in "wy"]
    for group, cost in [(soft, 1.1), *(([CODES[s] for s in c], 1.0) for c in _CLASSES)]:
        taken[np.ix_(group, group)] = cost
    for code in [*soft, CODES["h"], CODES["Q"]]:
        lost[code] = added[code] = 1.5
    if bare:
        added[vowels] = 0.2
    np.fill_diagonal(taken, 0.0)
    return taken, lost, added


@compiled
def _align(  # noqa: PLR0917 - kernels take arrays one by one
    one: Small, one_ends: Offsets, other: Small, other_ends: Offsets,
    taken: Sums, lost: Sums, added: Sums, counts: Sums, gone: Sums, come: Sums,
) -> float:  # fmt: skip
    """Align all pairs and count what was taken for what, lost and added."""
    total, start_one, start_other = 0.0, 0, 0
    cost, step = np.zeros((40, 40)), np.zeros((40, 40), np.int8)
    for pair in range(len(one_ends)):
        a, b = one[start_one : one_ends[pair]], other[start_other : other_ends[pair]]
        start_one, start_other = one_ends[pair], other_ends[pair]
        total += _fill(a, b, taken, lost, added, cost, step)
        if cost[len(a), len(b)] <= 14.0:
            _count(a, b, step, counts, gone, come)
    return total / len(one_ends)


@compiled
def _fill(  # noqa: PLR0917
    a: Small, b: Small, taken: Sums, lost: Sums, added: Sums, cost: Sums, step: NDArray[np.int8]
) -> float:
    for i in range(1, len(a) + 1):
        cost[i, 0], step[i, 0] = cost[i - 1, 0] + lost[a[i - 1]], 1
    for j in range(1, len(b) + 1):
        cost[0, j], step[0, j] = cost[0, j - 1] + added[b[j - 1]], 2
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            best, how = cost[i - 1, j - 1] + taken[a[i - 1], b[j - 1]], 0
            if cost[i - 1, j] + lost[a[i - 1]] < best:
                best, how = cost[i - 1, j] + lost[a[i - 1]], 1
            if cost[i, j - 1] + added[b[j - 1]] < best:
                best, how = cost[i, j - 1] + added[b[j - 1]], 2
            cost[i, j], step[i, j] = best, how
    return float(cost[len(a), len(b)])


@compiled
def _count(  # noqa: PLR0917
    a: Small, b: Small, step: NDArray[np.int8], counts: Sums, gone: Sums, come: Sums
) -> None:
    i, j = len(a), len(b)
    while i > 0 or j > 0:
        if step[i, j] == 0:
            counts[a[i - 1], b[j - 1]] += 1
            i, j = i - 1, j - 1
        elif step[i, j] == 1:
            gone[a[i - 1]] += 1
            i -= 1
        else:
            come[b[j - 1]] += 1
            j -= 1


def learn(pairs: list[Pair], *, bare: bool) -> Model:
    """Learn the costs from pairs; plain spellings have no direction."""
    taken, lost, added = start(bare)
    one, other = (_laid(side) for side in zip(*pairs, strict=True))
    for number in range(ROUNDS):
        counts, gone, come = np.zeros((SIZE, SIZE)), np.zeros(SIZE), np.zeros(SIZE)
        mean = _align(*one, *other, taken, lost, added, counts, gone, come)
        print(f"  round {number}: {mean:.3f} a pair")
        if not bare:
            counts, gone = counts + counts.T, gone + come
            come = gone
        left, right = (counts.max(1) + 1, counts.max(0) + 1) if bare else (
            np.diag(counts) + 1, np.diag(counts) + 1,
        )  # fmt: skip
        taken = np.clip(-np.log((counts + SMOOTH) / np.sqrt(np.outer(left, right))), 0.0, 5.0)
        lost = np.clip(-np.log((gone + SMOOTH) / left), 0.1, 4.5)
        added = np.clip(-np.log((come + SMOOTH) / right), 0.1, 4.5)
        same = np.arange(SIZE)
        taken[same, same] = np.minimum(taken[same, same], 0.3) if bare else 0.0
    return taken, lost, added


def _laid(side: Iterable[bytes]) -> tuple[Small, Offsets]:
    words = list(side)
    ends = np.cumsum([len(word) for word in words], dtype=np.int64)
    return np.frombuffer(b"".join(words), np.uint8).copy(), ends


def rows_of(name: str, model: Model) -> Iterator[str]:
    """The table as lines; what costs as much as a stranger is left out."""
    taken, lost, added = model
    for one in SOUNDS:
        for other in SOUNDS:
            cost = taken[CODES[one], CODES[other]]
            if cost < 4.95 and (one != other or cost >= 0.005):
                yield f"{name}\ttaken\t{one}{other}\t{cost:.2f}"
    for kind, costs in (("lost", lost), ("added", added)):
        for sound in SOUNDS:
            if costs[CODES[sound]] < 4.495:
                yield f"{name}\t{kind}\t{sound}\t{costs[CODES[sound]]:.2f}"


def main() -> None:
    """Learn both models and write the table."""
    plain, bare = pairs_of(read_groups(find_library()))
    print(f"{len(plain):,} pairs of plain spellings, {len(bare):,} with consonants alone")
    lines = [
        *rows_of("plain", learn(plain, bare=False)),
        *rows_of("bare", learn(bare, bare=True)),
    ]
    WHERE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
