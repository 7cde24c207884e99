"""Traces: the statements that bear on the hypotheses of one question, each with its clue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading
from sightline.analyses.relations.clue import Clue, load_clues
from sightline.analyses.relations.dossier import Dossier
from sightline.analyses.relations.question import Question, load_sheet
from sightline.analyses.relations.sign import SIGNS, Sign
from sightline.picture import Saying

MOST_FACTS = 40
#: What makes an entity an office, where it is met too often to be cited whole.
_MAKES = {"Group": ("groupKind",), "PublicBody": ("name",)}


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """One statement that affirms or denies something that bears on a hypothesis.

    ``beside`` are the statements of the facts without which it would not bear.
    """

    clue: Clue
    hypothesis: str
    saying: Saying
    affirms: bool
    fact: str
    places: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    earlier: bool = False


def find_traces(dossier: Dossier, question: Question) -> tuple[Trace, ...]:
    """Find all that bears on a question, in a fixed order, whatever the time and place of it."""
    found = [
        trace
        for clue in load_clues(question.code)
        for sign in _latest(SIGNS[clue.pattern](dossier))
        for trace in _read(dossier, clue, sign, question)
    ]
    return tuple(sorted(found, key=lambda one: (one.saying.id, one.clue.code, one.hypothesis)))


def _latest(signs: Iterable[Sign]) -> list[Sign]:
    """Keep the latest of very many like facts: what a clue can weigh is bounded anyway."""
    every = list(signs)
    if len(every) <= MOST_FACTS:
        return every
    dated = sorted(every, key=lambda one: (one.fact.start or dt.date.min, one.fact.id))
    return dated[-MOST_FACTS:]


def keep_here(traces: Iterable[Trace], places: frozenset[str] | None) -> tuple[Trace, ...]:
    """Keep what is said of some places, and what is said of none in particular."""
    return tuple(
        one for one in traces if places is None or not one.places or places & set(one.places)
    )


def _read(dossier: Dossier, clue: Clue, sign: Sign, question: Question) -> Iterator[Trace]:
    reading, fact = dossier.reading, sign.fact
    said = [(one, True) for one in reading.sayings(fact, sign.prop)]
    said += [(one, False) for one in reading.denials(fact, sign.prop)]
    places, earlier = dossier.where(fact), _is_past(fact, reading.day)
    beside = _cite(reading, sign.beside)
    for saying, affirms in said:
        if sign.values and saying.value not in sign.values:
            continue
        hypothesis = saying.value if clue.direct else clue.hypothesis
        if hypothesis in question.names:
            yield Trace(
                clue=clue,
                hypothesis=hypothesis,
                saying=saying,
                affirms=affirms,
                fact=fact.id,
                places=places,
                levels=fact.texts("level"),
                beside=beside,
                earlier=earlier,
            )


def _is_past(fact: Fact, day: dt.date) -> bool:
    """Whether a fact ended so long ago that it says nothing of the day."""
    limit = dt.timedelta(days=load_sheet().earlier_after_days)
    return fact.end_last is not None and fact.end_last < day - limit


def _cite(reading: Reading, facts: Iterable[Fact]) -> tuple[str, ...]:
    """Cite some facts; of a body with very many statements, what makes it one."""
    said = {
        saying.id
        for fact in facts
        for saying in reading.sayings(fact, *_MAKES.get(fact.schema, ()))
    }
    return tuple(sorted(said))
