"""A part of the index that never changes: plain arrays, which may lie on disk."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import msgspec
import numpy as np

from sightline.engines.names.compiled import Counts, Hashes, Offsets, Packed, Places, Small
from sightline.engines.names.profile import Profile
from sightline.engines.names.roster.facts import BODY
from sightline.engines.names.roster.vocabulary import Vocabulary, digest

_DECODER = msgspec.msgpack.Decoder(Profile)


class Texts(msgspec.Struct, frozen=True):
    """Many byte strings in one array, by their places."""

    data: Small
    ends: Offsets

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, place: int) -> bytes:
        start = int(self.ends[place - 1]) if place else 0
        return self.data[start : int(self.ends[place])].tobytes()


def pack(texts: Iterable[bytes]) -> Texts:
    """Lay byte strings end to end."""
    kept = list(texts)
    ends = np.cumsum([len(text) for text in kept], dtype=np.int64)
    return Texts(np.frombuffer(bytearray(b"".join(kept)), dtype=np.uint8), ends)


class Segment(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Bearers by place, in the order of their ids; tokens by place; and the ways between them.

    ``id_places`` sort ``id_keys``. ``token_keys`` are sorted, as are ``keys``, ``root_keys``,
    ``number_keys`` and ``more_rows``. Arrays of ends say where each thing's share stops.
    """

    ids: Texts
    id_keys: Hashes
    id_places: Places
    profiles: Texts
    tokens: Texts
    token_keys: Hashes
    token_places: Places
    sounds: Small
    form_ends: Offsets
    form_tokens: Places
    form_marks: Small
    keys: Packed
    key_forms: Places
    root_keys: Hashes
    root_tokens: Places
    initials: Small
    posting_ends: Offsets
    postings: Places
    name_ends: Offsets
    name_tokens: Places
    name_marks: Small
    bearer_ends: Places
    facts: Packed
    more_rows: Places
    more_facts: Packed
    number_keys: Hashes
    number_rows: Places
    countries: Texts
    country_counts: Counts

    def __len__(self) -> int:
        return len(self.facts)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The graph of the tokens."""
        return Vocabulary(*(getattr(self, name).view(np.ndarray) for name in Vocabulary._fields))

    @cached_property
    def country_codes(self) -> dict[str, int]:
        """The codes of countries; nought is kept for none."""
        return {self.countries[place].decode(): place + 1 for place in range(len(self.countries))}

    def id_of(self, place: int) -> str:
        """The id of a bearer."""
        return self.ids[place].decode()

    def place_of(self, identity: str) -> int | None:
        """Where a bearer stands, or None."""
        key = np.uint64(digest(identity))
        at = int(np.searchsorted(self.id_keys, key, sorter=self.id_places))
        while at < len(self.id_places) and self.id_keys[self.id_places[at]] == key:
            place = int(self.id_places[at])
            if self.id_of(place) == identity:
                return place
            at += 1
        return None

    def profile_of(self, place: int) -> Profile:
        """The profile of a bearer."""
        return _DECODER.decode(self.profiles[place])

    def bearers_of(self, token: int) -> Places:
        """The bearers that have the token in a name."""
        start = int(self.posting_ends[token - 1]) if token else 0
        return self.postings[start : int(self.posting_ends[token])]

    def bearers_of_root(self, root: str) -> Places:
        """The bearers that have any token of a root in a name, each once."""
        key = np.uint64(digest(root))
        low, high = (
            np.searchsorted(self.root_keys, key),
            np.searchsorted(self.root_keys, key, "right"),
        )
        found = [self.bearers_of(int(token)) for token in self.root_tokens[low:high]]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int32)

    def with_number(self, key: int) -> Places:
        """The bearers that have a number of a document, by its digest."""
        low = np.searchsorted(self.number_keys, np.uint64(key))
        high = np.searchsorted(self.number_keys, np.uint64(key), "right")
        return self.number_rows[low:high]

    def tokens_of(self, bearer: int) -> Places:
        """All tokens of a bearer, each once."""
        first = int(self.bearer_ends[bearer - 1]) if bearer else 0
        last = int(self.bearer_ends[bearer])
        if first == last:
            return np.zeros(0, np.int32)
        start = int(self.name_ends[first - 1]) if first else 0
        return np.unique(self.name_tokens[start : int(self.name_ends[last - 1])])

    def is_body(self, bearers: Places) -> int:
        """How many of these bearers are bodies."""
        return int(np.count_nonzero(self.facts[bearers] & BODY))
