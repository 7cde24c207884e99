"""Profiles that are asked for, as readings in the arrays of the kernels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import msgspec
import numpy as np

from sightline.engines.names.compiled import Bits, Counts, Offsets, Places, Small
from sightline.engines.names.letters import BARE
from sightline.engines.names.profile import Profile
from sightline.engines.names.roster.building import initial_of, number_key, read_into
from sightline.engines.names.roster.facts import ELSEWHERE, pack_facts
from sightline.engines.names.roster.holding import Holding
from sightline.engines.names.roster.levels import MEANT, count_levels, tell
from sightline.engines.names.roster.shelf import WEAK_MARK, Nearby, Question
from sightline.engines.names.roster.standing import Standing
from sightline.engines.names.roster.vocabulary import LEVELS, Near, digests

LONGEST_JOINED = 4
"""In names of so many tokens two neighbours are also read as one word."""
SHORTEST_SPLIT, LEAST_PART = 9, 3
_Reading = tuple[tuple[str, ...], int]


class Asked(msgspec.Struct, frozen=True):
    """Questions ready to be put: the readings, whose they are, and what each list has for them."""

    owners: Places
    question: Question
    nearby: tuple[Nearby, ...]


def ask(standing: Standing, profiles: Sequence[Profile]) -> Asked:
    """Read the names of those who are asked for, also with spaces lost or added."""
    readings = [_readings(profile) for profile in profiles]
    _add_other_words(standing, readings)
    flat = [reading for found in readings for reading in found.items()]
    owners = np.repeat(np.arange(len(profiles), dtype=np.int32), list(map(len, readings)))
    numbered: dict[str, int] = {}
    tokens = [numbered.setdefault(token, len(numbered)) for names, _ in flat for token in names]
    ends = np.cumsum([len(names) for names, _ in flat], dtype=np.int64)
    marks = np.array([mark for _, mark in flat], np.uint8)
    near = standing.reach(list(numbered))
    told = [_told(holding, profiles) for holding in standing.holdings]
    lengths = np.array([len(facts) for facts in told[0]], np.int64)
    nearby = tuple(
        _nearby(holding, profiles, owners, found, facts)
        for holding, found, facts in zip(standing.holdings, near, told, strict=True)
    )
    bits = _bits(standing, near, len(numbered))
    question = Question(
        ends=ends,
        tokens=np.array(tokens, np.int32),
        marks=marks,
        fact_ends=np.cumsum(lengths[owners]),
        facts=nearby[0].facts,
        initials=np.array([initial_of(token) for token in numbered], np.uint8),
        token_bits=bits.most,
        mass=bits.mass,
        bits=bits.bits,
        order=bits.order,
        size_bits=standing.size_bits,
    )
    return Asked(owners, question, nearby)


class _TokenBits(NamedTuple):
    bits: Bits
    order: Small
    mass: Counts
    most: Bits


def _bits(standing: Standing, near: tuple[Near, ...], size: int) -> _TokenBits:
    """How much the neighbours of each token tell, by what the whole index says."""
    counts = np.zeros((size, LEVELS), np.int64)
    for holding, found in zip(standing.holdings, near, strict=True):
        count_levels(found.tokens, found.ends, holding.carriers, counts)
    bits = _TokenBits(
        np.zeros((size, LEVELS), np.float32),
        np.zeros((size, LEVELS), np.uint8),
        np.zeros(size, np.int64),
        np.zeros(size, np.float32),
    )
    tell(counts, standing.bearers, MEANT, bits.bits, bits.order, bits.mass, bits.most)
    return bits


def _readings(profile: Profile) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for name in profile.names:
        read_into(found, name, profile.sort, 0)
    for name in profile.weak:
        read_into(found, name, profile.sort, WEAK_MARK)
    return found or {(): 0}


def _add_other_words(standing: Standing, readings: list[dict[tuple[str, ...], int]]) -> None:
    """Add readings with two words in one and one word in two, where the index knows the words."""
    names = [tokens for found in readings for tokens in found]
    single = {token for tokens in names for token in tokens if len(token) >= SHORTEST_SPLIT}
    joined = {pair for tokens in names for pair in _pairs(tokens)}
    known = _known(standing, [*single, *map(_join, joined)])
    halves = {half for token in single - known for pair in _halves(token) for half in pair}
    parts = _known(standing, list(halves))
    for found in readings:
        for tokens, mark in list(found.items()):
            for other in chain(_joinings(tokens, known), _splittings(tokens, known, parts)):
                found.setdefault(other, mark)


def _known(standing: Standing, words: list[str]) -> set[str]:
    counts = standing.carriers(digests(words))
    return {word for word, count in zip(words, counts.tolist(), strict=True) if count}


def _pairs(tokens: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if len(tokens) <= LONGEST_JOINED:
        yield from pairwise(tokens)


def _join(pair: tuple[str, str]) -> str:
    return pair[0] + pair[1].removeprefix(BARE)


def _joinings(tokens: tuple[str, ...], known: set[str]) -> Iterator[tuple[str, ...]]:
    for place, pair in enumerate(_pairs(tokens)):
        if _join(pair) in known:
            yield (*tokens[:place], _join(pair), *tokens[place + 2 :])


def _halves(token: str) -> Iterator[tuple[str, str]]:
    """All ways to part a word in two."""
    bare = BARE if token.startswith(BARE) else ""
    text = token.removeprefix(BARE)
    for at in range(LEAST_PART, len(text) - LEAST_PART + 1):
        yield bare + text[:at], bare + text[at:]


def _splittings(
    tokens: tuple[str, ...], known: set[str], parts: set[str]
) -> Iterator[tuple[str, ...]]:
    """The name with its unknown words parted where both parts are known, evenly if possible."""
    parted: list[str] = []
    for token in tokens:
        ways = []
        if len(token) >= SHORTEST_SPLIT and token not in known:
            ways = [pair for pair in _halves(token) if pair[0] in parts and pair[1] in parts]
        parted += max(ways, key=lambda pair: min(map(len, pair))) if ways else (token,)
    if len(parted) > len(tokens):
        yield tuple(parted)


def _told(holding: Holding, profiles: Sequence[Profile]) -> list[tuple[int, ...]]:
    """The facts of who is asked for, in the codes of one list."""
    codes = holding.segment.country_codes
    found: list[tuple[int, ...]] = []
    for profile in profiles:
        mine = [codes.get(country, ELSEWHERE) for country in profile.countries]
        packed = pack_facts(profile, mine)
        found.append((packed.first, *packed.more))
    return found


def _nearby(
    holding: Holding,
    profiles: Sequence[Profile],
    owners: Places,
    near: Near,
    told: list[tuple[int, ...]],
) -> Nearby:
    """What one list has for the questions."""
    rows = [_with_numbers(holding, profile) for profile in profiles]
    whose = owners.tolist()
    return Nearby(
        tokens=near.tokens,
        ends=near.ends,
        facts=np.array([fact for owner in whose for fact in told[owner]], np.uint32),
        number_ends=_ends([len(rows[owner]) for owner in whose]),
        number_rows=np.array([row for owner in whose for row in rows[owner]], np.int32),
    )


def _with_numbers(holding: Holding, profile: Profile) -> list[int]:
    """The bearers that have a number of who is asked for."""
    found = {
        row
        for number in profile.identifiers
        for row in holding.segment.with_number(number_key(number)).tolist()
    }
    return sorted(found - holding.removed)


def _ends(lengths: list[int]) -> Offsets:
    return np.cumsum(lengths, dtype=np.int64)
