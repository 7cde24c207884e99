"""Interface 3, peacekeepers take part: reports on contingents, and goods that are missing.

A report is not a finding, and nothing is said of any member of a contingent.
"""

from __future__ import annotations

from sightline.analyses.fact import Fact
from sightline.analyses.income import implications
from sightline.analyses.interfaces.counting import count_observed
from sightline.analyses.interfaces.gauge import Found, Part, gauge
from sightline.analyses.interfaces.scene import Scene
from sightline.analyses.phrase import count

count_observed("I3.2", "report", "assets-missing")
count_observed("I3.3", "location", "colocation", by="object")
count_observed("I3.4", "report", "home-firm", by="object")


@gauge("I3.1")
def look_for_reports(scene: Scene) -> Found | None:
    """Count the contingents of whom graded reports say that they take part, and the voices."""
    by_contingent: dict[str, tuple[Fact, ...]] = {}
    for name in sorted(scene.contingents):
        facts = tuple(implications(scene.reading, name))
        if facts:
            by_contingent[name] = facts
    if not by_contingent:
        return None
    voices = {name: len(scene.reading.graded(facts)) for name, facts in by_contingent.items()}
    return Found(
        says=f"{count(len(by_contingent), 'contingent')} in graded reports; a report is no finding",
        facts=tuple(fact for facts in by_contingent.values() for fact in facts),
        low=float(len(by_contingent)),
        high=float(len(by_contingent)),
        parts=tuple(
            Part(label=f"{scene.name([name])}, voices", low=voices[name], high=voices[name])
            for name in by_contingent
        ),
        unknown=("the rate for 1,000 person-months: strengths by contingent are not known",),
        counted=True,
    )
