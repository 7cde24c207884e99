"""From records to the rows of one signed entry. Pure but for the seed, which is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import NamedTuple

import msgspec

from sightline.engines.seals import CaseKey, NodeKey, commit, make_salts, name_entry, pad
from sightline.errors import LedgerError
from sightline.ledger.packing import Member, make_key, make_keys, pack_block
from sightline.ledger.rows import (
    BlobRow,
    BlockRow,
    EntryRow,
    HeadRow,
    MentionRow,
    RecordRow,
    RemarkingRow,
    key_of,
    sum_blobs,
)
from sightline.values import Item, Record, Remarking, Statement, encode
from sightline.values.entry import Preface

MAX_RECORDS = 10_000


class Draft(msgspec.Struct, frozen=True, gc=False):
    """A new record with its id, its canonical form and its case."""

    id: bytes
    line: bytes
    record: Record
    case: str | None


class Sealed(NamedTuple):
    """The rows of one entry."""

    entry: EntryRow
    blocks: list[BlockRow]
    records: list[RecordRow]
    mentions: list[MentionRow]
    remarkings: list[RemarkingRow]


class Salter:
    """Derives the salts of an entry: those of a case's bodies also need the key of the case."""

    def __init__(self, seed: bytes, count: int, key_for: Callable[[str], CaseKey]) -> None:
        self._seed = seed
        self._count = count
        self._key_for = key_for
        self._salts: dict[str | None, list[bytes]] = {None: make_salts(seed, count)}

    def salts(self, case: str | None) -> list[bytes]:
        """The salts of all places, for bodies of this case."""
        if case not in self._salts and case is not None:
            seed = self._key_for(case).make_seed(self._seed)
            self._salts[case] = make_salts(seed, self._count)
        return self._salts[case]


def seal(
    drafts: Sequence[Draft],
    marks: Sequence[frozenset[str]],
    preface: Preface,
    *,
    node: NodeKey,
    seed: bytes,
    key_for: Callable[[str], CaseKey],
) -> Sealed:
    """Seal up to 10,000 records, with the markings of each, behind a preface that is body 0."""
    if len(drafts) > MAX_RECORDS:
        raise LedgerError(f"an entry holds at most {MAX_RECORDS} records, {len(drafts)} came")
    width = pad(len(drafts) + 1)
    salter = Salter(seed, width, key_for)
    opening = encode(preface)
    digests = [commit(salter.salts(None)[0], opening)]
    shelves: dict[tuple[frozenset[str], str | None], list[Member]] = defaultdict(list)
    for place, (draft, held) in enumerate(zip(drafts, marks, strict=True), 1):
        digest = commit(salter.salts(draft.case)[place], draft.line)
        digests.append(digest)
        shelves[held, draft.case].append(Member(place, draft.id, draft.line, digest))
    digests += [commit(salt, b"") for salt in salter.salts(None)[len(digests) :]]
    name = name_entry(node.public, digests)
    entry = EntryRow(preface.seq, name, node.public, node.sign(name), seed, width, opening)
    sealed = Sealed(entry, [], [], [], [])
    for (held, case), members in shelves.items():
        key = None if case is None else key_for(case)
        sealed.blocks.append(pack_block(preface.seq, case, held, members, key))
        _index(sealed, [drafts[member.place - 1] for member in members], members, key)
    for rows in sealed[1:]:
        rows.sort(key=key_of)
    return sealed


def _index(
    sealed: Sealed, drafts: Sequence[Draft], members: Sequence[Member], key: CaseKey | None
) -> None:
    """Make the rows by which the records of a block, their items and targets are found again."""
    seq, first = sealed.entry.seq, members[0].place
    places = [member.place for member in members]
    keys = make_keys([member.id for member in members], key)
    sealed.records.extend(map(RecordRow, keys, repeat(seq), places))
    items: set[str] = set()
    for draft, place in zip(drafts, places, strict=True):
        record = draft.record
        if type(record) is Statement:
            items.add(record.item)
        elif type(record) is Item:
            items.add(draft.id.hex())
        elif type(record) is Remarking:
            target = make_key(bytes.fromhex(record.target), key)
            sealed.remarkings.append(RemarkingRow(target, seq, place))
    mentioned = make_keys([bytes.fromhex(item) for item in items], key)
    sealed.mentions.extend(MentionRow(item, seq, first) for item in set(mentioned))


def seal_head(
    entry: EntryRow | None,
    before: HeadRow | None,
    node: NodeKey,
    blob: BlobRow | None = None,
    gone: Sequence[BlobRow] = (),
) -> HeadRow:
    """Sign the end of the ledger anew, after an entry, a new blob or blobs that are gone."""
    seq, name, blobs, total = (0, b"\0" * 32, 0, b"\0" * 32) if before is None else (before[:4])
    if entry is not None:
        seq, name = entry.seq, entry.id
    if blob is not None:
        blobs, total = blobs + 1, sum_blobs(total, blob)
    for row in gone:
        blobs, total = blobs - 1, sum_blobs(total, row, -1)
    draft = HeadRow(seq, name, blobs, total, node.public, b"")
    return draft._replace(signature=node.sign(draft.message))
