"""Judgements in sentences: how likely in one, how confident in another, never both in one."""

from __future__ import annotations

from sightline.judgements.dimensions import DIMENSIONS
from sightline.judgements.judgement import Judgement
from sightline.model import load_terms
from sightline.values import WordScale, say


def say_likelihood(judgement: Judgement, scale: WordScale) -> str | None:
    """Say how likely, from the lower end to the upper, each with its word and range."""
    low, high = judgement.draft.low, judgement.draft.high
    if low is None or high is None:
        return None
    if low == high:
        return f"{say(low, scale)}."
    return f"From {say(low, scale)} to {say(high, scale)}."


def say_confidence(judgement: Judgement) -> str:
    """Say how confident, and what that rests on: voices, grades, gaps, and its author's reason."""
    draft, basis = judgement.draft, judgement.basis
    voices = len(basis.voices)
    noun = "voice" if voices == 1 else "voices"
    grades = f" ({', '.join(basis.grades)})" if basis.grades else ""
    told = f"{load_terms('confidence').get(draft.confidence).name()}: {voices} independent {noun}"
    parts = [f"{told}{grades}.", draft.confidence_reason]
    parts.append(f"Not known: {draft.gaps}" if draft.gaps else "")
    return " ".join(part for part in parts if part)


def say_answer(judgement: Judgement) -> str:
    """Say the question and the answer by their names."""
    asked, value = judgement.draft.dimension, judgement.draft.value
    answer = load_terms(DIMENSIONS[asked].answers).get(value).name()
    return f"{load_terms('dimension').get(asked).name()}: {answer}"
