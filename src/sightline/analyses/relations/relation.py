"""A relation: the competing answers to one question about one actor, weighed by voices."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec

from sightline.analyses.area import Area
from sightline.analyses.finding import Finding
from sightline.analyses.reading import Reading
from sightline.analyses.relations.case import WAYS, Case, name_voices
from sightline.analyses.relations.dossier import Dossier
from sightline.analyses.relations.question import Question, find_question
from sightline.analyses.relations.trace import Trace, find_traces, keep_here
from sightline.engines.evidence import Competition, Matrix

REALISTIC = 0.4
"""Where a realistic possibility begins in the words of estimation; below, nothing stands out."""
METHOD, VERSION = "competing hypotheses by origin", "1"


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """One hypothesis with its probability and the range of it under other ways of weighing."""

    name: str
    words: str
    probability: float
    low: float
    high: float
    voices: int


class Removed(msgspec.Struct, frozen=True, kw_only=True):
    """The fewest voices without which another hypothesis would lead, or nothing would be known."""

    origins: tuple[str, ...]
    statements: tuple[str, ...]
    leaves: str | None


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """All that can be said on one question about one actor; a hypothesis is not a label.

    Without any report ``held`` is empty. ``decided`` says that the first hypothesis
    leads under every way of weighing, and is at least a realistic possibility. ``levels``
    counts voices by level of government.
    """

    actor: str
    question: str
    asks: str
    finding: Finding
    held: tuple[Held, ...] = ()
    decided: bool = False
    contrary: tuple[str, ...] = ()
    removal: Removed | None = None
    matrix: Matrix | None = None
    traces: tuple[Trace, ...] = ()
    voices: int = 0
    levels: Mapping[str, int] = {}
    earlier: int = 0
    cautions: tuple[str, ...] = ()

    @property
    def leading(self) -> Held | None:
        """The hypothesis on which the reports bear most, or None when nothing bears on any."""
        return self.held[0] if self.held else None

    @property
    def rival(self) -> Held | None:
        """The best rival of the leading one."""
        return self.held[1] if self.held else None


def relate(
    reading: Reading,
    actor: str | Dossier,
    question: str,
    *,
    area: Area | None = None,
    level: str | None = None,
) -> Relation:
    """Weigh the answers to one question about one actor, everywhere or in one area.

    ``level`` keeps what is reported of one level of government.
    """
    dossier = actor if isinstance(actor, Dossier) else Dossier(reading, actor)
    asked = find_question(question)
    traces = keep_here(find_traces(dossier, asked), None if area is None else area.ids)
    traces = tuple(one for one in traces if level is None or level in one.levels)
    now = tuple(one for one in traces if not one.earlier)
    if not now:
        return _unknown(dossier, asked, len(traces))
    return _weigh(dossier, asked, now, len(traces) - len(now))


def _unknown(dossier: Dossier, question: Question, earlier: int) -> Relation:
    lacking = f"{question.asks} Nothing reported bears on it; it would need {question.seeking}"
    finding = Finding(
        method=METHOD,
        version=VERSION,
        about=(dossier.actor,),
        claim="Not known.",
        basis=(),
        rival="any of the hypotheses may hold",
        unknown=(lacking,),
        address=dossier.reading.picture.address,
        day=dossier.reading.day,
    )
    return Relation(
        actor=dossier.actor,
        question=question.code,
        asks=question.asks,
        finding=finding,
        earlier=earlier,
    )


def _weigh(
    dossier: Dossier, question: Question, traces: tuple[Trace, ...], earlier: int
) -> Relation:
    case = Case(question, traces, name_voices(dossier.reading, traces))
    found = case.weigh()
    order = _rank(found.probabilities)
    held = _hold(case, found, order)
    removal = _remove(case, found, order)
    return Relation(
        actor=dossier.actor,
        question=question.code,
        asks=question.asks,
        finding=_find(dossier, traces, held, removal),
        held=held,
        decided=held[0].low > held[1].high and held[0].probability >= REALISTIC,
        contrary=_contrary(case, found, order),
        removal=removal,
        matrix=found.matrix(),
        traces=traces,
        voices=len(case.voices),
        levels=_count_levels(case),
        earlier=earlier,
        cautions=_warn(case, found),
    )


def _rank(probabilities: Sequence[float]) -> tuple[int, ...]:
    return tuple(sorted(range(len(probabilities)), key=lambda one: (-probabilities[one], one)))


def _hold(case: Case, found: Competition, order: Iterable[int]) -> tuple[Held, ...]:
    """Answer again under other tables and half the weight: the range says what hangs on them."""
    runs = [case.shares(table, temper) for table, temper in WAYS]
    return tuple(
        Held(
            name=found.rivals[one].name,
            words=case.question.hypotheses[one].words,
            probability=found.probabilities[one],
            low=min(run[one] for run in runs),
            high=max(run[one] for run in runs),
            voices=len(found.weighings[one].voices),
        )
        for one in order
    )


def _remove(case: Case, found: Competition, order: Sequence[int]) -> Removed:
    """Find the fewest voices without which another would lead, the strongest pulls first."""
    every = case.voices
    best = Removed(origins=every, statements=case.said_by(every), leaves=None)
    name = found.rivals[order[0]].name
    for rival in _worth_asking(found, order):
        pulling = [origin for pull, origin in case.pulls(found, order[0], rival) if pull > 0]
        number = bisect_left(range(len(pulling)), True, key=partial(_turns, case, pulling, name))
        gone = tuple(pulling[: number + 1])
        if number < len(pulling) and len(gone) < len(best.origins):
            leaves = case.leader(gone)
            best = Removed(origins=gone, statements=case.said_by(gone), leaves=leaves)
    return best


def _turns(case: Case, pulling: Sequence[str], name: str, number: int) -> bool:
    """Whether another leads without the voices up to a number."""
    return case.leader(pulling[: number + 1]) != name


def _worth_asking(found: Competition, order: Sequence[int]) -> list[int]:
    """The rivals for which somebody speaks, and the best of those for which nobody does."""
    heard = [one for one in order[1:] if found.weighings[one].voices]
    return heard + [one for one in order[1:] if not found.weighings[one].voices][:1]


def _contrary(case: Case, found: Competition, order: Sequence[int]) -> tuple[str, ...]:
    """The statements of the voice that pulls hardest towards the best rival."""
    pulls = case.pulls(found, order[0], order[1])
    return case.said_by([origin for weight, origin in pulls if weight < 0][-1:])


def _count_levels(case: Case) -> dict[str, int]:
    by_level: dict[str, set[str]] = {}
    for one in case.traces:
        for level in one.levels:
            by_level.setdefault(level, set()).add(case.origins[one.saying.id])
    return {level: len(by_level[level]) for level in sorted(by_level)}


def _warn(case: Case, found: Competition) -> tuple[str, ...]:
    """Keep what the weighing warns of where something was reported."""
    said = [word for one in found.weighings if one.voices for word in one.cautions]
    if len(case.voices) == 1:
        said.append("one voice alone speaks on it")
    return tuple(dict.fromkeys(said))


def _find(
    dossier: Dossier, traces: Sequence[Trace], held: Sequence[Held], removal: Removed
) -> Finding:
    first, second = held[0], held[1]
    after = f"'{removal.leaves}' would lead" if removal.leaves else "nothing would be known"
    count = len(removal.origins)
    direct = any(one.clue.direct for one in traces)
    unknown = () if direct else ("no source reports the thing itself: it is inferred from signs",)
    return Finding(
        method=METHOD,
        version=VERSION,
        about=(dossier.actor,),
        claim=f"The reports bear most on '{first.name}': {first.words}.",
        basis=tuple(sorted({name for one in traces for name in (one.saying.id, *one.beside)})),
        rival=f"'{second.name}': {second.words}",
        unknown=unknown,
        would_change=(f"without {count} {'voice' if count == 1 else 'voices'}, {after}",),
        low=first.low,
        high=first.high,
        address=dossier.reading.picture.address,
        day=dossier.reading.day,
    )
