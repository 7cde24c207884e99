"""The reception of a house: who comes in, by which account, and what one visit may do.

Web pages and the API stand behind it. It opens the house for each visit, in the
name of one reader, and gives out nothing but what that reader may see.
"""

from sightline.reception.account import Session
from sightline.reception.gate import Gate
from sightline.reception.hall import Hall
from sightline.reception.job import Job, Made, MadeFile, Progress, State, Worker
from sightline.reception.jobs import Jobs
from sightline.reception.tray import Left, Tray
from sightline.reception.visit import Terms, Visit
from sightline.reception.workshop import Workshop

__all__ = [
    "Gate",
    "Hall",
    "Job",
    "Jobs",
    "Left",
    "Made",
    "MadeFile",
    "Progress",
    "Session",
    "State",
    "Terms",
    "Tray",
    "Visit",
    "Worker",
    "Workshop",
]
