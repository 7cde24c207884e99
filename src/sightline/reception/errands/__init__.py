"""Errands: what the workshop of a house does for its readers, by the kind of job.

Every errand is done in the name of the reader who asked for it, and can be done again: what it had
finished is found, and what it had not is begun anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from sightline.reception.job import Made, Progress, Worker
from sightline.reception.visit import Visit

FILE, SCREEN, LOOK = "file", "screen-table", "look-at-watches"

_PLACES = {
    FILE: "filing:file_upload",
    SCREEN: "screening:screen_upload",
    LOOK: "watching:look_at_watches",
}


def _worker(kind: str) -> Worker:
    """Give what does a kind of jobs; it is imported when the first of them is done."""
    room, _, name = _PLACES[kind].partition(":")

    def work(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
        done: Worker = getattr(import_module(f"{__name__}.{room}"), name)
        return done(visit, parameters, progress)

    return work


#: What the workshop can do, by the kind of job.
ERRANDS: Mapping[str, Worker] = MappingProxyType({kind: _worker(kind) for kind in _PLACES})
