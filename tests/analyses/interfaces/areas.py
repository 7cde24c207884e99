"""A small area in which one thing at a time is reported."""

from __future__ import annotations

from typing import Any

from sightline.analyses.interfaces import Assessment, Gauge, assess
from tests.analyses.stage import Stage

DAY = "2020-06-01"


def area(**rest: Any) -> Stage:
    """A mission in a land of two districts, with a market, a gang, rebels and a customs body."""
    stage = Stage()
    tell = stage.tell
    tell("land", "Territory", name="Land", level="country")
    tell("north", "Territory", name="North", partOf="land", level="district")
    tell("south", "Territory", name="South", partOf="land", level="district")
    tell("m1", "Mission", name="Mission One", abbreviation="MO", territory="land", **rest)
    tell("rebels", "Group", name="Rebels", groupKind="armed-group", territory="north")
    tell("body", "PublicBody", name="Customs")
    tell("gold", "Commodity", name="Gold")
    tell("mk", "IllicitMarket", name="Gold trade", commodity="gold", territory="north")
    tell("mine", "Site", name="Mine", siteType="mine", territory="north")
    tell("port", "Site", name="Port", siteType="port", territory="south")
    return stage


def look(stage: Stage, day: str = DAY, anchor: str = "m1") -> Assessment:
    """Assess the area on a day, with what was known then."""
    return assess(stage.reading(day), anchor)


def gauge(stage: Stage, code: str, day: str = DAY, anchor: str = "m1") -> Gauge:
    """Read one indicator."""
    return look(stage, day, anchor).gauge(code)


def observe(stage: Stage, aspect: str, name: str = "o1", **facts: Any) -> None:
    """Report an observation in the north, of the rebels where nobody else is named."""
    told = {"subject": "rebels", "territory": "north", "startDate": "2020-01-10", **facts}
    stage.tell(name, "Observation", aspect=aspect, **told)


def incident(stage: Stage, kind: str, name: str = "i1", **facts: Any) -> None:
    """Report an incident in the north."""
    told = {"name": kind, "territory": "north", "date": "2020-03-01", **facts}
    stage.tell(name, "Incident", incidentType=kind, **told)
