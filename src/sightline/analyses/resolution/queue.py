"""The queue: which two entities a person should look at next, and what follows if they are one.

A pure function of a picture. What its reader may not see stands in no count and no value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from sightline.analyses.bearers import BEARERS, read_bearers
from sightline.analyses.resolution.candidates import FLOOR, Candidates, Progress
from sightline.analyses.resolution.decided import Pair, Settled
from sightline.analyses.resolution.proposal import Contradiction, Likely, Proposal, propose
from sightline.analyses.resolution.question import Question, ask, value_of
from sightline.analyses.resolution.stakes import Stake, read_stakes, stake_of
from sightline.analyses.screening.pool import SUBJECT
from sightline.engines.names import Index, Match, Profile
from sightline.errors import BadValue
from sightline.picture import Conflict, Picture

#: A cluster is proposed where its parts are, on average, at least so likely one.
LIKELY = 0.6

#: Two sets of ids of which only pairs across are asked for.
Between = tuple[frozenset[str], frozenset[str]]


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """Open questions, the most worth a look first; clusters proposed; what contradicts a person.

    ``unjoined`` are decisions that could not be carried out, as the picture tells them.
    ``passed_over`` pairs seemed less worth a look than the many that were compared, and were not
    compared. Without a picture there is no address.
    """

    bearers: Mapping[str, Profile]
    questions: tuple[Question, ...]
    proposals: tuple[Proposal, ...]
    contradictions: tuple[Contradiction, ...]
    unjoined: tuple[Conflict, ...] = ()
    passed_over: int = 0
    address: str | None = None

    def name(self, entity: str) -> str:
        """The first name of a bearer."""
        profile = self.bearers.get(entity)
        return (profile.names + profile.weak)[0] if profile else entity


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for: from which probability on, between whom, and about whom."""

    at_least: float = FLOOR
    likely: float = LIKELY
    between: Between | None = None
    about: str | None = None

    def __post_init__(self) -> None:
        if not 0.0 < self.at_least <= self.likely < 1.0:
            raise BadValue(
                f"asked from {self.at_least} and proposed from {self.likely}: give two "
                "probabilities between 0 and 1, the first not above the second"
            )

    def across(self, pair: Pair) -> bool:
        """Whether a pair is asked for."""
        if self.about is not None and self.about not in pair:
            return False
        if self.between is None:
            return True
        one, other = self.between
        return (pair[0] in one and pair[1] in other) or (pair[0] in other and pair[1] in one)


def make_queue(
    picture: Picture,
    terms: Terms | None = None,
    *,
    flagged: Iterable[str] = (),
    schemata: Iterable[str] = BEARERS,
    index: Index | None = None,
    progress: Progress | None = None,
) -> Queue:
    """Ask of a picture who may be one with whom: all with all, or across two sets.

    ``flagged`` names an entity once for every flag that stands on it.
    """
    asked = terms or Terms()
    bearers = {
        name: profile
        for name, profile in read_bearers(picture, schemata).items()
        if not name.startswith(SUBJECT)  # who was screened is decided at that desk
    }
    queue = ask_about(
        bearers,
        asked,
        settled=Settled.read(picture),
        stakes=read_stakes(picture, flagged),
        index=index,
        progress=progress,
    )
    unjoined = tuple(one for one in picture.conflicts() if one.kind == "identity")
    return msgspec.structs.replace(queue, unjoined=unjoined, address=picture.address)


def ask_about(
    bearers: Mapping[str, Profile],
    terms: Terms,
    *,
    settled: Settled | None = None,
    stakes: Mapping[str, Stake] | None = None,
    index: Index | None = None,
    progress: Progress | None = None,
) -> Queue:
    """Ask who may be one with whom among any bearers, in a picture or not."""
    closed, hangs = settled or Settled((), {}), stakes or {}
    candidates = _candidates(bearers, terms.between, index)

    def worth(pair: Pair, chance: float) -> float:
        if closed.closed(*pair) or not terms.across(pair):
            return 0.0
        return value_of(chance, *(stake_of(hangs, one) for one in pair))

    found = candidates.near(worth, at_least=terms.at_least, progress=progress)
    proposals, contradictions = propose(_likely(found), closed, terms.likely)
    return Queue(
        bearers=candidates.bearers,
        questions=_ask(found, bearers, hangs, closed),
        proposals=proposals,
        contradictions=contradictions,
        passed_over=candidates.passed_over,
    )


def _candidates(
    bearers: Mapping[str, Profile], between: Between | None, index: Index | None
) -> Candidates:
    """Let all stand in the index, or of two sets the larger, in which the smaller is asked for."""
    if between is None:
        return Candidates(bearers, index=index)
    few, many = (
        {one: profile for one, profile in bearers.items() if one in side}
        for side in sorted(between, key=lambda side: (len(side & bearers.keys()), sorted(side)))
    )
    return Candidates(many, few)


def _ask(
    pairs: Mapping[Pair, Match],
    bearers: Mapping[str, Profile],
    stakes: Mapping[str, Stake],
    settled: Settled,
) -> tuple[Question, ...]:
    def name(one: str) -> str:
        return (bearers[one].names + bearers[one].weak)[0]

    asked = [
        ask(pair, (name(pair[0]), name(pair[1])), match, stakes, settled.open.get(pair))
        for pair, match in pairs.items()
    ]
    return tuple(sorted(asked, key=lambda one: (-one.value, one.left, one.right)))


def _likely(found: Mapping[Pair, Match]) -> list[Likely]:
    return [Likely(*pair, match.probability) for pair, match in found.items()]
