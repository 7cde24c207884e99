"""How far a task on organized crime goes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from sightline.engines.mandates.clauses import Found
from sightline.engines.mandates.phrases import Hit, unexcused
from sightline.engines.mandates.span import Code


class Scope(IntEnum):
    """The rungs of the ladder, from a task that says nothing of crime to one that acts itself."""

    NONE = 0
    IMPLIED = 1
    AWARENESS = 2
    INFORMATION = 3
    PANEL = 4
    CAPACITY = 5
    STRATEGY = 6
    OPERATIONAL = 7
    EXECUTIVE = 8

    @property
    def word(self) -> str:
        """The rung as a code."""
        return self.name.lower()

    @property
    def term(self) -> str:
        """The rung in the words of the agreed vocabulary of scopes."""
        return {"panel": "support-sanctions", "operational": "operations"}.get(self.word, self.word)


def scope_of(
    found: Found, places: Sequence[tuple[int, int]], crime: Sequence[Hit], *, elsewhere: bool
) -> Code[Scope]:
    """Read the rung of a task that stands at places, from the words on crime in them.

    ``elsewhere`` says that the paragraph speaks of crime, but perhaps not where it tasks the
    mission. The rung named first is taken, of two at one place the higher.
    """
    crime = [hit for hit in crime if _within(hit, places)]
    rungs = [hit for hit in unexcused(found.named("scope")) if _within(hit, places)]
    if not crime:
        implied = [hit for hit in rungs if hit.name == "implied"]
        if elsewhere or not implied:
            return Code(Scope.NONE)
        return Code(Scope.IMPLIED, found.spans(implied))
    named = [hit for hit in rungs if hit.name != "implied"]
    if not named:
        helps = [hit for hit in found.named("wording", "helps") if _within(hit, places)]
        least = Scope.OPERATIONAL if helps else Scope.AWARENESS
        return Code(least, found.spans([*helps[:1], *crime]))
    first = _first(named)
    return Code(_rung(first), found.spans([first, *crime]))


def _first(named: Sequence[Hit]) -> Hit:
    """The rung named first; to watch together with a panel is support of the panel."""
    first = min(named, key=lambda hit: (hit.first, -_rung(hit)))
    panels = [hit for hit in named if hit.name == "panel"]
    return panels[0] if first.name == "information" and panels else first


def _rung(hit: Hit) -> Scope:
    return Scope[hit.name.upper()]


def _within(hit: Hit, places: Sequence[tuple[int, int]]) -> bool:
    return any(first <= hit.first < last for first, last in places)
