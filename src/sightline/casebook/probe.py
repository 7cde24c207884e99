"""Probes: what a rule would say if somebody were met on a day, where no meeting is told of.

A probe puts an invented meeting into the picture of its day, and nothing into
the casebook. It shows that a rule turns on and off with the dates of a fact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from sightline.analyses.flags import raise_flags
from sightline.analyses.reading import Reading
from sightline.casebook.case import Case, Probe
from sightline.casebook.records import MARKING, as_block
from sightline.picture import build
from sightline.values import Item, Kind, Record, Statement


class Probed(msgspec.Struct, frozen=True, kw_only=True):
    """One probe, and whether the rule spoke of the one who was met."""

    probe: Probe
    spoke: bool


def ask_probes(
    case: Case, records: Iterable[Record], rules: Iterable[str] | None = None
) -> tuple[Probed, ...]:
    """Ask the probes of a case, or those of some rules, each as known on its day."""
    asked = None if rules is None else frozenset(rules)
    held = list(records)
    wanted = sorted(
        (one for one in case.probes if asked is None or one.rule in asked),
        key=lambda one: (one.on, one.rule, one.meeting),
    )
    return tuple(
        found
        for day, probes in groupby(wanted, key=lambda one: one.on)
        for found in _ask(list(probes), held, dt.date.fromisoformat(day))
    )


def _ask(probes: list[Probe], records: list[Record], day: dt.date) -> Iterator[Probed]:
    told = [record for one in probes for record in _meet(one)]
    block = as_block([*records, *told])
    with build([block], reader=MARKING, known=day) as picture:
        reading = Reading(picture, day)
        flags = raise_flags(reading, rules={one.rule for one in probes})
        for one in probes:
            names = [{flag.subject, *flag.others} for flag in flags if flag.rule == one.rule]
            yield Probed(probe=one, spoke=any(one.meeting in each for each in names))


def _meet(probe: Probe) -> Iterator[Record]:
    """Invent a meeting of the mission with somebody, on the day of the probe."""
    item = Item(
        about={"collection": "probe"},
        event=probe.on,
        grade="A1",
        item_kind=Kind.NOTE,
        known=probe.on,
        marking=MARKING,
        title=f"Probe: an invented meeting with {probe.meeting} on {probe.on}",
    )
    yield item
    meeting = f"probe-{probe.meeting}-{probe.on}"
    said = {"name": "Invented meeting", "date": probe.on, "counterpart": probe.meeting}
    for prop, value in said.items():
        yield Statement(entity=meeting, item=item.id, prop=prop, schema="Engagement", value=value)
