"""An entry: what a form was filled in with, read field by field; every mistake is kept and said."""

from __future__ import annotations

import datetime as dt
import math

from sightline.errors import BadMarking
from sightline.values import Marking
from sightline.values.handling import parse_marking
from sightline.web.call import Call


class Entry:
    """Reads the fields of one form, and gathers what cannot be read."""

    def __init__(self, call: Call) -> None:
        self._call = call
        #: What cannot be read, each in a sentence.
        self.mistakes: list[str] = []

    def text(self, name: str) -> str:
        """Read words, as they were typed."""
        return self._call.filled(name)

    def many(self, name: str) -> tuple[str, ...]:
        """Read ids: those that were ticked, and those that were typed, parted by blanks."""
        typed = self._call.filled(f"{name}_more").replace(",", " ").split()
        return tuple(dict.fromkeys([*self._call.filled_all(name), *typed]))

    def lines(self, name: str) -> tuple[str, ...]:
        """Read words of which each stands on a line of its own."""
        return tuple(one.strip() for one in self.text(name).splitlines() if one.strip())

    def yes(self, name: str) -> bool:
        """Whether a box was ticked."""
        return bool(self.text(name))

    def day(self, name: str) -> dt.date | None:
        """Read a day; None where there is none."""
        said = self.text(name)
        try:
            return dt.date.fromisoformat(said) if said else None
        except ValueError:
            self.mistakes.append(
                f"{said!r} is not a day ({name}): give year, month and day, such as 2026-03-01"
            )
            return None

    def share(self, name: str) -> float | None:
        """Read a probability in per cent; None where there is none."""
        said = self.text(name)
        number = self._number(name, said.removesuffix("%").strip()) if said else None
        if number is not None and not 0 <= number <= 100:
            self.mistakes.append(f"{said} per cent is no probability ({name}): expected 0 to 100")
            return None
        return None if number is None else number / 100

    def numbers(self, name: str) -> tuple[float, ...]:
        """Read numbers parted by blanks or semicolons."""
        said = self.text(name).replace(";", " ").split()
        found = [self._number(name, one) for one in said]
        return tuple(one for one in found if one is not None)

    def marking(self) -> Marking | None:
        """Read who may see it; None is whoever sees what it rests on."""
        said = self.text("marking")
        try:
            return parse_marking(said, self._call.visit.reader) if said else None
        except BadMarking as error:
            self.mistakes.append(str(error))
            return None

    def _number(self, name: str, said: str) -> float | None:
        try:
            number = float(said.replace(",", "."))
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            self.mistakes.append(f"{said!r} is not a number ({name})")
            return None
        return number
