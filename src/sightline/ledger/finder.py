"""Finding records by their ids: in the open, and in each case under its own disguise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple, TypeAlias

from sightline.engines.seals import CaseKey
from sightline.errors import BrokenChain
from sightline.ledger.packing import make_keys, read_places, unpack_ids, unpack_lines
from sightline.ledger.rows import BlockRow
from sightline.ledger.store import Snapshot
from sightline.values import Record
from sightline.values.entry import Preface, decode

Name: TypeAlias = tuple[bytes, str | None]
_REMEMBERED = 64


class Found(NamedTuple):
    """Where a record stands."""

    seq: int
    place: int
    first: int
    markings: tuple[str, ...]


class Finder:
    """Looks records up in one snapshot; the first 8 bytes of an id find it, all 32 confirm it."""

    def __init__(self, snapshot: Snapshot, key_for: Callable[[str], CaseKey]) -> None:
        self._snapshot = snapshot
        self._key_for = key_for
        self._shelves: dict[int, list[tuple[dict[int, int], BlockRow]]] = {}
        self._lines: dict[tuple[int, int], list[bytes]] = {}

    def key(self, case: str | None) -> CaseKey | None:
        """The key of a case, or none for what stands in the open."""
        return None if case is None else self._key_for(case)

    def find(self, wanted: Mapping[str | None, Collection[bytes]]) -> dict[Name, Found]:
        """Find those of the records that are there, by case and id."""
        keys: list[int] = []
        for case, ids in wanted.items():
            keys += make_keys(list(ids), self.key(case))
        hits: dict[int, set[int]] = defaultdict(set)
        for row in self._snapshot.find(keys):
            hits[row.seq].add(row.place)
        found: dict[Name, Found] = {}
        for block in self._snapshot.outlines(list(hits)) if hits else ():
            ids = wanted.get(block.case, ())
            if ids:
                self._match(block, hits[block.seq], ids, found)
        return found

    def find_anywhere(self, ids: Collection[bytes], cases: Collection[str]) -> dict[Name, Found]:
        """Find records in the open and in each of these cases."""
        return self.find(dict.fromkeys((None, *cases), ids))

    def read(self, seq: int, place: int) -> Record:
        """Read the record at a place of an entry."""
        for places, block in self._read_shelf(seq):
            if place in places:
                body = decode(self._read_lines(block)[places[place]])
                if isinstance(body, Preface):
                    break
                return body
        raise BrokenChain(f"entry {seq} has no record {place}: verify the ledger")

    def _read_shelf(self, seq: int) -> list[tuple[dict[int, int], BlockRow]]:
        if seq not in self._shelves:
            if len(self._shelves) >= _REMEMBERED:
                self._shelves.clear()
                self._lines.clear()
            self._shelves[seq] = [
                ({place: index for index, place in enumerate(read_places(block.places))}, block)
                for block in self._snapshot.blocks(seq)
            ]
        return self._shelves[seq]

    def _read_lines(self, block: BlockRow) -> list[bytes]:
        address = (block.seq, block.first)
        if address not in self._lines:
            self._lines[address] = unpack_lines(block, self.key(block.case)).split(b"\n")
        return self._lines[address]

    def _match(
        self, block: BlockRow, places: set[int], ids: Collection[bytes], found: dict[Name, Found]
    ) -> None:
        here = read_places(block.places)
        if places.isdisjoint(here):
            return
        held = unpack_ids(block, self.key(block.case))
        for number, place in enumerate(here):
            if place in places:
                id_ = held[32 * number : 32 * number + 32]
                if id_ in ids:
                    found[id_, block.case] = Found(block.seq, place, block.first, block.markings)
