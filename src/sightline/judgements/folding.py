"""From acts to a judgement: a pure fold, in which an act that passes no gate moves nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec

from sightline.judgements.basis import Basis
from sightline.judgements.deeds import (
    Answering,
    Approved,
    Contested,
    Drafted,
    Superseded,
    Withdrawn,
)
from sightline.judgements.filed import Filed, Uncounted
from sightline.judgements.gates import Ask, find_gaps, find_wants
from sightline.judgements.judgement import (
    APPROVED,
    CONTESTED,
    DRAFT,
    OVER,
    REVIEWED,
    SUPERSEDED,
    WITHDRAWN,
    Judgement,
)

_STEPS: dict[type, str] = {
    Approved: APPROVED,
    Contested: CONTESTED,
    Withdrawn: WITHDRAWN,
    Superseded: SUPERSEDED,
}


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What a fold asks of the picture: persons, bases, and other judgements at an earlier time."""

    day: dt.date
    is_person: Callable[[str], bool | None]
    read_basis: Callable[[Sequence[str]], Basis]
    earlier: Callable[[str, tuple[str, str, str]], Judgement | None]


def fold(acts: Sequence[Filed], ground: Ground) -> Judgement | tuple[Uncounted, ...]:
    """Tell what a judgement has come to, or why none of its acts counts."""
    judgement: Judgement | None = None
    uncounted: list[Uncounted] = []
    for act in acts:
        wants = _find_wants(act, judgement, ground)
        if wants:
            uncounted.append(_discount(act, wants))
        elif isinstance(act.deed, Drafted):
            judgement = _begin(act, act.deed, ground)
        elif judgement is not None:
            judgement = _go_on(judgement, act)
    if judgement is None:
        return tuple(uncounted)
    return _shade(msgspec.structs.replace(judgement, uncounted=tuple(uncounted)))


def _find_wants(act: Filed, judgement: Judgement | None, ground: Ground) -> list[str]:
    """Find what an act wants; a withdrawal takes back what raises a judgement, nothing else.

    Were it otherwise, whoever sees a contest could make it unsaid.
    """
    if act.withdrawn and isinstance(act.deed, Answering):
        return ["it was withdrawn"]
    deed = act.deed
    later = ground.earlier(deed.later, act.order) if isinstance(deed, Superseded) else None
    person = judgement.person if judgement else None
    if isinstance(deed, Drafted):
        person = ground.is_person(deed.subject)
    ask = Ask(deed=deed, by=act.by, on=act.on, person=person, later=later)  # type: ignore[arg-type] # of this family
    return find_wants(ask, judgement)


def _begin(act: Filed, draft: Drafted, ground: Ground) -> Judgement:
    return Judgement(
        id=draft.of,
        draft=draft,
        author=act.by,
        author_role=act.role,
        drafted_on=act.on,
        status=WITHDRAWN if act.withdrawn else DRAFT,
        day=ground.day,
        person=ground.is_person(draft.subject),
        basis=ground.read_basis(draft.basis),
        acts=(act,),
    )


def _go_on(judgement: Judgement, act: Filed) -> Judgement:
    status = _STEPS.get(type(act.deed), judgement.status)
    if isinstance(act.deed, Answering) and judgement.status == DRAFT:
        status = REVIEWED
    return msgspec.structs.replace(judgement, status=status, acts=(*judgement.acts, act))


def _discount(act: Filed, wants: Sequence[str]) -> Uncounted:
    return Uncounted(of=act.deed.of, item=act.item, by=act.by, act=act.act, because=tuple(wants))


def _shade(judgement: Judgement) -> Judgement:
    """Say what makes a judgement grey on its day, and what to keep in mind."""
    if judgement.status in OVER:
        return judgement
    grey, cautions = [], []
    due, expires, basis = judgement.review_due, judgement.expires, judgement.basis
    if due is not None and due < judgement.day:
        grey.append(f"stale: its review was due on {due}")
    if expires is not None and expires < judgement.day:
        grey.append(f"the label ended on {expires}")
    if basis.withdrawn and not basis.carried:
        grey.append("all that it rests on was withdrawn")
    elif basis.withdrawn:
        cautions.append("rests in part on withdrawn items")
    if judgement.person is None:
        cautions.append("its subject is not in this picture")
    if basis.missing:
        cautions.append(f"{basis.missing} of what it rests on is not in this picture")
    grey += find_gaps(judgement.draft, basis, person=judgement.person)
    return msgspec.structs.replace(judgement, grey=tuple(grey), cautions=tuple(cautions))
