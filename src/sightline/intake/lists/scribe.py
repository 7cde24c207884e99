"""Writing down what a record of a list says: values cleaned, places kept, losses listed."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sightline.errors import BadInstant
from sightline.intake.cells import object_to
from sightline.intake.limits import Limits
from sightline.intake.lists.spelling import find_country, without_remark
from sightline.intake.refusal import Batch, Refusal, show
from sightline.intake.source import Source
from sightline.model import Model
from sightline.model.types import Cleaned
from sightline.values import Instant, Statement
from sightline.values.locator import Locator
from sightline.values.span import Precision

_LONGEST_DATE = 80


class Place(msgspec.Struct, frozen=True):
    """Where in the file a record stands: a line of XML, or a row of a sheet."""

    number: int
    unit: str = "line"
    sheet: str | None = None

    def at(self, field: str | None) -> str:
        """Write the place of one field."""
        sheet = f"{_part('sheet', self.sheet)}, " if self.sheet else ""
        column = f", {_part('column', field)}" if field else ""
        return f"{sheet}{self.unit} {self.number}{column}"


@lru_cache(1024)
def _part(name: str, text: str) -> str:
    """Write the name of a sheet or column as a locator does."""
    return str(Locator(column=text) if name == "column" else Locator(sheet=text))


class Scribe:
    """Gathers the statements of one version of a list, all of them from one item."""

    def __init__(self, source: Source, item: str, model: Model, limits: Limits) -> None:
        self.source = source
        self.item = item
        self.model = model
        self.limits = limits
        self.rows = 0
        #: Records that were lost as a whole.
        self.lost = 0
        self._statements: list[Statement] = []
        self._refusals: list[Refusal] = []
        self._strange: set[str] = set()

    def subject(self, entity: str, schema: str, place: Place) -> Subject:
        """Begin to write about one entity."""
        return Subject(self, entity, schema, place)

    def write(self, statement: Statement) -> None:
        """Take a statement that is ready."""
        self._statements.append(statement)

    def refuse(
        self,
        place: Place | None,
        reason: str,
        raw: str | None = None,
        *,
        field: str | None = None,
        kept: bool = False,
    ) -> None:
        """List what was not taken, or deserves a look."""
        self._refusals.append(
            Refusal(
                file=self.source.name,
                sheet=place.sheet if place else None,
                row=place.number if place else None,
                column=field,
                reason=reason,
                raw=None if raw is None else show(raw),
                kept=kept,
            )
        )

    def lose(self, place: Place, reason: str, raw: str | None = None) -> None:
        """List a record of which nothing could be taken."""
        self.lost += 1
        self.refuse(place, f"{reason}: the record was left out", raw)

    def find_strange(self, place: Place, field: str, raw: str) -> None:
        """List a field that nobody knows, once for the file."""
        if field not in self._strange and len(self._strange) < 1_000:
            self._strange.add(field)
            reason = f"the field {show(field)!r} is not known and not taken, here and further on"
            self.refuse(place, reason, raw, field=field, kept=True)

    @property
    def full(self) -> bool:
        """Whether a batch is due."""
        size = self.limits.batch
        return len(self._statements) >= size or len(self._refusals) >= size

    def flush(self) -> Batch:
        """Give out what was gathered."""
        batch = Batch(
            statements=tuple(self._statements), refusals=tuple(self._refusals), rows=self.rows
        )
        self._statements, self._refusals = [], []
        return batch


class Subject:
    """One entity of one record; the same value of a property is written down once."""

    def __init__(self, scribe: Scribe, entity: str, schema: str, place: Place) -> None:
        self.id = entity
        self.schema = schema
        self._scribe = scribe
        self._place = place
        self._props = scribe.model.schema(schema).properties
        self._said: set[tuple[str, str]] = set()

    def say(
        self, prop: str, raw: str, field: str | None = None, *, told: str | None = None
    ) -> bool:
        """State a value as the vocabulary has it; ``told`` is what stood there, if not the value.

        What cannot be read is listed, and the rest of the record stays.
        """
        text = " ".join(raw.split())
        if not text:
            return False
        if reason := object_to(text, self._scribe.limits):
            self._scribe.refuse(self._place, reason, text, field=field)
            return False
        cleaned = self._clean(prop, text)
        if cleaned.value is None:
            self._scribe.refuse(self._place, f"{prop}: {cleaned.problem}", text, field=field)
            return False
        if cleaned.problem is not None:
            self._scribe.refuse(
                self._place, f"{prop}: {cleaned.problem}", text, field=field, kept=True
            )
        self._state(prop, cleaned.value, told or (text if prop == "notes" else raw), field)
        return True

    def _clean(self, prop: str, text: str) -> Cleaned:
        """Clean a value; a country is also known by how lists spell it, or before a remark."""
        rule = self._props[prop]
        cleaned = rule.clean(text)
        if cleaned.value is not None or rule.type != "country":
            return cleaned
        if code := find_country(text):
            return Cleaned(code, text)
        bare = rule.clean(without_remark(text) or "")
        problem = "what stands beside the country was not read: see the original"
        return Cleaned(bare.value, text, problem) if bare.value is not None else cleaned

    def say_date(self, prop: str, raw: str, field: str | None = None, *, told: str = "") -> bool:
        """State a date as it was said: a day, a month, a year, or a span between two years."""
        text = " ".join(raw.split())
        if not text:
            return False
        value = write_date(text)
        if value is None:
            reason = f"{prop}: it is no date that can be read"
            self._scribe.refuse(self._place, reason, text, field=field)
            return False
        self._state(prop, value, told or raw, field)
        return True

    def point(self, prop: str, entity: str, field: str | None = None) -> None:
        """State a relation to another entity."""
        self._state(prop, entity, entity, field)

    def _state(self, prop: str, value: str, original: str, field: str | None) -> None:
        if (prop, value) in self._said:
            return
        self._said.add((prop, value))
        self._scribe.write(
            Statement(
                entity=self.id,
                item=self._scribe.item,
                original=None if original == value else original,
                place=self._place.at(field),
                prop=prop,
                schema=self.schema,
                value=value,
            )
        )


def write_date(text: str) -> str | None:
    """Write a date in the shortest ISO form that says no more than was said, or None."""
    if len(text) > _LONGEST_DATE:
        return None
    day = text[:10] if len(text) > 10 and text[4:5] == text[7:8] == "-" else text
    try:
        instant = Instant.parse(day)
    except BadInstant:
        return None
    first, last = instant.earliest, instant.latest
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    if instant.precision is Precision.MONTH:
        return f"{first:%Y-%m}"
    return f"{first.year}" if first.year == last.year else f"{first.year}/{last.year}"
