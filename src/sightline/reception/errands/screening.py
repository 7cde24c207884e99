"""Screening a table from the tray: row by row, going on where it was when it was broken off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from sightline.analyses.screening import load_rule
from sightline.analyses.screening.batch import Batch, open_batch, screen_batch
from sightline.errors import BadInput, Stopped
from sightline.intake.dates import DateOrder
from sightline.reception.errands.handing import say_name
from sightline.reception.job import Made, MadeFile, Progress
from sightline.reception.tray import Left, Tray
from sightline.reception.visit import Visit
from sightline.workspace import Asked

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ANSWER = "screened.xlsx"
_FIELDS = ("name", "alias", "born", "country", "number", "ref", "kind")


def screen_upload(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
    """Screen every row of a table in the tray, against what its reader may see."""
    if (kept := progress.kept) is not None:
        return msgspec.msgpack.decode(kept, type=Made)
    tray = Tray(visit.house.folder)
    left = tray.find(parameters["upload"], visit.reader)
    said: dict[str, str] = parameters["said"]
    batch = open_table(tray.path(left), left, said)
    asked = Asked(
        day=dt.date.fromisoformat(parameters["day"]),
        purpose=said.get("for") or "vendor",
        against=said.get("against") or "lists",
        rule=load_rule(),
    )
    picture = visit.picture("screen table", f"{left.name} {left.sha256[:16]}")
    progress(0, None, "preparing the names")
    desk = visit.house.desk(picture, asked)
    rows = sum(1 for _ in batch.sheet.reread())

    def advance(done: int) -> None:
        progress(done, rows, "screening")

    out = progress.folder / ANSWER
    done = screen_batch(batch, desk, out, progress=advance)
    if done is None:
        raise Stopped("the screening was stopped; what was screened is kept to go on with")
    told = {
        "file": left.name,
        "rows": done.rows,
        "results": dict(done.results),
        "refused": done.refused,
        "noted": done.noted,
        "resumed": done.resumed,
        "refusals": [str(one) for one in done.refusals[:100]],
        "columns": batch.columns.named(batch.sheet.columns),
        "lists": desk.lists,
        "rule": desk.rule_name,
        "day": desk.day,
        "purpose": asked.purpose,
        "against": asked.against,
        "handling": visit.handling(picture.markings()),
        "terms": visit.tell(picture),
    }
    body = out.read_bytes()
    out.unlink()
    made = Made(told=told, files=(MadeFile(name=ANSWER, media=MEDIA, body=body),))
    progress.keep(msgspec.msgpack.encode(made))
    tray.drop(left)
    return made


def open_table(path: Path, left: Left, said: Mapping[str, str]) -> Batch:
    """Open a table for screening, by what is said of its columns and by what they are called."""
    told = [(field, said[f"column-{field}"]) for field in _FIELDS if said.get(f"column-{field}")]
    order = DateOrder(said["dates"]) if said.get("dates") else None
    try:
        return open_batch(
            path, told=told, kind=said.get("kind") or None, order=order, sheet=said.get("sheet")
        )
    except BadInput as error:
        raise type(error)(say_name(str(error), left)) from None
