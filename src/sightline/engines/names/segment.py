"""A part of the index that never changes: plain arrays, which may lie on disk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from sightline.engines.names.commonness import roots_of
from sightline.engines.names.keys import digest, keys_of, words_of
from sightline.engines.names.parts import Sort
from sightline.engines.names.profile import Profile, Taken, take

Ints: TypeAlias = NDArray[np.int64]
Keys: TypeAlias = NDArray[np.uint64]
Bytes: TypeAlias = NDArray[np.uint8]

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(Profile)


class Texts(msgspec.Struct, frozen=True):
    """Many byte strings in one array, by their places."""

    data: Bytes
    ends: Ints

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, place: int) -> bytes:
        start = int(self.ends[place - 1]) if place else 0
        return self.data[start : int(self.ends[place])].tobytes()


def pack(texts: Iterable[bytes]) -> Texts:
    """Lay byte strings end to end."""
    kept = list(texts)
    ends = np.cumsum([len(text) for text in kept], dtype=np.int64)
    return Texts(np.frombuffer(b"".join(kept), dtype=np.uint8), ends)


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """Bearers, the words of their names, and the ways from a key to words and on to bearers.

    ``root_keys`` and ``root_counts`` say in how many bearers of a sort a root occurs.
    """

    ids: Texts
    id_keys: Keys
    id_places: NDArray[np.int32]
    profiles: Texts
    words: Texts
    word_ends: Ints
    bearers: NDArray[np.int32]
    keys: Keys
    key_words: NDArray[np.int32]
    root_keys: Keys
    root_counts: NDArray[np.int32]
    totals: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def id_of(self, place: int) -> str:
        """The id of a bearer."""
        return self.ids[place].decode()

    def place_of(self, identity: str) -> int | None:
        """Where a bearer stands, or None."""
        key = np.uint64(digest(identity))
        at = int(np.searchsorted(self.id_keys, key))
        while at < len(self.id_keys) and self.id_keys[at] == key:
            place = int(self.id_places[at])
            if self.id_of(place) == identity:
                return place
            at += 1
        return None

    def profile_of(self, place: int) -> Profile:
        """The profile of a bearer."""
        return _DECODER.decode(self.profiles[place])

    def word(self, place: int) -> tuple[str, str]:
        """A word of the vocabulary and its root."""
        text, root = self.words[place].decode().split("\t")
        return text, root

    def words_under(self, keys: Iterable[int]) -> set[int]:
        """The words that stand under any of the keys."""
        wanted = np.array(sorted(keys), dtype=np.uint64)
        first = np.searchsorted(self.keys, wanted, side="left")
        last = np.searchsorted(self.keys, wanted, side="right")
        found: set[int] = set()
        for start, end in zip(first.tolist(), last.tolist(), strict=True):
            found.update(self.key_words[start:end].tolist())
        return found

    def bearers_of(self, word: int) -> NDArray[np.int32]:
        """The bearers that have the word in a name."""
        start = int(self.word_ends[word - 1]) if word else 0
        return self.bearers[start : int(self.word_ends[word])]

    def count_of(self, key: int) -> int:
        """How many bearers were counted under this key."""
        at = int(np.searchsorted(self.root_keys, np.uint64(key)))
        if at < len(self.root_keys) and self.root_keys[at] == np.uint64(key):
            return int(self.root_counts[at])
        return 0


def root_key(root: str, sort: Sort) -> int:
    """The key under which the bearers of a root are counted."""
    return digest(f"{sort}:{root}")


def country_key(country: str) -> int:
    """The key under which the bearers of a country are counted."""
    return digest(f"country:{country}")


def counted_keys(taken: Taken) -> set[int]:
    """All that one bearer adds one to."""
    profile = taken.profile
    keys = {root_key(root, profile.sort) for root in roots_of(taken.everything)}
    return keys | {country_key(country) for country in profile.countries}


def build_segment(profiles: Mapping[str, Profile]) -> Segment:
    """Lay bearers out in arrays; their order is that of their ids."""
    ids = sorted(profiles)
    postings: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    counts: Counter[int] = Counter()
    totals = Counter(profile.sort for profile in profiles.values())
    for place, identity in enumerate(ids):
        taken = take(profiles[identity])
        counts.update(counted_keys(taken))
        for word in {pair for name in taken.everything for pair in words_of(name).items()}:
            postings[word].append(place)
    vocabulary = sorted(postings)
    id_keys = np.array([digest(identity) for identity in ids], dtype=np.uint64)
    by_key = np.argsort(id_keys, kind="stable")
    keys, key_words = _key_arrays(vocabulary)
    root_keys = np.array(sorted(counts), dtype=np.uint64)
    return Segment(
        ids=pack(identity.encode() for identity in ids),
        id_keys=id_keys[by_key],
        id_places=by_key.astype(np.int32),
        profiles=pack(_ENCODER.encode(profiles[identity]) for identity in ids),
        words=pack(f"{text}\t{root}".encode() for text, root in vocabulary),
        word_ends=np.cumsum([len(postings[word]) for word in vocabulary], dtype=np.int64),
        bearers=np.array(
            [place for word in vocabulary for place in postings[word]], dtype=np.int32
        ),
        keys=keys,
        key_words=key_words,
        root_keys=root_keys,
        root_counts=np.array([counts[int(key)] for key in root_keys], dtype=np.int32),
        totals=np.array([totals[Sort.PERSON], totals[Sort.BODY]], dtype=np.int64),
    )


def _key_arrays(vocabulary: list[tuple[str, str]]) -> tuple[Keys, NDArray[np.int32]]:
    flat: list[int] = []
    owners: list[int] = []
    for place, (text, root) in enumerate(vocabulary):
        keys = keys_of(text, root)
        flat += keys
        owners += [place] * len(keys)
    keys_array = np.array(flat, dtype=np.uint64)
    order = np.argsort(keys_array, kind="stable")
    return keys_array[order], np.array(owners, dtype=np.int32)[order]
