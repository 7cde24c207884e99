"""The two roles that keep a house: neither of them reads one record more.

A registrar enrols readers, a custodian verifies, backs up and erases. Nobody
can give away what he does not hold, and nobody can change his own card.
"""

from __future__ import annotations

import datetime as dt

from sightline.access.policy import Answer
from sightline.values import Instant, Reader

REGISTRAR = "registrar"
CUSTODIAN = "custodian"


def may_keep(reader: Reader, role: str, at: dt.date) -> Answer:
    """Decide whether a reader holds a role today."""
    if reader.active is not True:
        return Answer(permit=False, reason=f"{reader.name} is switched off")
    if reader.until is not None and Instant.parse(reader.until).maybe_over(at):
        return Answer(permit=False, reason=f"access ended on {reader.until}")
    if role not in reader.roles:
        return Answer(permit=False, reason=f"this needs the role {role!r}")
    return Answer(permit=True, reason=f"{reader.name} is {role}")


def may_enrol(by: Reader, new: Reader, old: Reader | None, at: dt.date) -> Answer:
    """Decide whether a registrar may write a reader's card, in place of an older one or not."""
    answer = may_keep(by, REGISTRAR, at)
    if not answer:
        return answer
    if new.name == by.name:
        return Answer(permit=False, reason="nobody changes his own card: ask another registrar")
    if new.clearance.rank > by.clearance.rank:
        return Answer(permit=False, reason=f"a clearance above {by.clearance} is not yours to give")
    grown = set(new.cases) - set(old.cases if old else ())
    if not grown <= set(by.cases):
        return Answer(
            permit=False, reason="a case to which you are not assigned is not yours to give"
        )
    if old is not None and old.clearance.rank > by.clearance.rank:
        return Answer(permit=False, reason="the card of somebody cleared above you is not yours")
    return Answer(permit=True, reason=f"{by.name} may enrol {new.name}")
