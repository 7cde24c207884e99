"""Pages of a long list: which part of it is shown, and where the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

import msgspec

from sightline.web.call import Call

T = TypeVar("T")

#: So many rows stand on one page.
ROWS = 25


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """One part of a list."""

    rows: tuple[T, ...]
    total: int
    first: int
    #: Where the next page begins; None is the end.
    after: int | None


def turn_to(call: Call, whole: Sequence[T], rows: int = ROWS) -> Page[T]:
    """Show the part of a list for which a page asks; a place that is none is the beginning."""
    said = call.asked("after")
    start = int(said) if said.isdecimal() and len(said) < 10 else 0
    start = start if start < len(whole) else 0
    shown = tuple(whole[start : start + rows])
    end = start + len(shown)
    return Page(rows=shown, total=len(whole), first=start, after=end if end < len(whole) else None)
