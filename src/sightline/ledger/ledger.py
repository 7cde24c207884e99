"""The ledger: what was said, by whom, when; it only grows, and it gives out what a sight admits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from hashlib import sha256

import msgspec

from sightline.engines.seals import CaseKey
from sightline.errors import Dangling, Erased, NotFound
from sightline.ledger.admission import read_id
from sightline.ledger.appending import Act
from sightline.ledger.blobs import name_everywhere, pack_blob, unpack_blob
from sightline.ledger.erasure import erase_case
from sightline.ledger.finder import Finder
from sightline.ledger.house import CaseState, House, read_house
from sightline.ledger.keys import Keys, need_key
from sightline.ledger.packing import unpack_ids, unpack_lines
from sightline.ledger.rows import BlockRow
from sightline.ledger.sealing import seal_head
from sightline.ledger.store import Snapshot, Store
from sightline.ledger.verdict import Verdict
from sightline.ledger.verification import verify_store
from sightline.values import Block, Head, Marking, Reader, Receipt, Record, Remarking, Sight
from sightline.values.entry import Preface

_PREFACE = msgspec.json.Decoder(Preface)


class Ledger:
    """The append-only memory of a house, over a store and with its keys."""

    def __init__(self, store: Store, keys: Keys) -> None:
        self.store = store
        self.keys = keys
        self._house = House()

    def append(
        self,
        records: Iterable[Record],
        *,
        author: str,
        at: datetime | None = None,
        case: str | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Receipt:
        """Append records as one act of one author: all of them, or none.

        What is there already changes nothing. Under a case, items and
        statements are enclosed in it, which changes their ids.
        """
        batch = list(records)
        with self.store.write() as writer:
            act = Act(writer, self.keys, self._read_house(writer))
            return act.append(batch, author=author, at=at, case=case, progress=progress)

    def head(self) -> Head:
        """The number of entries and the id of the last."""
        with self.store.read() as snapshot:
            head = snapshot.head()
        return Head.origin() if head is None else Head(head.seq, head.id.hex())

    def markings(self) -> dict[str, Marking]:
        """Every marking that was ever appended, by its id."""
        return dict(self.house().markings)

    def readers(self) -> dict[str, Reader]:
        """The latest enrolment of each reader, by name."""
        return dict(self.house().readers)

    def cases(self) -> dict[str, CaseState]:
        """The cases, by name: opened on which basis, and erased or not."""
        return dict(self.house().cases)

    def house(self) -> House:
        """What the house knows of itself now."""
        with self.store.read() as snapshot:
            return self._read_house(snapshot)

    def blocks(self, sight: Sight, *, after: int = 0, upto: int | None = None) -> Iterator[Block]:
        """Give the records that a sight admits, of the entries after one and up to another."""
        with self.store.read() as snapshot:
            head = snapshot.head()
            last = 0 if head is None else head.seq
            last = last if upto is None else min(upto, last)
            preface, seq = None, 0
            for opening, row in snapshot.admitted(sight, after, last):
                if preface is None or row.seq != seq:
                    preface, seq = _PREFACE.decode(opening), row.seq
                if sight.admits(frozenset(row.markings), row.case) and not self._gone(row.case):
                    yield self._give(row, preface)

    def last_by(self, day: date) -> int:
        """The number of the last entry that was recorded by a day, 0 when there is none."""
        with self.store.read() as snapshot:
            head = snapshot.head()
            for seq in range(0 if head is None else head.seq, 0, -1):
                entry = snapshot.entry(seq)
                if entry is not None and _PREFACE.decode(entry.preface).at[:10] <= day.isoformat():
                    return seq
        return 0

    def seen(self, ids: Iterable[str], sight: Sight) -> dict[str, frozenset[str]]:
        """Find those of some records that a sight admits, with the markings that hold for them."""
        wanted = {read_id(id_) for id_ in ids}
        with self.store.read() as snapshot:
            live = self._read_house(snapshot).live
            cases = [name for name in live if name in sight.cases and self.keys.case(name)]
            found = Finder(snapshot, self._key_for).find_anywhere(wanted, cases)
        return {
            id_.hex(): frozenset(place.markings)
            for (id_, case), place in found.items()
            if sight.admits(frozenset(place.markings), case)
        }

    def changed_sight(self, after: int) -> bool:
        """Say whether something after this entry changed who sees records up to it.

        A picture cannot then be continued from this entry, and is built anew.
        """
        with self.store.read() as snapshot:
            house = self._read_house(snapshot)
            if any((c.erased_in or 0) > after >= c.opened for c in house.cases.values()):
                return True
            finder = Finder(snapshot, self._key_for)
            targets = {
                bytes.fromhex(record.target)
                for row in snapshot.remarkings(after)
                if isinstance(record := finder.read(row.seq, row.place), Remarking)
            }
            cases = [name for name in house.live if self.keys.case(name) is not None]
            found = finder.find_anywhere(targets, cases) if targets else {}
        return any(place.seq <= after for place in found.values())

    def put_blob(self, content: bytes, case: str | None = None) -> str:
        """Keep a file as received, and give its SHA-256; one that is there already stays."""
        digest = sha256(content)
        with self.store.write() as writer:
            state = None if case is None else self._read_house(writer).cases.get(case)
            if case is not None and state is None:
                raise Dangling(f"the case {case} is not opened: append its opening first")
            if state is not None and state.erased:
                raise Erased
            row = pack_blob(content, case, None if case is None else self._key_for(case))
            if writer.blob(row.name) is None:
                writer.put([row])
                writer.put([seal_head(None, writer.head(), self.keys.node, blob=row)])
        return digest.hexdigest()

    def get_blob(self, sha256_: str) -> bytes:
        """Give a file by its SHA-256, from the open or from a case whose key is here."""
        digest = read_id(sha256_)
        with self.store.read() as snapshot:
            keys = [self.keys.case(name) for name in self._read_house(snapshot).live]
            held = (key for key in keys if key is not None)
            for name, key in name_everywhere(digest, [None, *held]).items():
                row = snapshot.blob(name)
                if row is not None:
                    return unpack_blob(row, key)
        raise NotFound

    def erase(
        self, case: str, *, basis: str, reason: str, author: str, at: datetime | None = None
    ) -> Receipt:
        """Destroy the content of a case for good, on a legal basis, and leave a tombstone."""
        with self.store.write() as writer:
            receipt = erase_case(
                writer,
                self.keys,
                self._read_house(writer),
                case,
                basis=basis,
                reason=reason,
                author=author,
                at=at,
            )
        self.finish_erasures()
        return receipt

    def finish_erasures(self) -> None:
        """Destroy the keys of erased cases that are still here, and overwrite what was dropped."""
        erased = [name for name, case in self.house().cases.items() if case.erased]
        left = [name for name in erased if not self.keys.destroyed(name)]
        for name in left:
            self.keys.destroy(name)
        if left:
            self.store.scrub()

    def verify(self, progress: Callable[[int], None] | None = None) -> Verdict:
        """Check every entry and every row; damage is listed and never raised."""
        return verify_store(self.store, self.keys, progress)

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def _give(self, row: BlockRow, preface: Preface) -> Block:
        key = None if row.case is None else self._key_for(row.case)
        return Block(
            seq=row.seq,
            recorded=preface.at,
            author=preface.author,
            markings=frozenset(row.markings),
            case=row.case,
            ids=unpack_ids(row, key),
            lines=unpack_lines(row, key),
        )

    def _read_house(self, snapshot: Snapshot) -> House:
        house = read_house(snapshot, self._house, Finder(snapshot, self._key_for))
        self._house = house
        return house

    def _gone(self, case: str | None) -> bool:
        return case is not None and self.keys.destroyed(case)

    def _key_for(self, case: str) -> CaseKey:
        return need_key(self.keys, case)
