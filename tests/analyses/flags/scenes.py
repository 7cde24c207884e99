"""Small worlds on which the rules on missions, mandates and justice are shown."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sightline.analyses.flags import Flag, raise_flags
from sightline.values import Statement
from tests.analyses.stage import Stage


def ask(stage: Stage, rule: str, day: str, *, as_known: bool = True) -> list[Flag]:
    """Ask one rule on a day."""
    return list(raise_flags(stage.reading(day, as_known=as_known), rules=[rule]))


def days_after(day: str, days: int) -> str:
    """The day some days after another."""
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()


def mission(stage: Stage, name: str = "m1", start: str = "2010-03-01", **rest: Any) -> None:
    """A mission in a country with two provinces."""
    stage.tell("land", "Territory", name="Land")
    stage.tell("north", "Territory", name="North", partOf="land")
    stage.tell("south", "Territory", name="South", partOf="land")
    facts: dict[str, Any] = {
        "name": f"Mission {name}",
        "territory": "land",
        "incorporationDate": start,
        **rest,
    }
    stage.tell(name, "Mission", **facts)


def mandate(stage: Stage, symbol: str, date: str, of: str = "m1", **rest: Any) -> None:
    """A mandate of the mission, known from its adoption."""
    facts: dict[str, Any] = {
        "name": symbol,
        "adoptionDate": date,
        "subjectType": "mission-mandate",
        "mission": of,
        **rest,
    }
    stage.tell(symbol, "Mandate", known=date, **facts)


def paragraph(stage: Stage, symbol: str, number: str, known: str, **rest: Any) -> None:
    """A coded paragraph; without more it is an operative one that tasks the mission."""
    facts: dict[str, Any] = {
        "name": f"{symbol}, {number}",
        "mandate": symbol,
        "operative": "operative",
        "strength": "requests",
        "ocScope": "information",
        **rest,
    }
    stage.tell(f"{symbol}-{number}", "MandateProvision", known=known, **facts)


def threat(stage: Stage, name: str = "k1", place: str = "north", **rest: Any) -> None:
    """An illicit market in a province."""
    stage.tell(name, "IllicitMarket", name=f"Market {name}", territory=place, **rest)


def report(stage: Stage, name: str, aspect: str, *, known: str = "2000-01-01", **rest: Any) -> None:
    """An observation."""
    stage.tell(name, "Observation", known=known, aspect=aspect, **rest)


def question(stage: Stage, name: str, about: str) -> None:
    """An open question about a place, as an information requirement."""
    schema = "InformationRequirement"
    item = stage.tell(name, schema, name="Who pays?")
    stage.records.append(
        Statement(entity=name, schema=schema, prop="about", value=about, item=item.id)
    )


def analysis(stage: Stage, name: str, of: str, date: str) -> None:
    """A political-economy analysis of a place, as a note."""
    keyword = "political-economy-analysis"
    item = stage.tell(name, "Note", description="Who gains", keywords=keyword, modifiedAt=date)
    stage.records.append(
        Statement(entity=name, schema="Note", prop="entity", value=of, item=item.id)
    )
