"""The page of a mission: its mandates, tasks on crime, lags, silences and the chain of justice."""

from __future__ import annotations

from sightline.analyses.fact import Fact
from sightline.analyses.flags.mission import Mission
from sightline.analyses.mandates import (
    Decision,
    Mark,
    activity_of,
    decisions,
    justice_gaps,
    lags,
    register,
    silences,
    text_of,
    themes_of,
)
from sightline.analyses.reading import Reading
from sightline.products.mandates.paper import Chapter, Paper

_NONE = "none is known"


def mandate_page(reading: Reading, mission: Mission, handling: str) -> Paper:
    """Put the page of a mission together, from one picture on one day."""
    held = decisions(reading, mission.id)
    mandates = [one for one in held if one.mandate]
    newest = mandates[-1] if mandates else None
    chapters = [_decisions(reading, mission), _tasks(mandates), _lags(reading, mission)]
    chapters += [_silences(reading, mission)]
    if newest is not None:
        chapters.append(_justice(reading, newest))
    seen = [mission.fact, *(one.fact for one in held), *(t for one in held for t in one.tasks)]
    return Paper(
        title=f"{mission.name}: what its mandates say of organized crime",
        handling=handling,
        notes=(
            f"As known on {reading.day}. Picture {reading.picture.address}.",
            "Read by rules: each code points at its words, and `sightline show` opens them.",
            "What nobody read is not known, and is never taken for absent.",
        ),
        chapters=tuple(chapters),
        sources=_sources(reading, seen),
    )


def _decisions(reading: Reading, mission: Mission) -> Chapter:
    rows = tuple(
        (
            one.symbol,
            " / ".join(one.dates) or "not known",
            " / ".join(one.subjects) or "not known",
            " / ".join(one.expires) or "not known",
            _count(one.read_through, one.recitals + one.operative),
            ", ".join(one.tasks) or _count(one.read_through, 0),
        )
        for one in register(reading, mission=mission.id)
    )
    head = ("symbol", "adopted", "about", "until", "paragraphs naming crime", "tasks on crime")
    return Chapter(title="Decisions", head=head, rows=rows)


def _count(whole: bool, number: int) -> str:
    return str(number) if whole else f"{number} known" if number else "not known"


def _tasks(mandates: list[Decision]) -> Chapter:
    points = tuple(_task(one, task) for one in mandates for task in one.tasks)
    return Chapter(title="Tasks on crime", points=points or (f"Of tasks on crime {_NONE}.",))


def _task(one: Decision, task: Fact) -> str:
    codes = {
        "scope": " / ".join(task.texts("ocScope")),
        "strength": " / ".join(task.texts("strength")) or "not coded",
        "themes": ", ".join(themes_of(task)) or "not coded",
        "activity": activity_of(task) or "not coded",
    }
    told = "; ".join(f"{name} {value}" for name, value in codes.items())
    place = task.text("paragraph") or task.caption
    return f"{one.symbol}, paragraph {place} ({told}): {text_of(task)}"


def _lags(reading: Reading, mission: Mission) -> Chapter:
    points = []
    for one in lags(reading, mission.id):
        points.append(f"Authorized {one.authorized}.")
        points.append(f"Crime first named: {_mark(one.named)}.")
        points.append(f"First task on crime: {_mark(one.task)}.")
        points.append(f"First dated means: {_mark(one.means)}.")
        points += [f"Not known: {gap}." for gap in one.finding.unknown]
    return Chapter(title="How long it took", points=tuple(points) or (f"Of its days {_NONE}.",))


def _mark(mark: Mark | None) -> str:
    return _NONE if mark is None else f"{mark.day}, after {mark.lag} ({mark.caption})"


def _silences(reading: Reading, mission: Mission) -> Chapter:
    points = tuple(
        f"{one.finding.claim}: {', '.join(one.named)}" for one in silences(reading, mission.id)
    )
    nothing = ("No mandate in this picture names crime without a task.",)
    return Chapter(title="Threat named, no tool", points=points or nothing)


def _justice(reading: Reading, newest: Decision) -> Chapter:
    gaps = justice_gaps(reading, newest)
    rows = tuple((one.name, one.held.value, ", ".join(one.paragraphs)) for one in gaps.links)
    return Chapter(
        title=f"The chain of justice in {newest.symbol}",
        paragraphs=(f"{gaps.finding.claim}.",),
        head=("link", "how it is held", "paragraphs"),
        rows=rows,
    )


def _sources(reading: Reading, seen: list[Fact]) -> tuple[str, ...]:
    """The items behind what is shown, each once."""
    items = dict.fromkeys(saying.item for fact in seen for saying in reading.sayings(fact))
    told = []
    for name in items:
        item = reading.item(name).item
        grade = f", graded {item.grade}" if item.grade else ", not graded"
        told.append(f"{item.title}{grade} [{name[:16]}]")
    return tuple(dict.fromkeys(told))
