"""Gaps along the chain of justice: which links a mandate gives, asks of others, or leaves out."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.finding import Finding
from sightline.analyses.flags.mission import is_task
from sightline.analyses.mandates.decision import Decision, make_finding, names_crime, text_of
from sightline.analyses.phrase import join
from sightline.analyses.reading import Reading
from sightline.intake.council import LINKS, Link, stages_in


class Held(StrEnum):
    """What a mandate does about one link."""

    ON_CRIME = "tasked on crime"
    TASKED = "tasked in general"
    OTHERS = "asked of others"
    RECITED = "only recited"
    ABSENT = "absent"
    UNKNOWN = "not known"


class LinkState(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the chain, how a mandate holds it, and the paragraphs in which it does."""

    link: str
    name: str
    held: Held
    paragraphs: tuple[str, ...]


class Gaps(msgspec.Struct, frozen=True, kw_only=True):
    """The whole chain of one mandate, from the police to the return of assets."""

    mandate: str
    symbol: str
    links: tuple[LinkState, ...]
    finding: Finding

    @property
    def missing(self) -> tuple[str, ...]:
        """The links that are in no task of the mission."""
        tasked = (Held.ON_CRIME, Held.TASKED, Held.UNKNOWN)
        return tuple(one.name for one in self.links if one.held not in tasked)


def justice_gaps(reading: Reading, decision: Decision) -> Gaps:
    """Follow the chain of justice through a mandate; what nobody read is not known, not absent."""
    by_link: dict[str, list[tuple[Held, Fact]]] = {link.code: [] for link in LINKS}
    for provision in decision.provisions:
        for code in _links(provision):
            by_link[code].append((_held(provision), provision))
    states = tuple(_state(link, by_link[link.code], decision) for link in LINKS)
    tasked = [one.name for one in states if one.held in (Held.ON_CRIME, Held.TASKED)]
    lost = [one.name for one in states if one.held in (Held.OTHERS, Held.RECITED, Held.ABSENT)]
    says = f"{decision.symbol} tasks its mission with {join(tasked).lower() or 'no link'}"
    seen = [fact for found in by_link.values() for held, fact in found if held is not Held.RECITED]
    return Gaps(
        mandate=decision.fact.id,
        symbol=decision.symbol,
        links=states,
        finding=make_finding(
            reading,
            "gaps",
            (decision.fact.id, *decision.missions),
            f"{says}; not with {join(lost).lower()}" if lost else says,
            (decision.fact, *seen),
            rival="links that are meant by general words, such as the rule of law",
            unknown=() if decision.whole else ("paragraphs that nobody read",),
        ),
    )


def _links(provision: Fact) -> tuple[str, ...]:
    """The links that a paragraph names, by its words or by the stage that somebody coded."""
    found = set(stages_in(text_of(provision)))
    stages = set(provision.texts("chainStage")) - {
        link.stage for link in LINKS if link.code in found
    }
    first = {link.stage: link.code for link in reversed(LINKS)}
    return tuple(sorted(found | {first[stage] for stage in stages if stage in first}))


def _held(provision: Fact) -> Held:
    if provision.has("operative", "preamble"):
        return Held.RECITED
    if not is_task(provision) or not provision.has("keywords", "tasks the mission"):
        return Held.OTHERS
    return Held.ON_CRIME if names_crime(provision) else Held.TASKED


def _state(link: Link, found: list[tuple[Held, Fact]], decision: Decision) -> LinkState:
    order = list(Held)
    absent = Held.ABSENT if decision.whole else Held.UNKNOWN
    held = min((one for one, _ in found), key=order.index, default=absent)
    if not decision.whole and held in (Held.OTHERS, Held.RECITED):
        held = Held.UNKNOWN
    places = (fact.text("paragraph") or fact.caption for one, fact in found if one is held)
    return LinkState(link=link.code, name=link.name, held=held, paragraphs=tuple(places))
