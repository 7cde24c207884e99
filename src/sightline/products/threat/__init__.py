"""Threat assessment as a guided form: probability and impact with reasons, and gaps as gaps."""

from sightline.products.threat.assessment import (
    Collection,
    KeyJudgement,
    Tasking,
    Threat,
    ThreatAssessment,
    find_wants,
    read_threats,
    spread,
    write_threats,
)
from sightline.products.threat.figure import draw_threats, say_top
from sightline.products.threat.paper import draw_up, say_moves, say_rank
from sightline.products.threat.rating import (
    GAP,
    Rated,
    Shift,
    find_gaps,
    find_shifts,
    is_top,
    overall,
    rate,
    score,
)

__all__ = [
    "GAP",
    "Collection",
    "KeyJudgement",
    "Rated",
    "Shift",
    "Tasking",
    "Threat",
    "ThreatAssessment",
    "draw_threats",
    "draw_up",
    "find_gaps",
    "find_shifts",
    "find_wants",
    "is_top",
    "overall",
    "rate",
    "read_threats",
    "say_moves",
    "say_rank",
    "say_top",
    "score",
    "spread",
    "write_threats",
]
