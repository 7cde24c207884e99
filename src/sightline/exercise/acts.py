"""What the house does with what it was told: it withdraws, takes two for one, marks anew."""

from __future__ import annotations

import msgspec

from sightline.exercise.chapters import Calendar
from sightline.exercise.dossier import Dossier, open_dossier, recount
from sightline.exercise.draws import Draws
from sightline.exercise.house import CLERKS, JMAC, MARKINGS, MARKS
from sightline.exercise.incidents import Incident
from sightline.exercise.profiles import Profile
from sightline.exercise.telling import Telling
from sightline.exercise.thing import Verdict, iso
from sightline.exercise.world import World
from sightline.values import Decision, Identity, Remarking, Withdrawal

_NAMES = {mark: name for name, mark in MARKS.items()}
_REACH = 300
_RESTORED_AFTER, _REVERSED_AFTER = 11, 13


class Act(msgspec.Struct, frozen=True):
    """One act of the house, and whether it was right to do it."""

    record: Identity | Withdrawal | Remarking
    author: str
    right: bool
    day: int
    story: str = ""


def acts_after(world: World, calendar: Calendar, index: int) -> list[Act]:
    """Say what the house did on the day on which the event of a number was recorded."""
    found = (
        _withdraw(world, calendar, index),
        _restore(world, calendar, index),
        _identify(world, calendar, index),
        _reverse(world, calendar, index),
        _remark(world, calendar, index),
    )
    return [act for act in found if act is not None]


def _earlier(world: World, calendar: Calendar, index: int, draws: Draws) -> Dossier | None:
    """Draw an event that was recorded earlier and is not bound to a case."""
    if index == 0:
        return None
    number = index - 1 - draws.below(min(index, _REACH))
    dossier = open_dossier(world, number, calendar.recorded(number))
    return None if dossier.case else dossier


def _withdraw(world: World, calendar: Calendar, index: int) -> Act | None:
    """Withdraw what proved false: the whole item of a liar, the one statement of an error."""
    draws = Draws(world.seed, "withdrawal", index)
    dossier = _earlier(world, calendar, index, draws) if draws.chance(200) else None
    if dossier is None:
        return None
    day, told = calendar.recorded(index), recount(world, dossier)
    for telling in told:
        verdicts = [claim.verdict for claim in telling.claims]
        if Verdict.LIE in verdicts and len(telling.claims) > 2:
            return _take_back(telling, telling.item.id, "The source had a motive to lie.", day)
        if Verdict.ERROR in verdicts:
            target = telling.statements()[verdicts.index(Verdict.ERROR)].id
            return _take_back(telling, target, "Corrected by the author of the report.", day)
    if not draws.chance(120):
        return None
    return _take_back(told[0], told[0].item.id, "Thought to be entered twice.", day, right=False)


def _take_back(telling: Telling, target: str, reason: str, day: int, *, right: bool = True) -> Act:
    record = Withdrawal(
        author=telling.author,
        known=iso(day),
        marking=telling.item.marking,
        reason=reason,
        target=target,
    )
    return Act(record, telling.author, right, day)


def _restore(world: World, calendar: Calendar, index: int) -> Act | None:
    """Take back a withdrawal that was wrong."""
    if index < _RESTORED_AFTER:
        return None
    wrong = _withdraw(world, calendar, index - _RESTORED_AFTER)
    if wrong is None or wrong.right:
        return None
    day, first = calendar.recorded(index), wrong.record
    record = Withdrawal(
        author=wrong.author,
        known=iso(day),
        marking=first.marking,
        reason="The item was not entered twice: restored.",
        target=first.id,
    )
    return Act(record, wrong.author, right=True, day=day)


def _identify(world: World, calendar: Calendar, index: int) -> Act | None:
    """Decide about two ids of an earlier event: mostly rightly, now and then for a namesake."""
    draws = Draws(world.seed, "identity", index)
    dossier = _earlier(world, calendar, index, draws) if draws.chance(260) else None
    if dossier is None:
        return None
    day, matter = calendar.recorded(index), dossier.matter
    if isinstance(matter, Incident):
        if len(matter.ids) == 1 or draws.chance(400):
            return None
        return decide(matter.ids[0], matter.ids[1], Decision.SAME, "Same place and day.", day)
    if not isinstance(matter, Profile):
        return None
    person = world.crowd.person(matter.number)
    if len(person.ids) > 1:
        unsure = draws.chance(150)
        decision = Decision.UNSURE if unsure else Decision.SAME
        other = person.ids[1 + draws.below(len(person.ids) - 1)]
        return decide(person.ids[0], other, decision, "Same name and birth date.", day)
    if person.namesake is None:
        return None
    other = world.crowd.person(person.namesake).ids[0]
    decision = draws.pick((Decision.SAME, Decision.SAME, Decision.DIFFERENT, Decision.UNSURE))
    right = decision is not Decision.SAME
    return decide(person.ids[0], other, decision, "Same name.", day, right=right)


def decide(
    one: str, other: str, decision: Decision, reason: str, day: int, *, right: bool = True
) -> Act:
    """Let the analysis centre decide whether two ids mean one."""
    author = CLERKS[JMAC]
    record = Identity.of(
        one,
        other,
        decision,
        author=author,
        known=iso(day),
        marking=MARKS["mission"],
        reason=reason,
    )
    return Act(record, author, right, day)


def _reverse(world: World, calendar: Calendar, index: int) -> Act | None:
    """Reverse a decision that took namesakes for one."""
    if index < _REVERSED_AFTER:
        return None
    wrong = _identify(world, calendar, index - _REVERSED_AFTER)
    if wrong is None or wrong.right or not isinstance(wrong.record, Identity):
        return None
    if Draws(world.seed, "reversal", index).chance(300):
        return None
    pair, day = wrong.record, calendar.recorded(index)
    reason = "The fathers' names and the birth dates differ."
    return decide(pair.left, pair.right, Decision.DIFFERENT, reason, day)


def _remark(world: World, calendar: Calendar, index: int) -> Act | None:
    """Mark an earlier item anew: its owner opens it, or somebody else tightens it."""
    draws = Draws(world.seed, "remarking", index)
    dossier = _earlier(world, calendar, index, draws) if draws.chance(16) else None
    if dossier is None:
        return None
    telling, day = recount(world, dossier)[0], calendar.recorded(index)
    owner = MARKINGS[_NAMES[telling.item.marking]].owner
    opened = draws.chance(600)
    record = Remarking(
        author=telling.author,
        body=owner if opened else "org:jmac",
        known=iso(day),
        marking=MARKS["mission" if opened else "jmac"],
        reason="Cleared for the mission." if opened else "Would point to the source.",
        target=telling.item.id,
    )
    return Act(record, telling.author, right=True, day=day)
