"""Filing what was read: in acts of bounded size, each of which is kept whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from sightline.cli.progress import counting
from sightline.cli.visit import Visit
from sightline.intake.tally import Tally

if TYPE_CHECKING:
    from sightline.intake import Batch
    from sightline.values import Marking, Record

#: Records of one act: an interrupted command loses at most so many.
_AT_ONCE = 20_000


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
