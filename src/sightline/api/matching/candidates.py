"""Candidates: who in a picture may be meant by some values, how likely, and why in words.

Software says candidate and no more. Only who asks by an id that people gave, or joined by a
decision, is told that it is the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from sightline.analyses.bearers import DATES, make_profile, read_span
from sightline.analyses.screening import SUBJECT
from sightline.api.counter import Look
from sightline.api.matching.names import NAMES
from sightline.engines.names import Index, Reason
from sightline.errors import BadVocabulary
from sightline.model import Schema, load_model

#: All bearers of names in the picture, those on lists and the others.
POOL = "both"


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may be meant."""

    id: str
    schema: str
    caption: str
    probability: float
    same: bool
    reasons: tuple[Reason, ...] = ()

    @property
    def explanations(self) -> tuple[str, ...]:
        """Every reason, in words."""
        return tuple(one.words for one in self.reasons) or ("asked for by its id",)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Who is looked for: values by property, of which kinds, and how many are wanted."""

    values: Mapping[str, Sequence[str]]
    schemata: tuple[str, ...] = ()
    strict: bool = False
    most: int = 5


def find_schema(name: str) -> Schema:
    """Find a schema by its name."""
    found = load_model().schemata.get(name)
    if found is None:
        raise BadVocabulary(f"there is no schema {name!r}: see /api/v1/schemata")
    return found


class Matcher:
    """Finds candidates in one picture."""

    def __init__(self, look: Look) -> None:
        NAMES.prepare(look.visit, look.picture, POOL)
        self._picture = look.picture
        self._index: Index = look.visit.house.names(look.picture, against=POOL)

    def find(self, asked: Asked) -> list[Candidate]:
        """Find who may be meant, the likeliest first."""
        wanted = [find_schema(name) for name in asked.schemata]
        found = self._by_id(asked)
        for schema in self._sorts(wanted):
            for name, match in self._search(schema, asked):
                if name not in found or match.probability > found[name].probability:
                    found[name] = match
        kept = [one for one in found.values() if self._is_wanted(one, wanted, strict=asked.strict)]
        kept.sort(key=lambda one: (not one.same, -one.probability, one.id))
        return kept[: asked.most]

    def _by_id(self, asked: Asked) -> dict[str, Candidate]:
        named = [value for prop in ("id", "name") for value in asked.values.get(prop, ())]
        held = self._picture.named(named)
        return {
            one.id: Candidate(
                id=one.id, schema=one.schema, caption=one.caption, probability=1.0, same=True
            )
            for one in held.values()
            if not one.id.startswith(SUBJECT)
        }

    def _search(self, schema: str, asked: Asked) -> list[tuple[str, Candidate]]:
        values = {
            prop: [read_span(one) for one in said] if prop in DATES else list(said)
            for prop, said in asked.values.items()
        }
        profile = make_profile(schema, values)
        if profile is None:
            return []
        hits = self._index.search(profile, most=max(10, asked.most))
        named = self._picture.named(hit.id for hit in hits)
        return [
            (
                hit.id,
                Candidate(
                    id=hit.id,
                    schema=named[hit.id].schema,
                    caption=named[hit.id].caption,
                    probability=hit.match.probability,
                    same=False,
                    reasons=hit.match.reasons,
                ),
            )
            for hit in hits
            if hit.id in named
        ]

    def _sorts(self, wanted: Sequence[Schema]) -> tuple[str, ...]:
        """Choose as what the names are read: of a person, of a body, or of both."""
        person = load_model().schemata["Person"]
        of_person = any(one.is_a("Person") or person.is_a(one.name) for one in wanted)
        of_body = any(not one.is_a("Person") for one in wanted)
        if not wanted:
            of_person = of_body = True
        chosen = ("Person",) if of_person else ()
        return (*chosen, "Organization") if of_body else chosen

    def _is_wanted(self, one: Candidate, wanted: Sequence[Schema], *, strict: bool) -> bool:
        if not wanted:
            return True
        held = load_model().schemata[one.schema]
        if strict:
            return any(held.is_a(schema.name) for schema in wanted)
        return any(held.is_a(schema.name) or schema.is_a(held.name) for schema in wanted)
