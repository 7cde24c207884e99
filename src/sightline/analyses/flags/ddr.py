"""F-DDR: more fighters are released than find a living, or gangs wait where they live."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.reading import Reading

_ASPECTS = (
    "demobilized",
    "reintegrated",
    "demobilization-too-fast",
    "gangs-nearby",
    "ex-combatants",
)


@rule("F-DDR")
def see_ddr(reading: Reading, card: Card) -> Iterator[Flag]:
    """See groups and places where release runs ahead of a living, or into the arms of gangs."""
    seen: dict[str, dict[str, list[Fact]]] = {}
    for fact in reading.observed(*_ASPECTS):
        for subject in fact.texts("subject"):
            for aspect in fact.texts("aspect"):
                seen.setdefault(subject, {}).setdefault(aspect, []).append(fact)
    gangs = [fact for fact in reading.observed("gangs-nearby") if reading.graded([fact])]
    for subject in sorted(seen):
        own = seen[subject]
        fast = _too_fast(reading, card, own)
        near = _near(reading, subject, own, gangs)
        if fast or near:
            unknown = [] if own.get("reintegrated") else ["how many found a living"]
            yield _flag(reading, card, subject, (fast, near), unknown)


def _too_fast(reading: Reading, card: Card, own: dict[str, list[Fact]]) -> list[Fact]:
    """What shows that more were released than found a living: said so, or by both numbers."""
    said = [fact for fact in own.get("demobilization-too-fast", ()) if reading.graded([fact])]
    released, settled = own.get("demobilized", []), own.get("reintegrated", [])
    least = _least(reading, released)
    most = _most(settled)
    if least is not None and most is not None and most < least * number(card, "absorbed"):
        return [*said, *released, *settled]
    return said


def _least(reading: Reading, facts: list[Fact]) -> float | None:
    ranges = [fact.quantity() for fact in facts if reading.graded([fact])]
    return min((one[0] for one in ranges if one), default=None)


def _most(facts: list[Fact]) -> float | None:
    ranges = [fact.quantity() for fact in facts]
    return max((one[1] for one in ranges if one), default=None)


def _near(
    reading: Reading, subject: str, own: dict[str, list[Fact]], gangs: list[Fact]
) -> list[Fact]:
    """Gangs where the former fighters of a subject live, whoever counts them to that place."""
    found = [fact for fact in gangs if fact.has("subject", subject)]
    formers = [fact for fact in own.get("ex-combatants", ()) if reading.graded([fact])]
    if formers:
        fact = reading.find(subject)
        homes = {place for one in formers for place in one.texts("territory")}
        homes |= set(fact.texts("territory")) if fact is not None else set()
        for gang in gangs:
            if homes & {*gang.texts("territory"), *gang.texts("subject")}:
                found += [gang, *formers]
    return found


def _flag(
    reading: Reading,
    card: Card,
    subject: str,
    seen: tuple[list[Fact], list[Fact]],
    unknown: list[str],
) -> Flag:
    fast, near = seen
    parts = []
    if fast:
        parts.append("more are reported to be released than find a living")
    if near:
        parts.append("gangs are reported to recruit where former fighters live")
    says = f"Risk of a return to crime, {reading.caption(subject)}: {' and '.join(parts)}."
    days = [fact.start for fact in (*fast, *near) if fact.start]
    return make_flag(
        reading, card, subject, says, [*fast, *near], unknown=unknown,
        since=min(days, default=None),
    )  # fmt: skip
