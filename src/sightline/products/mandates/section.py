"""The draft of a section on organized crime for a report to the Council.

It is made of what the Council asked and of judgements that were approved and still stand. What
only an analysis or a draft says is not in it, and neither are judgements on people: a report to
the Council is public in the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sightline.analyses.flags.mission import Mission
from sightline.analyses.mandates import decisions, text_of
from sightline.analyses.reading import Reading
from sightline.judgements import Judgement, Pillar, say_answer, say_confidence, say_likelihood
from sightline.judgements.deeds import Replied
from sightline.judgements.judgement import APPROVED
from sightline.products.mandates.paper import Chapter, Paper
from sightline.values import WordScale


def draft_section(
    reading: Reading,
    judgements: Iterable[Judgement],
    mission: Mission,
    *,
    handling: str,
    scale: WordScale = WordScale.PHIA,
) -> Paper:
    """Draft the section from the judgements on the area of a mission, each with its sources."""
    approved = [one for one in judgements if one.status == APPROVED]
    used = [one for one in approved if one.stands and one.person is False]
    sources = _Sources()
    chapters = [_asked(reading, mission)]
    chapters += [_judged(reading, one, sources, scale) for one in used]
    if not used:
        nothing = "No approved judgement that still stands bears on it: there is nothing to report."
        chapters.append(Chapter(title="What is judged", paragraphs=(nothing,)))
    return Paper(
        title=f"{mission.name}: organized crime (draft for a report to the Council)",
        handling=handling,
        notes=tuple(_notes(reading, approved, used)),
        chapters=tuple(chapters),
        sources=tuple(sources.listed),
    )


class _Sources:
    """Numbers what judgements rest on, each item once."""

    def __init__(self) -> None:
        self.listed: dict[str, int] = {}

    def mark(self, pillars: Iterable[Pillar]) -> str:
        numbers = sorted({self._number(one) for one in pillars if one.carries})
        return f"[{', '.join(map(str, numbers))}]" if numbers else "[no source that you may see]"

    def _number(self, pillar: Pillar) -> int:
        grade = pillar.grade or "not graded"
        said = f"{pillar.title}, {grade} [{(pillar.item or pillar.id)[:16]}]"
        return self.listed.setdefault(said, len(self.listed) + 1)


def _notes(reading: Reading, approved: list[Judgement], used: list[Judgement]) -> Iterable[str]:
    yield f"DRAFT of {reading.day}; not cleared for release. Picture {reading.picture.address}."
    yield "Made of approved judgements alone; who releases it decides what of it may be public."
    people = sum(one.person is not False for one in approved)
    grey = sum(not one.stands and one.person is False for one in approved)
    if people:
        yield f"Left out: {people} approved on people, or on somebody not known to be none."
    if grey:
        yield f"Left out: {grey} approved that should not be leaned on any longer."
    due = [one.review_due for one in used if one.review_due is not None]
    if due:
        yield f"The first of them is due for review on {min(due)}."


def _asked(reading: Reading, mission: Mission) -> Chapter:
    """What the mandate in force asks on crime, in the words of the Council."""
    newest = mission.in_force
    held = [one for one in decisions(reading, mission.id) if newest and one.fact.id == newest.id]
    if not held:
        nothing = ("The mandate in force is not in this picture.",)
        return Chapter(title="What the Council asked", paragraphs=nothing)
    (one,) = held
    points = tuple(
        f"{one.symbol}, paragraph {task.text('paragraph') or task.caption}: {text_of(task)}"
        for task in one.tasks
    )
    known = "none" if one.read_through else "none that anybody read out of it"
    told = () if points else (f"{one.symbol} gives tasks on organized crime: {known}.",)
    return Chapter(title="What the Council asked", paragraphs=told, points=points)


def _judged(reading: Reading, one: Judgement, sources: _Sources, scale: WordScale) -> Chapter:
    draft = one.draft
    said: Mapping[str, str | None] = {
        "": f"As of {draft.as_of}. {say_likelihood(one, scale) or 'How likely was not said.'}",
        "Confidence: ": say_confidence(one),
        "Other reading: ": draft.rival or None,
        "Not known: ": draft.gaps or None,
    }
    paragraphs = [f"{head}{words}" for head, words in said.items() if words]
    paragraphs += [f"Caution: {caution}" for caution in one.cautions]
    paragraphs += [
        f"Reply of {filed.deed.speaker}, {filed.deed.said_on}: {filed.deed.words}"
        for filed in one.replies
        if isinstance(filed.deed, Replied)
    ]
    approved = f"Approved by {', '.join(one.approvers)}; drafted by {one.author}."
    paragraphs.append(f"{approved} Sources {sources.mark(one.basis.pillars)}")
    title = f"{reading.caption(draft.subject)}. {say_answer(one)}"
    return Chapter(title=title, paragraphs=tuple(paragraphs))
