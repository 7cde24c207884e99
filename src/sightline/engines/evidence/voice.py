"""One voice: what the reports of one origin say together, and what they weigh."""

from __future__ import annotations

import math

import msgspec

from sightline.engines.evidence.report import Report

PRIORS = (0.1, 0.25, 0.5)
"""The priors under which every answer is given again, from sceptical to open."""

DECIBANS = 10 / math.log(10)


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """What one origin adds to the log-odds of a hypothesis, and the reports that it adds it by."""

    origin: str
    log_odds: float
    reports: tuple[Report, ...]

    @property
    def decibans(self) -> float:
        """The same in decibans: ten are odds of ten to one, three are odds of two to one."""
        return self.log_odds * DECIBANS

    @property
    def of_two_minds(self) -> bool:
        """Whether the reports of this origin contradict one another."""
        return len({report.affirms for report in self.reports}) == 2
