"""A stage on which a small world is told in a few lines, and seen as a reading of a picture.

stage = Stage()
stage.tell("m1", "Mission", name="Mission One", territory="t1")
stage.tell("p1", "Protection", grade="B2", known="2012-11-27", document="S/1", protector=...)
stage.reading("2013-01-01")
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sightline.analyses.reading import Reading
from sightline.picture import Picture, build
from sightline.values import Block, Item, Kind, Level, Marking, Record, Statement, Withdrawal
from tests.picture.world import block

MARKING = Marking.of(Level.UNCLASSIFIED, "org:test", owner="org:test")


class Stage:
    """Items and statements as they are told, in the order of telling."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self._told = 0

    def tell(
        self,
        entity: str,
        schema: str,
        /,
        *,
        grade: str | None = "B2",
        known: str | None = "2000-01-01",
        event: str | None = None,
        source: str | None = None,
        document: str | None = None,
        derived_from: tuple[str, ...] = (),
        denied: bool = False,
        about: dict[str, str] | None = None,
        **values: Any,
    ) -> Item:
        """Let an item of its own say something of an entity; without a source it is its own."""
        self._told += 1
        item = Item(
            title=f"Telling {self._told}",
            item_kind=Kind.REPORT,
            marking=MARKING.id,
            grade=grade,
            known=known,
            event=event,
            source=source or f"source-{self._told}",
            derived_from=derived_from,
            about={**(about or {}), **({"document": document} if document else {})},
        )
        self.records.append(item)
        pairs = [(prop, one) for prop, value in values.items() for one in _many(value)]
        for prop, value in pairs or [("id", entity)]:
            self.records.append(
                Statement(
                    entity=entity,
                    schema=schema,
                    prop=prop,
                    value=str(value),
                    item=item.id,
                    negated=denied,
                )
            )
        return item

    def withdraw(self, target: str, known: str = "2000-01-02") -> None:
        """Withdraw an item or a statement."""
        self.records.append(
            Withdrawal(author="ana", known=known, marking=MARKING.id, reason="wrong", target=target)
        )

    def picture(self, known: dt.date | None = None, as_of: dt.date | None = None) -> Picture:
        """The picture of all that was told, or of what was known by a day."""
        return build(self.blocks(), reader="ana", known=known, as_of=as_of)

    def reading(self, day: str | dt.date, *, as_known: bool = True) -> Reading:
        """The picture as known on a day, read on that day."""
        day = dt.date.fromisoformat(day) if isinstance(day, str) else day
        return Reading(self.picture(known=day if as_known else None), day)

    def blocks(self, records: list[Record] | None = None) -> list[Block]:
        """All records, as the ledger would give them out."""
        return [block(self.records if records is None else records, markings=(MARKING.id,))]


def _many(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)
