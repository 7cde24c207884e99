"""Judgements: what people hold to be so, ask, and expect, from their own acts and nothing else."""

from sightline.judgements.acts import begin, make_records
from sightline.judgements.basis import Basis, Evidence, Pillar
from sightline.judgements.checking import check, list_wants
from sightline.judgements.deeds import (
    Answered,
    AnyDeed,
    Approved,
    Closed,
    Contested,
    Deed,
    Drafted,
    Estimated,
    OnForecast,
    OnJudgement,
    OnRequirement,
    Opened,
    Raised,
    Replied,
    Resolved,
    Reviewed,
    Superseded,
    Tasked,
    Withdrawn,
    basis_of,
)
from sightline.judgements.dimensions import DIMENSIONS, Dimension, find_answer
from sightline.judgements.docket import Docket
from sightline.judgements.filed import Filed, Uncounted
from sightline.judgements.forecast import Estimate, Forecast
from sightline.judgements.foresight import foresee
from sightline.judgements.judgement import Judgement
from sightline.judgements.requirement import Requirement, raise_from
from sightline.judgements.scoring import ForecastRecord, Score, Tally, keep_record, spread
from sightline.judgements.wording import say_answer, say_confidence, say_likelihood

__all__ = [
    "DIMENSIONS",
    "Answered",
    "AnyDeed",
    "Approved",
    "Basis",
    "Closed",
    "Contested",
    "Deed",
    "Dimension",
    "Docket",
    "Drafted",
    "Estimate",
    "Estimated",
    "Evidence",
    "Filed",
    "Forecast",
    "ForecastRecord",
    "Judgement",
    "OnForecast",
    "OnJudgement",
    "OnRequirement",
    "Opened",
    "Pillar",
    "Raised",
    "Replied",
    "Requirement",
    "Resolved",
    "Reviewed",
    "Score",
    "Superseded",
    "Tally",
    "Tasked",
    "Uncounted",
    "Withdrawn",
    "basis_of",
    "begin",
    "check",
    "find_answer",
    "foresee",
    "keep_record",
    "list_wants",
    "make_records",
    "raise_from",
    "say_answer",
    "say_confidence",
    "say_likelihood",
    "spread",
]
