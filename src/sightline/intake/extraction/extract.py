"""Everything that a document may say, found page by page: a pure function of text and names."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sightline.intake.documents.document import Page, Span
from sightline.intake.extraction.candidate import Candidate, Known
from sightline.intake.extraction.measures import (
    find_amounts,
    find_dates,
    find_order,
    find_points,
)
from sightline.intake.extraction.names import Names
from sightline.intake.extraction.numbers import find_numbers, number_key

#: Candidates of one document; more is a list, which a table or a mapping reads better.
MOST = 20_000


def extract(
    pages: Sequence[Page],
    names: Names,
    numbers: Mapping[str, tuple[Known, ...]] | None = None,
    language: str | None = None,
) -> tuple[Candidate, ...]:
    """Find the candidates of a document, in the order in which they stand; none overlap.

    ``numbers`` are the accounts, telephones and the like that are known, by `number_key`.
    """
    order = find_order([page.text for page in pages])
    found: list[Candidate] = []
    for page in pages:
        sure = [_recognise(one, numbers or {}) for one in find_numbers(page.text, page.number)]
        sure += _free(find_points(page.text, page.number), sure)
        sure += _free(find_dates(page.text, page.number, order), sure)
        sure += _free(find_amounts(page.text, page.number), sure)
        sure += _free(names.find(page.text, page.number, language), sure)
        found += sorted(sure, key=lambda one: one.span)
        if len(found) > MOST:
            return tuple(found[:MOST])
    return tuple(found)


def _recognise(one: Candidate, numbers: Mapping[str, tuple[Known, ...]]) -> Candidate:
    """Name the entities of which a number is known."""
    known = numbers.get(number_key(one.value), ()) if one.value else ()
    return msgspec.structs.replace(one, known=known) if known else one


def _free(found: Iterable[Candidate], taken: Sequence[Candidate]) -> list[Candidate]:
    """Keep what overlaps nothing that was found before."""
    spans = sorted(one.span for one in taken)
    return [one for one in found if not _overlaps(one.span, spans)]


def _overlaps(span: Span, spans: Sequence[Span]) -> bool:
    """Look at the two neighbours alone: the spans are in order, and none overlaps another."""
    at = bisect(spans, span)
    return any(span.overlaps(other) for other in spans[max(0, at - 1) : at + 1])
