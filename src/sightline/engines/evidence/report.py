"""One report, as far as weighing needs to know it."""

from __future__ import annotations

import math

import msgspec

from sightline.errors import BadValue
from sightline.values.grade import Grade


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody affirms or denies the hypothesis.

    ``origin`` names the voice: reports that go back to one ancestor carry the same one.
    ``age`` counts the days from what the report speaks of to the day of the question; None
    says that it is not known. ``ref`` is whatever leads back to the document. ``strength`` is
    1 where the report itself says so, and less where it only tells of a sign of it.
    """

    origin: str
    grade: Grade | None = None
    affirms: bool = True
    age: float | None = None
    ref: str = ""
    strength: float = 1.0

    def __post_init__(self) -> None:
        if not self.origin:
            raise BadValue("a report needs an origin: the document or source that it goes back to")
        if self.age is not None and not (math.isfinite(self.age) and self.age >= 0):
            raise BadValue(f"{self.age} is no age of a report: expected days, 0 or more, or None")
        if not 0 < self.strength <= 1:
            raise BadValue(f"a report has the strength {self.strength}: expected above 0, up to 1")
