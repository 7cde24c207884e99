"""Evidence: graded, dependent and conflicting reports in, a probability with its reasons out.

One hypothesis, with everything that a reader needs to disagree:

    weigh(reports, *, prior=0.25, table=None, rho=0.9, change_rate=0.0, temper=1.0) -> Weighing

Many at once, as arrays and without the reasons:

    weigh_many(batch, *, prior=0.25, table=None, rho=0.9, change_rate=0.0, temper=1.0) -> Weighed

Hypotheses of which one must be true, and the matrix of competing hypotheses:

    compete(rivals, *, table=None, rho=0.9, change_rate=0.0, temper=1.0) -> Competition
    Matrix(hypotheses=..., items=..., marks=..., weights=...), and its methods

What grades have been worth, from cases that were decided:

    calibrate(count_cases(batch, truth)) -> Calibration, whose `table` goes into the above
    earn_letter(right, wrong) -> Earned

A report names its origin: reports of one origin are one voice, however often it is
repeated. Formulas, figures and limits stand in docs/guide/evidence.md.
"""

from sightline.engines.evidence.batch import Batch, Weighed, weigh_many
from sightline.engines.evidence.calibration import (
    Calibration,
    Counts,
    Tally,
    calibrate,
    count_cases,
)
from sightline.engines.evidence.cautions import (
    Kind,
    check_conjunction,
    find_lonely,
    missing_kinds,
    warn_of_halo,
)
from sightline.engines.evidence.competition import Competition, Rival, compete
from sightline.engines.evidence.marks import Marks, code, read_marks
from sightline.engines.evidence.matrix import Dropped, Mark, Matrix, mark_of
from sightline.engines.evidence.record import Earned, earn_letter
from sightline.engines.evidence.removal import Removal, smallest_removal
from sightline.engines.evidence.report import Report
from sightline.engines.evidence.table import Table, doctrinal_table, ratio_table
from sightline.engines.evidence.voice import PRIORS, Voice
from sightline.engines.evidence.weighing import Weighing, weigh

__all__ = [
    "PRIORS",
    "Batch",
    "Calibration",
    "Competition",
    "Counts",
    "Dropped",
    "Earned",
    "Kind",
    "Mark",
    "Marks",
    "Matrix",
    "Removal",
    "Report",
    "Rival",
    "Table",
    "Tally",
    "Voice",
    "Weighed",
    "Weighing",
    "calibrate",
    "check_conjunction",
    "code",
    "compete",
    "count_cases",
    "doctrinal_table",
    "earn_letter",
    "find_lonely",
    "mark_of",
    "missing_kinds",
    "ratio_table",
    "read_marks",
    "smallest_removal",
    "warn_of_halo",
    "weigh",
    "weigh_many",
]
