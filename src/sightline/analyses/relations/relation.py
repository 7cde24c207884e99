"""A relation: the competing answers to one question about one actor, weighed by voices."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sightline.analyses.area import Area
from sightline.analyses.finding import Finding
from sightline.analyses.reading import Reading
from sightline.analyses.relations.dossier import Dossier
from sightline.analyses.relations.question import Question, find_question
from sightline.analyses.relations.trace import Trace, find_traces, keep_here
from sightline.engines.evidence import (
    Competition,
    Matrix,
    Report,
    Rival,
    Table,
    compete,
    doctrinal_table,
    ratio_table,
)
from sightline.values import Grade

METHOD, VERSION = "competing hypotheses by origin", "1"
#: Ways of weighing under which every answer is given again: its range says what hangs on them.
_TEMPERS = (1.0, 0.5)


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
    leads under every way of weighing. ``levels`` counts voices by level of government.
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
    origins = _origins(dossier.reading, traces)
    rivals = _rivals(question, traces, origins)
    found = compete(rivals)
    order = _rank(found.probabilities)
    held = _hold(question, rivals, found, order)
    removal = _remove(found, order, traces, origins)
    return Relation(
        actor=dossier.actor,
        question=question.code,
        asks=question.asks,
        finding=_find(dossier, traces, held, removal),
        held=held,
        decided=held[0].low > held[1].high,
        contrary=_contrary(found, order, traces, origins),
        removal=removal,
        matrix=found.matrix(),
        traces=traces,
        voices=len(set(origins.values())),
        levels=_count_levels(traces, origins),
        earlier=earlier,
        cautions=_warn(found, origins),
    )


def _origins(reading: Reading, traces: Iterable[Trace]) -> dict[str, str]:
    """Name the voice of every statement: by the first of its items."""
    voices = reading.voices(one.saying for one in traces)
    return {said.id: min(one.item for one in voice) for voice in voices for said in voice}


def _rivals(
    question: Question, traces: Sequence[Trace], origins: Mapping[str, str]
) -> tuple[Rival, ...]:
    reports: dict[str, list[Report]] = {name: [] for name in question.names}
    for one in traces:
        grade = one.saying.grade
        report = Report(
            origin=origins[one.saying.id],
            grade=None if grade is None else Grade.parse(grade),
            affirms=one.affirms,
            ref=one.saying.id,
            strength=one.clue.strength,
        )
        reports[one.hypothesis].append(report)
    return tuple(
        Rival(name=one.name, prior=one.prior, kind=one.kind, reports=tuple(reports[one.name]))
        for one in question.hypotheses
    )


def _rank(probabilities: Sequence[float]) -> tuple[int, ...]:
    return tuple(sorted(range(len(probabilities)), key=lambda one: (-probabilities[one], one)))


def _hold(
    question: Question, rivals: tuple[Rival, ...], found: Competition, order: Iterable[int]
) -> tuple[Held, ...]:
    tables: tuple[Table, ...] = (doctrinal_table(), ratio_table())
    runs = [
        compete(rivals, table=table, temper=temper).probabilities
        for table in tables
        for temper in _TEMPERS
    ]
    return tuple(
        Held(
            name=rivals[one].name,
            words=question.hypotheses[one].words,
            probability=found.probabilities[one],
            low=min(run[one] for run in runs),
            high=max(run[one] for run in runs),
            voices=len(found.weighings[one].voices),
        )
        for one in order
    )


def _pulls(found: Competition, order: Sequence[int], rival: int) -> list[tuple[float, str]]:
    """How far each voice pulls towards the leading hypothesis and away from a rival."""
    pull: dict[str, float] = {}
    for sign, place in ((1, order[0]), (-1, rival)):
        for voice in found.weighings[place].voices:
            pull[voice.origin] = pull.get(voice.origin, 0.0) + sign * voice.log_odds
    return sorted(
        ((weight, origin) for origin, weight in pull.items()), key=lambda p: (-p[0], p[1])
    )


def _remove(
    found: Competition, order: Sequence[int], traces: Sequence[Trace], origins: Mapping[str, str]
) -> Removed:
    """Find the smallest set: voices add up, so the strongest pulls go first."""
    every = tuple(sorted(set(origins.values())))
    best = Removed(origins=every, statements=_said_by(every, traces, origins), leaves=None)
    for rival in order[1:]:
        lead = _score(found, order[0]) - _score(found, rival)
        gone: list[str] = []
        for weight, origin in _pulls(found, order, rival):
            if lead < 0 or weight <= 0:
                break
            lead, gone = lead - weight, [*gone, origin]
        if lead < 0 and len(gone) < len(best.origins):
            said = _said_by(gone, traces, origins)
            name = found.rivals[rival].name
            best = Removed(origins=tuple(gone), statements=said, leaves=name)
    return best


def _score(found: Competition, place: int) -> float:
    return found.weighings[place].log_odds + _log_rest(found.rivals[place].prior)


def _log_rest(prior: float) -> float:
    """What turns the log-odds of a prior into its logarithm: the scores of rivals compare then."""
    return math.log1p(-prior)


def _said_by(
    named: Iterable[str], traces: Iterable[Trace], origins: Mapping[str, str]
) -> tuple[str, ...]:
    wanted = set(named)
    return tuple(sorted({t.saying.id for t in traces if origins[t.saying.id] in wanted}))


def _contrary(
    found: Competition, order: Sequence[int], traces: Sequence[Trace], origins: Mapping[str, str]
) -> tuple[str, ...]:
    """The statements of the voice that pulls hardest towards the best rival."""
    pulls = _pulls(found, order, order[1])
    against = [origin for weight, origin in pulls if weight < 0]
    return _said_by(against[-1:], traces, origins)


def _count_levels(traces: Iterable[Trace], origins: Mapping[str, str]) -> dict[str, int]:
    by_level: dict[str, set[str]] = {}
    for one in traces:
        for level in one.levels:
            by_level.setdefault(level, set()).add(origins[one.saying.id])
    return {level: len(by_level[level]) for level in sorted(by_level)}


def _warn(found: Competition, origins: Mapping[str, str]) -> tuple[str, ...]:
    """Keep what the weighing warns of where something was reported."""
    said = [word for one in found.weighings if one.voices for word in one.cautions]
    if len(set(origins.values())) == 1:
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
        basis=tuple(sorted({one.saying.id for one in traces})),
        rival=f"'{second.name}': {second.words}",
        unknown=unknown,
        would_change=(f"without {count} {'voice' if count == 1 else 'voices'}, {after}",),
        low=first.low,
        high=first.high,
        address=dossier.reading.picture.address,
        day=dossier.reading.day,
    )
