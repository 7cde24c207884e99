"""Reading one version of a list: one item that names it, and what it says of every entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from sightline.errors import BadInput, UndatedList
from sightline.intake.limits import Limits
from sightline.intake.lists.banks import read_bank
from sightline.intake.lists.mapped import load_list_mapping, read_mapped
from sightline.intake.lists.publication import Publication
from sightline.intake.lists.recognition import Issue, recognise
from sightline.intake.lists.scribe import Scribe, write_date
from sightline.intake.lists.treasury import read_treasury
from sightline.intake.lists.united_nations import read_united_nations
from sightline.intake.lists.versions_of_ftm import read_ftm_version
from sightline.intake.mapping import Mapping
from sightline.intake.refusal import Batch
from sightline.intake.source import Source, find_source
from sightline.intake.table import find_kind
from sightline.model import Model, load_model
from sightline.values import Item, Kind

_READERS: dict[str, Callable[[Scribe, Publication], Iterator[Batch]]] = {
    "united-nations": read_united_nations,
    "treasury": read_treasury,
    "world-bank": read_bank,
    "ebrd": read_bank,
}
Progress = Callable[[int], None]


class ListTerms(msgspec.Struct, frozen=True, kw_only=True):
    """What the receiver says of a list; what is None is left to the list itself."""

    marking: str
    list: str | None = None
    known: str | None = None
    title: str | None = None
    grade: str | None = None
    licence: str | None = None
    source: str | None = None


class ListFile(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a list that is ready to be taken in; ``batches`` can be asked for again."""

    code: str
    version: str
    item: Item
    entries: int
    lost: int
    batches: Callable[[], Iterator[Batch]]


def open_list(
    path: str | Path,
    terms: ListTerms,
    *,
    mapping: Mapping | None = None,
    model: Model | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> ListFile:
    """Open a version of a list.

    The file is read once before anything is given out, so that the item can say how many entries
    it has and how many were lost: a version that was not taken in whole must never make it seem
    that somebody was taken off the list.
    """
    bounds = limits or Limits()
    vocabulary = model or load_model()
    source = find_source(path, bounds)
    issue = recognise(source, bounds, terms.list)
    draft = _make_item(source, issue, terms, {})

    def read(item: Item) -> Iterator[tuple[Batch, int]]:
        return _read(
            source, issue.publication, item, mapping=mapping, model=vocabulary, limits=bounds
        )

    entries, lost = _count(read(draft), progress)
    if not entries:
        raise BadInput(f"{source.name}: no entry of the list could be read: nothing was taken")
    item = _make_item(source, issue, terms, {"entries": str(entries), "lost": str(lost)})

    def batches() -> Iterator[Batch]:
        first = True
        for batch, _ in read(item):
            yield msgspec.structs.replace(batch, items=(item,) if first else ())
            first = False

    version = item.about["version"]
    return ListFile(
        code=issue.publication.code,
        version=version,
        item=item,
        entries=entries,
        lost=lost,
        batches=batches,
    )


def _read(
    source: Source,
    publication: Publication,
    item: Item,
    *,
    mapping: Mapping | None,
    model: Model,
    limits: Limits,
) -> Iterator[tuple[Batch, int]]:
    if mapping is not None or publication.form == "mapping":
        chosen = mapping or load_list_mapping(publication.code)
        yield from read_mapped(source, chosen, item, limits)
    elif publication.form in _READERS:
        scribe = Scribe(source, item.id, model, limits)
        lost = 0
        for batch in _READERS[publication.form](scribe, publication):
            yield batch, scribe.lost - lost
            lost = scribe.lost
    elif find_kind(source, limits) == "json lines":
        yield from read_ftm_version(source, item, limits)
    else:
        raise BadInput(
            f"{source.name}: what the columns of the list {publication.code!r} say must be told: "
            "give --mapping FILE"
        )


def _count(read: Iterator[tuple[Batch, int]], progress: Progress | None) -> tuple[int, int]:
    """Count the listings that a file gives, and the records that it does not."""
    listings: set[str] = set()
    lost = 0
    for batch, missing in read:
        lost += missing
        listings.update(
            one.entity
            for one in batch.statements
            if one.prop == "entity" and one.schema == "Sanction"
        )
        if progress is not None:
            progress(batch.rows)
    return len(listings), lost


def _make_item(source: Source, issue: Issue, terms: ListTerms, counts: dict[str, str]) -> Item:
    publication = issue.publication
    version = issue.version or (write_date(terms.known) if terms.known else None)
    if version is None:
        hint = f" ({issue.hint})" if issue.hint else ""
        raise UndatedList(
            f"{source.name}: the file does not say of which day the list is{hint}: "
            "give the day with --known"
        )
    day = terms.known or version[:10]
    about = {"list": publication.code, "version": version, "sha256": source.sha256, **counts}
    return Item(
        about=about,
        blob=source.sha256,
        grade=terms.grade,
        item_kind=Kind.DATASET,
        known=day,
        licence=terms.licence or publication.licence,
        marking=terms.marking,
        source=terms.source or publication.publisher,
        title=terms.title or f"{publication.title}, version of {version[:10]}",
    )
