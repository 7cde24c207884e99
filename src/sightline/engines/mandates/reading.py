"""A document is read: parted, and each of its paragraphs coded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from sightline.engines.mandates.clauses import Found, Strength
from sightline.engines.mandates.coding import Coding, code_paragraph, code_recital
from sightline.engines.mandates.defined import defined_in
from sightline.engines.mandates.document import Document, Kind, Part
from sightline.engines.mandates.establishment import Establishment, establishment_of
from sightline.engines.mandates.expiry import Expiry, expiry_in
from sightline.engines.mandates.frame import frame_of
from sightline.engines.mandates.placing import Placed
from sightline.engines.mandates.references import Reference, references_in
from sightline.engines.mandates.rules import load
from sightline.engines.mandates.scope import Scope
from sightline.engines.mandates.structure import parse
from sightline.engines.mandates.words import split

# The word is much the same in the three languages.
_ANNEXED = re.compile(r"\b[Aa]nn?exe?[ous]?\b")
_CODED = frozenset({Kind.PREAMBLE, Kind.OPERATIVE, Kind.ANNEX})


class Reading(msgspec.Struct, frozen=True):
    """A document and what was read in it: a coding for each part, or None where none is due."""

    document: Document
    codings: tuple[Coding | None, ...]
    references: tuple[Reference, ...] = ()
    establishment: Establishment = Establishment()

    def coded(self, *kinds: Kind) -> Iterator[tuple[Part, Coding]]:
        """The parts of these kinds that are coded, or all, with their codings."""
        for part, coding in zip(self.document.parts, self.codings, strict=True):
            if coding is not None and (not kinds or part.kind in kinds):
                yield part, coding

    def find(self, number: str) -> Coding | None:
        """The coding of an operative paragraph, such as 12 or 36(i)(a); None if it is absent."""
        part = self.document.find(number)
        return None if part is None else self.codings[self.document.parts.index(part)]

    def tasks(self) -> tuple[tuple[Part, Coding], ...]:
        """What tasks the mission on organized crime."""
        return tuple(
            (part, coding)
            for part, coding in self.coded(Kind.OPERATIVE)
            if coding.tasks_mission.value and coding.scope.value > Scope.IMPLIED
        )

    def expiries(self) -> tuple[Expiry, ...]:
        """The terms that the decisions set, in their order."""
        return tuple(coding.expiry for _, coding in self.coded() if coding.expiry is not None)


def read(source: str | Sequence[str], *, language: str | None = None) -> Reading:
    """Read a raw text, or paragraphs that were split before."""
    return code(parse(source, language=language))


def code(document: Document) -> Reading:
    """Code every paragraph of a document that is parted already."""
    rules = load(document.language)
    defined = defined_in(document)
    annexes = any(part.kind is Kind.ANNEX for part in document.parts)
    text = _without(document)
    told: dict[int, Placed] = {}
    codings: list[Coding | None] = []
    adopting: Placed | None = None
    for at, part in enumerate(document.parts):
        if part.kind not in _CODED:
            codings.append(None)
            continue
        body = part.body.words(text)
        words = split(body)
        found = Found(words, part.body.start, rules.lexicon.find(words, defined))
        if part.kind is Kind.PREAMBLE:
            codings.append(code_recital(found))
            continue
        above = next((told[one] for one in reversed(part.above) if one in told), None)
        if part.kind is Kind.ANNEX and above is None:
            above = adopting
        coding, told[at] = code_paragraph(found, rules, above)
        if part.kind is Kind.OPERATIVE:
            coding = _with_term(coding, found, body, document)
            if annexes and _ANNEXED.search(body):
                adopting = _stronger(adopting, told[at])
        codings.append(coding)
    counts = [one for coding in codings if coding is not None for one in coding.headcounts]
    return Reading(document, tuple(codings), references_in(text), establishment_of(counts))


def _with_term(coding: Coding, found: Found, body: str, document: Document) -> Coding:
    """Add until when a decision or a request holds."""
    if coding.strength.value < Strength.REQUESTS:
        return coding
    frame = frame_of(document.language)
    expiry = expiry_in(found, body, frame, document.adopted)
    return msgspec.structs.replace(coding, expiry=expiry) if expiry else coding


def _stronger(one: Placed | None, other: Placed) -> Placed:
    """The strength of the paragraph that speaks of an annex most strongly; nothing else of it."""
    if one is not None and one.strength.value >= other.strength.value:
        return one
    return Placed(strength=other.strength)


def _without(document: Document) -> str:
    """The text with blanks where heads and feet of pages stand, so that all places hold."""
    text = document.text
    for span in document.overlooked:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
