"""The words of all records, which are like which, and how much it tells that they are.

It tells more the fewer records carry a word so near, as in `roster.levels`; here it is made to
tell the same from either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sightline.engines.names.compiled import Bits, Counts, Hashes, Offsets, Places, Small, compiled
from sightline.engines.names.letters import BARE
from sightline.engines.names.resolution.columns import Flags, Lexicon, Likeness
from sightline.engines.names.roster.levels import MEANT, count_levels, tell
from sightline.engines.names.roster.phones import CODES, CONSONANTS, VOWELS, forms, sounds
from sightline.engines.names.roster.scripts import ABD
from sightline.engines.names.roster.vocabulary import LEVELS, Vocabulary, digest, find_near

LEAST_BITS = 0.3
"""A word of its own tells this much at least."""
RARE = 60
"""A sound that so many records carry at most is a key by itself."""
END = 3
"""So many consonants make a beginning or an end."""
_SERVANTS = frozenset({"abd", ABD})
_OPEN = CODES["a"]
_VOWELS = frozenset(CODES[vowel] for vowel in VOWELS)
_CODES = bytes(CONSONANTS.tolist()).ljust(256, b"\0")


class Known(NamedTuple):
    """How many records there are, and how many of them carry each word."""

    records: int
    counts: Counts


def likeness(
    vocabulary: Vocabulary, words: Sequence[str], first: int, last: int, known: Known
) -> Likeness:
    """The neighbours of some of the words, as seen from these words."""
    near = find_near(vocabulary, words[first:last])
    asked = last - first
    counts = np.zeros((asked, LEVELS), dtype=np.int64)
    count_levels(near.tokens, near.ends, known.counts, counts)
    bits = np.zeros((asked, LEVELS), dtype=np.float32)
    order, mass = np.zeros((asked, LEVELS), dtype=np.uint8), np.zeros(asked, dtype=np.int64)
    tell(counts, known.records, MEANT, bits, order, mass, np.zeros(asked, dtype=np.float32))
    sizes = np.diff(near.ends.ravel(), prepend=0)
    rows = np.repeat(np.arange(asked), sizes.reshape(asked, LEVELS).sum(axis=1))
    steps = np.repeat(np.tile(np.arange(LEVELS, dtype=np.uint8), asked), sizes)
    telling = bits[rows, steps]
    kept = telling > 0
    order_of = np.lexsort((near.tokens[kept], rows[kept]))
    starts = np.zeros(asked + 1, dtype=np.int64)
    starts[1:] = np.cumsum(np.bincount(rows[kept], minlength=asked))
    return Likeness(
        starts, near.tokens[kept][order_of], telling[kept][order_of], steps[kept][order_of]
    )


def joined(parts: Sequence[Likeness]) -> Likeness:
    """Lay the neighbours of ranges of words end to end."""
    starts, at = [np.zeros(1, dtype=np.int64)], 0
    for part in parts:
        starts.append(part.starts[1:] + at)
        at += len(part.near)
    return Likeness(
        np.concatenate(starts),
        np.concatenate([part.near for part in parts]),
        np.concatenate([part.bits for part in parts]),
        np.concatenate([part.steps for part in parts]),
    )


@compiled
def _turn(seen: Likeness, starts: Offsets, near: Places, bits: Bits, steps: Small) -> None:
    """Write the same from the other side; rows come out sorted."""
    at = starts.copy()
    for word in range(len(seen.starts) - 1):
        for place in range(seen.starts[word], seen.starts[word + 1]):
            other = seen.near[place]
            near[at[other]] = word
            bits[at[other]], steps[at[other]] = seen.bits[place], seen.steps[place]
            at[other] += 1


@compiled
def _merge(  # noqa: PLR0917 - kernels take arrays one by one
    one: Likeness, other: Likeness, starts: Offsets, near: Places, bits: Bits, steps: Small
) -> int:
    """Join both views of every couple: the mean of the bits, and the smaller step."""
    at = 0
    for word in range(len(one.starts) - 1):
        left, right = one.starts[word], other.starts[word]
        while left < one.starts[word + 1] or right < other.starts[word + 1]:
            ours = one.near[left] if left < one.starts[word + 1] else len(starts)
            theirs = other.near[right] if right < other.starts[word + 1] else len(starts)
            near[at], bits[at], steps[at] = min(ours, theirs), np.float32(0.0), LEVELS
            if ours <= theirs:
                bits[at] += one.bits[left] / 2
                steps[at] = min(steps[at], one.steps[left])
                left += 1
            if theirs <= ours:
                bits[at] += other.bits[right] / 2
                steps[at] = min(steps[at], other.steps[right])
                right += 1
            at += 1
        starts[word + 1] = at
    return at


def from_both_sides(seen: Likeness) -> Likeness:
    """Make a likeness tell the same from either side."""
    words, count = len(seen.starts) - 1, len(seen.near)
    starts = np.zeros(words + 1, dtype=np.int64)
    starts[1:] = np.cumsum(np.bincount(seen.near, minlength=words))
    turned = Likeness(starts, np.empty_like(seen.near), np.empty_like(seen.bits),
                      np.empty_like(seen.steps))  # fmt: skip
    _turn(seen, *turned)
    room = Likeness(
        np.zeros(words + 1, dtype=np.int64),
        np.empty(2 * count, dtype=np.int32),
        np.empty(2 * count, dtype=np.float32),
        np.empty(2 * count, dtype=np.uint8),
    )
    used = _merge(seen, turned, *room)
    return Likeness(
        room.starts, room.near[:used].copy(), room.bits[:used].copy(), room.steps[:used].copy()
    )


def bones_of(word: str) -> bytes:
    """The consonants of a word as it was most likely meant; itself if it cannot be read aloud."""
    heard = sounds(forms(word)[-1])
    if not heard:
        return word.encode()
    first = _CODES[heard[0]]
    start = bytes([_OPEN if not first or heard[0] in _VOWELS else first])
    return _once(start + heard[1:].translate(_CODES, b"").replace(b"\0", b""))


def _once(codes: bytes) -> bytes:
    """The same without a sound that follows itself."""
    return bytes(code for place, code in enumerate(codes) if not place or codes[place - 1] != code)


def make_lexicon(words: Sequence[str], counts: Counts, seen: Likeness) -> Lexicon:
    """Put together what is known of words, which stand in the order of the alphabet."""
    both = from_both_sides(seen)
    bones = [bones_of(word) for word in words]
    digests = _digests(bones)
    spoken = [(sounds(word) or b"\0")[0] for word in words]
    bare = [word.removeprefix(BARE) for word in words]
    return Lexicon(
        *both,
        own=_own(both),
        bones=digests,
        heads=_digests([b"<" + text[:END] for text in bones]),
        tails=_digests([b">" + text[-END:] for text in bones]),
        keyed=np.array(
            [
                len(text) > 1 and word not in _SERVANTS
                for text, word in zip(bare, words, strict=True)
            ],
            dtype=bool,
        ),
        rare=_rare(digests, counts) & np.array([len(text) > 1 for text in bones], dtype=bool),
        first=np.array(spoken, dtype=np.uint8),
        lone=np.array([len(text) == 1 for text in bare], dtype=bool),
    )


def _digests(texts: Sequence[bytes]) -> Hashes:
    known = {text: digest(text.hex()) for text in set(texts)}
    return np.array([known[text] for text in texts], dtype=np.uint64)


def _rare(bones: Hashes, counts: Counts) -> Flags:
    """Whether few records carry a word that sounds so."""
    _, numbers = np.unique(bones, return_inverse=True)
    found: Flags = np.bincount(numbers, weights=counts.astype(np.float64))[numbers] <= RARE
    return found


def _own(seen: Likeness) -> Bits:
    """The most that any likeness of a word tells."""
    words = len(seen.starts) - 1
    own = np.full(words, LEAST_BITS, dtype=np.float32)
    np.maximum.at(own, np.repeat(np.arange(words), np.diff(seen.starts)), seen.bits)
    return own
