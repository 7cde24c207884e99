"""Access: one pure function decides who may do what with which record, and says why."""

from sightline.access.policy import Action, Answer, Check, explain, may
from sightline.access.roles import CUSTODIAN, REGISTRAR, may_enrol, may_keep
from sightline.access.sighting import sight_of

__all__ = [
    "CUSTODIAN",
    "REGISTRAR",
    "Action",
    "Answer",
    "Check",
    "explain",
    "may",
    "may_enrol",
    "may_keep",
    "sight_of",
]
