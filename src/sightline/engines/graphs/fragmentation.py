"""How far a network falls apart: the share of pairs that cannot reach each other.

After Borgatti, 'Identifying sets of key players in a social network' (2006). The numbers
speak of the network as a whole. They rank nobody.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from sightline.errors import BadValue

Ties = Mapping[str, frozenset[str]]


def fragmentation(
    nodes: Iterable[str], ties: Iterable[tuple[str, str]], *, without: Iterable[str] = ()
) -> float:
    """The share of pairs that cannot reach each other: 0 all can, 1 none can.

    >>> path = [("A", "B"), ("B", "C"), ("C", "D"), ("D", "E")]
    >>> round(fragmentation("ABCDE", path, without="C"), 3)
    0.667
    """
    network = _network(nodes, ties, without)
    pairs = _pairs(network)
    joined = sum(size * (size - 1) for size in _components(network))
    return (pairs - joined) / pairs


def distance_fragmentation(
    nodes: Iterable[str], ties: Iterable[tuple[str, str]], *, without: Iterable[str] = ()
) -> float:
    """The same, where pairs count as the more apart the more steps lie between them."""
    network = _network(nodes, ties, without)
    pairs = _pairs(network)
    near = sum(1 / steps for node in network for steps in _steps(network, node) if steps)
    return 1 - near / pairs


def _network(nodes: Iterable[str], ties: Iterable[tuple[str, str]], without: Iterable[str]) -> Ties:
    gone = set(without)
    everyone = set(nodes)
    strangers = gone - everyone
    if strangers:
        raise BadValue(f"{min(strangers)!r} is to be removed and is not in the network")
    found: dict[str, set[str]] = {node: set() for node in everyone - gone}
    for one, other in ties:
        if not {one, other} <= everyone:
            raise BadValue(f"the tie {one!r} - {other!r} ends outside the network")
        if one != other and one in found and other in found:
            found[one].add(other)
            found[other].add(one)
    return {node: frozenset(near) for node, near in found.items()}


def _pairs(network: Ties) -> int:
    if len(network) < 2:
        raise BadValue("nothing can be said of fewer than two nodes: they have no pairs")
    return len(network) * (len(network) - 1)


def _components(network: Ties) -> Iterator[int]:
    seen: set[str] = set()
    for node in network:
        if node not in seen:
            reached = set(_reach(network, node))
            seen |= reached
            yield len(reached)


def _steps(network: Ties, start: str) -> Iterator[int]:
    return iter(_reach(network, start).values())


def _reach(network: Ties, start: str) -> dict[str, int]:
    """How many steps it takes from one node to each that it can reach."""
    steps = {start: 0}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for near in network[node]:
            if near not in steps:
                steps[near] = steps[node] + 1
                queue.append(near)
    return steps
