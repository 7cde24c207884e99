"""Screening: a subject against the lists and the picture on a day, with every reason in words.

    make_subject(name, kind=..., dates=..., countries=..., numbers=..., aliases=...) -> Subject
    Desk(picture, index, day=..., rule=..., purpose=..., against=...).screen(subject) -> Screening

Software never says more than possible match about who somebody is; what a named person decided is
a `Decision`, read back out of the picture by `read_decisions`.
"""

from sightline.analyses.screening.decision import (
    LOOKED,
    SCREENED,
    UNWATCHED,
    WATCHED,
    Act,
    Decided,
    Decision,
    Verdict,
    read_acts,
    read_decisions,
)
from sightline.analyses.screening.desk import Desk, screen, without_address
from sightline.analyses.screening.filing import list_wants, make_act
from sightline.analyses.screening.form import read_form
from sightline.analyses.screening.pool import BOTH, LISTS, PICTURE, POOLS, SUBJECT, gather
from sightline.analyses.screening.rule import Rule, load_rule, read_rule
from sightline.analyses.screening.screening import (
    CLEAR,
    EXPOSURE,
    POSSIBLE,
    PROHIBITED,
    RESULTS,
    Candidate,
    ListSeen,
    Screening,
    Stood,
    Through,
    name_result,
    read_screening,
)
from sightline.analyses.screening.subject import KINDS, Subject, make_subject
from sightline.analyses.screening.watching import Change, Seen, Watch, compare, read_watches

__all__ = [
    "BOTH",
    "CLEAR",
    "EXPOSURE",
    "KINDS",
    "LISTS",
    "LOOKED",
    "PICTURE",
    "POOLS",
    "POSSIBLE",
    "PROHIBITED",
    "RESULTS",
    "SCREENED",
    "SUBJECT",
    "UNWATCHED",
    "WATCHED",
    "Act",
    "Candidate",
    "Change",
    "Decided",
    "Decision",
    "Desk",
    "ListSeen",
    "Rule",
    "Screening",
    "Seen",
    "Stood",
    "Subject",
    "Through",
    "Verdict",
    "Watch",
    "compare",
    "gather",
    "list_wants",
    "load_rule",
    "make_act",
    "make_subject",
    "name_result",
    "read_acts",
    "read_decisions",
    "read_form",
    "read_rule",
    "read_screening",
    "read_watches",
    "screen",
    "without_address",
]
