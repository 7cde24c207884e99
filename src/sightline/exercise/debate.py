"""What the analysts of the exercise make of it: judgements, questions and a forecast to look at.

The ledger of an exercise holds what sources said. This is the other half of a mission's work,
done by its readers in their own names on the day on which the exercise is opened: it is drawn
from what one of them sees, and passes the same gates as the work of anybody.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import msgspec

from sightline.judgements import (
    Answered,
    AnyDeed,
    Approved,
    Contested,
    Drafted,
    Estimated,
    Opened,
    Raised,
    Replied,
    Reviewed,
    Tasked,
    begin,
)
from sightline.picture import Picture, Summary

_AUTHOR, _REVIEWER = "ana", "bruno"
_DAY = dt.timedelta(days=1)


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """One act of one reader."""

    reader: str
    deed: AnyDeed


def debate(picture: Picture, day: dt.date) -> Iterator[Speech]:
    """Make the acts of the readers on a day, in order, from what the author's picture shows."""
    groups = _most_told(picture, "Group", 3)
    bodies = _most_told(picture, "PublicBody", 1)
    if len(groups) < 3 or not bodies:
        return  # an exercise this small has nothing to argue about
    yield from _approve(picture, groups[0], day)
    yield from _contest(picture, groups[1], day)
    yield from _leave_to_review(picture, bodies[0], day)
    yield from _ask(picture, groups[0], day)
    yield from _expect(groups[0], day)


def _most_told(picture: Picture, schema: str, number: int) -> list[Summary]:
    """Find the entities of a kind of which most items tell."""
    told = {
        one: len(_basis(picture, one.id, most=12)) for one in picture.entities(schema, limit=100)
    }
    best = sorted(told, key=lambda one: (-told[one], one.id))
    return [one for one in best if told[one] >= 2][:number]


def _basis(picture: Picture, entity: str, most: int = 5) -> tuple[str, ...]:
    """Choose statements that tie an entity to something, or tell of it, each of another item."""
    told = picture.statements(naming=entity, limit=200)
    found = (*told, *picture.statements(entity=entity, limit=200))
    items: Counter[str] = Counter()
    chosen = []
    for saying in found:
        names_only = saying.prop in ("name", "alias", "weakAlias")
        if not (saying.withdrawn or saying.negated or names_only or items[saying.item]):
            items[saying.item] += 1
            chosen.append(saying.id)
    return tuple(chosen[:most])


def _approve(picture: Picture, group: Summary, day: dt.date) -> Iterator[Speech]:
    """A judgement that was reviewed, approved, and answered by those whom it is about."""
    draft = begin(
        Drafted(
            subject=group.id,
            dimension="state-relation",
            value="symbiotic",
            as_of=day,
            goal="income from the crossings, and quiet on the road",
            low=0.55,
            high=0.75,
            confidence="moderate",
            confidence_reason="several reports agree, but few of them saw it themselves",
            gaps="who in the province receives what is collected",
            basis=_basis(picture, group.id),
            rival="it pays because it is made to: protection is extorted, not bought",
            consequences="officials named beside it may be shut out of talks they are needed in",
            negotiability="the group has kept local truces; its income can be talked about",
            review_due=day + 30 * _DAY,
            expires=day + 180 * _DAY,
        )
    )
    yield Speech(reader=_AUTHOR, deed=draft)
    yield Speech(reader=_REVIEWER, deed=Reviewed(of=draft.of, words="the rival is fairly put"))
    yield Speech(
        reader=_REVIEWER,
        deed=Approved(of=draft.of, words="for use until the review", not_asked="no safe channel"),
    )
    reply = "we guard the road because nobody else does"
    yield Speech(
        reader=_AUTHOR,
        deed=Replied(of=draft.of, words=reply, said_on=day, speaker="a spokesman of the group"),
    )


def _contest(picture: Picture, group: Summary, day: dt.date) -> Iterator[Speech]:
    """A judgement of which a colleague is not convinced."""
    draft = begin(
        Drafted(
            subject=group.id,
            dimension="threat",
            value="moderate",
            as_of=day,
            low=0.4,
            high=0.5,
            confidence="low",
            confidence_reason="one district is hardly reported on",
            basis=_basis(picture, group.id),
            rival="reports rose because a patrol base opened, and nothing else did",
            gaps="incidents outside the reach of patrols",
            review_due=day + 14 * _DAY,
        )
    )
    yield Speech(reader=_AUTHOR, deed=draft)
    yield Speech(reader=_REVIEWER, deed=Reviewed(of=draft.of, words="coverage is said"))
    grounds = "two of the reports have one origin"
    yield Speech(reader=_REVIEWER, deed=Contested(of=draft.of, grounds=grounds))


def _leave_to_review(picture: Picture, body: Summary, day: dt.date) -> Iterator[Speech]:
    """A draft that waits for somebody else to read it."""
    yield Speech(
        reader=_AUTHOR,
        deed=begin(
            Drafted(
                subject=body.id,
                dimension="capture-risk",
                value="moderate",
                as_of=day,
                goal="posts that pay for themselves",
                low=0.25,
                high=0.35,
                confidence="low",
                basis=_basis(picture, body.id),
                rival="poor pay alone explains what is collected at the counter",
                gaps="how posts are given",
                review_due=day + 21 * _DAY,
            )
        ),
    )


def _ask(picture: Picture, group: Summary, day: dt.date) -> Iterator[Speech]:
    """What the leadership needs to know, and what is being done to find it out."""
    first = begin(
        Raised(
            question="Who decides which crossings are open, and who is paid for it?",
            level="PIR",
            decision="whether patrols are moved before the season changes",
            owner="chief of the analysis centre",
            due=day + 21 * _DAY,
            about=group.id,
        )
    )
    yield Speech(reader=_AUTHOR, deed=first)
    part = begin(
        Raised(
            question="What is paid for a lorry at each crossing, and in which money?",
            level="EEI",
            decision="whether patrols are moved before the season changes",
            owner="chief of the analysis centre",
            due=day + 7 * _DAY,
            parent=first.of,
            about=group.id,
        )
    )
    yield Speech(reader=_AUTHOR, deed=part)
    yield Speech(reader=_AUTHOR, deed=Tasked(of=part.of, collector="police team of the province"))
    yield Speech(
        reader=_AUTHOR,
        deed=Answered(
            of=part.of,
            answer="Fees are told of at one crossing; of the others nothing is known.",
            basis=_basis(picture, group.id, most=2),
            partly=True,
        ),
    )


def _expect(group: Summary, day: dt.date) -> Iterator[Speech]:
    """A forecast with its base rate, on which two readers differ."""
    question = begin(
        Opened(
            question=f"Will more incidents be reported with {group.caption} in the coming quarter?",
            opens=day,
            closes=day + 90 * _DAY,
            rule="more incidents naming the group than in the quarter before, as recorded here",
            base=(0.4,),
            now="no",
            about=group.id,
        )
    )
    yield Speech(reader=_AUTHOR, deed=question)
    for reader, yes in ((_AUTHOR, 0.55), (_REVIEWER, 0.35)):
        why = "the season opens the roads" if yes > 0.5 else "patrols have just been moved there"
        yield Speech(
            reader=reader,
            deed=Estimated(of=question.of, role="analyst", chances=(yes,), rationale=why),
        )
