"""Bearers laid out in arrays: the one way from profiles to a segment."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from sightline.engines.names.compiled import Offsets, Packed, Places, Small
from sightline.engines.names.letters import BARE
from sightline.engines.names.parts import Sort
from sightline.engines.names.profile import Profile
from sightline.engines.names.roster.facts import (
    COUNTRY,
    COUNTRY_MOST,
    YEAR,
    pack_facts,
)
from sightline.engines.names.roster.phones import sounds
from sightline.engines.names.roster.segment import Segment, pack
from sightline.engines.names.roster.shelf import LONE, MADE_MARK, WEAK_MARK
from sightline.engines.names.roster.tokens import LEGAL, read_name, root_of
from sightline.engines.names.roster.vocabulary import build_vocabulary, digest, digests
from sightline.engines.names.surroundings import plain_number

Progress: TypeAlias = Callable[[str, int, int], None]
"""Is told what is done, how much of it, and of how much."""

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
SHORTEST_MADE = 3
LONGEST_MADE = 6
"""Names of bodies with so many words are also found by their first letters."""
_OFTEN = 5_000


class _Laid:
    """What grows while bearers are read, one after the other."""

    def __init__(self) -> None:
        self.tokens: dict[str, int] = {}
        self.name_tokens = array("i")
        self.name_ends = array("q")
        self.name_marks = array("B")
        self.bearer_ends = array("i")
        self.facts = array("I")
        self.more_rows = array("i")
        self.more_facts = array("I")
        self.number_keys = array("Q")
        self.number_rows = array("i")
        self.countries: dict[str, int] = {}
        self.profiles: list[bytes] = []

    def add(self, row: int, profile: Profile) -> None:
        """Add one bearer."""
        self.profiles.append(_ENCODER.encode(profile))
        names: dict[tuple[str, ...], int] = {}
        for name in profile.names:
            read_into(names, name, profile.sort, 0)
        for name in profile.weak:
            read_into(names, name, profile.sort, WEAK_MARK)
        places = self.tokens
        for tokens, mark in names.items():
            self.name_tokens.extend([places.setdefault(token, len(places)) for token in tokens])
            self.name_ends.append(len(self.name_tokens))
            self.name_marks.append(mark)
        self.bearer_ends.append(len(self.name_ends))
        self._add_facts(row, profile)

    def _add_facts(self, row: int, profile: Profile) -> None:
        codes = [
            min(self.countries.setdefault(country, len(self.countries) + 1), COUNTRY_MOST)
            for country in sorted(profile.countries)
        ]
        told = pack_facts(profile, codes)
        self.facts.append(told.first)
        for fact in told.more:
            self.more_rows.append(row)
            self.more_facts.append(fact)
        for number in profile.identifiers:
            self.number_keys.append(number_key(number))
            self.number_rows.append(row)


def number_key(number: str) -> int:
    """The digest of a number of a document without signs and spaces."""
    return digest(plain_number(number))


def read_into(names: dict[tuple[str, ...], int], name: str, sort: Sort, mark: int) -> None:
    """Add the readings of one name, unless they are there already and stronger."""
    reading = read_name(name, sort)
    if not reading.tokens:
        return
    legal = LEGAL.index(reading.legal)
    names.setdefault(reading.tokens, legal | mark)
    if sort is Sort.BODY and SHORTEST_MADE <= len(reading.tokens) <= LONGEST_MADE:
        made = first_letters(reading.tokens)
        if made:
            names.setdefault((made,), legal | mark | MADE_MARK)


def first_letters(tokens: Iterable[str]) -> str:
    """The first letters of words, if all words are in Latin letters."""
    found = "".join(token[0] for token in tokens)
    return found if found.isascii() and found.isalpha() and BARE not in found else ""


def build_segment(profiles: Mapping[str, Profile], progress: Progress | None = None) -> Segment:
    """Lay bearers out in arrays; their order is that of their ids."""
    ids = sorted(profiles)
    laid = _Laid()
    for row, identity in enumerate(ids):
        laid.add(row, profiles[identity])
        if progress is not None and row % _OFTEN == 0:
            progress("names read", row, len(ids))
    if progress is not None:
        progress("names read", len(ids), len(ids))
    return _segment(ids, laid, progress)


def _segment(ids: list[str], laid: _Laid, progress: Progress | None) -> Segment:
    tokens = list(laid.tokens)
    id_keys = digests(ids)
    facts = _array(laid.facts, np.uint32)
    bearer_ends = _array(laid.bearer_ends, np.int32)
    name_ends, name_tokens = _array(laid.name_ends, np.int64), _array(laid.name_tokens, np.int32)
    posting_ends, postings = _postings(facts, bearer_ends, name_ends, name_tokens, len(tokens))
    if progress is not None:
        progress("bearers laid under their names", len(ids), len(ids))
    vocabulary = build_vocabulary(tokens)
    if progress is not None:
        progress("spellings related", len(tokens), len(tokens))
    by_number = np.argsort(_array(laid.number_keys, np.uint64), kind="stable")
    return Segment(
        ids=pack(identity.encode() for identity in ids),
        id_keys=id_keys,
        id_places=np.argsort(id_keys, kind="stable").astype(np.int32),
        profiles=pack(laid.profiles),
        tokens=pack(token.encode() for token in tokens),
        **vocabulary._asdict(),
        **_roots(tokens),
        initials=_initials(tokens),
        posting_ends=posting_ends,
        postings=postings,
        name_ends=name_ends,
        name_tokens=name_tokens,
        name_marks=_array(laid.name_marks, np.uint8),
        bearer_ends=bearer_ends,
        facts=facts,
        more_rows=_array(laid.more_rows, np.int32),
        more_facts=_array(laid.more_facts, np.uint32),
        number_keys=_array(laid.number_keys, np.uint64)[by_number],
        number_rows=_array(laid.number_rows, np.int32)[by_number],
        **_countries(laid, facts),
    )


def _array(grown: array[Any], kind: type) -> NDArray[Any]:
    return np.array(grown, dtype=kind)


def _postings(
    facts: Packed, bearer_ends: Places, name_ends: Offsets, name_tokens: Places, size: int
) -> tuple[Offsets, Places]:
    """For each token its bearers, each once, in the order of years of birth."""
    ends = np.concatenate((np.zeros(1, np.int64), name_ends))
    lengths = np.diff(ends[np.concatenate((np.zeros(1, np.int32), bearer_ends))])
    rows = np.repeat(np.arange(len(facts), dtype=np.int64), lengths)
    years = (facts >> YEAR).astype(np.int64)[rows]
    cells = np.unique(name_tokens.astype(np.int64) << 40 | years << 31 | rows)
    posting_ends = np.searchsorted(cells >> 40, np.arange(size), side="right").astype(np.int64)
    return posting_ends, (cells & ((1 << 31) - 1)).astype(np.int32)


def _roots(tokens: list[str]) -> dict[str, Any]:
    keys = digests([root_of(token) for token in tokens])
    order = np.argsort(keys, kind="stable")
    return {"root_keys": keys[order], "root_tokens": order.astype(np.int32)}


def initial_of(token: str) -> int:
    """The first sound of a token, marked if the token is a single letter."""
    heard = sounds(token)
    lone = LONE if len(token.removeprefix(BARE)) == 1 else 0
    return (heard[0] if heard else 0) | lone


def _initials(tokens: Iterable[str]) -> Small:
    return np.array([initial_of(token) for token in tokens], np.uint8)


def _countries(laid: _Laid, facts: Packed) -> dict[str, Any]:
    """The countries by their codes, and how many bearers each has."""
    told = np.concatenate((facts, _array(laid.more_facts, np.uint32)))
    codes = (told >> COUNTRY) & COUNTRY_MOST
    names = list(laid.countries)[: COUNTRY_MOST - 1]
    counts = np.bincount(codes, minlength=len(names) + 1)[1 : len(names) + 1]
    return {
        "countries": pack(name.encode() for name in names),
        "country_counts": counts.astype(np.int64),
    }
