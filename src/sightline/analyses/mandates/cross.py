"""Scope against activity: how far tasks on crime go, and what is to be done in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from sightline.analyses.mandates.decision import Decision, activity_of, scopes_of
from sightline.engines.mandates import Reading
from sightline.model import load_terms

UNCODED = "not coded"


class Cross(msgspec.Struct, frozen=True, kw_only=True):
    """How many tasks stand on each rung with each activity; a task coded in two ways counts twice.

    ``tasks`` is the number of tasks themselves.
    """

    scopes: tuple[str, ...]
    activities: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    tasks: int


def cross_decisions(held: Iterable[Decision]) -> Cross:
    """Count the tasks of decisions as a picture tells them."""
    tasks = [task for one in held for task in one.tasks]
    pairs = [(scope, activity_of(one) or UNCODED) for one in tasks for scope in scopes_of(one)]
    return _cross(pairs, len(tasks))


def cross_readings(readings: Iterable[Reading]) -> Cross:
    """Count the tasks of texts that were read."""
    pairs = [
        (coding.scope.value.term, coding.activity.value)
        for reading in readings
        for _, coding in reading.tasks()
    ]
    return _cross(pairs, len(pairs))


def _cross(pairs: list[tuple[str, str]], tasks: int) -> Cross:
    counts = Counter(pairs)
    met = {scope for scope, _ in pairs}
    scopes = tuple(term.code for term in load_terms("oc-scope").terms if term.code in met)
    activities = tuple(sorted({activity for _, activity in pairs}))
    rows = tuple(tuple(counts[scope, one] for one in activities) for scope in scopes)
    return Cross(scopes=scopes, activities=activities, counts=rows, tasks=tasks)
