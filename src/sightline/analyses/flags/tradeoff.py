"""F-TRADEOFF: a known threat is left alone, and nobody has signed why and until when."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, rule
from sightline.analyses.phrase import name_all
from sightline.analyses.reading import Reading


@rule("F-TRADEOFF")
def see_tradeoff(reading: Reading, card: Card) -> Iterator[Flag]:
    """See refusals to act without a recorded choice that still stands."""
    for refusal in reading.observed("action-declined"):
        if not refusal.holds(reading.day) or not reading.graded([refusal]):
            continue
        for subject in sorted(refusal.texts("subject")):
            if not _acted(reading, refusal, subject):
                choices = _choices(reading, refusal, subject)
                if not any(_stands(reading, choice) for choice in choices):
                    yield _flag(reading, card, subject, refusal, choices)


def _flag(reading: Reading, card: Card, subject: str, refusal: Fact, choices: list[Fact]) -> Flag:
    threat = name_all(reading, refusal.texts("object")) or "a known threat"
    state = (
        "the choice was due for review and was not renewed" if choices else "no choice is signed"
    )
    says = f"{reading.caption(subject)} is reported to leave {threat} alone on purpose; {state}."
    unknown = () if refusal.has("object") else ("what exactly is left alone",)
    return make_flag(
        reading, card, subject, says, [refusal, *choices], others=refusal.texts("object"),
        unknown=unknown, since=refusal.start,
    )  # fmt: skip


def _choices(reading: Reading, refusal: Fact, subject: str) -> list[Fact]:
    """The recorded choices of the same subject about the same threat."""
    about = set(refusal.texts("object"))
    return [
        fact
        for fact in reading.observed("choice-recorded")
        if fact.has("subject", subject) and set(fact.texts("object")) == about
    ]


def _stands(reading: Reading, choice: Fact) -> bool:
    """Whether a choice is not yet due for review; its end is the day of review."""
    return choice.end_last is None or reading.day <= choice.end_last


def _acted(reading: Reading, refusal: Fact, subject: str) -> bool:
    """Whether the same body has since begun a measure against what it had left alone."""
    return any(
        measure.has("implementer", subject)
        and measure.start is not None
        and measure.start <= reading.day
        and (refusal.start_first is None or measure.start >= refusal.start_first)
        for target in refusal.texts("object")
        for measure in reading.pointing("Measure", "target", target)
    )
