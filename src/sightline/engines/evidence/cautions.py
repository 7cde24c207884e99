"""What to warn of before a number is relied on: grades that flatter, and numbers that clash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from enum import StrEnum

from sightline.engines.evidence.marks import read_marks
from sightline.engines.evidence.report import Report
from sightline.errors import BadValue
from sightline.values.grade import Grade, Scale

HALO_SHARE = 0.8
HALO_LEAST = 20  # below this many grades a share of 80 % is no habit


class Kind(StrEnum):
    """The part that a hypothesis plays among its rivals. Three of them are always needed."""

    CLAIM = "claim"
    NULL = "null"
    INNOCENT = "innocent"
    DECEPTION = "deception"


def missing_kinds(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """Name the rivals that are missing: nothing happened, an innocent reason, a deception."""
    given = set(kinds)
    return tuple(kind for kind in (Kind.NULL, Kind.INNOCENT, Kind.DECEPTION) if kind not in given)


def find_lonely(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Find reports graded 1, 'confirmed by independent sources', whose origin stands alone.

    Only origins that say the same confirm one another.
    """
    listed = list(reports)
    saying: dict[bool, set[str]] = defaultdict(set)
    for report in listed:
        saying[report.affirms].add(report.origin)
    return tuple(
        report
        for report in listed
        if read_marks(report.grade).digit == "1" and len(saying[report.affirms]) < 2
    )


def warn_of_halo(grades: Iterable[tuple[Hashable, Grade]]) -> dict[Hashable, float]:
    """Find graders who give both marks of a grade the same rank more than four times in five.

    A source's record and a report's merits are two questions. Who always answers them alike
    has asked one. Only the Admiralty scale has marks that can lie on a diagonal; what could
    not be judged does not count. The answer gives the share for each who was found.
    """
    alike: dict[Hashable, list[bool]] = defaultdict(list)
    for grader, grade in grades:
        judged = grade.source_rank is not None and grade.claim_rank is not None
        if grade.scale is Scale.ADMIRALTY and judged:
            alike[grader].append(grade.source_rank == grade.claim_rank)
    shares = {who: sum(same) / len(same) for who, same in alike.items() if len(same) >= HALO_LEAST}
    return {who: share for who, share in shares.items() if share > HALO_SHARE}


def check_conjunction(joint: float, parts: Sequence[float]) -> str | None:
    """Say what is wrong with the probability stated for several things together, if anything is.

    >>> check_conjunction(0.5, [0.4, 0.9])
    'all together are stated at 0.5, more than the least likely of them at 0.4'
    """
    if not parts or not all(0 <= value <= 1 for value in (joint, *parts)):
        raise BadValue("expected probabilities from 0 to 1, one for all together and one for each")
    least = min(parts)
    if joint > least:
        return f"all together are stated at {joint}, more than the least likely of them at {least}"
    floor = sum(parts) - (len(parts) - 1)
    if joint < floor - 1e-9:
        return (
            f"all together are stated at {joint}, but parts as likely as these cannot all hold "
            f"less often than {round(floor, 6)}"
        )
    return None
