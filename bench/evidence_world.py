"""A made world of reports whose truth is known: sources, deceivers, copies and noisy grades.

Each source is right with a rate of its own that nobody knows; the letter that it
carries is that rate seen through noise. A share of the sources deceive. A share of the
reports copy an earlier one of the same question, now and then wrongly. The digit says a
little about whether the report is right. Given the truth and the origin, reports are
independent of one another here, which real reports are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

LETTER_BOUNDS = (-0.6, 0.2, 0.8, 1.5)  # log-odds of being right at which E turns D, C, B, A


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What a world is drawn from."""

    hypotheses: int = 2_000
    sources: int = 60
    copies: float = 0.5
    garbled: float = 0.05
    deceivers: float = 0.1
    prior: float = 0.25
    noise: float = 0.6
    fewest: int = 1
    most: int = 8


SETTINGS: Mapping[str, Setting] = {
    "base": Setting(),
    "no copying": Setting(copies=0.0),
    "heavy copying": Setting(copies=0.8, fewest=3, most=12),
    "30 % deceivers": Setting(deceivers=0.3),
    "few reports": Setting(most=3),
    "rare": Setting(prior=0.05),
}


class World(msgspec.Struct, frozen=True, kw_only=True):
    """One drawn world. Letters run from 0 (A) to 5 (F), digits from 0 (1) to 5 (6)."""

    setting: Setting
    truth: Bools
    letters: Ints
    question: Ints
    source: Ints
    origin: Ints
    affirms: Bools
    digits: Ints
    age: Floats

    @property
    def codes(self) -> Ints:
        """The grades as the evidence engine numbers them."""
        return self.letters[self.source] * 6 + self.digits

    @property
    def right(self) -> Bools:
        """Which reports say what is so."""
        right: Bools = self.affirms == self.truth[self.question]
        return right

    @property
    def first(self) -> Bools:
        """Which reports are the first of their origin."""
        found = np.zeros(len(self.origin), dtype=np.bool_)
        found[np.unique(self.origin, return_index=True)[1]] = True
        return found


def draw(seed: int, setting: Setting) -> World:
    """Draw a world."""
    random = np.random.default_rng([seed, 7])
    truth = random.random(setting.hypotheses) < setting.prior
    accuracy, letters = _sources(random, setting)
    question, parent = _threads(random, setting)
    source = random.integers(setting.sources, size=len(question))
    original = parent < 0
    right = random.random(len(question)) < accuracy[source]
    said = right == truth[question]
    garbled = random.random(len(question)) < setting.garbled
    affirms = np.where(original, said, said[parent] ^ garbled)
    origin = np.where(original, np.arange(len(question)), parent)
    return World(
        setting=setting,
        truth=truth,
        letters=letters,
        question=question,
        source=source,
        origin=np.unique(origin, return_inverse=True)[1].astype(np.int64),
        affirms=affirms,
        digits=_digits(random, affirms == truth[question]),
        age=random.exponential(120, len(question)),
    )


def draw_changing(seed: int, count: int = 3_000, rate: float = 1 / 400) -> dict[str, Any]:
    """Draw a world whose truths change with time, reported by equals at different ages."""
    random = np.random.default_rng([seed, 11])
    truth = random.random(count) < 0.25
    each = random.integers(2, 9, count)
    question = np.repeat(np.arange(count), each)
    age = random.exponential(200, len(question))
    kept = random.random(len(question)) < np.exp(-rate * age)
    then = np.where(kept, truth[question], random.random(len(question)) < 0.25)
    affirms = then == (random.random(len(question)) < 0.8)
    return {"truth": truth, "question": question, "age": age, "affirms": affirms}


def _sources(random: np.random.Generator, setting: Setting) -> tuple[Floats, Ints]:
    """Draw how often each source is right, and the letter it carries."""
    accuracy = np.clip(random.beta(5, 2, setting.sources), 0.05, 0.98)
    deceives = random.random(setting.sources) < setting.deceivers
    accuracy[deceives] = random.beta(2, 6, int(deceives.sum()))
    seen = np.log(accuracy / (1 - accuracy)) + random.normal(0, setting.noise, setting.sources)
    letters = 4 - np.searchsorted(LETTER_BOUNDS, seen)
    letters[random.random(setting.sources) < 0.15] = 5
    return accuracy, letters.astype(np.int64)


def _threads(random: np.random.Generator, setting: Setting) -> tuple[Ints, Ints]:
    """Draw the reports of each question in turn, and for a copy the report that it copies."""
    each = random.integers(setting.fewest, setting.most + 1, setting.hypotheses)
    question = np.repeat(np.arange(setting.hypotheses), each)
    begin = np.cumsum(each) - each
    slot = np.arange(len(question)) - begin[question]
    parent = np.full(len(question), -1)
    originals = np.zeros((setting.hypotheses, setting.most), dtype=np.int64)
    known = np.zeros(setting.hypotheses, dtype=np.int64)
    for turn in range(setting.most):
        here = np.flatnonzero(slot == turn)
        whose = question[here]
        copied = (known[whose] > 0) & (random.random(len(here)) < setting.copies)
        chosen = (random.random(len(here)) * np.maximum(known[whose], 1)).astype(np.int64)
        parent[here] = np.where(copied, originals[whose, chosen], -1)
        new = here[~copied]
        originals[question[new], known[question[new]]] = new
        known[question[new]] += 1
    return question, parent


def _digits(random: np.random.Generator, right: Bools) -> Ints:
    """Draw the digit of each report: it knows a little of whether the report is right."""
    drawn = np.round(np.where(right, 2.0, 3.1) + random.normal(0, 1, len(right)))
    digits = np.clip(drawn, 1, 5).astype(np.int64) - 1
    digits[random.random(len(right)) < 0.3] = 5
    return digits
