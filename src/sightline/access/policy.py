"""The decision itself: reader, action, marking, case, purpose and day in; yes or no and why out.

Every check must pass. What is missing, empty, unknown or of a future form
denies, and so does any surprise on the way. There is no reader and no role
for whom the checks are skipped.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from sightline.values import Instant, Level, Marking, Onward, Reader


class Action(StrEnum):
    """What somebody wants to do with a record."""

    READ = "read"
    EXPORT = "export"
    SHARE = "share"
    JUDICIAL = "judicial"


class Check(msgspec.Struct, frozen=True):
    """One condition, whether it holds, and the reason in words."""

    name: str
    holds: bool
    reason: str


class Answer(msgspec.Struct, frozen=True):
    """The decision, with the reason that settled it."""

    permit: bool
    reason: str

    def __bool__(self) -> bool:
        return self.permit


def may(
    reader: Reader | None,
    action: Action | str,
    marking: Marking | None,
    *,
    case: str | None = None,
    purpose: str | None = None,
    at: dt.date,
) -> Answer:
    """Decide whether a reader may do something with a record that carries a marking."""
    for check in explain(reader, action, marking, case=case, purpose=purpose, at=at):
        if check.holds is not True:
            return Answer(permit=False, reason=check.reason)
    return Answer(permit=True, reason="every check holds")


def explain(
    reader: Reader | None,
    action: Action | str,
    marking: Marking | None,
    *,
    case: str | None = None,
    purpose: str | None = None,
    at: dt.date,
) -> tuple[Check, ...]:
    """List every check of a decision, in the order in which they are made."""
    if not isinstance(reader, Reader) or not isinstance(marking, Marking):
        return (Check("known", holds=False, reason="the reader or the marking is not known"),)
    if not isinstance(at, dt.date):
        return (Check("known", holds=False, reason="the day of the decision is not known"),)
    try:
        return tuple(_checks(reader, action, marking, case=case, purpose=purpose, at=at))
    except Exception as error:  # whatever goes wrong, the answer is no
        return (Check("sound", holds=False, reason=f"the check failed: {type(error).__name__}"),)


def _checks(
    reader: Reader,
    action: Action | str,
    marking: Marking,
    *,
    case: str | None,
    purpose: str | None,
    at: dt.date,
) -> Iterator[Check]:
    yield _check_form(reader, marking)
    yield _check_active(reader, at)
    yield _check_level(reader, marking, at)
    yield _check_audience(reader, marking)
    yield _check_purpose(reader, marking, purpose)
    yield _check_case(reader, case)
    yield _check_action(reader, action, marking)


def _check_form(reader: Reader, marking: Marking) -> Check:
    """Refuse records whose lists are not lists: a hole must never read as 'no condition'."""
    lists = (marking.audience, marking.purpose, reader.cases, reader.roles, reader.purposes)
    holds = all(isinstance(names, tuple) for names in lists) and isinstance(
        reader.organisation, str
    )
    return Check("form", holds, "card and marking are well formed" if holds else "unknown form")


def _check_active(reader: Reader, at: dt.date) -> Check:
    if reader.active is not True:
        return Check("active", holds=False, reason=f"{reader.name} is switched off")
    if reader.since is not None and not Instant.parse(reader.since).surely_begun(at):
        return Check("active", holds=False, reason=f"access begins on {reader.since}")
    if reader.until is not None and Instant.parse(reader.until).maybe_over(at):
        return Check("active", holds=False, reason=f"access ended on {reader.until}")
    return Check("active", holds=True, reason=f"{reader.name} is active")


def _check_level(reader: Reader, marking: Marking, at: dt.date) -> Check:
    level = Level(marking.level)
    if marking.declassify_on is not None and Instant.parse(marking.declassify_on).surely_by(at):
        level = Level.UNCLASSIFIED
    holds = Level(reader.clearance).rank >= level.rank
    verb = "reaches" if holds else "does not reach"
    return Check("level", holds, f"clearance {reader.clearance} {verb} level {level}")


def _check_audience(reader: Reader, marking: Marking) -> Check:
    audience = frozenset(marking.audience)
    meant = sorted(audience & (reader.bodies | {"all"}))
    if not meant:
        return Check("audience", holds=False, reason=f"{reader.name} is not in the audience")
    return Check("audience", holds=True, reason=f"in the audience as {meant[0]}")


def _check_purpose(reader: Reader, marking: Marking, purpose: str | None) -> Check:
    if not marking.purpose:
        return Check("purpose", holds=True, reason="no purpose is required")
    if purpose is None:
        return Check("purpose", holds=False, reason="a purpose is required and none is stated")
    if purpose not in marking.purpose:
        return Check("purpose", holds=False, reason=f"not for the purpose {purpose!r}")
    if purpose not in reader.purposes:
        reason = f"{reader.name} is not entrusted with the purpose {purpose!r}"
        return Check("purpose", holds=False, reason=reason)
    return Check("purpose", holds=True, reason=f"for the purpose {purpose!r}")


def _check_case(reader: Reader, case: str | None) -> Check:
    if case is None:
        return Check("case", holds=True, reason="not in a case")
    holds = bool(case) and case in reader.cases
    verb = "is" if holds else "is not"
    return Check("case", holds, f"{reader.name} {verb} assigned to the case")


def _check_action(reader: Reader, action: Action | str, marking: Marking) -> Check:
    action = Action(action)
    if action in (Action.READ, Action.EXPORT):
        return Check("action", holds=True, reason=f"whoever may see it may {action} it")
    if action is Action.JUDICIAL:
        verb = "is" if marking.judicial_use is True else "is not"
        return Check("action", marking.judicial_use is True, f"judicial use {verb} allowed")
    if marking.owner in reader.bodies or Onward(marking.onward) is Onward.YES:
        return Check("action", holds=True, reason="it may be passed on")
    return Check("action", holds=False, reason=f"ask {marking.owner} before passing it on")
