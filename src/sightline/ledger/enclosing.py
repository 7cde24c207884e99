"""Enclosing records in a case: their ids can no longer be guessed once its key is gone.

Items and statements take on the name of the case and a nonce that follows from
its key, so their ids change; whatever refers to them in the same batch is bound
anew. The same records enclosed in the same case always come out the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import msgspec

from sightline.engines.seals import CaseKey
from sightline.errors import LedgerError
from sightline.values import Item, Record, Remarking, Statement, Withdrawal, encode

Bound: TypeAlias = Item | Statement | Withdrawal | Remarking


def enclose(
    records: Sequence[Record], case: str | None, key_for: Callable[[str], CaseKey]
) -> list[Record]:
    """Enclose what belongs to a case, in the order given; what is enclosed already stays."""
    if case is None and not any(_needs_nonce(record) for record in records):
        return list(records)
    return _Enclosing(records, case, key_for).run()


class _Enclosing:
    """One batch on its way into a case."""

    def __init__(
        self, records: Sequence[Record], case: str | None, key_for: Callable[[str], CaseKey]
    ) -> None:
        self._records = list(records)
        self._case = case
        self._key_for = key_for
        self._renamed: dict[str, str] = {}

    def run(self) -> list[Record]:
        """Bind those that refer to nothing pending first, until nothing is pending."""
        pending = {
            place: record.id
            for place, record in enumerate(self._records)
            if isinstance(record, Item | Statement | Withdrawal | Remarking)
        }
        while pending:
            waiting = set(pending.values())
            ready = [place for place in pending if self._free(self._records[place], waiting)]
            for place in ready:
                old = pending.pop(place)
                self._records[place] = self._bind(self._records[place])
                self._renamed[old] = self._records[place].id
            if not ready:
                raise LedgerError("records of this batch refer to one another in a circle")
        return self._records

    def _free(self, record: Record, waiting: set[str]) -> bool:
        return waiting.isdisjoint(refer(record))

    def _bind(self, record: Record) -> Record:
        if isinstance(record, Withdrawal | Remarking):
            return self._replace(record, target=self._name(record.target))
        if not isinstance(record, Item | Statement):
            return record
        if record.case is not None and record.nonce is not None:
            return record
        case = record.case or self._case
        if case is None:
            return record
        if isinstance(record, Item):
            origins = tuple(self._name(origin) for origin in record.derived_from)
            record = self._replace(record, derived_from=origins, case=case)
        else:
            record = self._replace(record, item=self._name(record.item), case=case)
        return self._replace(record, nonce=self._key_for(case).make_nonce(encode(record)))

    def _name(self, id_: str) -> str:
        return self._renamed.get(id_, id_)

    @staticmethod
    def _replace(record: Bound, **changes: object) -> Bound:
        return msgspec.structs.replace(record, **changes)


def refer(record: Record) -> Iterable[str]:
    """Name the records that a record refers to."""
    if isinstance(record, Statement):
        return (record.item,)
    if isinstance(record, Item):
        return record.derived_from
    if isinstance(record, Withdrawal | Remarking):
        return (record.target,)
    return ()


def _needs_nonce(record: Record) -> bool:
    return isinstance(record, Item | Statement) and record.case is not None and record.nonce is None
