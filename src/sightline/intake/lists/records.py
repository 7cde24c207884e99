"""The records of a list in XML, one after the other, given out in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sightline.intake.lists.markup import Record, read_markup
from sightline.intake.lists.scribe import Scribe
from sightline.intake.refusal import Batch


def take_records(
    scribe: Scribe, wanted: frozenset[str], take: Callable[[Record], None]
) -> Iterator[Batch]:
    """Take every wanted record; what cannot be read of one is listed and the rest of it stays."""
    for record in read_markup(scribe.source, wanted, scribe.limits):
        if record.element.name in wanted:
            scribe.rows += 1
            take(record)
            if scribe.full:
                yield scribe.flush()
    yield scribe.flush()
