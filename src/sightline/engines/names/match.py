"""The answer for two bearers: how likely they are one, and every reason for it."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, fsum, log

import msgspec

from sightline.engines.names.commonness import Commonness
from sightline.engines.names.dates import compare_dates
from sightline.engines.names.naming import Naming, weigh_names
from sightline.engines.names.parts import Parts, Sort
from sightline.engines.names.profile import Profile, Taken, take
from sightline.engines.names.reason import Reason, Topic
from sightline.engines.names.surroundings import (
    compare_countries,
    compare_identifiers,
    compare_places,
)
from sightline.engines.names.weights import weights_of
from sightline.errors import BadName

WEAK_MOST = -2.0
"""The log-odds that a weak alias reaches at most when nothing but names agrees (about 12 %)."""
SUPPORT = 3.0
"""What else must add before a weak alias may count in full."""
PAIR_PRIOR = 0.001
"""How likely two bearers are one before anything is compared, where nobody says otherwise."""


class World(msgspec.Struct, frozen=True):
    """What is known of the bearers around: how common parts of names and countries are."""

    persons: Commonness = Commonness()
    bodies: Commonness = Commonness()
    countries: Mapping[str, int] = {}

    def names(self, sort: Sort) -> Commonness:
        """How common the parts of names of this sort are."""
        return self.persons if sort is Sort.PERSON else self.bodies

    @property
    def bearers(self) -> int:
        """How many bearers were counted, of both sorts."""
        return self.persons.bearers + self.bodies.bearers


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """How likely two bearers are one. The log-odds are the sum of the reasons."""

    left: str
    right: str
    log_odds: float
    probability: float
    reasons: tuple[Reason, ...]

    def words(self) -> str:
        """Say the answer, then every reason on a line of its own."""
        head = f"{self.left} and {self.right}: {self.probability:.1%} likely the same"
        return "\n".join([head, *(f"  {reason}" for reason in self.reasons)])


def compare(
    left: Profile, right: Profile, *, prior: float = PAIR_PRIOR, world: World | None = None
) -> Match:
    """Compare two bearers by the best pair of their names and by all else that is known."""
    return compare_taken(take(left), take(right), prior=prior, world=world or World())


def compare_taken(left: Taken, right: Taken, *, prior: float, world: World) -> Match:
    """Compare two bearers that were made ready before."""
    if not 0.0 < prior < 1.0:
        raise BadName(f"the prior is {prior}: give a probability between 0 and 1")
    around = _surroundings(left, right, world)
    if left.profile.sort is not right.profile.sort:
        sort = Reason(Topic.DIFFERENCE, -6.0, "one is a person and the other is not")
        around = (*around, sort)
        left, right = (_as_body(side) for side in (left, right))
    start = log(prior / (1 - prior))
    support = fsum(reason.log_odds for reason in around)
    best: tuple[float, Naming, bool] | None = None
    for one, one_weak in _all_names(left):
        for other, other_weak in _all_names(right):
            naming = weigh_names(one, other, world.names(left.profile.sort))
            weak = one_weak or other_weak
            total = _total(naming, start, support, weak, left.profile.sort)
            if best is None or total > best[0]:
                best = total, naming, weak
    if best is None:
        raise BadName("a bearer has no name: give at least one")
    return _match(best[1], start, around, weak=best[2], sort=left.profile.sort)


def _all_names(side: Taken) -> list[tuple[Parts, bool]]:
    return [(name, False) for name in side.names] + [(name, True) for name in side.weak]


def _as_body(side: Taken) -> Taken:
    return take(msgspec.structs.replace(side.profile, sort=Sort.BODY))


def _surroundings(left: Taken, right: Taken, world: World) -> tuple[Reason, ...]:
    one, other = left.profile, right.profile
    found = (
        compare_dates(left.days, right.days),
        compare_countries(one.countries, other.countries, world.countries, world.bearers),
        compare_places(one.places, other.places),
        compare_identifiers(one.identifiers, other.identifiers),
    )
    return tuple(reason for reason in found if reason is not None)


def _raw(naming: Naming, start: float, support: float) -> float:
    """The odds against both rivals together: no surer than the stronger one allows."""
    stranger, kin = start + naming.stranger + support, naming.kin + support
    low, high = min(stranger, kin), max(stranger, kin)
    return low - log(1 + exp(low - high))


def _total(naming: Naming, start: float, support: float, weak: bool, sort: Sort) -> float:
    weights = weights_of(sort)
    total = weights.scale * _raw(naming, start, support) + weights.shift
    return min(total, WEAK_MOST) if weak and support < SUPPORT else total


def _match(
    naming: Naming, start: float, around: tuple[Reason, ...], *, weak: bool, sort: Sort
) -> Match:
    """Lay the reasons side by side so that their sum is the answer."""
    weights = weights_of(sort)
    support = fsum(reason.log_odds for reason in around)
    raw = _raw(naming, start, support)
    plain = start + naming.stranger + support
    reasons = [
        Reason(Topic.START, start, "before anything is compared"),
        *naming.reasons,
        *around,
        Reason(Topic.KIN, raw - plain, "allowing for kin, namesakes and sibling companies"),
    ]
    reasons = [
        Reason(reason.topic, reason.log_odds * weights.scale, reason.words) for reason in reasons
    ]
    if weights.shift:
        reasons.append(Reason(Topic.START, weights.shift, "as measured on known cases"))
    total = fsum(reason.log_odds for reason in reasons)
    capped = _total(naming, start, support, weak, sort)
    if capped < total - 1e-9:
        reasons.append(Reason(Topic.WEAK, capped - total, "a weak alias is never enough alone"))
    return Match(
        left=naming.left,
        right=naming.right,
        log_odds=capped,
        probability=1 / (1 + exp(-capped)) if capped > -700 else 0.0,
        reasons=tuple(reasons),
    )
