"""A case: the traces on one question with their voices, weighed as often as is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sightline.analyses.reading import Reading
from sightline.analyses.relations.question import Question
from sightline.analyses.relations.trace import Trace
from sightline.engines.evidence import (
    Batch,
    Competition,
    Report,
    Rival,
    Table,
    code,
    compete,
    doctrinal_table,
    ratio_table,
    weigh_many,
)
from sightline.values import Grade

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

#: Ways of weighing under which every answer is given again.
WAYS: tuple[tuple[Table, float], ...] = tuple(
    (table, temper) for table in (doctrinal_table(), ratio_table()) for temper in (1.0, 0.5)
)


class Case:
    """The statements that bear on a question, and the voice of each."""

    def __init__(
        self, question: Question, traces: tuple[Trace, ...], origins: Mapping[str, str]
    ) -> None:
        self.question = question
        self.traces = traces
        self.origins = origins
        #: The names of all voices, in order.
        self.voices = tuple(sorted({origins[one.saying.id] for one in traces}))
        self._priors = np.log([one.prior for one in question.hypotheses])
        self._sheet = _lay_out(question, traces, origins, self.voices)

    def weigh(self) -> Competition:
        """Weigh the hypotheses against each other; no sign weighs more than its bound."""
        strength = self._sheet.bounded(doctrinal_table()).strength
        reports: dict[str, list[Report]] = {name: [] for name in self.question.names}
        for trace, weight in zip(self.traces, strength, strict=True):
            reports[trace.hypothesis].append(self._report(trace, float(weight)))
        rivals = [
            Rival(name=one.name, prior=one.prior, kind=one.kind, reports=tuple(reports[one.name]))
            for one in self.question.hypotheses
        ]
        return compete(rivals)

    def shares(self, table: Table, temper: float) -> tuple[float, ...]:
        """The same probabilities by another table and with all weights tempered."""
        scores = self._priors + temper * self._sheet.support(table)
        shares = np.exp(scores - scores.max())
        return tuple(float(one) for one in shares / shares.sum())

    def leader(self, without: Collection[str] = ()) -> str | None:
        """The hypothesis that leads if some voices had not spoken; None when nobody speaks."""
        gone = np.array([one in without for one in self.voices], dtype=np.bool_)
        kept = self._sheet.keep(~gone[self._sheet.origin])
        if not len(kept.origin):
            return None
        scores = self._priors + kept.support(doctrinal_table())
        return self.question.names[int(np.argmax(scores))]

    def pulls(self, found: Competition, first: int, rival: int) -> list[tuple[float, str]]:
        """How far each voice pulls towards one hypothesis and away from another."""
        pull: dict[str, float] = {}
        for sign, place in ((1, first), (-1, rival)):
            for voice in found.weighings[place].voices:
                pull[voice.origin] = pull.get(voice.origin, 0.0) + sign * voice.log_odds
        return sorted(((w, origin) for origin, w in pull.items()), key=lambda p: (-p[0], p[1]))

    def said_by(self, voices: Iterable[str]) -> tuple[str, ...]:
        """The statements of some voices."""
        wanted = set(voices)
        said = {one.saying.id for one in self.traces}
        return tuple(sorted(name for name in said if self.origins[name] in wanted))

    def _report(self, trace: Trace, strength: float) -> Report:
        grade = trace.saying.grade
        return Report(
            origin=self.origins[trace.saying.id],
            grade=None if grade is None else Grade.parse(grade),
            affirms=trace.affirms,
            ref=trace.saying.id,
            strength=strength,
        )


class Sheet(NamedTuple):
    """The traces of a case as arrays: each belongs to a hypothesis and to a clue upon it."""

    hypothesis: Ints
    group: Ints
    origin: Ints
    code: Ints
    affirms: Bools
    strength: Floats
    bounds: Floats
    hypotheses: int

    def keep(self, which: Bools) -> Sheet:
        """Keep some of the traces."""
        return self._replace(
            hypothesis=self.hypothesis[which],
            group=self.group[which],
            origin=self.origin[which],
            code=self.code[which],
            affirms=self.affirms[which],
            strength=self.strength[which],
        )

    def bounded(self, table: Table) -> Sheet:
        """Scale the reports of each clue so that together they stay within what it can tell."""
        total = np.abs(_support(self, self.group, len(self.bounds), table))
        factor = np.ones(len(total))
        some = (total > 0) & np.isfinite(self.bounds)
        ratio = total[some] / self.bounds[some]
        factor[some] = -np.expm1(-ratio) / ratio
        return self._replace(strength=self.strength * factor[self.group])

    def support(self, table: Table) -> Floats:
        """What the voices add to the log-odds of each hypothesis."""
        return _support(self.bounded(table), self.hypothesis, self.hypotheses, table)


def _support(sheet: Sheet, whose: Ints, count: int, table: Table) -> Floats:
    batch = Batch(
        count=count,
        hypothesis=whose,
        origin=sheet.origin,
        code=sheet.code,
        affirms=sheet.affirms,
        strength=sheet.strength,
    )
    return weigh_many(batch, table=table).support


def _lay_out(
    question: Question,
    traces: Sequence[Trace],
    origins: Mapping[str, str],
    voices: Sequence[str],
) -> Sheet:
    groups: dict[tuple[str, str], int] = {}
    for one in traces:
        groups.setdefault((one.hypothesis, one.clue.code), len(groups))
    bounds = {groups[one.hypothesis, one.clue.code]: one.clue.bound for one in traces}
    place = {name: number for number, name in enumerate(voices)}
    grades = (one.saying.grade for one in traces)
    return Sheet(
        hypothesis=np.array([question.names.index(one.hypothesis) for one in traces], np.int64),
        group=np.array([groups[one.hypothesis, one.clue.code] for one in traces], np.int64),
        origin=np.array([place[origins[one.saying.id]] for one in traces], np.int64),
        code=np.array([code(None if g is None else Grade.parse(g)) for g in grades], np.int64),
        affirms=np.array([one.affirms for one in traces], np.bool_),
        strength=np.array([one.clue.strength for one in traces], np.float64),
        bounds=np.array([bounds[number] for number in range(len(groups))], np.float64),
        hypotheses=len(question.names),
    )


def name_voices(reading: Reading, traces: Iterable[Trace]) -> dict[str, str]:
    """Name the voice of every statement: by the first of its items."""
    voices = reading.voices(one.saying for one in traces)
    return {said.id: min(one.item for one in voice) for voice in voices for said in voice}
