"""From the text of a cell to the values it states, each cleaned for its property.

What cannot be read as a value of the property is listed and not stated. A
value that can be stated but looks odd is stated and listed as well.
"""

from __future__ import annotations

import re

import msgspec

from sightline.intake.dates import DateRule, read_date
from sightline.intake.figures import Decimals, read_figure
from sightline.intake.refusal import show
from sightline.model import Property

#: Marks that change the direction of writing, and others that cannot be seen.
INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
#: Longer texts are not remembered: they hardly ever come back.
_SHORT = 100
_COORDINATES = {"latitude", "longitude"}
_UNSEEN = "invisible signs were taken out of the value; the original keeps them"
#: Two digits of the year of a birth can mean either century.
_LONG_AGO = {"birthDate"}


class Saying(msgspec.Struct, frozen=True, gc=False):
    """One value to state, and what stood there where that differs."""

    value: str
    original: str | None = None


class Objection(msgspec.Struct, frozen=True, gc=False):
    """What is wrong with a text; ``kept`` when its value is stated all the same."""

    reason: str
    raw: str
    kept: bool = False


class Said(msgspec.Struct, frozen=True):
    """All that a text states, and all that is wrong with it."""

    sayings: tuple[Saying, ...] = ()
    objections: tuple[Objection, ...] = ()


NOTHING = Said()


class ColumnRule(msgspec.Struct, frozen=True, kw_only=True):
    """How the texts of one place in the mapping are cut and read."""

    split: str | None = None
    missing: frozenset[str] = frozenset()
    lookup: dict[str, str] | None = None
    otherwise: str = "refuse"
    dates: DateRule = DateRule()
    decimals: Decimals | None = None

    @property
    def fallback(self) -> str | None:
        """What the look-up says of a text that it does not name."""
        literal = self.lookup is not None and self.otherwise not in ("refuse", "skip", "keep")
        return self.otherwise if literal else None


class Cleaner:
    """Reads the texts of one property from one place; what was read once is remembered."""

    def __init__(
        self, prop: Property, rule: ColumnRule, lang: str | None, remembered: int = 20_000
    ) -> None:
        self.prop = prop
        self.rule = rule
        self.lang = lang
        self._room = remembered
        self._known: dict[str, Said] = {}

    def read(self, text: str) -> Said:
        """Say what a text states."""
        said = self._known.get(text)
        if said is None:
            said = self._read(text)
            if len(self._known) >= self._room:
                self._known.clear()
            if len(text) <= _SHORT:
                self._known[text] = said
        return said

    def _read(self, text: str) -> Said:
        sayings: list[Saying] = []
        objections: list[Objection] = []
        for raw in [text] if self.rule.split is None else text.split(self.rule.split):
            self._read_part(raw, sayings, objections)
        if not sayings and not objections:
            return NOTHING
        return Said(tuple(dict.fromkeys(sayings)), tuple(objections))

    def _read_part(self, raw: str, sayings: list[Saying], objections: list[Objection]) -> None:
        plain = raw if raw.isascii() else INVISIBLE.sub("", raw)
        if not plain.strip() or plain.strip() in self.rule.missing:
            return
        if plain != raw:
            objections.append(Objection(_UNSEEN, show(raw), kept=True))
        found = look_up(plain, self.rule)
        if found is None:
            if self.rule.otherwise != "skip":
                objections.append(Objection("the look-up has no such value", show(raw)))
            return
        value, problem = self._clean(found)
        if value is not None:
            sayings.append(Saying(value, None if value == raw else raw))
        if problem is not None:
            objections.append(Objection(problem, show(raw), kept=value is not None))

    def _clean(self, text: str) -> tuple[str | None, str | None]:
        """Read a date or number as the column has it, and clean it as the vocabulary has it."""
        if self.prop.type == "date":
            read = read_date(text, self.rule.dates)
        elif self.prop.type == "number":
            small = self.prop.name in _COORDINATES
            read = read_figure(text, self.rule.decimals, small=small)  # type: ignore[assignment]
        else:
            cleaned = self.prop.clean(text, self.lang)
            return cleaned.value, cleaned.problem
        if read.value is None:
            return None, read.problem
        cleaned = self.prop.clean(read.value, self.lang)
        return cleaned.value, cleaned.problem


def look_up(text: str, rule: ColumnRule) -> str | None:
    """Put the value of the look-up in the place of a text, or None when it has none."""
    if rule.lookup is None:
        return text
    found = rule.lookup.get(text.strip())
    if found is not None:
        return found
    return text if rule.otherwise == "keep" else rule.fallback


def default_century(prop: Property) -> int | None:
    """The first year that two digits can mean, unless the property reaches back too far."""
    return None if prop.name in _LONG_AGO else 1950
