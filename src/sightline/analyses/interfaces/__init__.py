"""The seven interfaces of crime and peace operation, assessed for one area on one day.

    assess(reading, anchor, *, only=None) -> Assessment

Every indicator shows what was seen, a reading that was filed, or that it cannot
be seen here and what that would need. There is no score, and no zero for want of
reports. The two mission-critical questions are answered with hypotheses.
"""

from sightline.analyses.interfaces.assessment import Assessment, Side, assess
from sightline.analyses.interfaces.gauge import FILED, SEEN, UNSEEN, Gauge, Part
from sightline.analyses.interfaces.participants import Participant, Participants, Work
from sightline.analyses.interfaces.reporting import Reporting

__all__ = [
    "FILED",
    "SEEN",
    "UNSEEN",
    "Assessment",
    "Gauge",
    "Part",
    "Participant",
    "Participants",
    "Reporting",
    "Side",
    "Work",
    "assess",
]
