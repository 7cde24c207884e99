"""Looking at everybody a reader watches once more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sightline.reception.job import Made, Progress
from sightline.reception.visit import Visit


def look_at_watches(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
    """Screen all whom a reader watches, and tell only what is different, and why."""
    progress(0, None, "preparing the names")
    day = dt.date.fromisoformat(parameters["day"])
    seen = visit.house.look(visit.reader, day=day, purpose=visit.terms.purpose)
    changed = [
        {
            "watch": one.watch.of,
            "subject": one.now.subject.name,
            "result": one.now.result,
            "changes": [{"words": each.words, "why": each.why} for each in one.changes],
        }
        for one in seen
        if one.changes
    ]
    return Made(told={"looked": len(seen), "changed": changed, "day": day})
