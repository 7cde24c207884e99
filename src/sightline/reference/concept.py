"""What the field tells apart, and by what: relations, motives, types, strategies, challenges."""

from __future__ import annotations

from functools import cache

import msgspec

from sightline.errors import BadVocabulary
from sightline.reference.naming import entity_id
from sightline.reference.volume import Volume, read_volume


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing told apart from others; `tells_apart` is the question that decides."""

    code: str
    name: str
    says: str | None = None
    tells_apart: str | None = None
    source: str | None = None


class Concept(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A list of things told apart; `vocabulary` names the agreed terms that its codes are.

    `known` is given where the source is older than the studies that quote it.
    """

    code: str
    title: str
    source: str
    entries: tuple[Entry, ...]
    vocabulary: str | None = None
    known: str | None = None
    note: str | None = None

    def get(self, code: str) -> Entry:
        """The entry of this code."""
        for one in self.entries:
            if one.code == code:
                return one
        known = ", ".join(one.code for one in self.entries)
        raise BadVocabulary(f"{code!r} is no entry of {self.code}: expected {known}")

    def entity(self, entry: Entry) -> str:
        """The id of the entity of an entry."""
        return entity_id("concept", self.code, entry.code)


class _Shelf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    concepts: tuple[Concept, ...]


@cache
def load_concepts() -> tuple[Concept, ...]:
    """List the concepts."""
    return read_concepts(read_volume("concepts.yaml"))


def concept(code: str) -> Concept:
    """The concept of this code."""
    for one in load_concepts():
        if one.code == code:
            return one
    known = ", ".join(one.code for one in load_concepts())
    raise BadVocabulary(f"there is no concept {code!r}: expected {known}")


def read_concepts(text: str, name: str = "concepts.yaml") -> tuple[Concept, ...]:
    """Read and check a file of concepts."""
    volume = Volume(name, text, _Shelf)
    concepts = volume.content.concepts
    volume.check_codes((one.code for one in concepts), "concepts")
    for number, one in enumerate(concepts):
        volume.check_date(one.known, "concepts", number, "known")
        volume.check_codes((entry.code for entry in one.entries), "concepts", number, "entries")
        for index, entry in enumerate(one.entries):
            if one.vocabulary is not None:
                at = ("concepts", number, "entries", index, "code")
                volume.check_term(one.vocabulary, entry.code, *at)
    return concepts
