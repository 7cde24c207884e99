"""Reports as hypothesis draws them."""

from __future__ import annotations

from hypothesis import strategies as st

from sightline.engines.evidence import Report
from sightline.values.grade import Grade

GRADES = st.builds(Grade, st.sampled_from("ABCDEF"), st.sampled_from("123456"))
ORIGINS = st.sampled_from(["panel", "patrol", "ministry", "press", "trader"])
REPORTS = st.builds(
    Report,
    origin=ORIGINS,
    grade=st.none() | GRADES,
    affirms=st.booleans(),
    age=st.floats(0, 3_000),
    ref=st.sampled_from(["", "one", "two"]),
)
SEVERAL = st.lists(REPORTS, max_size=9)
PRIORS = st.floats(0.01, 0.99)


def said(origin: str, grade: str = "B2", *, affirms: bool = True) -> Report:
    """One report in few words."""
    return Report(origin=origin, grade=Grade.parse(grade), affirms=affirms)
