"""An area: a mission's or a territory's, with everything that lies within it."""

from __future__ import annotations

from functools import cached_property

from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading

#: Through which properties a fact says where it is: a territory, a site or a market.
_WHERE = (
    "territory",
    "area",
    "location",
    "site",
    "market",
    "protected",
    "origin",
    "destination",
    "object",
    "subject",
)
_CRIMES = frozenset(
    {
        "seizure",
        "roadblock-tax",
        "kidnapping",
        "convoy-clash",
        "extortion",
        "looting",
    }
)


class Area:
    """The territories of a mission or of a territory, with all that are part of them."""

    def __init__(self, reading: Reading, anchor: str) -> None:
        self.reading = reading
        self.anchor = anchor

    @cached_property
    def roots(self) -> frozenset[str]:
        """The territories that the area is said to be."""
        fact = self.reading.find(self.anchor)
        if fact is not None and fact.schema == "Mission":
            return frozenset(fact.texts("territory"))
        return frozenset({self.anchor})

    @cached_property
    def ids(self) -> frozenset[str]:
        """All territories within, however deep."""
        found, waiting = set(self.roots), list(self.roots)
        while waiting:
            for part in self.reading.pointing("Territory", "partOf", waiting.pop()):
                if part.id not in found:
                    found.add(part.id)
                    waiting.append(part.id)
        return frozenset(found)

    @cached_property
    def _sites(self) -> frozenset[str]:
        sites = self.reading.of("Site")
        return frozenset(fact.id for fact in sites if self.ids & set(fact.texts("territory")))

    @cached_property
    def _markets(self) -> frozenset[str]:
        markets = self.reading.of("IllicitMarket")
        return frozenset(fact.id for fact in markets if self.ids & set(fact.texts("territory")))

    @cached_property
    def _places(self) -> frozenset[str]:
        return self.ids | self._sites | self._markets

    def holds(self, fact: Fact) -> bool:
        """Whether a fact is said to be here: in a territory, at a site or in a market."""
        places, row = self._places, fact.row
        return fact.id in places or any(
            value in places for prop in _WHERE for value in row.get(prop, ())
        )

    @cached_property
    def actors(self) -> frozenset[str]:
        """The actors that are said to be here: by their own area, a market, a hold or a place."""
        found = {fact.id for fact in self.reading.of("Group") if self.holds(fact)}
        for schema in ("MarketRole", "TerritorialControl"):
            for fact in self.reading.of(schema):
                if self.holds(fact):
                    found |= set(fact.texts("actor"))
        return frozenset(found)

    def threats(self) -> tuple[Fact, ...]:
        """The facts of illicit trade known here: roles, markets, shields, incidents of crime."""
        reading, day = self.reading, self.reading.day
        found = [fact for fact in reading.of("IllicitMarket") if self.holds(fact)]
        found += [fact for fact in reading.of("MarketRole") if self.holds(fact)]
        found += [
            fact
            for fact in reading.of("Protection")
            if self.holds(fact) or self.actors & set(fact.texts("protected"))
        ]
        found += [
            fact
            for fact in reading.of("Incident")
            if _CRIMES & set(fact.texts("incidentType")) and self.holds(fact)
        ]
        return tuple(fact for fact in found if fact.begun(day))
