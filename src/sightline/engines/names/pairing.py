"""Which part of one name stands against which part of the other, each at most once."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sightline.engines.names.likeness import Likeness, likeness
from sightline.engines.names.parts import Kind, Part, Parts, Sort
from sightline.engines.names.sounds import phones, slips
from sightline.engines.names.words import families

SQUEEZED_SLIPS = 0.1
"""The share of slips up to which two names are one when written without spaces."""
SHORTEST_JOIN = 5


class Pair(msgspec.Struct, frozen=True):
    """Parts that stand against each other: often one and one, two and one where a space is lost.

    ``spelt`` says that the one word is made of the first letters of the others.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    likeness: Likeness
    spelt: bool = False

    def turned(self) -> Pair:
        """The same pair seen from the other side."""
        return Pair(self.right, self.left, self.likeness, self.spelt)


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    """All pairs, and the parts of either side that found nothing.

    ``repeated`` parts say again what was said: they count neither for nor against.
    """

    left: Parts
    right: Parts
    pairs: tuple[Pair, ...]
    left_over: tuple[int, ...]
    right_over: tuple[int, ...]
    repeated: tuple[str, ...] = ()

    @property
    def contested(self) -> int:
        """How many parts differ: what is left on both sides stands against each other."""
        return min(len(self.left_over), len(self.right_over))

    @property
    def is_whole(self) -> bool:
        """Whether every part has its equal, in the same spelling or another of its family."""
        return not (self.left_over or self.right_over) and all(
            pair.likeness >= Likeness.FAMILY for pair in self.pairs
        )

    def turned(self) -> Pairing:
        """The same pairing seen from the other side."""
        return Pairing(
            left=self.right,
            right=self.left,
            pairs=tuple(pair.turned() for pair in self.pairs),
            left_over=self.right_over,
            right_over=self.left_over,
            repeated=self.repeated,
        )


def pair_up(left: Parts, right: Parts) -> Pairing:
    """Pair the parts of two names, the most alike first. Either name may stand first."""
    if _rank(right) < _rank(left):
        return _pair_up(right, left).turned()
    return _pair_up(left, right)


def _rank(name: Parts) -> tuple[int, tuple[str, ...], str]:
    return len(name.parts), tuple(part.text for part in name.parts), name.name


def _pair_up(left: Parts, right: Parts) -> Pairing:
    pairs = list(_choose(left, right))
    left_over, right_over = _rest(left, right, pairs)
    if left_over or right_over:
        joined = _rejoin(left, right, pairs)
        if joined is not None:
            pairs = joined
            left_over, right_over = _rest(left, right, pairs)
    if _is_one_word(left, right, pairs, left_over, right_over):
        everything = tuple(range(len(left.parts))), tuple(range(len(right.parts)))
        pairs, left_over, right_over = [Pair(*everything, Likeness.SLIP)], (), ()
    return _without_repeats(left, right, pairs, left_over, right_over)


def _choose(left: Parts, right: Parts) -> Iterator[Pair]:
    found = [
        (-int(how), abs(place - other), place, other)
        for place, one in enumerate(left.parts)
        for other, another in enumerate(right.parts)
        if (how := likeness(one, another)) > Likeness.NONE
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for rank, _, place, other in sorted(found):
        if place not in taken_left and other not in taken_right:
            taken_left.add(place)
            taken_right.add(other)
            yield Pair((place,), (other,), Likeness(-rank))


def _rest(left: Parts, right: Parts, pairs: list[Pair]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    used_left = {place for pair in pairs for place in pair.left}
    used_right = {place for pair in pairs for place in pair.right}
    return (
        tuple(place for place in range(len(left.parts)) if place not in used_left),
        tuple(place for place in range(len(right.parts)) if place not in used_right),
    )


def _rejoin(left: Parts, right: Parts, pairs: list[Pair]) -> list[Pair] | None:
    """Read two neighbours as one word, or a word as first letters, where that says more."""
    found = [
        *_joins(left, right),
        *(pair.turned() for pair in _joins(right, left)),
        *_spellings(left, right),
        *(pair.turned() for pair in _spellings(right, left)),
    ]
    kept = pairs
    for pair in sorted(found, key=lambda pair: (-pair.likeness, pair.left, pair.right)):
        rivals = [
            other
            for other in kept
            if set(other.left) & set(pair.left) or set(other.right) & set(pair.right)
        ]
        if all(other.likeness < pair.likeness or other.likeness < 5 for other in rivals):
            kept = [other for other in kept if other not in rivals] + [pair]
    return kept if kept is not pairs else None


def _joins(left: Parts, right: Parts) -> Iterator[Pair]:
    """Two neighbours on the left that make one word on the right."""
    for place in range(len(left.parts) - 1):
        one, next_one = left.parts[place : place + 2]
        if Kind.NUMBER in {one.kind, next_one.kind} or not one.text.isascii():
            continue
        text = one.text + next_one.text.removeprefix("~")
        near = [
            (other, word)
            for other, word in enumerate(right.parts)
            if abs(len(word.text) - len(text)) <= 1
        ]
        if not near or len(text) < SHORTEST_JOIN:
            continue
        root = families("spelling").get(text, text)
        joined = Part(f"{one.written} {next_one.written}", text, root)
        for other, word in near:
            how = likeness(joined, word)
            if how >= Likeness.SLIP:
                yield Pair((place, place + 1), (other,), min(how, Likeness.SOUND))


def _spellings(left: Parts, right: Parts) -> Iterator[Pair]:
    """A word on the left made of the first letters of neighbours on the right."""
    if left.sort is not Sort.BODY:
        return
    firsts = "".join(part.text[:1] for part in right.parts)
    for place, part in enumerate(left.parts):
        long = len(part.text) >= 3 or (len(part.text) == 2 and part.written.isupper())
        at = firsts.find(part.text) if long else -1
        if at >= 0:
            run = tuple(range(at, at + len(part.text)))
            yield Pair((place,), run, Likeness.SLIP, spelt=True)


def _is_one_word(
    left: Parts,
    right: Parts,
    pairs: list[Pair],
    left_over: tuple[int, ...],
    right_over: tuple[int, ...],
) -> bool:
    """Whether the names differ little once written without spaces, unlike their parts."""
    worst = min((pair.likeness for pair in pairs), default=Likeness.NONE)
    if worst >= Likeness.SLIP and not (left_over or right_over):
        return False
    parts = (*left.parts, *right.parts)
    if any(part.kind is Kind.NUMBER or not part.text.isascii() for part in parts):
        return False
    one, other = ("".join(part.text for part in name.parts) for name in (left, right))
    length = max(len(phones(one)), len(phones(other)))
    if length < 8 or abs(len(one) - len(other)) > 3:
        return False
    return slips(one, other) <= SQUEEZED_SLIPS * length


def _without_repeats(
    left: Parts,
    right: Parts,
    pairs: list[Pair],
    left_over: tuple[int, ...],
    right_over: tuple[int, ...],
) -> Pairing:
    roots = {left.parts[place].root for pair in pairs for place in pair.left}
    roots |= {right.parts[place].root for pair in pairs for place in pair.right}
    again = tuple(
        name.parts[place].written
        for name, over in ((left, left_over), (right, right_over))
        for place in over
        if name.parts[place].root in roots
    )
    return Pairing(
        left=left,
        right=right,
        pairs=tuple(sorted(pairs, key=lambda pair: pair.left)),
        left_over=tuple(at for at in left_over if left.parts[at].root not in roots),
        right_over=tuple(at for at in right_over if right.parts[at].root not in roots),
        repeated=again,
    )
