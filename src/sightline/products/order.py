"""An order: which product is wanted, of what, for whom, and through whose eyes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import msgspec

from sightline.picture import Picture
from sightline.products.paper import Made
from sightline.values import WordScale


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a product is made from beside the picture and the day.

    ``handle`` writes the handling line for the names of markings; ``older`` is the same
    reader's picture at the beginning of the period, where a product tells what changed.
    """

    made: Made
    handle: Callable[[Iterable[str]], str]
    subject: str = ""
    days: int = 7
    recipient: str = ""
    legal_basis: str = ""
    older: Picture | None = None
    words: WordScale = WordScale.PHIA

    def since(self, day: dt.date) -> dt.date:
        """The first day of the period that ends on a day."""
        return day - dt.timedelta(days=self.days)
