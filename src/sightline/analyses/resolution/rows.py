"""Rows of a table as records: each is one of its own, named by file and row.

What the columns say is guessed, and told. Where the guess does not say for sure what the table is
about, a row whose name has a legal form is read as a body.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from sightline.analyses.bearers import (
    COUNTRIES,
    DATES,
    NAMES,
    NUMBERS,
    PLACES,
    WEAK,
    make_profile,
    read_span,
)
from sightline.engines.names import Profile, Sort, take_apart
from sightline.errors import BadInput
from sightline.intake import Refusal, guess_mapping
from sightline.intake.limits import Limits
from sightline.intake.refusal import show
from sightline.intake.sheet import Layout, Reading, Row, Sheet
from sightline.intake.source import Source
from sightline.intake.table import open_tables
from sightline.model import load_model

_READ = frozenset((*NAMES, *WEAK, *DATES, *COUNTRIES, *PLACES, *NUMBERS))
#: A guess as sure as this is taken at its word.
_SURE = "sure"
_BODY = "Organization"


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """The records of a table, what its columns were taken for, and all that was not taken."""

    bearers: dict[str, Profile]
    columns: dict[str, str]
    refusals: tuple[Refusal, ...]


def read_rows(source: Source, *, kind: str | None = None, prefix: str | None = None) -> Rows:
    """Read every row of a table as a record; ``kind`` says what the rows are about."""
    guess = guess_mapping(source.path)
    columns = {one.column: one.prop for one in guess.columns if one.prop in _READ and one.prop}
    if not {*NAMES, *WEAK} & set(columns.values()):
        raise BadInput(
            f"{source.name}: no column is known for names: give a mapping with --mapping"
        )
    told = kind or (guess.schema if guess.confidence == _SURE else None)
    taker = _Taker(columns, told, guess.schema)
    bearers: dict[str, Profile] = {}
    sheets = open_tables(source, Layout(), Limits())
    for sheet in sheets:
        names = [prefix or source.path.stem, *([sheet.name or ""] if len(sheets) > 1 else [])]
        for number, profile in taker.read(sheet):
            bearers[":".join([*names, str(number)])] = profile
    return Rows(bearers=bearers, columns=columns, refusals=tuple(taker.refusals))


class _Taker:
    """Reads rows, and gathers what is wrong with them."""

    def __init__(self, columns: dict[str, str], told: str | None, guessed: str) -> None:
        self.refusals: list[Refusal] = []
        self._columns = columns
        self._told = told
        self._guessed = guessed

    def read(self, sheet: Sheet) -> Iterator[tuple[int, Profile]]:
        """Read the rows of a sheet that name somebody."""
        self.refusals += sheet.notes
        places = {
            place: self._columns[name]
            for place, name in enumerate(sheet.columns)
            if name in self._columns
        }
        for row in sheet.reread():
            self.refusals += row.refusals
            if not any(cell.strip() for cell in row.cells):
                continue
            reading = Reading(sheet, row.number, row.cells, self.refusals)
            values = self._values(reading, row, places)
            profile = make_profile(self._kind(values), values)
            if profile is None:
                reading.refuse("the row has no name that could be compared")
            else:
                yield row.number, profile

    def _values(self, reading: Reading, row: Row, places: dict[int, str]) -> dict[str, list[Any]]:
        values: dict[str, list[Any]] = {}
        for place, prop in places.items():
            text = row.cells[place].strip() if place < len(row.cells) else ""
            value = _read_cell(reading, prop, text) if text else None
            if value is not None:
                values.setdefault(prop, []).append(value)
        return values

    def _kind(self, values: dict[str, list[Any]]) -> str:
        if self._told is not None:
            return self._told
        names = [name for prop in NAMES for name in values.get(prop, ())]
        formed = any(take_apart(name, Sort.BODY).legal for name in names)
        return _BODY if formed else self._guessed


def _read_cell(reading: Reading, prop: str, text: str) -> Any:
    if prop in DATES:
        span = read_span(text)
        if span.last is None:
            reading.refuse("the date is not read", column=prop, raw=show(text), kept=True)
        return span
    if prop in COUNTRIES:
        cleaned = load_model().schema("LegalEntity").properties["country"].clean(text)
        if cleaned.value is None or cleaned.problem is not None:
            reading.refuse("the country is not known", column=prop, raw=show(text), kept=True)
            return None
        return cleaned.value
    return text
