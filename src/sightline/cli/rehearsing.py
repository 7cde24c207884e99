"""The readers of an exercise at work: what they make of it is filed in their own names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from sightline.casebook import casebook_records
from sightline.exercise.debate import debate
from sightline.judgements import OnForecast, OnJudgement
from sightline.reference import reference_records
from sightline.values import Level, Marking
from sightline.workspace import Workspace


def argue(house: Workspace, progress: Callable[[int], None] | None = None) -> int:
    """File what the readers of an exercise judge, ask and expect today; tell how much it is."""
    day, number = dt.datetime.now(dt.UTC).date(), 0
    with house.picture(house.reader(), act="demo") as picture:
        speeches = list(debate(picture, day))
    for speech in speeches:
        by = house.reader(speech.reader)
        if isinstance(speech.deed, OnJudgement):
            house.judge(speech.deed, by)
        elif isinstance(speech.deed, OnForecast):
            house.forecast(speech.deed, by)
        else:
            house.require(speech.deed, by)
        number += 1
        if progress is not None:
            progress(number)
    return number


def shelve_casebook(folder: Path, reader: str) -> int:
    """Found a house beside the exercise that holds the casebook; tell how many records it has."""
    open_to_all = Marking.of(Level.UNCLASSIFIED, "all", owner="org:jmac")
    records = [*reference_records(open_to_all.id), *casebook_records(open_to_all.id)]
    with Workspace.create(folder, name="The casebook", organisation="jmac", reader=reader) as house:
        by = house.reader()
        house.add([open_to_all], by)
        return house.add(records, by).new
