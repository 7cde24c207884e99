"""Debarred firms: who of the EBRD's list stands on the World Bank's, beside equal names.

Names and countries alone are compared. The scorecard knows invented lists alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from bench.clock import Clock, report
from bench.contract import Better, Figure, Spec
from bench.debarment_lists import EBRD, Firm, Truth, read_ebrd, read_world_bank, who_is_on_both
from bench.plan import Plan
from bench.trial import ours
from sightline.engines.names import Index

SURE = 0.5
EXPECTED = 0.6
"""How many of the asked are thought to be listed: banks bar each other's firms."""
EQUAL, WORDS = "equal names", "equal words"
_TITLES = {
    "recall": "debarred firms found on the other bank's list",
    "precision": "right among those found",
    "f1": "F1 of debarred firms",
}
SPECS = tuple(
    Spec(
        name=f"debarment-{key}{'-words' if rule == WORDS else ''}",
        title=title,
        unit="",
        better=Better.ABOVE,
        key=key,
        peer=rule,
        peer_key=f"{rule}.{key}",
        note="" if rule == EQUAL else "The peer folds case, accents and the order of words.",
    )
    for rule in (EQUAL, WORDS)
    for key, title in _TITLES.items()
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Measure once: nothing is drawn by chance."""
    if not EBRD.exists():
        plan.say("the lists of the banks are not there: nothing is measured")
        return
    trials = [ours("debarment")]
    for spec in SPECS:
        yield plan.figure(spec, trials, trials)


def one() -> None:
    """Look every firm of the one list up on the other."""
    left, right = read_world_bank(), read_ebrd()
    truth = who_is_on_both(left, right)
    index = Index.build({str(place): firm.profile for place, firm in enumerate(left)})
    index.candidates([right[0].profile], most=1)
    clock = Clock()
    with clock:
        found = index.candidates([firm.profile for firm in right], most=5, expected=EXPECTED)
    answers = [found.of(at)[:1] for at in range(len(right))]
    said = {
        (int(identity), at)
        for at, answer in enumerate(answers)
        for identity, probability in answer
        if probability >= SURE
    }
    if os.environ.get("SHOW"):
        show(said, truth, left, right)
    values = judged(said, truth)
    values |= _prefixed(EQUAL, judged(_equal(left, right, letters=True), truth))
    values |= _prefixed(WORDS, judged(_equal(left, right, letters=False), truth))
    report(len(right), clock, speed=len(right) / clock.cpu, **values)


def judged(said: set[tuple[int, int]], truth: Truth) -> dict[str, float]:
    """Precision, recall and F1; open pairs count on neither side."""
    counted = said - truth.open
    right = len(counted & truth.true)
    return {
        "precision": right / max(1, len(counted)),
        "recall": right / max(1, len(truth.true)),
        "f1": 2 * right / max(1, len(counted) + len(truth.true)),
    }


def _prefixed(rule: str, values: dict[str, float]) -> dict[str, float]:
    return {f"{rule}.{key}": value for key, value in values.items()}


def _equal(left: list[Firm], right: list[Firm], *, letters: bool) -> set[tuple[int, int]]:
    """The pairs whose names are the same but for large letters, or in all their words."""

    def key(firm: Firm) -> str:
        return " ".join(firm.name.casefold().split()) if letters else firm.key

    places: dict[str, list[int]] = {}
    for place, firm in enumerate(left):
        places.setdefault(key(firm), []).append(place)
    return {(place, at) for at, firm in enumerate(right) for place in places.get(key(firm), ())}


def show(said: set[tuple[int, int]], truth: Truth, left: list[Firm], right: list[Firm]) -> None:
    """List the hard cases: those missed, and those found wrongly."""
    for word, pairs in (("missed", truth.true - said), ("wrong", said - truth.true - truth.open)):
        for place, at in sorted(pairs):
            sys.stderr.write(f"{word}: {left[place].name.strip()} | {right[at].name.strip()}\n")


if __name__ == "__main__":
    one()
