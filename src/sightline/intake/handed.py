"""A file as it is handed in: how it is read, under which markings, and what the receiver says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from sightline.intake.format import Format
from sightline.intake.ftm import Provenance, SameAs
from sightline.intake.ftm_entities import read_ftm_entities
from sightline.intake.ftm_statements import read_ftm_statements
from sightline.intake.mapping import Mapping, Pick
from sightline.intake.refusal import Batch
from sightline.intake.take import read_table
from sightline.values import Grade, Kind
from sightline.values.instant import check_dates


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What the receiver says of a file; what is None is left to the file and its mapping."""

    title: str | None = None
    kind: str | None = None
    grade: str | None = None
    event: str | None = None
    known: str | None = None
    source: str | None = None
    language: str | None = None
    licence: str | None = None

    def check(self) -> None:
        """Refuse a grade or a date that cannot be read before a row is read."""
        if self.grade is not None:
            Grade.parse(self.grade)
        check_dates(self.event, self.known)


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it is handed in: how it is read, by whom, and under which markings."""

    path: Path
    terms: Terms
    mapping: Mapping | None
    author: str
    marking: str
    named: dict[str, str]
    same: bool = False


def read_handed_table(handed: Handed, mapping: Mapping) -> Iterator[Batch]:
    """Read a table by a mapping, on the terms of the receiver."""
    applied = apply_terms(mapping, handed.terms)
    return read_table(handed.path, applied, marking=handed.marking, markings=handed.named)


def read_handed_ftm(handed: Handed, found: Format) -> Iterator[Batch]:
    """Read FollowTheMoney entities or statements, on the terms of the receiver."""
    terms = handed.terms
    provenance = Provenance(
        marking=handed.marking,
        title=terms.title,
        kind=Kind(terms.kind or Kind.DATASET),
        known=terms.known,
        grade=terms.grade,
        licence=terms.licence,
        source=terms.source,
    )
    same = None
    if handed.same and terms.known is not None:
        same = SameAs(author=handed.author, known=terms.known, marking=handed.marking)
    read = read_ftm_entities if found is Format.ENTITIES else read_ftm_statements
    return read(handed.path, provenance, same=same)


def apply_terms(mapping: Mapping, terms: Terms) -> Mapping:
    """Let what the receiver says take the place of what the mapping says of the item."""
    said = msgspec.structs.asdict(terms)
    kind = said.pop("kind")
    picks = {name: Pick(literal=text) for name, text in said.items() if text is not None}
    rule = msgspec.structs.replace(mapping.item, **picks)
    if kind is not None:
        rule = msgspec.structs.replace(rule, kind=Kind(kind))
    return msgspec.structs.replace(mapping, item=rule)
