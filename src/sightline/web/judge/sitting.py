"""A sitting: the docket of one reader's picture on one day, and what is shown of it at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from sightline.judgements import Docket, Judgement
from sightline.picture import Picture
from sightline.web.call import Call

T = TypeVar("T")

#: So many judgements, requirements, forecasts or pairs stand on one page.
PAGE = 25


class Sitting(NamedTuple):
    """A picture and what was judged, asked and forecast in it."""

    picture: Picture
    docket: Docket


def open_sitting(call: Call, act: str, detail: str = "") -> Sitting:
    """Open the docket as it stood on the day that is asked for."""
    terms = call.visit.terms
    day = terms.known or terms.recorded or dt.datetime.now(dt.UTC).date()
    picture = call.visit.picture(act, detail)
    return Sitting(picture, Docket(picture, day))


def may_write(call: Call) -> bool:
    """Whether the page shows now: acts are done now, and never in a past that is looked at."""
    terms = call.visit.terms
    return not (terms.known or terms.as_of or terms.recorded)


def find_markings(picture: Picture, held: Iterable[Judgement]) -> frozenset[str]:
    """Name the markings of judgements and of what is shown with them: subjects and bases."""
    shown = list(held)
    items = {one.item for each in shown for one in each.basis.pillars if one.item}
    entities = {name for one in shown for name in (one.id, one.draft.subject)}
    return picture.marked(entities, items, withdrawn=True)


def turn_page(rows: Sequence[T], after: str) -> tuple[Sequence[T], str]:
    """Give the page that begins behind so many rows, and where the next one begins."""
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 9 else 0
    end = start + PAGE
    return rows[start:end], str(end) if end < len(rows) else ""
