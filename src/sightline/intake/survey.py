"""A first reading of a table, to find out how its columns write dates and numbers.

All values of a column decide together. The same reading finds coordinates
whose mirror image stands in another row: one of the two is swapped.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sightline.intake.dates import DateEvidence, DateOrder
from sightline.intake.figures import Decimals, FigureEvidence
from sightline.intake.sheet import Sheet

_ENOUGH = 200_000
#: No date, number or coordinate is longer.
_SHORT = 64


class Survey(msgspec.Struct, frozen=True):
    """What the columns have shown."""

    orders: dict[str, DateOrder | None] = {}
    decimals: dict[str, Decimals | None] = {}
    mirrored: frozenset[tuple[str, str]] = frozenset()


class Questions(msgspec.Struct, frozen=True):
    """What is to be found out: about which columns, and which pairs are coordinates."""

    dates: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()

    @property
    def none(self) -> bool:
        """Whether there is nothing to find out."""
        return not (self.dates or self.numbers or self.pairs)


def survey(sheet: Sheet, questions: Questions) -> Survey:
    """Read a table once and answer the questions."""
    if questions.none:
        return Survey()
    places = {name: index for index, name in enumerate(sheet.columns)}
    dates = {name: DateEvidence() for name in questions.dates if name in places}
    numbers = {name: FigureEvidence() for name in questions.numbers if name in places}
    watched = [(places[name], set[str](), one.add) for name, one in dates.items()]
    watched += [(places[name], set[str](), one.add) for name, one in numbers.items()]
    pairs = [(places[a], places[b]) for a, b in questions.pairs if a in places and b in places]
    points: set[tuple[str, str]] = set()
    for row in sheet.reread():
        if not row.cells:
            continue
        for index, seen, add in watched:
            text = row.cells[index]
            if text and len(text) <= _SHORT and text not in seen:
                add(text)
                if len(seen) < _ENOUGH:
                    seen.add(text)
        if pairs and len(points) < _ENOUGH:
            found = [(row.cells[one].strip(), row.cells[other].strip()) for one, other in pairs]
            points.update(pair for pair in found if len(pair[0]) + len(pair[1]) <= _SHORT)
    return Survey(
        {name: evidence.decide() for name, evidence in dates.items()},
        {name: evidence.decide() for name, evidence in numbers.items()},
        find_mirrored(points),
    )


def find_mirrored(points: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """The points whose two numbers also stand the other way round."""
    known = set(points)
    return frozenset(
        point for point in known if point[0] != point[1] and (point[1], point[0]) in known
    )
