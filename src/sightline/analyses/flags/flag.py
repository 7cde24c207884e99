"""A flag: a question raised by what is known, with its reasons; it never changes a record.

A rule is its texts and thresholds, which lie in a file of their own, and the
function that sees its trigger in a reading.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from sightline.analyses.fact import Fact
from sightline.analyses.finding import CITED
from sightline.analyses.reading import Reading
from sightline.errors import BadValue


class Threshold(msgspec.Struct, frozen=True):
    """One number on which a rule turns, and why it is that number."""

    value: float
    why: str
    unit: str = ""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """All that is written of a rule: what it asks, sees and says, and what would make it wrong."""

    code: str
    title: str
    question: str
    trigger: str
    says: str
    wrong_if: tuple[str, ...]
    rival: str
    decide: str
    within_days: int
    thresholds: dict[str, Threshold] = {}
    tuned_on: str = "nothing: fixed before scoring"
    source: str = ""


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule says of one subject on one day, and the statements that it saw."""

    rule: str
    subject: str
    others: tuple[str, ...] = ()
    day: dt.date
    says: str
    saw: tuple[str, ...]
    facts: tuple[str, ...]
    wrong_if: tuple[str, ...]
    rival: str
    decide: str
    by: dt.date
    unknown: tuple[str, ...] = ()
    thresholds: dict[str, float] = {}
    since: dt.date | None = None
    #: How many facts were seen beyond those cited.
    more: int = 0


#: How a rule looks at a reading: with its card, so that no number stands in the code.
See = Callable[[Reading, Card], Iterator[Flag]]
RULES: dict[str, See] = {}


def rule(code: str) -> Callable[[See], See]:
    """Make a function the rule of a code."""

    def register(see: See) -> See:
        RULES[code] = see
        return see

    return register


@cache
def load_cards() -> Mapping[str, Card]:
    """Read the cards of all rules, by code."""
    cards: dict[str, Card] = {}
    folder = files("sightline.analyses.flags") / "rules"
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if not file.name.endswith(".yaml"):
            continue
        try:
            card = msgspec.convert(yaml.safe_load(file.read_text("utf-8")), Card)
        except (msgspec.ValidationError, yaml.YAMLError) as error:
            raise BadValue(f"{file.name} is not the card of a rule: {error}") from error
        cards[card.code] = card
    return cards


def number(card: Card, name: str) -> float:
    """Find a threshold of a card."""
    return card.thresholds[name].value


def make_flag(
    reading: Reading,
    card: Card,
    subject: str,
    says: str,
    seen: Iterable[Fact],
    *,
    others: Iterable[str] = (),
    unknown: Iterable[str] = (),
    rival: str | None = None,
    since: dt.date | None = None,
) -> Flag:
    """Make the flag of a rule from the facts that it saw, those that matter most first.

    Where very many were seen, the first are cited and the rest are counted.
    """
    every = tuple({fact.id: fact for fact in seen}.values())
    facts = every[:CITED]
    return Flag(
        rule=card.code,
        subject=subject,
        others=tuple(sorted(set(others) - {subject})),
        day=reading.day,
        says=says,
        saw=reading.cite(*facts),
        facts=tuple(sorted(fact.id for fact in facts)),
        wrong_if=card.wrong_if,
        rival=rival or card.rival,
        decide=card.decide,
        by=reading.day + dt.timedelta(days=card.within_days),
        unknown=tuple(unknown),
        thresholds={name: threshold.value for name, threshold in card.thresholds.items()},
        since=since,
        more=len(every) - len(facts),
    )
