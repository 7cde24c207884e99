"""Rating threats: probability times impact, ranks, and what they turn on. Unknown is never nought.

Classes are ordinal. They are never averaged: impact is the greatest of its domains, shown with
all of them, and a rank says only who stands before whom. A threat whose probability is not known,
or of which no domain of impact is known, has no product and no rank; it is an intelligence gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import msgspec

from sightline.products.threat.assessment import Threat, ThreatAssessment
from sightline.products.threat.scales import DOMAINS

GAP = "intelligence gap"
_CLASSES = range(1, 6)
#: From this product on a threat is of top priority, and always at the gravest impact.
TOP_SCORE, TOP_IMPACT = 15, 5

#: What ranks a threat: product, impact, probability. More of each stands first.
Standing = tuple[int, int, int]


class Rated(msgspec.Struct, frozen=True, kw_only=True):
    """One threat with its place.

    ``impact`` is the greatest known class; with ``open_domains`` it may be more. ``top`` is None
    where what is not known decides it. ``ranks`` are the best and worst ranks that it can have
    when what is not known of it becomes known; of the others only what is known counts.
    """

    number: int
    name: str
    probability: int | None
    impact: int | None
    score: int | None
    top: bool | None
    rank: int | None
    ranks: tuple[int, int]
    open_domains: tuple[str, ...]

    @property
    def cell(self) -> tuple[int, int] | None:
        """Its cell in the matrix: probability and impact; None is the cell of gaps."""
        if self.probability is None or self.impact is None:
            return None
        return (self.probability, self.impact)


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """What changes when one class of one threat moves by one."""

    threat: str
    what: str
    before: int
    after: int
    #: Whose rank changes: name, rank before, rank after.
    ranks: tuple[tuple[str, int, int], ...]
    #: Whose priority changes.
    priorities: tuple[str, ...] = ()


def overall(threat: Threat) -> int | None:
    """Give the greatest known impact among all domains; None when none is known."""
    return max(threat.impact.values(), default=None)


def open_domains(threat: Threat) -> tuple[str, ...]:
    """Name the domains in which the impact is not known."""
    return tuple(domain for domain in DOMAINS if domain not in threat.impact)


def score(threat: Threat) -> int | None:
    """Multiply probability and impact; None when either is not known."""
    impact = overall(threat)
    return None if threat.probability is None or impact is None else threat.probability * impact


def is_top(threat: Threat) -> bool | None:
    """Whether a threat is of top priority; None where what is not known decides it."""
    known, found = overall(threat), score(threat)
    if known == TOP_IMPACT or (found is not None and found >= TOP_SCORE):
        return True
    worst = max(_standings(threat))
    return None if worst[1] == TOP_IMPACT or worst[0] >= TOP_SCORE else False


def rate(assessment: ThreatAssessment) -> tuple[Rated, ...]:
    """Rate every threat, in the order of the form."""
    threats = assessment.threats
    return tuple(_rate(threats, place) for place in range(len(threats)))


def _rate(threats: Sequence[Threat], place: int) -> Rated:
    threat = threats[place]
    others = [
        standing
        for number, other in enumerate(threats)
        if number != place and (standing := _standing(other)) is not None
    ]
    own = _standing(threat)
    possible = [_rank(one, others) for one in _standings(threat)]
    return Rated(
        number=place + 1,
        name=threat.name,
        probability=threat.probability,
        impact=overall(threat),
        score=score(threat),
        top=is_top(threat),
        rank=None if own is None else _rank(own, others),
        ranks=(min(possible), max(possible)),
        open_domains=open_domains(threat),
    )


def _rank(own: Standing, others: Sequence[Standing]) -> int:
    return 1 + sum(other > own for other in others)


def _standing(threat: Threat) -> Standing | None:
    impact = overall(threat)
    if threat.probability is None or impact is None:
        return None
    return (threat.probability * impact, impact, threat.probability)


def _standings(threat: Threat) -> list[Standing]:
    """Every standing that a threat can have when what is not known of it becomes known."""
    likely = _CLASSES if threat.probability is None else (threat.probability,)
    least = overall(threat) or 1
    grave = range(least, 6) if open_domains(threat) else (least,)
    return [(p * i, i, p) for p, i in product(likely, grave)]


def find_shifts(assessment: ThreatAssessment) -> tuple[Shift, ...]:
    """Find which ranks and priorities change when one class of one threat moves by one."""
    before = rate(assessment)
    found = []
    for place, threat in enumerate(assessment.threats):
        for what, old, new, moved in _moves(threat):
            threats = (*assessment.threats[:place], moved, *assessment.threats[place + 1 :])
            after = rate(msgspec.structs.replace(assessment, threats=threats))
            ranks = tuple(
                (one.name, one.rank, other.rank)
                for one, other in zip(before, after, strict=True)
                if one.rank is not None and other.rank is not None and one.rank != other.rank
            )
            pairs = zip(before, after, strict=True)
            priorities = tuple(one.name for one, other in pairs if one.top != other.top)
            if ranks or priorities:
                found.append(
                    Shift(
                        threat=threat.name, what=what, before=old, after=new, ranks=ranks,
                        priorities=priorities,
                    )
                )  # fmt: skip
    return tuple(found)


def _moves(threat: Threat) -> Iterator[tuple[str, int, int, Threat]]:
    """Every threat that differs from this one by one step in one class."""
    for step in (-1, 1):
        if threat.probability is not None and threat.probability + step in _CLASSES:
            new = threat.probability + step
            moved = msgspec.structs.replace(threat, probability=new)
            yield "probability", threat.probability, new, moved
        for domain, old in sorted(threat.impact.items()):
            if old + step in _CLASSES:
                impact = {**threat.impact, domain: old + step}
                moved = msgspec.structs.replace(threat, impact=impact)
                yield f"{domain} impact", old, old + step, moved


def find_gaps(assessment: ThreatAssessment) -> tuple[tuple[str, str], ...]:
    """List what is not known of the threats as questions to collect on, each with its subject."""
    found: list[tuple[str, str]] = []
    for threat in assessment.threats:
        if threat.probability is None:
            found.append((f"How likely is it: {threat.name}?", threat.subject))
        missing = open_domains(threat)
        if missing:
            domains = ", ".join(missing)
            found.append((f"What is the impact of {threat.name} in: {domains}?", threat.subject))
    return tuple(found)
