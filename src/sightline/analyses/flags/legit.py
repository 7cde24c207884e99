"""F-LEGIT: an actor gives people what the state does not, and they think well of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.phrase import join
from sightline.analyses.reading import Reading
from sightline.analyses.said_share import said_share

_DISTRUST = ("perception-police", "perception-justice", "perception-corruption")


@rule("F-LEGIT")
def see_legit(reading: Reading, card: Card) -> Iterator[Flag]:
    """See actors with services and standing, and places whose people turn to others than police."""
    standing: dict[str, list[Fact]] = {}
    for fact in reading.observed("standing-high"):
        share = said_share(fact)
        if share is None or share[0] >= number(card, "standing"):
            for actor in fact.texts("subject"):
                standing.setdefault(actor, []).append(fact)
    for actor in sorted(standing):
        services = _services(reading, actor)
        if services and _stands(reading, actor, standing[actor]):
            yield _flag(reading, card, actor, standing[actor], services)
    yield from _see_loop(reading, card)


def _services(reading: Reading, actor: str) -> list[Fact]:
    """What it is reported to give to people, or to its clients."""
    holds = reading.pointing("TerritorialControl", "actor", actor)
    flows = reading.pointing("BenefitFlow", "payer", actor)
    found = [fact for fact in holds if fact.has("provides") and fact.holds(reading.day)]
    found += [fact for fact in flows if fact.has("direction", "top-down")]
    return [fact for fact in found if fact.begun(reading.day) and reading.graded([fact])]


def _stands(reading: Reading, actor: str, high: list[Fact]) -> bool:
    """Whether its standing is graded, and no graded report that it is low is newer."""
    low = [
        fact
        for fact in reading.observed("standing-low")
        if fact.has("subject", actor) and reading.graded([fact])
    ]
    good = [fact for fact in high if reading.graded([fact])]
    return bool(good) and _newest(reading, good) >= _newest(reading, low)


def _newest(reading: Reading, facts: Iterable[Fact]) -> dt.date:
    days = [fact.start or reading.known_by(fact) for fact in facts]
    return max((day for day in days if day is not None), default=dt.date.min)


def _flag(
    reading: Reading, card: Card, actor: str, standing: list[Fact], services: list[Fact]
) -> Flag:
    given = sorted({one for fact in services for one in fact.texts("provides")}) or ["favours"]
    says = (
        f"{reading.caption(actor)} is reported to give people {join(given)} and to stand high with "
        "them: replace what it gives before removing it."
    )
    low = [fact for fact in reading.observed("standing-low") if fact.has("subject", actor)]
    unknown = [] if any(said_share(fact) for fact in standing) else ["how many people think so"]
    if low:
        unknown.append("which of the reports about its standing holds: some say that it is low")
    return make_flag(reading, card, actor, says, [*standing, *services, *low], unknown=unknown)


def _see_loop(reading: Reading, card: Card) -> Iterator[Flag]:
    """See where people turn to gangs and guards, and distrust the police: each feeds the other."""
    bodies = {fact.id for fact in reading.of("PublicBody")}
    doubts: dict[str, list[Fact]] = {}
    for fact in reading.observed(*_DISTRUST, "standing-low"):
        if not fact.has("aspect", "standing-low") or bodies & set(fact.texts("subject")):
            for place in _places(fact):
                doubts.setdefault(place, []).append(fact)
    turned: dict[str, list[Fact]] = {}
    for fact in reading.observed("private-security"):
        for place in _places(fact):
            turned.setdefault(place, []).append(fact)
    for place in sorted(set(turned) & set(doubts)):
        if reading.graded(turned[place]) and _distrusted(reading, card, doubts[place]):
            says = (
                f"In {reading.caption(place)} people are reported to turn to gangs, guards or "
                "their own, and to distrust the police: each feeds the other."
            )
            yield make_flag(reading, card, place, says, [*turned[place], *doubts[place]])


def _places(fact: Fact) -> set[str]:
    return {*fact.texts("subject"), *fact.texts("territory")}


def _distrusted(reading: Reading, card: Card, facts: list[Fact]) -> bool:
    """Whether a graded report says that the police are distrusted; high trust is the reverse."""
    return any(_doubts(fact, number(card, "trust")) and reading.graded([fact]) for fact in facts)


def _doubts(fact: Fact, trust: float) -> bool:
    share = said_share(fact)
    if fact.has("aspect", "standing-low"):
        return True
    if fact.has("aspect", "perception-corruption"):
        return share is None or share[1] >= 1 - trust
    return share is not None and share[0] < trust
