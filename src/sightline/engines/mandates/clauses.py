"""A paragraph as its clauses: each governed by a verb with which the Council speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum

import msgspec

from sightline.engines.mandates.phrases import SMALL, Hit, Matches, longest
from sightline.engines.mandates.rules import Group
from sightline.engines.mandates.span import Span
from sightline.engines.mandates.words import Words

_LEADS = 9
_BESIDE = 2


class Strength(IntEnum):
    """How strongly the Council speaks."""

    NOTES = 0
    URGES = 1
    REQUESTS = 2
    AUTHORIZES = 3

    @property
    def word(self) -> str:
        """The strength as a code."""
        return self.name.lower()


class Governs(StrEnum):
    """What follows a verb: who is told, a clause, a thing; an aside stands beside another verb."""

    ACTOR = "actor"
    THAT = "that"
    MATTER = "matter"
    ASIDE = "aside"


class Clause(msgspec.Struct, frozen=True):
    """A verb and all up to the next: the words of the verb, and where the clause ends.

    ``needed`` says that a verb of mere statement was lifted by a word of need.
    """

    strength: Strength
    governs: Governs
    verb: Hit
    end: int
    needed: bool = False


class Found:
    """The words of a paragraph, where it begins in the document, and every phrase by family."""

    def __init__(self, words: Words, begin: int, matches: Matches) -> None:
        self.words = words
        self.begin = begin
        self.marks = matches.marks
        self._hits = matches.hits
        self._marked = frozenset().union(*matches.marks)
        self._by_name: dict[str, dict[str, list[Hit]]] = {}

    def named(self, family: str, *names: str) -> list[Hit]:
        """The hits of a family, of these names or of all that are no small words."""
        hits = self._hits.get(family, [])
        if not names:
            return hits
        found: list[Hit] = []
        for name in names:
            found += self._named(family, hits, name)
        return found

    def _named(self, family: str, hits: list[Hit], name: str) -> list[Hit]:
        by_name = self._by_name.get(family)
        if by_name is None:
            by_name = self._by_name[family] = {}
            for hit in hits:
                by_name.setdefault(hit.name, []).append(hit)
        listed = by_name.get(name, [])
        if family == SMALL and name in self._marked:
            small = [Hit(at, at + 1, name) for at, marks in enumerate(self.marks) if name in marks]
            return sorted([*listed, *small]) if listed else small
        return listed

    def spans(self, hits: Iterable[Hit]) -> tuple[Span, ...]:
        """The places of hits in the document, in order and without repeats."""
        places = sorted({self.words.place(hit.first, hit.last) for hit in hits})
        return tuple(Span(self.begin + first, self.begin + last) for first, last in places)


def clauses_of(found: Found, verbs: Mapping[str, Group]) -> list[Clause]:
    """Part a paragraph at the verbs that open a clause."""
    opening = [hit for hit in longest(found.named("verbs")) if _opens(hit.first, found)]
    ends = [hit.first for hit in opening[1:]]
    pairs = zip(opening, [*ends, len(found.words.texts)][: len(opening)], strict=True)
    return _joined([_clause(found, hit, end, verbs[hit.name]) for hit, end in pairs])


def _clause(found: Found, hit: Hit, end: int, group: Group) -> Clause:
    strength = Strength[group.strength.upper()]
    governs = Governs(group.governs)
    if group.raised_by:
        near = min(end, hit.last + (group.within or end))
        raising = found.named("wording", *group.raised_by)
        if any(hit.last <= one.first < near for one in raising):
            raised = Strength[group.raised_to.upper()]
            return Clause(raised, governs, hit, end, raised is Strength.URGES)
    return Clause(strength, governs, hit, end)


def _joined(clauses: list[Clause]) -> list[Clause]:
    """Take two verbs that share their object, as in "requests and encourages", for one."""
    kept: list[Clause] = []
    for clause in clauses:
        before = kept[-1] if kept else None
        if before and clause.verb.first - before.verb.last <= _BESIDE and not before.needed:
            strength = max(before.strength, clause.strength)
            kept[-1] = msgspec.structs.replace(
                clause, strength=strength, verb=before.verb, needed=False
            )
        else:
            kept.append(clause)
    return kept


def _opens(first: int, found: Found) -> bool:
    """Whether a verb stands at the beginning, or after a comma or "and" and words that lead in."""
    texts, marks = found.words.texts, found.marks
    at = first
    for _ in range(_LEADS):
        if at == 0 or texts[at - 1] in ",;:" or "joins" in marks[at - 1]:
            return True
        if "lead" not in marks[at - 1]:
            return False
        at -= 1
    return False
