"""The proof of one entry: its number, its predecessor, its digests, its name, its signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from sightline.engines.seals import CaseKey, commit, holds, name_entry, pad
from sightline.errors import BrokenChain
from sightline.ledger.packing import read_places, unpack_ids, unpack_lines
from sightline.ledger.rows import BlockRow, EntryRow, WithheldRow
from sightline.ledger.sealing import Salter
from sightline.values import Record
from sightline.values.entry import Preface, decode


class Opened(NamedTuple):
    """A block as it was read: its records with their ids, or nothing when its key is gone."""

    row: BlockRow
    places: Sequence[int]
    ids: bytes | None
    lines: list[bytes]

    @property
    def readable(self) -> bool:
        """Whether its key is here, or it needs none."""
        return self.ids is not None

    def records(self) -> Iterator[tuple[int, str, Record]]:
        """The place, id and record of each line."""
        for (place, line), id_ in zip(self._placed(), self._ids(), strict=True):
            record = decode(line)
            if isinstance(record, Preface):
                raise BrokenChain(f"record {place} is a preface and no record")
            yield place, id_.hex(), record

    def strangers(self) -> list[int]:
        """The places of the records whose ids are not their own."""
        pairs = zip(self._placed(), self._ids(), strict=True)
        return [place for (place, line), id_ in pairs if sha256(line).digest() != id_]

    def _placed(self) -> Iterator[tuple[int, bytes]]:
        return zip(self.places, self.lines, strict=True) if self.readable else iter(())

    def _ids(self) -> list[bytes]:
        ids = self.ids or b""
        return [ids[start : start + 32] for start in range(0, len(ids), 32)]


def open_block(row: BlockRow, key: CaseKey | None) -> Opened:
    """Read a block, and refuse one whose columns contradict one another."""
    places = read_places(row.places)
    if not places or list(places) != sorted(set(places)) or places[0] != row.first:
        raise BrokenChain("its places are not in order")
    if list(row.markings) != sorted(set(row.markings)):
        raise BrokenChain("its markings are not in order")
    if len(row.digests) != (32 * len(places) if row.case is not None else 0):
        raise BrokenChain("its digests are not as many as its records")
    if row.case is not None and key is None:
        return Opened(row, places, None, [])
    ids, lines = unpack_ids(row, key), unpack_lines(row, key).split(b"\n")
    if len(lines) != len(places) or len(ids) != 32 * len(places):
        raise BrokenChain("its columns are not of one length")
    return Opened(row, places, ids, lines)


def prove_entry(
    entry: EntryRow,
    blocks: Sequence[Opened],
    withheld: Sequence[WithheldRow],
    key_for: Callable[[str], CaseKey],
) -> Iterator[str]:
    """Compute the name of an entry from its bodies, and say what does not agree."""
    salter = Salter(entry.seed, entry.width, key_for)
    digests: dict[int, bytes] = {0: commit(salter.salts(None)[0], entry.preface)}
    for block in blocks:
        yield from _collect(digests, _digest_block(block, salter))
    for row in withheld:
        yield from _collect(digests, read_withheld(row))
    last = max(digests)
    if len(digests) != last + 1 or entry.width != pad(last + 1):
        yield "records are missing, or there are more than the entry had"
        return
    padding = [commit(salt, b"") for salt in salter.salts(None)[last + 1 :]]
    ordered = [digests[place] for place in range(last + 1)] + padding
    if name_entry(entry.node, ordered) != entry.id:
        yield "its content is not what was signed"


def prove_link(
    entry: EntryRow, preface: Preface, seq: int, prev: bytes, known: frozenset[bytes]
) -> Iterator[str]:
    """Check the number, the predecessor and the signature of an entry."""
    if entry.seq != seq:
        yield f"entry {seq} was expected here: entries are missing"
    if preface.seq != entry.seq:
        yield f"it says that it is entry {preface.seq}"
    if preface.prev != prev.hex():
        yield "it does not follow from the entry before it"
    if entry.node not in known:
        yield "it is signed by a node that is not known here"
    elif not holds(entry.node, entry.id, entry.signature):
        yield "its signature does not hold"


def read_withheld(row: WithheldRow) -> dict[int, bytes]:
    """Read the digests that an erasure left of one entry."""
    if len(row.body) % 34:
        raise BrokenChain("its withheld digests are damaged")
    return {
        read_places(row.body[start : start + 2])[0]: row.body[start + 2 : start + 34]
        for start in range(0, len(row.body), 34)
    }


def _digest_block(block: Opened, salter: Salter) -> Mapping[int, bytes]:
    if block.ids is None:
        kept = block.row.digests
        return {p: kept[32 * n : 32 * n + 32] for n, p in enumerate(block.places)}
    salts = salter.salts(block.row.case)
    if block.places[-1] >= len(salts):
        raise BrokenChain("it has more records than its entry")
    return {
        place: commit(salts[place], line)
        for place, line in zip(block.places, block.lines, strict=True)
    }


def _collect(digests: dict[int, bytes], more: Mapping[int, bytes]) -> Iterator[str]:
    twice = digests.keys() & more.keys()
    if twice:
        yield f"record {min(twice)} is there twice"
    digests.update(more)
