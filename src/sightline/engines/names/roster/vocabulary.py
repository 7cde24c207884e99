"""The graph of tokens: which tokens of a list may be spellings of which others.

A vocabulary is made once from the tokens of a list. Neighbours are found by shared keys and
verified by what the slips between them cost, in levels from nought (the same letters) up;
tokens that are one name in other languages stand on a level of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from sightline.engines.names.compiled import (
    Bits,
    Hashes,
    Offsets,
    Packed,
    Places,
    Small,
    compiled,
)
from sightline.engines.names.letters import BARE
from sightline.engines.names.roster.equivalents import equivalents_of
from sightline.engines.names.roster.keys import MOST_KEYS, all_keys, keys_of
from sightline.engines.names.roster.phones import (
    CONSONANTS,
    CONSONANTS_AND_VOWELS,
    LONGEST,
    forms,
    sounds,
)
from sightline.engines.names.roster.spelling import FAR, TURNED, WIDTH, Costs, costs, slip_cost

EDGES = np.array([1e-6, 0.7, 1.5, 2.3, 3.1, 4.0, 5.0, 6.0, 7.0, 8.5, 10.0], np.float32)
"""Up to which cost a level reaches; level 0 is the same token, the last one another language."""
LEVELS = len(EDGES) + 1
OTHER_LANGUAGE = LEVELS - 1
MOST_COST = 10.0
OTHER_FORM = 0.5
"""What it costs to take a token for what it was not written as."""
_BY_LANGUAGE = 4.0
"""A spelling that costs more than this is better explained by another language."""


class Vocabulary(NamedTuple):
    """Tokens with the forms in which they may be meant, and the ways from a key to them.

    ``token_keys`` are in the order of ``token_places``; ``keys`` are sorted.
    """

    token_keys: Hashes
    token_places: Places
    sounds: Small
    form_ends: Offsets
    form_tokens: Places
    form_marks: Small
    keys: Packed
    key_forms: Places

    @property
    def size(self) -> int:
        """How many tokens there are."""
        return len(self.token_keys)


class Near(NamedTuple):
    """For each asked token its neighbours, by level: ``ends`` has a row of `LEVELS` ends each."""

    tokens: Places
    ends: Offsets


class _Forms(NamedTuple):
    sounds: Small
    ends: Offsets
    tokens: Places
    marks: Small


BARE_MARK, OTHER_MARK, TURNED_MARK = 1, 2, 4
_TURNABLE = re.compile("^[aeiou][^aeiou].{2,}")
"""Words whose first two letters may have changed places: their sounds hide it from the keys."""


def digest(text: str) -> int:
    """A number of 64 bits for a text, the same on every machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def digests(texts: Sequence[str]) -> Hashes:
    """The numbers of many texts."""
    return np.array([digest(text) for text in texts], np.uint64)


def _lay_forms(tokens: Sequence[str], *, asked: bool = False) -> _Forms:
    heard: list[bytes] = []
    owners: list[int] = []
    marks: list[int] = []
    for place, token in enumerate(tokens):
        bare = BARE_MARK if token.startswith(BARE) else 0
        ways = [(form, OTHER_MARK if number else 0) for number, form in enumerate(forms(token))]
        if asked and _TURNABLE.match(token):
            ways.append((token[1] + token[0] + token[2:], TURNED_MARK))
        for form, mark in ways:
            said = sounds(form)
            if said:
                heard.append(said)
                owners.append(place)
                marks.append(bare | mark)
    return _Forms(
        np.frombuffer(bytearray(b"".join(heard)), np.uint8),
        np.cumsum([len(word) for word in heard], dtype=np.int64),
        np.array(owners, np.int32),
        np.array(marks, np.uint8),
    )


def build_vocabulary(tokens: Sequence[str]) -> Vocabulary:
    """Make the graph of tokens, which are different from one another."""
    laid = _lay_forms(tokens)
    keys, key_forms = all_keys(
        laid.sounds,
        laid.ends,
        (laid.marks & BARE_MARK).astype(np.uint8),
        CONSONANTS,
        CONSONANTS_AND_VOWELS,
    )
    order = np.argsort(keys, kind="stable")
    token_keys = digests(tokens)
    by_key = np.argsort(token_keys, kind="stable")
    return Vocabulary(
        token_keys=token_keys[by_key],
        token_places=by_key.astype(np.int32),
        sounds=laid.sounds,
        form_ends=laid.ends,
        form_tokens=laid.tokens,
        form_marks=laid.marks,
        keys=keys[order],
        key_forms=key_forms[order],
    )


def places_of(vocabulary: Vocabulary, wanted: Hashes) -> Places:
    """Where tokens stand by their digests, -1 for those that are not there."""
    if not len(wanted) or not vocabulary.size:
        return np.full(len(wanted), -1, np.int32)
    at = np.searchsorted(vocabulary.token_keys, wanted)
    at = np.minimum(at, vocabulary.size - 1)
    found = vocabulary.token_places[at]
    return np.where(vocabulary.token_keys[at] == wanted, found, -1).astype(np.int32)


def find_near(vocabulary: Vocabulary, tokens: Sequence[str]) -> Near:
    """The neighbours of tokens in a vocabulary, each on the best level that it reaches."""
    laid = _lay_forms(tokens, asked=True)
    same = places_of(vocabulary, digests(tokens))
    foreign, foreign_ends = _foreign(vocabulary, tokens)
    form_starts = np.searchsorted(laid.tokens, np.arange(len(tokens) + 1)).astype(np.int64)
    return Near(
        *_find_near(
            vocabulary,
            laid, form_starts, same, foreign, foreign_ends,
            CONSONANTS, CONSONANTS_AND_VOWELS, costs(), EDGES,
        )
    )  # fmt: skip


def _foreign(vocabulary: Vocabulary, tokens: Sequence[str]) -> tuple[Places, Offsets]:
    """The tokens of the vocabulary that are the same name in another language."""
    found = [equivalents_of(token) for token in tokens]
    flat = [other for others in found for other in others]
    places = places_of(vocabulary, digests(flat))
    ends = np.cumsum([len(others) for others in found], dtype=np.int64)
    return places, ends


@compiled
def _level(cost: float, edges: Bits) -> int:
    level = 1
    while level < len(edges) - 1 and cost > edges[level]:
        level += 1
    return level


@compiled
def _slip(one: Small, one_mark: int, other: Small, mark: int, table: Costs, room: Bits) -> float:  # noqa: PLR0917 - kernels take arrays one by one
    """What lies between two forms, or `FAR` where it is too much for their length."""
    most = min(MOST_COST, 1.25 * min(len(one), len(other)) + 1.5)
    one_bare, other_bare = one_mark & BARE_MARK, mark & BARE_MARK
    if one_bare == other_bare:
        cost = slip_cost(one, other, table.taken, table.lost, table.added, most, room)
    elif one_bare:
        cost = slip_cost(
            one, other, table.bare_taken, table.bare_lost, table.bare_added, most, room
        )
    else:
        cost = slip_cost(
            other, one, table.bare_taken, table.bare_lost, table.bare_added, most, room
        )
    cost += OTHER_FORM * (((one_mark | mark) & OTHER_MARK) >> 1)
    cost += TURNED * ((one_mark & TURNED_MARK) >> 2)
    return cost if cost <= most else FAR


@compiled
def _lower(keys: Packed, wanted: int) -> int:
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) >> 1
        if keys[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def _reach(  # noqa: PLR0917
    known: Vocabulary, laid: _Forms, asked: int, mine: Packed, count: int,
    stamp: Places, cost: Bits, found: Places, room: Bits, table: Costs, reached: int, mark: int,
) -> int:  # fmt: skip
    """Verify all tokens under the keys of one form; say how many tokens are reached by now."""
    start = laid.ends[asked - 1] if asked else 0
    one = laid.sounds[start : laid.ends[asked]]
    for number in range(count):
        key = mine[number]
        at = _lower(known.keys, key)
        while at < len(known.keys) and known.keys[at] == key:
            form = known.key_forms[at]
            at += 1
            if stamp[form] == mark:
                continue
            stamp[form] = mark
            first = known.form_ends[form - 1] if form else 0
            other = known.sounds[first : known.form_ends[form]]
            slip = _slip(one, laid.marks[asked], other, known.form_marks[form], table, room)
            token = known.form_tokens[form]
            if slip < cost[token]:
                if cost[token] >= FAR:
                    found[reached] = token
                    reached += 1
                cost[token] = slip
    return reached


@compiled
def _shelve(  # noqa: PLR0917
    found: Places, reached: int, cost: Bits, edges: Bits, tokens: Places, count: int, ends: Offsets
) -> int:
    """Lay out the tokens reached, level by level, and forget their costs."""
    level_of = np.empty(reached, np.uint8)
    sizes = np.zeros(LEVELS + 1, np.int64)
    for number in range(reached):
        slip = cost[found[number]]
        level = 0 if slip < 0 else OTHER_LANGUAGE if slip >= FAR - 1 else _level(slip, edges)
        level_of[number] = level
        sizes[level + 1] += 1
        cost[found[number]] = FAR
    for level in range(LEVELS):
        sizes[level + 1] += sizes[level]
        ends[level] = count + sizes[level + 1]
    for number in range(reached):
        level = level_of[number]
        tokens[count + sizes[level]] = found[number]
        sizes[level] += 1
    return count + reached


@compiled
def _find_near(  # noqa: PLR0917
    known: Vocabulary, laid: _Forms, form_starts: Offsets, same: Places,
    foreign: Places, foreign_ends: Offsets,
    consonants: Small, with_vowels: Small, table: Costs, edges: Bits,
) -> tuple[Places, Offsets]:  # fmt: skip
    asked, size = len(same), len(known.token_keys)
    stamp = np.full(len(known.form_ends), -1, np.int32)
    cost = np.full(size, FAR, np.float32)
    found, room = np.empty(size, np.int32), np.zeros((WIDTH, WIDTH), np.float32)
    mine, word_room = np.empty(MOST_KEYS, np.uint32), np.empty(LONGEST, np.uint8)
    tokens = np.empty(max(1024, asked * 64), np.int32)
    ends = np.empty((asked, LEVELS), np.int64)
    count, mark = 0, 0
    for number in range(asked):
        reached = 0
        for form in range(form_starts[number], form_starts[number + 1]):
            start = laid.ends[form - 1] if form else 0
            word = laid.sounds[start : laid.ends[form]]
            bare = (laid.marks[form] & BARE_MARK) != 0
            keys = keys_of(word, bare, consonants, with_vowels, word_room, mine)
            reached = _reach(
                known, laid, form, mine, keys, stamp, cost, found, room, table, reached, mark
            )
            mark += 1
        if same[number] >= 0:
            if cost[same[number]] >= FAR:
                found[reached] = same[number]
                reached += 1
            cost[same[number]] = -1.0
        start = foreign_ends[number - 1] if number else 0
        reached = _add_foreign(foreign[start : foreign_ends[number]], cost, found, reached)
        while count + reached > len(tokens):
            tokens = np.concatenate((tokens, np.empty(len(tokens), np.int32)))
        count = _shelve(found, reached, cost, edges, tokens, count, ends[number])
    return tokens[:count].copy(), ends


@compiled
def _add_foreign(foreign: Places, cost: Bits, found: Places, reached: int) -> int:
    for token in foreign:
        if token >= 0:
            if cost[token] >= FAR:
                found[reached] = token
                reached += 1
            if cost[token] > _BY_LANGUAGE:
                cost[token] = FAR - 1
    return reached
