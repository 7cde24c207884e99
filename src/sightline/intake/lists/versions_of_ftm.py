"""FollowTheMoney entities, as OpenSanctions gives them, taken as one version of a list."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sightline.intake.ftm import Provenance
from sightline.intake.ftm_entities import read_ftm_entities
from sightline.intake.limits import Limits
from sightline.intake.refusal import Batch, Refusal
from sightline.intake.source import Source
from sightline.values import Item

#: Where a refusal with such a column costs the whole entity.
_WHOLE = {None, "id", "schema"}
_NOT_KEPT = (
    "what the data set says of single entities (first seen, last seen, data sets) is not kept in "
    "the version of a list: add the file without `list` to keep it"
)


def read_ftm_version(source: Source, item: Item, limits: Limits) -> Iterator[tuple[Batch, int]]:
    """Read the entities; all of them stand in the one item that names the version."""
    first = True
    terms = Provenance(marking=item.marking, title=item.title, known=item.known)
    for batch in read_ftm_entities(source.path, terms, limits=limits):
        notes: tuple[Refusal, ...] = ()
        if first and batch.items:
            first = False
            notes = (Refusal(file=source.name, reason=_NOT_KEPT, kept=True),)
        lost = sum(not one.kept and one.column in _WHOLE for one in batch.refusals)
        said = tuple(msgspec.structs.replace(one, item=item.id) for one in batch.statements)
        refusals = (*notes, *batch.refusals)
        yield msgspec.structs.replace(batch, items=(), statements=said, refusals=refusals), lost
