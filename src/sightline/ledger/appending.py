"""The act of appending: what is new is enclosed, weighed, sealed and shelved, or nothing is.

The order of records within one act makes no difference to what they mean. What
a record refers to must stand in the same act or in the ledger already; only the
target of a withdrawal or of a remarking may come later.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256

from sightline.engines.seals import CaseKey
from sightline.errors import BadValue
from sightline.ledger.admission import HOUSE_RECORDS, Admission, read_id
from sightline.ledger.enclosing import enclose
from sightline.ledger.finder import Finder
from sightline.ledger.house import House
from sightline.ledger.keys import Keys, need_key
from sightline.ledger.marks import NOTHING, Weigher
from sightline.ledger.reshelving import Shelves
from sightline.ledger.rows import ORIGIN, EntryRow, HeadRow
from sightline.ledger.sealing import MAX_RECORDS, Draft, seal, seal_head
from sightline.ledger.store import Writer
from sightline.values import Head, Receipt, Record, Remarking, encode
from sightline.values.entry import Erasure, Opening, Preface


class Act:
    """One act of one author, inside one write transaction."""

    def __init__(self, writer: Writer, keys: Keys, house: House) -> None:
        self._writer = writer
        self._keys = keys
        self._house = house
        self._finder = Finder(writer, self._key_for)
        self._before = writer.head()
        self._held: dict[str, CaseKey] = {}

    def append(
        self,
        records: Sequence[Record],
        *,
        author: str,
        at: datetime | None = None,
        case: str | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Receipt:
        """Append what is not there yet, and say what was done."""
        if not author.strip():
            raise BadValue("an entry needs an author: name who appends")
        when = write_time(at)
        opened = self._house.joined(self._house.seq, _pick(records, HOUSE_RECORDS))
        admission = Admission(opened, self._house, self._finder, self._live(opened))
        admission.check(records, case)
        for record in records:
            if isinstance(record, Opening):
                self._keys.create(record.case)
        bound = enclose(records, case, self._key_for)
        drafts = admission.admit(bound, case)
        after = opened.joined(opened.seq, _pick(bound, (Remarking,)))
        weigher = Weigher(after.markings, after.remarkings, admission.find_marking)
        marks = [weigher.weigh(draft.record, draft.id.hex(), draft.case) for draft in drafts]
        entries = self._write(drafts, marks, author, when, progress)
        self._reshelve(drafts, weigher, after)
        return self._receipt(entries, len(drafts), len(records) - len(drafts))

    def bury(self, tombstone: Erasure, *, author: str, at: datetime | None) -> Receipt:
        """Append the tombstone of a case."""
        line = encode(tombstone)
        draft = Draft(sha256(line).digest(), line, tombstone, None)
        entries = self._write([draft], [NOTHING], author, write_time(at), None)
        return self._receipt(entries, 1, 0)

    def _live(self, house: House) -> list[str]:
        return [name for name in house.live if not self._keys.destroyed(name)]

    def _write(
        self,
        drafts: Sequence[Draft],
        marks: Sequence[frozenset[str]],
        author: str,
        at: str,
        progress: Callable[[int], None] | None,
    ) -> int:
        head = self._before
        seq, prev = (0, ORIGIN) if head is None else (head.seq, head.id)
        entry: EntryRow | None = None
        for start in range(0, len(drafts), MAX_RECORDS):
            preface = Preface(seq=seq + 1, prev=prev.hex(), author=author, at=at)
            sealed = seal(
                drafts[start : start + MAX_RECORDS],
                marks[start : start + MAX_RECORDS],
                preface,
                node=self._keys.node,
                seed=os.urandom(32),
                key_for=self._key_for,
            )
            entry = sealed.entry
            for rows in (sealed.blocks, sealed.records, sealed.mentions, sealed.remarkings):
                self._writer.put(rows)
            self._writer.put([entry])
            seq, prev = entry.seq, entry.id
            if progress is not None:
                progress(min(len(drafts), start + MAX_RECORDS))
        if entry is not None:
            self._writer.put([seal_head(entry, head, self._keys.node)])
        return seq - (head.seq if head else 0)

    def _reshelve(self, drafts: Sequence[Draft], weigher: Weigher, after: House) -> None:
        new = {draft.id for draft in drafts}
        targets = {
            read_id(draft.record.target) for draft in drafts if isinstance(draft.record, Remarking)
        }
        if targets:
            finder = Finder(self._writer, self._key_for)
            live = self._live(after)
            found = finder.find_anywhere(targets, live)
            Shelves(self._writer, finder, weigher, live).move(
                {name: place for name, place in found.items() if name[0] not in new}
            )

    def _receipt(self, entries: int, added: int, known: int) -> Receipt:
        head: HeadRow | None = self._writer.head()
        if head is None:
            return Receipt(Head.origin(), 0, known, 0)
        return Receipt(Head(head.seq, head.id.hex()), added, known, entries)

    def _key_for(self, case: str) -> CaseKey:
        if case not in self._held:
            self._held[case] = need_key(self._keys, case)
        return self._held[case]


def _pick(records: Sequence[Record], kinds: tuple[type[Record], ...]) -> list[tuple[int, Record]]:
    """Pick the records of some kinds, as `House.joined` takes them."""
    return [(0, record) for record in records if type(record) in kinds]


def write_time(at: datetime | None) -> str:
    """Write the moment of an act in universal time, to the second."""
    moment = at or datetime.now(UTC)
    if moment.tzinfo is None:
        raise BadValue("the time of an act needs a time zone: give it in UTC")
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
