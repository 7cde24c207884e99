"""Erasing a case: its key is destroyed, its content dropped, and a tombstone stays.

The digests of what was erased are kept, so the chain still verifies; their sum
is signed, so nobody but the holder of the node key can pass off a loss as an
erasure. The key goes last: an erasure that was interrupted is finished when
the ledger is next opened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sightline.errors import Erased, LedgerError
from sightline.ledger.appending import Act, write_time
from sightline.ledger.house import House
from sightline.ledger.keys import Keys
from sightline.ledger.packing import read_places, write_places
from sightline.ledger.rows import (
    BlobRow,
    BlockRow,
    ErasureRow,
    MentionRow,
    RecordRow,
    RemarkingRow,
    WithheldRow,
    say_erased,
    sum_withheld,
)
from sightline.ledger.sealing import seal_head
from sightline.ledger.store import Writer
from sightline.values import Receipt
from sightline.values.entry import Erasure


def erase_case(
    writer: Writer,
    keys: Keys,
    house: House,
    case: str,
    *,
    basis: str,
    reason: str,
    author: str,
    at: datetime | None,
) -> Receipt:
    """Append the tombstone and drop the content, in one transaction; the key is left to the end."""
    state = house.cases.get(case)
    if state is None:
        raise LedgerError(f"there is no case {case} in this ledger")
    if state.erased:
        raise Erased(f"the case {case} was erased before")
    if not basis.strip() or not reason.strip():
        raise LedgerError("an erasure needs a legal basis and a reason")
    known = write_time(at)[:10]
    tombstone = Erasure(basis=basis, by=author, case=case, known=known, reason=reason)
    blocks = list(writer.enclosed(case))
    withheld = _withhold(blocks, case)
    root = sum_withheld(withheld)
    writer.put(withheld)
    signature = keys.node.sign(say_erased(case, root))
    writer.put([ErasureRow(case, root, keys.node.public, signature)])
    _drop_index(writer, blocks)
    _drop_blobs(writer, keys, case)
    return Act(writer, keys, house).bury(tombstone, author=author, at=at)


def _withhold(blocks: Sequence[BlockRow], case: str) -> list[WithheldRow]:
    """Keep place and digest of each record, by entry."""
    digests: dict[int, dict[int, bytes]] = defaultdict(dict)
    for row in blocks:
        for number, place in enumerate(read_places(row.places)):
            digests[row.seq][place] = row.digests[32 * number : 32 * number + 32]
    return [
        WithheldRow(seq, case, b"".join(write_places([p]) + d for p, d in sorted(held.items())))
        for seq, held in sorted(digests.items())
    ]


def _drop_index(writer: Writer, blocks: Sequence[BlockRow]) -> None:
    """Drop the blocks and every row that points to one of their records."""
    places = {(row.seq, place) for row in blocks for place in read_places(row.places)}
    firsts = {(row.seq, row.first) for row in blocks}
    writer.drop([row for row in writer.scan(RecordRow) if row[1:] in places])
    writer.drop([row for row in writer.scan(RemarkingRow) if row[1:] in places])
    writer.drop([row for row in writer.scan(MentionRow) if row[1:] in firsts])
    writer.drop(blocks)


def _drop_blobs(writer: Writer, keys: Keys, case: str) -> None:
    gone: list[BlobRow] = [row for row in writer.blob_outlines() if row.case == case]
    if gone:
        writer.drop(gone)
        writer.put([seal_head(None, writer.head(), keys.node, gone=gone)])
