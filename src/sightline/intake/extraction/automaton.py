"""Many patterns found in one pass over a sequence of keys, after Aho and Corasick (1975)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence


class Automaton:
    """Finds where any of many sequences of keys occurs; building is linear, and so is finding."""

    def __init__(self, patterns: Iterable[Sequence[str]]) -> None:
        self._goto: list[dict[str, int]] = [{}]
        self._fail: list[int] = [0]
        #: The pattern that ends in a state, and the next state behind in which one ends.
        self._ends: list[list[int]] = [[]]
        self._lengths: list[int] = []
        for number, pattern in enumerate(patterns):
            self._lengths.append(len(pattern))
            if pattern:
                self._ends[self._add(pattern)].append(number)
        self._shorter = [0] * len(self._goto)
        self._link()

    def __len__(self) -> int:
        return len(self._lengths)

    def _add(self, pattern: Sequence[str]) -> int:
        state = 0
        for key in pattern:
            following = self._goto[state].get(key)
            if following is None:
                following = len(self._goto)
                self._goto[state][key] = following
                self._goto.append({})
                self._fail.append(0)
                self._ends.append([])
            state = following
        return state

    def _link(self) -> None:
        waiting = deque(self._goto[0].values())
        while waiting:
            state = waiting.popleft()
            behind = self._fail[state]
            self._shorter[state] = behind if self._ends[behind] else self._shorter[behind]
            for key, following in self._goto[state].items():
                self._fail[following] = self._step(behind, key)
                waiting.append(following)

    def _step(self, state: int, key: str) -> int:
        while state and key not in self._goto[state]:
            state = self._fail[state]
        return self._goto[state].get(key, 0)

    def find(self, keys: Iterable[str | None]) -> Iterator[tuple[int, int, int]]:
        """Give (first, last, pattern) of every occurrence; None is a break that none crosses."""
        state = 0
        for place, key in enumerate(keys):
            state = 0 if key is None else self._step(state, key)
            ended = state
            while ended:
                for pattern in self._ends[ended]:
                    yield place - self._lengths[pattern] + 1, place, pattern
                ended = self._shorter[ended]
