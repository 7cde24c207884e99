"""Information requirements: what a leader needs to know, from the question to the decision.

A requirement is raised, tasked, answered and closed when the decision that it
serves was taken. An answer rests on statements and items; when all of them are
withdrawn, the question is open again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from sightline.judgements.basis import Basis
from sightline.judgements.deeds import Answered, Closed, OnRequirement, Raised, Tasked
from sightline.judgements.filed import Filed, Uncounted
from sightline.model import load_terms

RAISED, TASKED, ANSWERED, CLOSED = "raised", "tasked", "answered", "closed"


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """One question on one day: its status, who looks for the answer, and what was found."""

    id: str
    raised: Raised
    author: str
    raised_on: dt.date
    status: str
    day: dt.date
    due: dt.date
    collector: str = ""
    answers: tuple[tuple[Answered, Basis], ...] = ()
    acts: tuple[Filed, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()

    @property
    def overdue(self) -> bool:
        """Whether its day has passed and it was neither answered nor closed."""
        return self.status in (RAISED, TASKED) and self.due < self.day

    @property
    def partly(self) -> bool:
        """Whether what stands of its answers is said to be only a part."""
        standing = [answer for answer, basis in self.answers if basis.carried]
        return bool(standing) and all(answer.partly for answer in standing)

    @property
    def cautions(self) -> tuple[str, ...]:
        """What has to be kept in mind about its answers."""
        return tuple(
            "an answer rests in part on withdrawn items"
            if basis.carried
            else "an answer rests on nothing that still stands here"
            for _, basis in self.answers
            if basis.withdrawn or not basis.carried
        )


class _Finding(Protocol):
    """What a finding has to tell for questions to be raised from it."""

    @property
    def method(self) -> str:
        """The method by which it was found."""

    @property
    def about(self) -> tuple[str, ...]:
        """The entities that it is about."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """What it does not know."""


def raise_from(
    findings: Iterable[_Finding],
    *,
    owner: str,
    due: dt.date,
    decision: str,
    level: str = "EEI",
    parent: str = "",
    known: Iterable[Requirement] = (),
) -> tuple[Raised, ...]:
    """Propose a question for all that findings do not know and nobody asks; a person files it."""
    asked = {one.raised.question for one in known if one.status != CLOSED}
    proposed: dict[str, Raised] = {}
    for finding in findings:
        for question in finding.unknown:
            if question.strip() and question not in asked:
                about = finding.about[0] if finding.about else ""
                proposed.setdefault(
                    question,
                    Raised(
                        question=question,
                        level=level,
                        decision=decision,
                        owner=owner,
                        due=due,
                        parent=parent,
                        about=about,
                        origin=finding.method,
                    ),
                )
    return tuple(proposed.values())


class Inquiry(msgspec.Struct, frozen=True, kw_only=True):
    """What the gates and the fold of requirements ask of a picture."""

    day: dt.date
    read_basis: Callable[[Sequence[str]], Basis]
    levels: Mapping[str, str]


def find_wants(
    deed: OnRequirement, on: dt.date, requirement: Requirement | None, inquiry: Inquiry
) -> list[str]:
    """List what an act on a requirement still wants before it counts."""
    if isinstance(deed, Raised):
        return list(_want_of_raising(deed, on, requirement, inquiry.levels))
    if requirement is None:
        return ["there is no requirement of this id that counts"]
    if requirement.status == CLOSED:
        return ["the requirement is closed: raise another one"]
    if isinstance(deed, Tasked):
        wants = [] if deed.collector.strip() else ["name the role that is asked (collector)"]
        late = deed.due is not None and deed.due < on
        return wants + ([f"{deed.due} has passed: give a day to come (due)"] if late else [])
    if isinstance(deed, Answered):
        wants = [] if deed.answer.strip() else ["say what the answer is"]
        there = any(one.there for one in inquiry.read_basis(deed.basis).pillars)
        return wants + ([] if there else ["name a statement or an item that answers it (basis)"])
    return list(_want_of_closing(deed, requirement))


def _want_of_raising(
    deed: Raised, on: dt.date, requirement: Requirement | None, levels: Mapping[str, str]
) -> Iterator[str]:
    if requirement is not None:
        yield "a requirement of this id was raised before"
    steps = [term.code for term in load_terms("requirement-level").terms]
    if deed.level not in steps:
        yield f"{deed.level!r} is not a level: expected one of {', '.join(steps)}"
    wanted = {"question": deed.question, "decision": deed.decision, "owner": deed.owner}
    for name, text in wanted.items():
        if not text.strip():
            yield f"a requirement needs a {name}"
    if deed.due < on:
        yield f"{deed.due} has passed: give a day to come (due)"
    above = levels.get(deed.parent, "")
    if deed.parent and above not in steps:
        yield "there is no requirement with the id that is given as its parent"
    elif deed.parent and deed.level in steps and steps.index(above) >= steps.index(deed.level):
        yield f"{deed.level} is not a part of {above}: expected {' above '.join(steps)}"


def _want_of_closing(deed: Closed, requirement: Requirement) -> Iterator[str]:
    if not deed.outcome.strip():
        yield "say which decision was taken, or why the question is dropped (outcome)"
    if requirement.status != ANSWERED and not deed.dropped:
        yield "it is not answered: answer it first, or drop it with the reason (dropped)"


def fold_requirement(
    acts: Sequence[Filed], inquiry: Inquiry
) -> Requirement | tuple[Uncounted, ...]:
    """Tell what a requirement has come to, or why none of its acts counts."""
    found: Requirement | None = None
    uncounted: list[Uncounted] = []
    for act in acts:
        wants = find_wants(act.deed, act.on, found, inquiry)  # type: ignore[arg-type] # of this family
        wants = ["it was withdrawn"] if act.withdrawn else wants
        if wants:
            uncounted.append(
                Uncounted(
                    of=act.deed.of, item=act.item, by=act.by, act=act.act, because=tuple(wants)
                )
            )
        elif isinstance(act.deed, Raised):
            found = _begin(act, act.deed, inquiry.day)
        elif found is not None:
            found = _go_on(found, act, inquiry)
    if found is None:
        return tuple(uncounted)
    return _reopen(msgspec.structs.replace(found, uncounted=tuple(uncounted)))


def _reopen(found: Requirement) -> Requirement:
    """Open a question again when nothing of its answers stands; a decision taken stays taken."""
    if found.status != ANSWERED or any(basis.carried for _, basis in found.answers):
        return found
    return msgspec.structs.replace(found, status=TASKED if found.collector else RAISED)


def _begin(act: Filed, deed: Raised, day: dt.date) -> Requirement:
    return Requirement(
        id=deed.of,
        raised=deed,
        author=act.by,
        raised_on=act.on,
        status=RAISED,
        day=day,
        due=deed.due,
        acts=(act,),
    )


def _go_on(found: Requirement, act: Filed, inquiry: Inquiry) -> Requirement:
    moved = msgspec.structs.replace(found, acts=(*found.acts, act))
    match act.deed:
        case Tasked(collector=collector, due=due):
            status = found.status if found.status == ANSWERED else TASKED
            return msgspec.structs.replace(
                moved, status=status, collector=collector, due=due or found.due
            )
        case Answered() as answer:
            told = (answer, inquiry.read_basis(answer.basis))
            return msgspec.structs.replace(moved, status=ANSWERED, answers=(*found.answers, told))
        case _:
            return msgspec.structs.replace(moved, status=CLOSED)
