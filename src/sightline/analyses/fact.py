"""A fact: one entity of a picture as an analysis reads it, with its values by property."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from sightline.picture.tables import Span

#: Where a fact says when it began, in the order in which it is asked.
STARTS = ("startDate", "date", "adoptionDate", "listingDate", "incorporationDate", "asOf", "opens")
ENDS = ("endDate", "expiryDate", "dissolutionDate", "closes")


class Fact(msgspec.Struct, frozen=True):
    """One entity, with every value that somebody affirms; values that differ stand side by side."""

    id: str
    schema: str
    caption: str
    row: Mapping[str, list[Any]]

    def texts(self, prop: str) -> tuple[str, ...]:
        """All values of a property as text; dates as they were said."""
        return tuple(
            value.said if isinstance(value, Span) else str(value)
            for value in self.row.get(prop, ())
            if value is not None
        )

    def text(self, prop: str) -> str | None:
        """The one value of a property, or None when there is none or they differ."""
        values = self.texts(prop)
        return values[0] if len(values) == 1 else None

    def has(self, prop: str, *values: str) -> bool:
        """Whether one of these values is said of a property, or any value when none is given."""
        said = self.texts(prop)
        return bool(said) if not values else any(value in said for value in values)

    def numbers(self, prop: str) -> tuple[float, float] | None:
        """The least and the greatest number said; None is unknown and never zero."""
        values = [value for value in self.row.get(prop, ()) if isinstance(value, float)]
        return (min(values), max(values)) if values else None

    def quantity(
        self, low: str = "quantityLow", high: str = "quantityHigh"
    ) -> tuple[float, float] | None:
        """The range between two properties, taken at its widest; one of them may be missing."""
        ends = [pair for pair in (self.numbers(low), self.numbers(high)) if pair is not None]
        return (min(pair[0] for pair in ends), max(pair[1] for pair in ends)) if ends else None

    def span(self, *props: str) -> tuple[dt.date | None, dt.date | None] | None:
        """The first and last day that the first of these properties with a value can mean."""
        for prop in props:
            spans = [value for value in self.row.get(prop, ()) if isinstance(value, Span)]
            if spans:
                firsts = [span.first for span in spans if span.first is not None]
                lasts = [span.last for span in spans if span.last is not None]
                return (
                    min(firsts) if len(firsts) == len(spans) else None,
                    max(lasts) if len(lasts) == len(spans) else None,
                )
        return None

    @property
    def start(self) -> dt.date | None:
        """The last day on which it can have begun; None is unknown."""
        found = self.span(*STARTS)
        return None if found is None else found[1]

    @property
    def start_first(self) -> dt.date | None:
        """The first day on which it can have begun; None is unknown."""
        found = self.span(*STARTS)
        return None if found is None else found[0]

    @property
    def end(self) -> dt.date | None:
        """The first day on which it can have ended; None is unknown or not ended."""
        found = self.span(*ENDS)
        return None if found is None else found[0]

    @property
    def end_last(self) -> dt.date | None:
        """The last day on which it can have ended; None is unknown or not ended."""
        found = self.span(*ENDS)
        return None if found is None else found[1]

    def begun(self, day: dt.date) -> bool:
        """Whether it had begun by a day, or may have: without a start it is taken to have begun."""
        return self.start_first is None or self.start_first <= day

    def holds(self, day: dt.date) -> bool:
        """Whether it may hold on a day: begun, and not surely ended before."""
        return self.begun(day) and (self.end_last is None or day <= self.end_last)
