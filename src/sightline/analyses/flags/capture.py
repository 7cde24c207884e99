"""F-CAPTURE: institutions of the state are said to shield a trade, by more than one voice."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.phrase import count, join, name_all
from sightline.analyses.reading import Reading
from sightline.analyses.shield import Institutions, Shield

_CLOSED = ("base", "storage", "detention", "laboratory", "camp")


@rule("F-CAPTURE")
def see_capture(reading: Reading, card: Card) -> Iterator[Flag]:
    """See institutions that protect a trade, and their closed sites on its road; never a person."""
    state = Institutions(reading)
    used = _used_sites(reading, state)
    shields = {shield.institution: shield for shield in state.shields}
    for body in sorted({*shields, *used}):
        shield = shields.get(body, Shield(body, (), ()))
        voices = len(reading.graded(shield.facts))
        named = sorted({one for names in state.findings.values() if body in names for one in names})
        if voices >= number(card, "voices") or len(named) > 1 or body in used:
            yield _flag(reading, card, shield, named, used.get(body, []))


def _flag(
    reading: Reading, card: Card, shield: Shield, named: list[str], sites: list[Fact]
) -> Flag:
    parts = []
    voices = len(reading.graded(shield.facts))
    if shield.facts:
        parts.append(
            f"protection of an illicit trade by {reading.caption(shield.institution)} is reported "
            f"by {count(voices, 'independent voice')} graded C3 or better, at the level: "
            f"{join(shield.levels) or 'not told'}"
        )
    if len(named) > 1:
        parts.append(f"one published finding names {name_all(reading, named)}")
    if sites:
        parts.append(f"a closed site of {reading.caption(shield.institution)} lies on its road")
    says = "Risk of capture: " + "; ".join(parts) + "."
    facts = [*shield.facts, *shield.posts, *sites]
    days = [fact.start for fact in (*shield.facts, *sites) if fact.start]
    unknown = [] if shield.facts else ["who in the institution knows of it"]
    unknown += [] if shield.levels or not shield.facts else ["at which level"]
    return make_flag(
        reading, card, shield.institution, says, facts, others=named, unknown=unknown,
        since=min(days, default=None),
    )  # fmt: skip


def _used_sites(reading: Reading, state: Institutions) -> dict[str, list[Fact]]:
    """The public bodies whose closed sites are the end of a leg of a route, with what shows it.

    A port or a crossing is open to all, and goods that pass it say nothing of who runs it.
    """
    closed = {fact.id for fact in reading.of("Site") if fact.has("siteType", *_CLOSED)}
    found: dict[str, list[Fact]] = {}
    for site in sorted(closed):
        holders = [(body, tie) for body, tie in _holders(reading, site) if body in state.bodies]
        legs = _legs(reading, site) if holders else []
        for body, tie in holders if legs else ():
            found.setdefault(body, []).extend([tie, *legs])
    return found


def _legs(reading: Reading, site: str) -> list[Fact]:
    """The graded legs of a route that begin or end at a site."""
    return [
        leg
        for prop in ("origin", "destination")
        for leg in reading.pointing("RouteLeg", prop, site)
        if leg.begun(reading.day) and reading.graded([leg])
    ]


def _holders(reading: Reading, site: str) -> Iterator[tuple[str, Fact]]:
    """Who owns or holds a site on the day."""
    for tie in reading.pointing("Ownership", "asset", site):
        if tie.holds(reading.day):
            yield from ((owner, tie) for owner in tie.texts("owner"))
    for tie in reading.pointing("TerritorialControl", "area", site):
        if tie.holds(reading.day) and tie.has("degree", "control"):
            yield from ((actor, tie) for actor in tie.texts("actor"))
