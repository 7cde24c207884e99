"""Taking a file in: which door of intake it goes through, and under which terms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click
import msgspec

from sightline.errors import BadMapping
from sightline.intake import (
    Batch,
    Format,
    Mapping,
    Provenance,
    SameAs,
    find_format,
    load_mapping,
    read_ftm_entities,
    read_ftm_statements,
    read_table,
)
from sightline.intake.mapping import Pick
from sightline.intake.sets import KnownSet, find_sets, load_set
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


class Opened(msgspec.Struct, frozen=True):
    """A file opened for reading: what it holds, its batches, and the known data sets it is of."""

    format: Format
    batches: Iterator[Batch]
    sets: tuple[KnownSet, ...] = ()


def open_batches(handed: Handed) -> Opened:
    """Open a file for reading, in batches; what is wrong with it as a whole is said at once."""
    handed.terms.check()
    if handed.mapping is not None:
        return Opened(Format.TABLE, _open_table(handed, handed.mapping))
    found = find_format(handed.path)
    if found is not Format.TABLE:
        return Opened(found, _open_ftm(handed, found))
    sets = find_sets(handed.path)
    if not sets:
        raise BadMapping(
            f"{handed.path.name} is a table, and what its columns say must be told: "
            f"`sightline add {handed.path} --guess` proposes a mapping, "
            "`--mapping FILE` takes one"
        )
    batches = [_open_table(handed, load_set(one.name)) for one in sets]
    return Opened(found, chain.from_iterable(batches), sets)


def _open_table(handed: Handed, mapping: Mapping) -> Iterator[Batch]:
    applied = apply_terms(mapping, handed.terms)
    return read_table(handed.path, applied, marking=handed.marking, markings=handed.named)


def read_mapping(path: Path | None) -> Mapping | None:
    """Read the mapping, if there is one."""
    return None if path is None else load_mapping(path)


def apply_terms(mapping: Mapping, terms: Terms) -> Mapping:
    """Let what the receiver says take the place of what the mapping says of the item."""
    said = msgspec.structs.asdict(terms)
    kind = said.pop("kind")
    picks = {name: Pick(literal=text) for name, text in said.items() if text is not None}
    rule = msgspec.structs.replace(mapping.item, **picks)
    if kind is not None:
        rule = msgspec.structs.replace(rule, kind=Kind(kind))
    return msgspec.structs.replace(mapping, item=rule)


def _open_ftm(handed: Handed, found: Format) -> Iterator[Batch]:
    terms = handed.terms
    for name in ("event", "language"):
        if getattr(terms, name) is not None:
            raise click.UsageError(
                f"--{name} is for tables: FollowTheMoney says it value by value."
            )
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
    if handed.same:
        if terms.known is None:
            raise click.UsageError("--same needs --known: since when is it held to be so?")
        same = SameAs(author=handed.author, known=terms.known, marking=handed.marking)
    read = read_ftm_entities if found is Format.ENTITIES else read_ftm_statements
    return read(handed.path, provenance, same=same)
