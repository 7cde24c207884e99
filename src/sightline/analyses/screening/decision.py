"""What a named person decided of a screening, as an item holds it and as a picture gives it back.

The item holds the act whole; its author and its day are those of the entry in the ledger. The
statements filed beside it are for search and export and decide nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from sightline.analyses.screening.screening import Screening, read_screening
from sightline.errors import BadValue
from sightline.picture import Picture, Received

SCREENED, WATCHED, LOOKED, UNWATCHED = "screened", "watched", "looked", "unwatched"
_PAGE = 1000


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided of one candidate: the same or another, with the reason.

    ``mark`` is that of the candidate as it was seen: when it changes the question is open again.
    """

    entity: str
    same: bool
    mark: str
    reason: str = ""


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as somebody takes it: the result, why, when to look again, and each candidate."""

    result: str
    reason: str
    review_due: dt.date
    verdicts: tuple[Verdict, ...] = ()


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as a picture holds it: by whom, when, and of which screening."""

    of: str
    key: str
    decided: Decided
    screening: Screening
    by: str
    on: dt.date
    item: str
    role: str = ""
    order: tuple[str, str, str] = ("", "", "")

    @property
    def false_alarms(self) -> int:
        """How many candidates a person looked at who were somebody else: what they cost."""
        return sum(not one.same for one in self.decided.verdicts)


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One act on a screening or a watch, read from its item: of which, by whom, with what words."""

    of: str
    act: str
    words: Mapping[str, str]
    received: Received

    @property
    def order(self) -> tuple[str, str, str]:
        """Its place among the acts."""
        return self.received.recorded, self.received.item.known or "", self.received.id

    @property
    def on(self) -> dt.date:
        """The day on which it was entered."""
        return dt.date.fromisoformat(self.received.recorded[:10])


def read_acts(picture: Picture) -> list[Act]:
    """Find all acts on screenings and watches that stand, in their order."""
    found: dict[str, Act] = {}
    for item, entity, received in _find_items(picture):
        words = received.item.about
        genuine = words.get("by") == received.author and words.get("of") == entity
        if genuine and not received.withdrawn and "act" in words:
            found[item] = Act(of=entity, act=words["act"], words=words, received=received)
    return sorted(found.values(), key=lambda act: act.order)


def _find_items(picture: Picture) -> Iterator[tuple[str, str, Received]]:
    after: str | None = None
    while page := picture.statements(schema="Screening", prop="subject", after=after, limit=_PAGE):
        after = page[-1].id
        items = picture.items_named(saying.item for saying in page)
        for saying in page:
            if not saying.negated:
                yield saying.item, saying.entity, items[saying.item]


def read_decisions(picture: Picture) -> tuple[Decision, ...]:
    """Read all decisions in a picture, in their order; what cannot be read is no decision."""
    found = (_read(act) for act in read_acts(picture) if act.act == SCREENED)
    return tuple(one for one in found if one is not None)


def _read(act: Act) -> Decision | None:
    try:
        decided = msgspec.json.decode(act.words["decided"], type=Decided)
        screening = read_screening(act.words["screening"])
    except (KeyError, BadValue, msgspec.MsgspecError):
        return None
    return Decision(
        of=act.of,
        key=screening.subject.key,
        decided=decided,
        screening=screening,
        by=act.received.author,
        on=act.on,
        item=act.received.id,
        role=act.words.get("roles", ""),
        order=act.order,
    )


class Memory:
    """What was decided before of a subject and a candidate: the latest decision counts."""

    def __init__(self, decisions: tuple[Decision, ...]) -> None:
        self._latest: dict[tuple[str, str], tuple[Decision, Verdict]] = {}
        for decision in decisions:
            for verdict in decision.decided.verdicts:
                self._latest[decision.key, verdict.entity] = decision, verdict

    def find(self, key: str, names: tuple[str, ...]) -> tuple[Decision, Verdict] | None:
        """Find the latest decision of a subject and an entity, under any of its ids."""
        held = [self._latest[key, name] for name in names if (key, name) in self._latest]
        return max(held, key=lambda one: one[0].order, default=None)
