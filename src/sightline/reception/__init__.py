"""The reception of a house: who comes in, by which account, and what one visit may do.

Web pages and the API stand behind it. It opens the house for each visit, in the
name of one reader, and gives out nothing but what that reader may see.
"""

from sightline.reception.account import Session
from sightline.reception.gate import Gate
from sightline.reception.hall import Hall
from sightline.reception.visit import Terms, Visit

__all__ = ["Gate", "Hall", "Session", "Terms", "Visit"]
