"""A threat is named and no tool is given: mandates that know of crime and task nobody with it."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.analyses.finding import Finding
from sightline.analyses.mandates.decision import decisions, make_finding, themes_of
from sightline.analyses.phrase import count
from sightline.analyses.reading import Reading


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """One mandate that names crime and gives its mission no tool; ``sure`` if all of it was read.

    ``benchmarks`` are the paragraphs that measure the mission by crime all the same.
    """

    mandate: str
    symbol: str
    missions: tuple[str, ...]
    adopted: dt.date | None
    named: tuple[str, ...]
    themes: tuple[str, ...]
    benchmarks: tuple[str, ...]
    sure: bool
    finding: Finding


def silences(reading: Reading, mission: str | None = None) -> tuple[Silence, ...]:
    """Find the mandates that name a threat of crime without a tool against it."""
    found = []
    for one in decisions(reading, mission):
        if not one.mandate or not one.named or one.tools:
            continue
        names = tuple(each.text("paragraph") or each.caption for each in one.named)
        unread = () if one.read_through else ("what its other paragraphs task",)
        known = "gives its mission no tool" if one.read_through else "no tool is known in it"
        names_it = f"{one.symbol} names crime in {count(len(one.named), 'paragraph')}"
        claim = f"{names_it} and {known}"
        found.append(
            Silence(
                mandate=one.fact.id,
                symbol=one.symbol,
                missions=one.missions,
                adopted=one.adopted,
                named=names,
                themes=tuple(sorted({theme for each in one.named for theme in themes_of(each)})),
                benchmarks=tuple(
                    each.text("paragraph") or each.caption
                    for each in one.named
                    if each.has("keywords", "benchmark")
                ),
                sure=one.read_through,
                finding=make_finding(
                    reading,
                    "silence",
                    (one.fact.id, *one.missions),
                    claim,
                    (one.fact, *one.named),
                    rival="a task in general words, such as support to the rule of law",
                    unknown=unread,
                ),
            )
        )
    return tuple(found)
