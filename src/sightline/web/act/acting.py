"""What pages of this room share: whether one may act on a page, and pages of long lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sightline.reception import Jobs, Tray
from sightline.web.call import Call

T = TypeVar("T")

#: So many rows stand on one page.
PAGE = 25


def may_write(call: Call) -> bool:
    """Whether the page shows now: acts are done now, and never in a past that is looked at."""
    terms = call.visit.terms
    return not (terms.known or terms.as_of or terms.recorded)


def jobs_of(call: Call) -> Jobs:
    """Give the jobs of the house."""
    return Jobs(call.visit.house.folder)


def tray_of(call: Call) -> Tray:
    """Give the tray of the house."""
    return Tray(call.visit.house.folder)


def turn_page(rows: Sequence[T], after: str, size: int = PAGE) -> tuple[Sequence[T], str]:
    """Give the page that begins behind so many rows, and where the next one begins."""
    start = read_number(after)
    end = start + size
    return rows[start:end], str(end) if end < len(rows) else ""


def read_number(text: str) -> int:
    """Read a count out of an address; whatever else stands there is nought."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
