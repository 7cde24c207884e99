"""Counting and ranging: the looks that many indicators share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sightline.analyses.fact import Fact
from sightline.analyses.interfaces.gauge import LOOKS, Found, Part
from sightline.analyses.interfaces.scene import Scene
from sightline.analyses.phrase import count

Label = Callable[[Fact], Iterable[str]]


def number_of(number: int, one: str, many: str | None = None) -> str:
    """Write a number of things whose plural may be irregular.

    >>> number_of(2, "clash", "clashes")
    '2 clashes'
    """
    return count(number, one) if many is None else f"{number} {one if number == 1 else many}"


def tally(
    facts: Iterable[Fact],
    word: str,
    *,
    many: str | None = None,
    label: Label | None = None,
    tail: str = "",
) -> Found | None:
    """Count facts, whole and by label; none at all is nothing seen and not a zero."""
    listed = tuple({fact.id: fact for fact in facts}.values())
    if not listed:
        return None
    number = float(len(listed))
    return Found(
        says=f"{number_of(len(listed), word, many)} reported{tail}",
        facts=listed,
        low=number,
        high=number,
        parts=part(listed, label) if label else (),
        counted=True,
    )


def part(facts: Iterable[Fact], label: Label) -> tuple[Part, ...]:
    """Count facts by label."""
    groups: dict[str, list[str]] = {}
    for fact in facts:
        for name in label(fact):
            groups.setdefault(name, []).append(fact.id)
    return tuple(
        Part(label=name, low=len(ids), high=len(ids), facts=tuple(ids))
        for name, ids in sorted(groups.items())
    )


def spread(
    figures: Mapping[str, tuple[float, float, tuple[Fact, ...]]], unit: str, of: str
) -> Found | None:
    """Show figures by label and the range that they span; figures are not added or averaged."""
    if not figures:
        return None
    lows = [low for low, _, _ in figures.values()]
    highs = [high for _, high, _ in figures.values()]
    low, high = min(lows), max(highs)
    span = f"{low:,g}" if low == high else f"{low:,g} to {high:,g}"
    return Found(
        says=f"{span} {unit}, {count(len(figures), of)}".replace("  ", " "),
        facts=tuple(fact for _, _, facts in figures.values() for fact in facts),
        low=low,
        high=high,
        parts=tuple(
            Part(label=name, low=one[0], high=one[1], facts=tuple(fact.id for fact in one[2]))
            for name, one in sorted(figures.items())
        ),
    )


def count_observed(code: str, word: str, *aspects: str, by: str = "subject") -> None:
    """Let an indicator count the observations of some aspects, by who or what they are about."""

    def look(scene: Scene) -> Found | None:
        facts = scene.observed(*aspects)
        return tally(facts, word, label=lambda fact: [scene.name(fact.texts(by)) or "not said"])

    LOOKS[code] = look


def range_observed(code: str, unit: str, *aspects: str, by: str = "subject") -> None:
    """Let an indicator show the range of the quantities that are reported, by who has them."""

    def look(scene: Scene) -> Found | None:
        return range_of(scene, scene.observed(*aspects), unit, by=by)

    LOOKS[code] = look


def range_of(scene: Scene, facts: Iterable[Fact], unit: str, *, by: str) -> Found | None:
    """Show the range of quantities; what was reported without one is said to be without."""
    figures: dict[str, tuple[float, float, tuple[Fact, ...]]] = {}
    bare: list[Fact] = []
    for fact in facts:
        quantity = fact.quantity()
        label = scene.name(fact.texts(by)) or "not said"
        if quantity is None:
            bare.append(fact)
            continue
        low, high, before = figures.get(label, (*quantity, ()))
        figures[label] = min(low, quantity[0]), max(high, quantity[1]), (*before, fact)
    found = spread(figures, unit, "subject")
    if found is None and bare:
        return Found(says=f"{count(len(bare), 'report')}, none with a number", facts=tuple(bare))
    return found
