"""Mandates as a capability: what the Council asked, how late, where it was silent, what came of it.

On texts that were read:

    compare(earlier, later) -> Renewal
    police_to_troops(reading) -> Ratio
    check_quoted(reading) -> what the literature says of a text, beside what is in it
    cross_readings(readings) -> Cross

On a picture of one day:

    register(reading) -> entries with their subject; a sanctions text is no mandate
    lags(reading), mean_lag(lags, step)
    mandate_coverage(reading) -> Coverage
    silences(reading) -> a threat is named and no tool is given
    justice_gaps(reading, decision) -> Gaps
    precedents(reading, scope=, theme=, apart_from=) -> Precedents
    cross_decisions(decisions(reading)) -> Cross

All are pure functions; what nobody read is not known, and never absent. See docs/guide/mandates.md.
"""

from sightline.analyses.mandates.coverage import Coverage, mandate_coverage
from sightline.analyses.mandates.cross import Cross, cross_decisions, cross_readings
from sightline.analyses.mandates.decision import (
    Decision,
    activity_of,
    decisions,
    find_decision,
    find_mission,
    scopes_of,
    text_of,
    themes_of,
)
from sightline.analyses.mandates.gaps import Gaps, Held, LinkState, justice_gaps
from sightline.analyses.mandates.lags import Mark, Mean, MissionLag, lags, mean_lag
from sightline.analyses.mandates.precedents import Done, Precedent, Precedents, precedents
from sightline.analyses.mandates.quoted import Checked, check_quoted, count_words
from sightline.analyses.mandates.register import Entry, register
from sightline.analyses.mandates.renewal import Change, Renewal, Step, compare
from sightline.analyses.mandates.silence import Silence, silences
from sightline.analyses.mandates.strength import police_to_troops

__all__ = [
    "Change",
    "Checked",
    "Coverage",
    "Cross",
    "Decision",
    "Done",
    "Entry",
    "Gaps",
    "Held",
    "LinkState",
    "Mark",
    "Mean",
    "MissionLag",
    "Precedent",
    "Precedents",
    "Renewal",
    "Silence",
    "Step",
    "activity_of",
    "check_quoted",
    "compare",
    "count_words",
    "cross_decisions",
    "cross_readings",
    "decisions",
    "find_decision",
    "find_mission",
    "justice_gaps",
    "lags",
    "mandate_coverage",
    "mean_lag",
    "police_to_troops",
    "precedents",
    "register",
    "scopes_of",
    "silences",
    "text_of",
    "themes_of",
]
