"""Texts of a row, picked as the mapping says: from columns, joined, by template, or literal."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from sightline.intake.cleaning import ColumnRule, look_up
from sightline.intake.dates import read_date
from sightline.intake.mapping import Pick
from sightline.intake.refusal import show
from sightline.intake.sheet import Reading, Sheet

#: A text and, unless the mapping itself gave it, the column where it stands.
Picked = tuple[str, str | None]
Picker = Callable[[list[str]], list[Picked]]
_TRIM = " ,;:/-|·"


def make_picker(pick: Pick, sheet: Sheet) -> Picker:
    """Make the function that picks texts from the cells of a row."""
    places = {name: index for index, name in enumerate(sheet.columns)}
    literal = pick.literal
    if literal is not None:
        return lambda _: [(literal, None)]
    wanted = [(places[name], name) for name in pick.columns if name in places]
    label = " + ".join(dict.fromkeys(name for _, name in wanted))
    if pick.template is not None:
        words, indexes = pick.template[0::2], [index for index, _ in wanted]
        return lambda cells: _fill(words, [cells[index].strip() for index in indexes], label)
    if pick.join is not None:
        sign = pick.join
        return lambda cells: _join(sign, [cells[index].strip() for index, _ in wanted], label)
    return lambda cells: [(cells[index], name) for index, name in wanted if cells[index]]


def _join(sign: str, parts: list[str], label: str) -> list[Picked]:
    filled = [part for part in parts if part]
    return [(sign.join(filled), label)] if filled else []


def _fill(words: tuple[str, ...], parts: list[str], label: str) -> list[Picked]:
    """Fill a template; where nothing is known at all it makes nothing."""
    if not any(parts):
        return []
    text = words[0] + "".join(part + word for part, word in zip(parts, words[1:], strict=False))
    return [(text if all(parts) else text.strip(_TRIM), label)]


class Teller(msgspec.Struct, frozen=True):
    """Reads one fact of an item or a statement from a row, such as its date or grade.

    ``check`` raises a ValueError for what is not allowed.
    """

    name: str
    picker: Picker
    rule: ColumnRule
    dated: bool = False
    check: Callable[[str], object] | None = None

    def read(self, at: Reading) -> str | None:
        """The fact, or nothing; what cannot be read is listed."""
        for raw, column in self.picker(at.cells):
            text = raw.strip()
            if not text or text in self.rule.missing:
                continue
            value, problem = self._read(text)
            if problem is not None:
                at.refuse(f"{self.name}: {problem}", column=column, raw=show(raw))
            return value
        return self.rule.fallback

    def _read(self, text: str) -> tuple[str | None, str | None]:
        found = look_up(text, self.rule)
        if found is None:
            return None, "the look-up has no such value"
        if self.dated and len(found) > 64:
            return None, "it is far too long for a date"
        if self.dated:
            reading = read_date(found, self.rule.dates)
            if reading.value is None:
                return None, reading.problem
            found = reading.value
        try:
            if self.check is not None:
                self.check(found)
        except ValueError as error:
            return None, str(error)
        return found, None
