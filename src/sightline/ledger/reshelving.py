"""After a remarking: records that are in the ledger move to blocks of their present markings.

Only the shelf changes. The bodies, their places in the entry and all that is
signed stay as they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sightline.ledger.finder import Finder, Found, Name
from sightline.ledger.marks import Weigher
from sightline.ledger.packing import (
    Member,
    make_key,
    pack_block,
    read_places,
    unpack_ids,
    unpack_lines,
)
from sightline.ledger.rows import BlockRow, MentionRow
from sightline.ledger.store import Writer
from sightline.values import Item, Record, Statement
from sightline.values.entry import decode


class Shelves:
    """The blocks of a ledger while remarkings take effect."""

    def __init__(
        self, writer: Writer, finder: Finder, weigher: Weigher, live: Sequence[str]
    ) -> None:
        self._writer = writer
        self._finder = finder
        self._weigher = weigher
        self._live = live

    def move(self, found: dict[Name, Found]) -> None:
        """Bring the blocks of these records, and of the statements of these items, up to date."""
        addresses = {(place.seq, place.first) for place in found.values()}
        keys = [
            make_key(id_, self._finder.key(case))
            for id_ in {name[0] for name in found}
            for case in (None, *self._live)
        ]
        addresses |= {(row.seq, row.first) for row in self._writer.mentions(keys)}
        firsts: dict[int, set[int]] = defaultdict(set)
        for seq, first in addresses:
            firsts[seq].add(first)
        for seq in sorted(firsts):
            for block in self._writer.blocks(seq):
                if block.first in firsts[seq]:
                    self._reshelve(block)

    def _reshelve(self, block: BlockRow) -> None:
        key = self._finder.key(block.case)
        ids = unpack_ids(block, key)
        groups: dict[frozenset[str], list[tuple[Member, Record]]] = defaultdict(list)
        for number, (place, line) in enumerate(
            zip(read_places(block.places), unpack_lines(block, key).split(b"\n"), strict=True)
        ):
            record: Record = decode(line)  # type: ignore[assignment]
            id_ = ids[32 * number : 32 * number + 32]
            digest = block.digests[32 * number : 32 * number + 32]
            marks = self._weigher.weigh(record, id_.hex(), block.case)
            groups[marks].append((Member(place, id_, line, digest), record))
        if set(groups) == {frozenset(block.markings)}:
            return
        self._writer.drop([block])
        self._writer.drop(self._mention(block, [r for pairs in groups.values() for r in pairs]))
        for marks, pairs in groups.items():
            members = [member for member, _ in pairs]
            moved = pack_block(block.seq, block.case, marks, members, key)
            self._writer.put([moved])
            self._writer.put(self._mention(moved, pairs))

    def _mention(self, block: BlockRow, pairs: Iterable[tuple[Member, Record]]) -> list[MentionRow]:
        key = self._finder.key(block.case)
        items = {
            bytes.fromhex(record.item) if isinstance(record, Statement) else member.id
            for member, record in pairs
            if isinstance(record, Item | Statement)
        }
        return sorted({MentionRow(make_key(id_, key), block.seq, block.first) for id_ in items})
