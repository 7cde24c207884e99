"""The questions that may be judged, and the closed list of answers to each.

No question asks whether somebody is a criminal, and no answer is free text: a
word that is not in the list of its question cannot be said.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sightline.model import load_terms


class Dimension(msgspec.Struct, frozen=True, kw_only=True):
    """One question: where its answers are listed, and what has to be said beside them.

    ``characterises``: what the subject is after must be said before what it is.
    ``labels``: the answer sticks to its bearer, so what it may do, what can be
    talked about, and when it ends must be said before it is approved.
    ``trades``: it is a choice, so what is gained soon and what is accepted for later
    must be said, and signed by whoever approves.
    ``person``: whether it can be asked of a person at all.
    """

    code: str
    answers: str
    characterises: bool = False
    labels: bool = False
    trades: bool = False
    person: bool = True


DIMENSIONS: dict[str, Dimension] = {
    one.code: one
    for one in (
        Dimension(
            code="palermo",
            answers="palermo-finding",
            characterises=True,
            labels=True,
            person=False,
        ),
        Dimension(
            code="actor-type", answers="actor-type", characterises=True, labels=True, person=False
        ),
        Dimension(code="state-relation", answers="state-relation", characterises=True, labels=True),
        Dimension(
            code="mission-relation", answers="mission-relation", characterises=True, labels=True
        ),
        Dimension(code="motive", answers="motive", characterises=True, labels=True),
        Dimension(code="capture-risk", answers="judged-level", characterises=True, person=False),
        Dimension(code="interface", answers="interface", person=False),
        Dimension(code="threat", answers="judged-level", person=False),
        Dimension(code="strategy", answers="strategy", trades=True, person=False),
        Dimension(code="political-will", answers="judged-level"),
        Dimension(code="negotiability", answers="judged-level"),
        Dimension(code="local-standing", answers="judged-level"),
    )
}


def find_answer(dimension: str, value: str) -> str | None:
    """Find the code of an answer to a question, by its code or its label."""
    known = DIMENSIONS.get(dimension)
    term = load_terms(known.answers).find(value) if known else None
    return term.code if term else None


def refuse_answer(dimension: str, value: str, *, person: bool) -> Iterator[str]:
    """Say why an answer to a question cannot be given of such a subject."""
    known = DIMENSIONS.get(dimension)
    if known is None:
        expected = ", ".join(DIMENSIONS)
        yield f"{dimension!r} is not a question that is judged: expected one of {expected}"
        return
    codes = [term.code for term in load_terms(known.answers).terms]
    if value not in codes:
        expected = ", ".join(codes)
        yield f"{value!r} is not an answer to {dimension}: expected one of {expected}"
    if person and not known.person:
        asked = ", ".join(one.code for one in DIMENSIONS.values() if one.person)
        yield f"{dimension} is not judged of a person, nor of what may be one: only {asked}"
