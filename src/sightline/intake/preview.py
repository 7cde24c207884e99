"""What a mapping would make of the first rows of a table; nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping as Named
from itertools import islice
from pathlib import Path

import msgspec

from sightline.intake.limits import Limits
from sightline.intake.mapping import Mapping
from sightline.intake.refusal import Batch
from sightline.intake.sheet import Sheet
from sightline.intake.take import read_sheets
from sightline.model import Model

#: Stands for the marking in a preview, which leaves the house in no form.
_NO_MARKING = "0" * 64


def preview(
    path: str | Path,
    mapping: Mapping,
    rows: int = 20,
    *,
    markings: Named[str, str] | None = None,
    model: Model | None = None,
    limits: Limits | None = None,
) -> Batch:
    """Show the items, statements and refusals of the first rows of every sheet.

    The whole table is still surveyed, so that dates and numbers are read as
    they will be.
    """
    batches = read_sheets(
        path,
        mapping,
        marking=_NO_MARKING,
        markings=markings,
        model=model,
        limits=limits,
        narrow=lambda sheet: _first_rows(sheet, rows),
    )
    whole = Batch()
    for batch in batches:
        whole = Batch(
            items=whole.items + batch.items,
            statements=whole.statements + batch.statements,
            refusals=whole.refusals + batch.refusals,
            rows=whole.rows + batch.rows,
        )
    return whole


def _first_rows(sheet: Sheet, rows: int) -> Sheet:
    return msgspec.structs.replace(sheet, reread=lambda: islice(sheet.reread(), rows))
