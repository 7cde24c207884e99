"""Places on a sheet for a network: ties pull, everything else pushes, and the same is drawn alike.

After Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991), with a pull to
the middle that keeps separate parts on the sheet. The first places follow from a seed and from
nothing else. Nearness means that there are ties, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from sightline.errors import BadValue

_STEPS, _GRAVITY, _GOLDEN = 120, 0.9, 2.399963229728653

Array = NDArray[np.float64]


def lay_out(
    nodes: Sequence[str], ties: Iterable[tuple[str, str]], *, seed: int = 1
) -> dict[str, tuple[float, float]]:
    """Place nodes between -1 and 1; order and direction of the ties do not matter."""
    if len(set(nodes)) != len(nodes):
        raise BadValue("a node was given twice: expected each once")
    if len(nodes) < 2:
        return dict.fromkeys(nodes, (0.0, 0.0))
    ordered = sorted(nodes)
    number = {name: place for place, name in enumerate(ordered)}
    pairs = sorted({_pair(number[one], number[other]) for one, other in ties if one != other})
    places = _relax(_scatter(len(ordered), seed), np.array(pairs, dtype=np.intp).reshape(-1, 2))
    places -= (places.max(axis=0) + places.min(axis=0)) / 2
    places /= max(float(np.abs(places).max()), 1e-9)
    # Rounded, so that the last bit of a machine's arithmetic is not part of what is answered.
    return {
        name: (round(float(x), 3) + 0.0, round(float(y), 3) + 0.0)
        for name, (x, y) in zip(ordered, places, strict=True)
    }


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _scatter(count: int, seed: int) -> Array:
    """Begin on a sunflower, shaken a little so that no two forces cancel."""
    turn = np.arange(count) * _GOLDEN
    out = np.sqrt((np.arange(count) + 0.5) / count)
    shaken = np.random.default_rng(seed).uniform(-0.01, 0.01, (count, 2))
    return np.column_stack((out * np.cos(turn), out * np.sin(turn))) + shaken


def _relax(places: Array, pairs: NDArray[np.intp]) -> Array:
    """Let the forces work, in steps that grow shorter."""
    count = len(places)
    ideal = np.sqrt(4.0 / count)
    for step in range(_STEPS):
        moved = _push(places, ideal) - _GRAVITY * places * ideal
        if len(pairs):
            between = places[pairs[:, 0]] - places[pairs[:, 1]]
            pull = between * np.linalg.norm(between, axis=1, keepdims=True) / ideal
            np.subtract.at(moved, pairs[:, 0], pull)
            np.add.at(moved, pairs[:, 1], pull)
        length = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-12)
        longest = 0.2 * (1 - step / _STEPS) + 1e-3
        places = places + moved / length * np.minimum(length, longest)
    return places


def _push(places: Array, ideal: float) -> Array:
    """Push every node away from every other: the nearer, the harder."""
    across = places[:, 0, None] - places[None, :, 0]
    down = places[:, 1, None] - places[None, :, 1]
    force = ideal * ideal / np.maximum(across * across + down * down, 1e-6)
    return np.column_stack(((across * force).sum(axis=1), (down * force).sum(axis=1)))
