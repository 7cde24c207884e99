"""How far a listing reaches: the owners, controllers and boards above a firm, and what they hold.

Kin are not followed: nobody is barred, or shown, for whose relative he is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading
from sightline.analyses.screening.rule import Ownership, Reach, Ties
from sightline.analyses.screening.shares import Share, share_of
from sightline.engines.graphs import Stake, cascade, effective_share
from sightline.errors import BadValue

#: The kinds of tie that lead from a firm to those above it.
UPWARDS = (
    ("Ownership", "asset", "owner"),
    ("Control", "controlled", "controller"),
    ("Directorship", "organization", "director"),
)
_HALF = 0.5


class Tie(msgspec.Struct, frozen=True):
    """One tie from a firm to somebody above it."""

    fact: Fact
    below: str
    above: str

    @property
    def share(self) -> Share:
        """The share that is owned; nothing is known of one by other ties."""
        return share_of(self.fact) if self.fact.schema == "Ownership" else Share()

    @property
    def commands(self) -> bool:
        """Whether it is control, or the greater part of the ownership for sure."""
        low = self.share.low
        return self.fact.schema == "Control" or (low is not None and low > _HALF)


class Above(msgspec.Struct, frozen=True):
    """All ties above a firm that may hold on a day, within some steps."""

    firm: str
    ties: tuple[Tie, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Whoever stands above it."""
        return tuple(sorted({tie.above for tie in self.ties} - {self.firm}))

    def path(self, holder: str) -> tuple[Tie, ...]:
        """The shortest way from the firm up to a holder."""
        ways: dict[str, tuple[Tie, ...]] = {self.firm: ()}
        waiting = [self.firm]
        while waiting and holder not in ways:
            name = waiting.pop(0)
            for tie in self.ties:
                if tie.below == name and tie.above not in ways:
                    ways[tie.above] = (*ways[name], tie)
                    waiting.append(tie.above)
        return ways.get(holder, ())


class Held(msgspec.Struct, frozen=True):
    """What listed holders have of a firm: whether the rule of their list reaches it, in words."""

    barred: bool
    words: str
    unknown: tuple[str, ...] = ()


def look_above(reading: Reading, firm: str, ties: Ties) -> Above:
    """Find everybody above a firm within the steps that a rule follows."""
    found: dict[tuple[str, str, str], Tie] = {}
    met, edge = {firm}, [firm]
    for _ in range(ties.steps):
        beyond: list[str] = []
        for name in edge:
            for tie in _ties_of(reading, name):
                found[tie.fact.id, tie.below, tie.above] = tie
                if tie.above not in met:
                    met.add(tie.above)
                    beyond.append(tie.above)
        edge = beyond
    return Above(firm, tuple(found[key] for key in sorted(found)))


def _ties_of(reading: Reading, firm: str) -> Iterable[Tie]:
    for schema, below, above in UPWARDS:
        for fact in reading.pointing(schema, below, firm):
            if fact.holds(reading.day):
                for name in fact.texts(above):
                    if name != firm:
                        yield Tie(fact, firm, name)


def look_below(reading: Reading, listed: Iterable[str], ties: Ties) -> set[str]:
    """Find every firm that somebody listed may reach, on any day, within the steps."""
    met = set(listed)
    edge, reached = sorted(met), set[str]()
    for _ in range(ties.steps):
        beyond = {
            firm
            for name in edge
            for schema, below, above in UPWARDS
            for fact in reading.pointing(schema, above, name)
            for firm in fact.texts(below)
        } - met
        met |= beyond
        reached |= beyond
        edge = sorted(beyond)
    return reached


def weigh_reach(
    above: Above, holders: frozenset[str], profile: tuple[str, Ownership] | None, day: dt.date
) -> Held:
    """Say whether the measures on some listed holders reach a firm, by the rule of their list."""
    if profile is None:
        return Held(
            False, "no ownership rule is known for this list", ("how far the list reaches",)
        )
    name, rule = profile
    reach = rule.on(day)
    if reach is None:
        return Held(False, f"the rule {name} began later")
    if reach.control and (through := _commanded(above, holders)):
        return Held(
            True, f"owned for the greater part, or controlled, by {', '.join(through)} ({name})"
        )
    low, high, unknown = _measure(above, holders, reach)
    if low is None:
        return Held(False, f"the share that counts by the rule {name} is not known", unknown)
    least = f"{100 * low:.4g} % counts by the rule {name} ({_say_reach(reach)})"
    if reach.met(low):
        return Held(True, least, unknown)
    if high is None or reach.met(high):
        return Held(
            False, f"at least {least}", (*unknown, "whether the share reaches the threshold")
        )
    return Held(False, least, unknown)


def _say_reach(reach: Reach) -> str:
    bound = "at least" if reach.reaches == "at-least" else "more than"
    return f"{bound} {100 * reach.share:.4g} % bars"


def _commanded(above: Above, holders: frozenset[str]) -> tuple[str, ...]:
    """Name the holders who command the firm through ties of control or greater ownership alone."""
    met, edge = {above.firm}, [above.firm]
    while edge:
        name = edge.pop()
        for tie in above.ties:
            if tie.below == name and tie.commands and tie.above not in met:
                met.add(tie.above)
                edge.append(tie.above)
    return tuple(sorted(met & holders))


def _measure(
    above: Above, holders: frozenset[str], reach: Reach
) -> tuple[float | None, float | None, tuple[str, ...]]:
    """The least and the greatest share of the listed in the firm, and what is not known of it."""
    owned = [tie for tie in above.ties if tie.fact.schema == "Ownership"]
    shares = _gather(owned)
    unknown = tuple(
        f"which share {owner} has of {asset}"
        for (asset, owner), share in sorted(shares.items())
        if not share.known
    )
    try:
        low = _count(above.firm, holders, reach, {pair: one.low for pair, one in shares.items()})
    except BadValue:
        return (
            None,
            None,
            (*unknown, "how the shares fit together: they sum to more than the whole"),
        )
    if unknown:
        return low, None, unknown
    try:
        high = _count(above.firm, holders, reach, {pair: one.high for pair, one in shares.items()})
    except BadValue:
        high = None
    return low, high, unknown


def _gather(owned: Iterable[Tie]) -> dict[tuple[str, str], Share]:
    """One share for each owner of an asset; sources that differ widen it and are never added up."""
    found: dict[tuple[str, str], Share] = {}
    for tie in owned:
        pair, share = (tie.below, tie.above), tie.share
        known = found.get(pair)
        if known is None or not known.known:
            found[pair] = share
        elif share.low is not None and share.high is not None:
            low, high = known.low or 0.0, known.high or 0.0
            found[pair] = Share(min(low, share.low), max(high, share.high))
    return found


def _count(
    firm: str,
    holders: frozenset[str],
    reach: Reach,
    shares: Mapping[tuple[str, str], float | None],
) -> float:
    stakes = [
        Stake(owner=owner, asset=asset, share=share)
        for (asset, owner), share in sorted(shares.items())
        if share is not None
    ]
    if reach.cascade:
        blocked = cascade(stakes, holders).get(firm)
        return blocked.share if blocked else 0.0
    # What a listed holder has through another listed one counts once, as that of the nearer one.
    nearest = [stake for stake in stakes if stake.asset not in holders]
    parts = [effective_share(nearest, holder, firm).share for holder in sorted(holders)]
    return min(sum(parts), 1.0) if reach.together else max(parts, default=0.0)
