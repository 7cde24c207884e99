"""A political economy record as a form: rents, actors, rules, shocks, grievances and scenarios.

Actors are roles and groups. A person stands here only through an office, and only by its name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sightline.errors import BadValue
from sightline.products.settlement.questions import QUESTIONS

Text = Annotated[str, Meta(max_length=20_000)]
Name = Annotated[str, Meta(max_length=500)]
Ids = Annotated[tuple[Annotated[str, Meta(max_length=100)], ...], Meta(max_length=500)]
Amount = Annotated[float, Meta(ge=0, le=1e15)]
Share = Annotated[float, Meta(ge=0, le=100)]
Loss = Annotated[float, Meta(ge=-100, le=100)]
#: What an agreement that holds does to a rent.
Effect = Literal["grows", "unchanged", "shrinks"]
EFFECTS = ("grows", "unchanged", "shrinks")
#: What of an income can be lost, in per cent, by what an agreement does to its rent.
LOSS_BY_EFFECT: Mapping[str | None, tuple[float, float]] = MappingProxyType(
    {"shrinks": (0, 100), "unchanged": (0, 0), "grows": (-100, 0), None: (-100, 100)}
)
KINDS = ("formal", "informal", "illicit")
LEVELS = ("group", "role", "office")
#: So many bytes a filled form has at the most.
LARGEST = 2_000_000


class Rent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An income that somebody holds because of a position: its size is a range by year."""

    name: Name = ""
    low: Amount | None = None
    high: Amount | None = None
    currency: Name = ""
    control: Text = ""
    shared: Text = ""
    enforced: Text = ""
    kind: Literal["formal", "informal", "illicit"] | None = None
    effect: Effect | None = None
    statements: Ids = ()


class Stake(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an actor has of a rent, in per cent, and what of that is lost if the agreement holds.

    A loss below nought is a gain.
    """

    actor: Name = ""
    rent: Name = ""
    share_low: Share | None = None
    share_high: Share | None = None
    loss_low: Loss | None = None
    loss_high: Loss | None = None
    statements: Ids = ()


class Actor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A group, a role or an office."""

    name: Name = ""
    subject: Name = ""
    level: Literal["group", "role", "office"] = "group"
    power: Text = ""
    narrative: Text = ""
    stake: Text = ""
    exits: Text = ""
    statements: Ids = ()


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A rule or a shock in words."""

    text: Text = ""
    statements: Ids = ()


class Scenario(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way in which it can go on, and the signs by which it would be seen."""

    name: Name = ""
    text: Text = ""
    signs: Text = ""


class Grievance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What people hold against how things are, who says so, and what was answered."""

    text: Text = ""
    voiced_by: Text = ""
    answer: Text = ""
    statements: Ids = ()


class Settlement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A whole record; as a draft any of it may be wanting."""

    title: Name = ""
    area: Name = ""
    question: Text = ""
    decision: Text = ""
    written: dt.date | None = None
    review_due: dt.date | None = None
    foundations: Text = ""
    rules_of_the_game: Text = ""
    here_and_now: Text = ""
    rents: Annotated[tuple[Rent, ...], Meta(max_length=100)] = ()
    stakes: Annotated[tuple[Stake, ...], Meta(max_length=300)] = ()
    actors: Annotated[tuple[Actor, ...], Meta(max_length=100)] = ()
    rules: Annotated[tuple[Told, ...], Meta(max_length=100)] = ()
    shocks: Annotated[tuple[Told, ...], Meta(max_length=100)] = ()
    grievances: Annotated[tuple[Grievance, ...], Meta(max_length=100)] = ()
    scenarios: Annotated[tuple[Scenario, ...], Meta(max_length=10)] = ()
    answers: dict[Name, Text] = {}
    disagreements: Text = ""

    @property
    def basis(self) -> tuple[str, ...]:
        """Every statement on which it rests, each once."""
        parts = (
            self.rents, self.stakes, self.actors, self.rules, self.shocks, self.grievances
        )  # fmt: skip
        return tuple(dict.fromkeys(one for part in parts for row in part for one in row.statements))


def read_settlement(document: bytes) -> Settlement:
    """Read a record as it was kept."""
    if len(document) > LARGEST:
        raise BadValue(f"a record has at most {LARGEST:,} bytes, not {len(document):,}")
    try:
        return check_values(msgspec.json.decode(document, type=Settlement))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadValue(f"this is no political economy record: {error}") from error


def write_settlement(record: Settlement) -> bytes:
    """Write a record as it is kept: the same one gives the same bytes."""
    return msgspec.json.encode(check_values(record), order="deterministic")


def check_values(record: Settlement) -> Settlement:
    """Refuse a range that runs backwards and an answer to a question that is not asked."""
    effects = {rent.name: rent.effect for rent in record.rents}
    for rent in record.rents:
        _check_range(f"the size of {rent.name or 'a rent'}", rent.low, rent.high)
    for one in record.stakes:
        told = f"{one.actor or 'an actor'} in {one.rent or 'a rent'}"
        _check_range(f"the share of {told}", one.share_low, one.share_high)
        _check_range(f"the loss of {told}", one.loss_low, one.loss_high)
        _check_effect(one, effects.get(one.rent))
    strange = sorted(set(record.answers) - {one.code for one in QUESTIONS})
    if strange:
        raise BadValue(f"{strange[0]!r} is no question of the list: expected q1 to q30")
    return record


def _check_effect(stake: Stake, effect: str | None) -> None:
    """Refuse a loss of a rent that is said to grow, and a gain of one that is said to shrink."""
    least, most = LOSS_BY_EFFECT[effect]
    for end in (stake.loss_low, stake.loss_high):
        if end is not None and not least <= end <= most:
            raise BadValue(
                f"{stake.actor or 'an actor'} is said to lose {end:g} per cent of {stake.rent}, "
                f"which is {effect}: expected {least:g} to {most:g}"
            )


def _check_range(what: str, low: float | None, high: float | None) -> None:
    if low is not None and high is not None and low > high:
        raise BadValue(f"{what} runs backwards: {low:g} to {high:g}; give the lower end first")


def find_wants(record: Settlement, day: dt.date) -> tuple[str, ...]:
    """Say everything that a record still wants before it is complete, all at once."""
    return (*_want_words(record, day), *_want_rents(record), *_want_people(record))


def _want_words(one: Settlement, day: dt.date) -> Iterator[str]:
    texts = {
        "a title": one.title,
        "the question that is asked": one.question,
        "the decision that it serves": one.decision,
        "foundational factors": one.foundations,
        "the rules of the game": one.rules_of_the_game,
        "here and now": one.here_and_now,
        "disagreements: say 'none' if all agreed": one.disagreements,
    }
    yield from (name for name, words in texts.items() if not words.strip())
    if one.written is None:
        yield "the day of which it is"
    if one.review_due is None or one.review_due <= day:
        yield f"a day of review after {day}"
    written = [scene for scene in one.scenarios if scene.name.strip() and scene.text.strip()]
    if len(written) != 3:
        yield f"three scenarios with a name and words: there are {len(written)}"
    if not any(told.text.strip() for told in one.rules):
        yield "at least one informal rule"


def _want_rents(one: Settlement) -> Iterator[str]:
    if not one.rents:
        yield "at least one rent"
    rents = [rent.name.strip() for rent in one.rents]
    actors = [actor.name.strip() for actor in one.actors]
    for what, names in (("rent", rents), ("actor", actors)):
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield f"another name for one {what}: two are called {name or 'nothing'!r}"
    for rent in one.rents:
        told = f"the rent {rent.name or 'without a name'}"
        if (rent.low is not None or rent.high is not None) and not rent.currency.strip():
            yield f"{told}: the currency of its size"
        if not rent.control.strip():
            yield f"{told}: who controls access"
        if rent.effect is None:
            yield f"{told}: what an agreement that holds does to it"
        if not rent.statements:
            yield f"{told}: a statement on which it rests"
    for stake in one.stakes:
        if stake.rent.strip() not in rents:
            yield f"a stake names the rent {stake.rent!r}, which is not in the table"
        if stake.actor.strip() not in actors:
            yield f"a stake names the actor {stake.actor!r}, who is not in the table"
    yield from _want_whole_shares(one)


def _want_whole_shares(one: Settlement) -> Iterator[str]:
    for rent in one.rents:
        least = sum(stake.share_low or 0 for stake in one.stakes if stake.rent == rent.name)
        if least > 100:
            yield f"the shares of {rent.name} come to at least {least:g} per cent: mend them"


def _want_people(one: Settlement) -> Iterator[str]:
    if not one.actors:
        yield "at least one actor"
    for actor in one.actors:
        if not actor.power.strip() or not actor.stake.strip():
            yield f"{actor.name or 'an actor'}: holding power, and stake in the agreement"
    if not any(grievance.text.strip() for grievance in one.grievances):
        yield "grievances: what people hold against how things are may not be left out"
    for grievance in one.grievances:
        if grievance.text.strip() and not grievance.voiced_by.strip():
            yield f"the grievance {grievance.text[:40]!r}: who voices it"
