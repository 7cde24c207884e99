"""Filing what was read: in acts of bounded size, each of which is kept whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from sightline.cli.progress import counting
from sightline.cli.visit import Visit

if TYPE_CHECKING:
    from sightline.intake import Batch, Refusal
    from sightline.values import Marking, Record

#: Records of one act: an interrupted command loses at most so many.
_AT_ONCE = 20_000
#: Refusals that are kept in memory to be shown; all of them are counted, and written if asked.
_SHOWN = 1_000


class Tally:
    """What became of a file."""

    def __init__(self) -> None:
        self.rows = self.items = self.statements = self.new = self.known = 0
        #: Rows or cells that were left out, and those taken that deserve a look.
        self.left_out = self.noted = 0
        self.refusals: list[Refusal] = []

    def count(self, batch: Batch) -> None:
        """Count what a batch holds."""
        self.rows = batch.rows
        self.items += len(batch.items)
        self.statements += len(batch.statements)
        self.noted += sum(one.kept for one in batch.refusals)
        self.left_out += sum(not one.kept for one in batch.refusals)
        self.refusals += batch.refusals[: max(0, _SHOWN - len(self.refusals))]

    def document(self) -> dict[str, Any]:
        """Tell it for programs."""
        names = ("rows", "items", "statements", "new", "known", "left_out", "noted", "refusals")
        return {name: getattr(self, name) for name in names}


def file_batches(
    visit: Visit,
    path: Path,
    batches: Iterable[Batch],
    *,
    markings: list[Marking],
    case: str | None,
    refused: Path | None,
) -> Tally:
    """Add all that a file gives, and the file itself; tell what became of it."""
    tally = Tally()
    kept = False
    with counting("adding") as progress, _opened(refused) as listed:
        for records in _acts(batches, tally, listed, whole=case is not None):
            if not kept:
                visit.house.add(markings, visit.reader)
                visit.house.keep_file(path.read_bytes(), visit.reader, case)
                kept = True
            added = visit.house.add(records, visit.reader, case=case)
            tally.new += added.new
            tally.known += added.known
            if progress is not None:
                progress(tally.statements)
    return tally


def _acts(
    batches: Iterable[Batch], tally: Tally, listed: BinaryIO | None, *, whole: bool
) -> Iterator[list[Record]]:
    """Gather batches into acts. In a case all is one act: what is in it gets other ids."""
    records: list[Record] = []
    for batch in batches:
        tally.count(batch)
        if listed is not None:
            listed.writelines(msgspec.json.encode(one) + b"\n" for one in batch.refusals)
        records += [*batch.items, *batch.statements, *batch.identities]
        if len(records) >= _AT_ONCE and not whole:
            yield records
            records = []
    if records:
        yield records


@contextmanager
def _opened(path: Path | None) -> Iterator[BinaryIO | None]:
    if path is None:
        yield None
        return
    with path.open("wb") as handle:
        yield handle
