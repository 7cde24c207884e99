"""Advice as questions: what the literature would have asked, with what it turns on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec

from sightline.analyses.relations.dossier import Dossier
from sightline.analyses.relations.question import read_yaml
from sightline.analyses.relations.relation import REALISTIC, Relation


class Advice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One piece of advice: on which hypotheses it turns, and what it asks."""

    code: str
    question: str
    when: tuple[str, ...]
    asks: str
    discriminator: str
    source: str
    without_exit: bool = False
    livelihoods: bool = False


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """One question, the hypothesis on which it turns, and the statements behind that."""

    code: str
    asks: str
    because: str
    discriminator: str
    basis: tuple[str, ...]
    source: str
    unknown: tuple[str, ...] = ()


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    advice: tuple[Advice, ...]


def ask_about(dossier: Dossier, relations: Iterable[Relation]) -> tuple[Ask, ...]:
    """Ask what the literature would ask where a hypothesis is a realistic possibility."""
    by_question = {one.question: one for one in relations}
    asked = (_ask(dossier, one, by_question.get(one.question)) for one in _read().advice)
    return tuple(one for one in asked if one is not None)


def _ask(dossier: Dossier, advice: Advice, relation: Relation | None) -> Ask | None:
    if relation is None:
        return None
    likely = [
        one for one in relation.held if one.name in advice.when and one.probability >= REALISTIC
    ]
    if not likely or (advice.livelihoods and not dossier.markets):
        return None
    basis = set(relation.finding.basis)
    words, unknown = "", list[str]()
    if advice.without_exit:
        deals = [one for one in dossier.facts("Agreement", "grantee") if not one.has("exitStep")]
        if not deals:
            return None
        basis |= set(dossier.reading.cite(*deals))
    if advice.livelihoods:
        words, unknown = _count_people(dossier)
    because = ", ".join(f"'{one.name}' is a possibility" for one in likely) + words
    return Ask(
        code=advice.code,
        asks=advice.asks,
        because=because,
        discriminator=advice.discriminator,
        basis=tuple(sorted(basis)),
        source=advice.source,
        unknown=tuple(unknown),
    )


def _count_people(dossier: Dossier) -> tuple[str, list[str]]:
    """Say how many are reported to live from each market; markets are not added up."""
    known, unknown = [], []
    for name in dossier.markets:
        fact = dossier.reading.find(name)
        people = fact.numbers("livelihoods") if fact is not None else None
        caption = dossier.reading.caption(name)
        if people is None:
            unknown.append(f"how many live from {caption}")
        else:
            low, high = people
            figure = f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
            known.append(f"{figure} live from {caption}")
    return ("; reported: " + ", ".join(known) if known else ""), unknown


@cache
def _read() -> _Sheet:
    return read_yaml("advice.yaml", _Sheet)
