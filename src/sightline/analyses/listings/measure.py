"""Measures of a listing, each with its own first day, end and source."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.reference import Regime, RegimeMeasure

DEBARMENT = "debarment"
_KINDS = {
    "asset freeze": "asset-freeze",
    "assets freeze": "asset-freeze",
    "travel ban": "travel-ban",
    "arms embargo": "arms-embargo",
    "debarment": DEBARMENT,
}
_DAY = dt.timedelta(days=1)


class MeasureSpan(msgspec.Struct, frozen=True):
    """One measure, from its first day to the first day on which it no longer holds.

    Without a start it is not known since when it holds; ``source`` says who says that it does.
    """

    kind: str
    start: dt.date | None
    end: dt.date | None
    words: str
    source: str


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry itself says of its measures."""

    reference: str
    person: bool | None
    provisions: tuple[str, ...]
    listed: dt.date | None
    start: dt.date | None
    end: dt.date | None
    source: str


def name_kind(words: str) -> str:
    """Name the kind of a measure by a code; what has none keeps its own words."""
    plain = " ".join(words.lower().split())
    return _KINDS.get(plain, plain.replace(" ", "-"))


def find_measures(terms: Terms, regime: Regime | None) -> tuple[MeasureSpan, ...]:
    """Find the measures of an entry: those that it names, else those of its regime.

    Where the regime decides entry by entry and the entry names none, none is known.
    """
    named = {name_kind(words): words for words in terms.provisions}
    if regime is None:
        return tuple(_state(kind, words, terms) for kind, words in sorted(named.items()))
    known = [one for one in regime.measures if one.bears_on(terms.reference, person=terms.person)]
    if not named:
        found = [] if regime.per_entry else known
        return tuple(_impose(one, one.kind, terms, regime) for one in found)
    by_kind = {one.kind: one for one in known}
    return tuple(
        _impose(by_kind[kind], words, terms, regime)
        if kind in by_kind
        else _end_with(_state(kind, words, terms), regime)
        for kind, words in sorted(named.items())
    )


def _state(kind: str, words: str, terms: Terms) -> MeasureSpan:
    end = terms.end
    if end is not None and kind == DEBARMENT:
        end = end + _DAY if end < dt.date.max else None  # it holds on its last day
    return MeasureSpan(kind, terms.start or terms.listed, end, words, terms.source)


def _impose(one: RegimeMeasure, words: str, terms: Terms, regime: Regime) -> MeasureSpan:
    """A measure holds from the later of its own day and that of the listing."""
    begins = terms.start or terms.listed
    start = None if begins is None else max(begins, one.start)
    span = MeasureSpan(one.kind, start, terms.end, words.replace("-", " "), one.source)
    return _end_with(span, regime, one.end)


def _end_with(span: MeasureSpan, regime: Regime, end: dt.date | None = None) -> MeasureSpan:
    ends = [day for day in (span.end, end, regime.ended) if day is not None]
    return msgspec.structs.replace(span, end=min(ends, default=None))
