"""The keys under which tokens that may be one are found together.

A token's consonants, the same with any one left out, and its consonants with rough vowels,
the same with any one left out. Keys are numbers of 32 bits: two that clash by accident only
cost a comparison.
"""

from __future__ import annotations

import numpy as np

from sightline.engines.names.compiled import Offsets, Packed, Places, Small, compiled
from sightline.engines.names.roster.phones import CODES, LONGEST, VOWELS

MOST_KEYS = 2 * LONGEST + 4
_IS_VOWEL = np.zeros(64, np.bool_)
_IS_VOWEL[[CODES[vowel] for vowel in VOWELS]] = True
_OPEN = CODES["a"]
_BONES, _SHORT, _ROUGH = 1, 2, 3
SHORTEST_BONES, SHORTEST_ROUGH = 4, 3


@compiled
def _bones(word: Small, table: Small, found: Small) -> int:
    """The consonants; a vowel or a mute letter at the beginning leaves a mark."""
    length = 0
    for place in range(len(word)):
        code = table[word[place]]
        if place == 0 and (code == 0 or _IS_VOWEL[word[place]]):
            code = _OPEN
        if code != 0:
            found[length] = code
            length += 1
    return length


@compiled
def _rough(word: Small, table: Small, found: Small) -> int:
    """Consonants and rough vowels, no letter twice."""
    length = 0
    for place in range(len(word)):
        code = table[word[place]]
        if code != 0 and (length == 0 or found[length - 1] != code):
            found[length] = code
            length += 1
    return length


@compiled
def _digest(word: Small, length: int, without: int, kind: int) -> int:
    """A number for a row of sounds with one of them left out (none if ``without`` is -1)."""
    number = np.uint64(1469598103934665603) ^ np.uint64(kind)
    for place in range(length):
        if place != without:
            number = (number ^ np.uint64(word[place])) * np.uint64(1099511628211)
    number ^= number >> np.uint64(29)
    number *= np.uint64(0xBF58476D1CE4E5B9)
    return int(number >> np.uint64(32))


@compiled
def keys_of(  # noqa: PLR0917 - kernels take arrays one by one
    word: Small, bare: bool, consonants: Small, with_vowels: Small, room: Small, found: Packed
) -> int:
    """Write the keys of one word and say how many they are. ``room`` is working space."""
    if len(word) == 0:
        return 0
    length = _bones(word, consonants, room)
    found[0] = _digest(room, length, -1, _BONES)
    count = 1
    if length >= SHORTEST_BONES:
        for without in range(-1, length):
            found[count] = _digest(room, length, without, _SHORT)
            count += 1
    if not bare:
        length = _rough(word, with_vowels, room)
        if length >= SHORTEST_ROUGH:
            for without in range(-1, length):
                found[count] = _digest(room, length, without, _ROUGH)
                count += 1
    return count


@compiled
def all_keys(
    words: Small, ends: Offsets, bare: Small, consonants: Small, with_vowels: Small
) -> tuple[Packed, Places]:
    """The keys of many words, and whose they are."""
    room, found = np.empty(LONGEST, np.uint8), np.empty(MOST_KEYS, np.uint32)
    keys = np.empty(len(words) * 2 + 5 * len(ends), np.uint32)
    owners = np.empty(len(keys), np.int32)
    count, start = 0, 0
    for place in range(len(ends)):
        word = words[start : ends[place]]
        start = ends[place]
        for key in range(keys_of(word, bare[place] != 0, consonants, with_vowels, room, found)):
            keys[count], owners[count] = found[key], place
            count += 1
    return keys[:count].copy(), owners[:count].copy()
