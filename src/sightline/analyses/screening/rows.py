"""The rows of a table as subjects: what cannot be read is listed with its place, never lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from sightline.analyses.screening.columns import Columns
from sightline.analyses.screening.subject import BODY, KINDS, PERSON, Subject, make_subject
from sightline.errors import BadValue
from sightline.intake.dates import DateOrder, DateRule, read_date
from sightline.intake.refusal import Refusal, show
from sightline.intake.sheet import Row, Sheet

_SEVERAL = re.compile(r"[;|\n]")
_KINDS = {
    PERSON: {"person", "individual", "p", "personne", "persona", "pessoa", "homme", "femme"},
    BODY: {
        "body",
        "company",
        "entity",
        "organization",
        "organisation",
        "firm",
        "vendor",
        "entreprise",
    },
}


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """One row: whom it asks about, or why it asks about nobody, and what was left out of it."""

    row: int
    name: str
    subject: Subject | None
    refusals: tuple[Refusal, ...] = ()


class Reader:
    """Reads rows of one sheet as subjects."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Columns,
        *,
        kind: str | None = None,
        order: DateOrder | None = None,
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._kind = kind or columns.stands_for
        self._dates = DateRule(order=order, epoch=sheet.epoch, century=None)

    def read(self) -> Iterator[Named]:
        """Read every row, in order; an empty one is passed over."""
        for row in self._sheet.reread():
            if row.cells and not any(cell.strip() for cell in row.cells):
                continue
            if row.cells or row.refusals:
                yield self._name(row)

    def _name(self, row: Row) -> Named:
        if not row.cells:
            return Named(row=row.number, name="", subject=None, refusals=row.refusals)
        notes = list(row.refusals)
        name = " ".join(" ".join(self._cells(row, self._columns.name)).split())
        ref = " ".join(self._cells(row, self._columns.ref))[:200]
        try:
            subject = make_subject(
                name,
                kind=self._find_kind(row, notes),
                aliases=self._good(row, "alias", notes, _check_alias),
                dates=self._good(row, "born", notes, self._date),
                countries=self._good(row, "country", notes, _check_country),
                numbers=self._split(row, self._columns.number),
                ref=ref,
            )
        except BadValue as error:
            reason = "the row has no name" if not name else str(error)
            notes.append(self._refuse(row, reason, name, kept=False))
            return Named(row=row.number, name=show(name), subject=None, refusals=tuple(notes))
        return Named(row=row.number, name=name, subject=subject, refusals=tuple(notes))

    def _cells(self, row: Row, places: Iterable[int]) -> list[str]:
        return [text for place in places if (text := row.cells[place].strip())]

    def _split(self, row: Row, places: Iterable[int]) -> list[str]:
        return [
            part.strip()
            for cell in self._cells(row, places)
            for part in _SEVERAL.split(cell)
            if part.strip()
        ]

    def _good(
        self, row: Row, field: str, notes: list[Refusal], read: Callable[[str], str]
    ) -> list[str]:
        """Read the cells of a field; one that cannot be read is listed, and the row is screened."""
        found = []
        for text in self._split(row, getattr(self._columns, field)):
            try:
                found.append(read(text))
            except BadValue as error:
                reason = f"left out of the comparison: {error}"
                notes.append(self._refuse(row, reason, text, kept=True))
        return found

    def _find_kind(self, row: Row, notes: list[Refusal]) -> str:
        for text in self._cells(row, self._columns.kind):
            said = text.casefold()
            for kind, words in _KINDS.items():
                if said in words:
                    return kind
            reason = f"not read as a kind: expected {', '.join(KINDS)}"
            notes.append(self._refuse(row, reason, text, kept=True))
        return self._kind

    def _date(self, text: str) -> str:
        reading = read_date(text, self._dates)
        if reading.value is None:
            raise BadValue(reading.problem or "it is not a date")
        make_subject("a name", dates=[reading.value])
        return reading.value

    def _refuse(self, row: Row, reason: str, raw: str, *, kept: bool) -> Refusal:
        return Refusal(
            file=self._sheet.file,
            sheet=self._sheet.name,
            row=row.number,
            reason=reason,
            raw=show(raw) if raw else None,
            kept=kept,
        )


def _check_alias(text: str) -> str:
    make_subject(text)
    return text


def _check_country(text: str) -> str:
    make_subject("a name", countries=[text])
    return text
