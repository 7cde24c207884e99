"""Texts of the Council: labelled paragraphs of nine resolutions, and 322 resolutions parted.

The rules were written with the labels of five resolutions, then scored on the other four, and
then mended with the labels of three of these. The labels of the ninth were never read. What the
first sight of the four gave stands in docs/guide/mandates.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from bench.clock import Clock, report
from bench.contract import Better, Figure, Goal, Spec
from bench.mandates_labels import (
    LABELS,
    LOOKED_AT,
    Labelled,
    accuracy,
    confusion,
    f1,
    is_whole,
    macro_f1,
    numbered_exactly,
    pairs_of,
    read_labelled,
    read_texts,
)
from bench.plan import Plan
from bench.trial import ours
from sightline.engines.mandates import parse, read


def _spec(name: str, title: str, bound: float | None = None, unit: str = "") -> Spec:
    return Spec(
        name=f"mandates-{name}",
        title=title,
        unit=unit,
        better=Better.ABOVE,
        key=name,
        goal=Goal(bound=bound),
    )


LABEL_SPECS = (
    _spec("tasks", "F1 of 'it tasks the mission'", 0.95),
    _spec("oc", "F1 of 'it concerns organized crime'", 0.95),
    _spec("addressee", "addressee read as two people read it", 0.93),
    _spec("strength", "strength read so", 0.93),
    _spec("scope", "mean F1 over the rungs of the ladder", 0.80),
    _spec("activity", "main activity read so"),
    _spec("unread-tasks", "F1 of 'it tasks the mission', labels never read"),
    _spec("unread-addressee", "addressee, labels never read"),
    _spec("unread-strength", "strength, labels never read"),
)
TEXT_SPECS = (
    _spec("whole", "resolutions parted without loss", 0.9999),
    _spec("numbered", "resolutions numbered exactly", 0.987),
    _spec("speed", "paragraphs parted and coded, one core", 5_000, "a second"),
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Measure on the real texts, if they are there, and say where the reader errs."""
    if not LABELS.exists():
        plan.say("the resolutions are not there: nothing is measured")
        return
    for line in confusion_lines(read_labelled()):
        plan.say(line)
    labelled = [ours("mandates", "labels")]
    for spec in LABEL_SPECS:
        yield plan.figure(spec, labelled, None)
    texts = [ours("mandates", "texts") for _ in range(plan.repeat or 3)]
    for spec in TEXT_SPECS:
        yield plan.figure(spec, texts, None)


def confusion_lines(rows: list[Labelled]) -> Iterator[str]:
    """The tables of confusion of everything that has a goal."""
    for field in ("tasks_mission", "oc", "addressee", "strength", "scope"):
        yield from confusion(pairs_of(rows, field), field)


def scores(rows: list[Labelled]) -> Mapping[str, float]:
    """All figures of the labelled paragraphs."""
    pairs = {field: pairs_of(rows, field) for field in rows[0].said}
    unread = [row for row in rows if row.symbol not in LOOKED_AT]
    return {
        "tasks": f1(pairs["tasks_mission"], "1"),
        "oc": f1(pairs["oc"], "1"),
        "addressee": accuracy(pairs["addressee"]),
        "strength": accuracy(pairs["strength"]),
        "scope": macro_f1(pairs["scope"]),
        "activity": accuracy(pairs["activity"]),
        "unread-tasks": f1(pairs_of(unread, "tasks_mission"), "1"),
        "unread-addressee": accuracy(pairs_of(unread, "addressee")),
        "unread-strength": accuracy(pairs_of(unread, "strength")),
    }


def one_labels() -> None:
    """Read the labelled resolutions."""
    clock = Clock()
    with clock:
        rows = read_labelled()
    report(len(rows), clock, **scores(rows))


def one_texts() -> None:
    """Part and code all resolutions; what is timed begins with paragraphs in memory."""
    texts = read_texts()
    read(next(iter(texts.values())))
    clock = Clock()
    with clock:
        readings = [read(paragraphs) for paragraphs in texts.values()]
    coded = sum(coding is not None for one in readings for coding in one.codings)
    documents = [parse(paragraphs) for paragraphs in texts.values()]
    whole = map(is_whole, documents, texts.values())
    values = {
        "whole": sum(whole) / len(texts),
        "numbered": sum(map(numbered_exactly, documents)) / len(texts),
        "speed": coded / clock.cpu,
    }
    report(len(texts), clock, **values)


if __name__ == "__main__":
    one_labels() if sys.argv[2] == "labels" else one_texts()
