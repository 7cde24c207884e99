"""Listings: versions of lists, who stands on them with which measures, and what changed."""

from sightline.analyses.listings.course import Event, tell_course
from sightline.analyses.listings.delta import Change, Delta, compare_versions
from sightline.analyses.listings.measure import MeasureSpan
from sightline.analyses.listings.standing import (
    Gone,
    Standing,
    all_standings,
    standings,
    sure_until,
)
from sightline.analyses.listings.state import State, in_force, state_on
from sightline.analyses.listings.version import ListVersion, find_version, versions

__all__ = [
    "Change",
    "Delta",
    "Event",
    "Gone",
    "ListVersion",
    "MeasureSpan",
    "Standing",
    "State",
    "all_standings",
    "compare_versions",
    "find_version",
    "in_force",
    "standings",
    "state_on",
    "sure_until",
    "tell_course",
    "versions",
]
