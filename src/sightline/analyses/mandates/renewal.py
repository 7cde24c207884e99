"""What changed between two decisions, paragraph by paragraph, with re-used text traced.

Each paragraph of the later text is paired with the one of the earlier text that it takes most of
its words from. Words count in runs of three, rare runs more than common ones, so that formulas in
every resolution pair nothing. A pair is kept once on either side, the likest first.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

import msgspec

from sightline.engines.mandates import Coding, Kind, Part, Reading, Span

#: What two paragraphs must share of their runs of words to be one in two versions.
ALIKE = 0.35
_RUN = 3
_LEAST_WORDS = 4
_MOST_EXACT = 4_000_000


class Change(StrEnum):
    """What became of a paragraph."""

    KEPT = "kept"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    DROPPED = "dropped"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph in both texts, or in one of them.

    ``alike`` is the share of words that stayed, from 0 to 1. ``reused`` are the places in the
    later text of words that stood in the earlier one; ``gone`` and ``new`` are the places of those
    that did not stay and that came. ``coded`` names the codes that differ.
    """

    change: Change
    earlier: Part | None = None
    later: Part | None = None
    alike: float = 0.0
    reused: tuple[Span, ...] = ()
    gone: tuple[Span, ...] = ()
    new: tuple[Span, ...] = ()
    coded: tuple[str, ...] = ()


class Renewal(msgspec.Struct, frozen=True):
    """All steps from one text to the next: the later text in its order, then what was dropped."""

    earlier: Reading
    later: Reading
    steps: tuple[Step, ...]

    def of(self, change: Change) -> tuple[Step, ...]:
        """The steps of one sort."""
        return tuple(step for step in self.steps if step.change is change)

    def find(self, number: str) -> Step | None:
        """The step of a paragraph of the later text by its number; None if it is absent."""
        for step in self.steps:
            if step.later is not None and step.later.number == number:
                return step
        return None


class _Side(msgspec.Struct, frozen=True):
    """One paragraph, ready to be compared: its words in one form, and their places."""

    part: Part
    coding: Coding
    words: tuple[str, ...]
    places: tuple[Span, ...]
    runs: frozenset[tuple[str, ...]]


def compare(
    earlier: Reading, later: Reading, *, kinds: Sequence[Kind] = (Kind.OPERATIVE,)
) -> Renewal:
    """Say of every paragraph of these kinds whether it stayed, changed, moved, came or went."""
    old, new = _sides(earlier, kinds), _sides(later, kinds)
    pairs = _pairs(old, new)
    steps = [
        _step(old[pairs[at]], side) if at in pairs else _added(side) for at, side in new.items()
    ]
    gone = set(old) - set(pairs.values())
    steps += [_dropped(old[at]) for at in sorted(gone)]
    return Renewal(earlier, later, tuple(steps))


def _sides(reading: Reading, kinds: Sequence[Kind]) -> dict[int, _Side]:
    listed: dict[int, _Side] = {}
    text = reading.document.text
    for at, (part, coding) in enumerate(reading.coded(*kinds)):
        words, places = _words(part.body.words(text), part.body.start)
        runs = {words[first : first + _RUN] for first in range(max(1, len(words) - _RUN + 1))}
        listed[at] = _Side(part, coding, words, places, frozenset(runs if words else ()))
    return listed


def _words(body: str, begin: int) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """The words of a paragraph in small letters without stops, and where each stands."""
    words: list[str] = []
    places: list[Span] = []
    at = 0
    for piece in body.split():
        start = body.index(piece, at)
        at = start + len(piece)
        word = piece.strip(".,;:()“”\"'").casefold()
        if word:
            words.append(word)
            places.append(Span(begin + start, begin + at))
    return tuple(words), tuple(places)


def _pairs(old: dict[int, _Side], new: dict[int, _Side]) -> dict[int, int]:
    """Which earlier paragraph each later one continues: the likest pairs first, each once."""
    weights = _weights([*old.values(), *new.values()])
    where: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, side in old.items():
        for run in side.runs:
            where[run].append(at)
    totals = {at: sum(map(weights.__getitem__, side.runs)) for at, side in old.items()}
    scored: list[tuple[float, int, int, int]] = []
    for at, side in new.items():
        total = sum(map(weights.__getitem__, side.runs))
        shared: defaultdict[int, float] = defaultdict(float)
        for run in side.runs:
            for before in where.get(run, ()):
                shared[before] += weights[run]
        for before, weight in shared.items():
            alike = 2 * weight / (total + totals[before])
            if alike >= ALIKE:
                scored.append((-alike, abs(at - before), at, before))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, before in sorted(scored):
        if at not in pairs and before not in taken:
            pairs[at] = before
            taken.add(before)
    return pairs


def _weights(sides: Sequence[_Side]) -> dict[tuple[str, ...], float]:
    """Rare runs of words weigh more: what stands in every paragraph weighs almost nothing."""
    counts = Counter(run for side in sides for run in side.runs)
    return {run: math.log(1 + len(sides) / count) for run, count in counts.items()}


def _step(old: _Side, new: _Side) -> Step:
    long = len(old.words) * len(new.words) > _MOST_EXACT
    matcher = SequenceMatcher(None, old.words, new.words, autojunk=long)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    same = sum(block.size for block in blocks)
    alike = 2 * same / max(1, len(old.words) + len(new.words))
    kept = [(block.b, block.b + block.size) for block in blocks]
    stayed = [(block.a, block.a + block.size) for block in blocks]
    coded = tuple(_differences(old.coding, new.coding))
    return Step(
        change=_change(old, new, alike),
        earlier=old.part,
        later=new.part,
        alike=alike,
        reused=_spans(new, kept, least=_LEAST_WORDS),
        gone=_spans(old, _between(stayed, len(old.words))),
        new=_spans(new, _between(kept, len(new.words))),
        coded=coded,
    )


def _change(old: _Side, new: _Side, alike: float) -> Change:
    if alike < 1.0:
        return Change.CHANGED
    return Change.KEPT if old.part.number == new.part.number else Change.MOVED


def _added(side: _Side) -> Step:
    return Step(change=Change.ADDED, later=side.part, new=_spans(side, [(0, len(side.words))]))


def _dropped(side: _Side) -> Step:
    return Step(change=Change.DROPPED, earlier=side.part, gone=_spans(side, [(0, len(side.words))]))


def _between(stretches: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What lies before, between and after stretches."""
    edges = [0, *(edge for stretch in stretches for edge in stretch), length]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(first, last) for first, last in pairs if first < last]


def _spans(side: _Side, stretches: Sequence[tuple[int, int]], least: int = 1) -> tuple[Span, ...]:
    """The places of stretches of words in the text, those that are too short left out."""
    return tuple(
        Span(side.places[first].start, side.places[last - 1].end)
        for first, last in stretches
        if last - first >= least
    )


def _differences(old: Coding, new: Coding) -> Iterator[str]:
    """The codes that are not the same; where they rest in the texts does not matter."""
    for field in ("addressee", "tasks_mission", "strength", "scope"):
        if getattr(old, field).value != getattr(new, field).value:
            yield field
    if {one.value for one in old.themes} != {one.value for one in new.themes}:
        yield "themes"
    if bool(old.force) != bool(new.force):
        yield "force"
