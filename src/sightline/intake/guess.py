"""A first guess at the mapping of an unknown table, written down to be looked at and edited.

The guess says why, and how sure it is in words. It stores nothing and takes
nothing in: a person reads it first.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import msgspec

from sightline.intake.guess_text import write_guess
from sightline.intake.limits import Limits
from sightline.intake.refusal import Refusal
from sightline.intake.shapes import Shape, find_shape
from sightline.intake.sheet import Layout, Sheet
from sightline.intake.source import find_source
from sightline.intake.table import open_tables
from sightline.intake.words import Meaning, find_meaning, load_words, plain
from sightline.model import Model, Schema, load_model

_SAMPLE = 500
#: Which property a column can carry by its looks alone, where its name says nothing.
_BY_LOOKS = {
    "mail addresses": ("email",),
    "links": ("website", "sourceUrl"),
    "phone numbers": ("phone",),
    "countries": ("country",),
}
#: What the values must look like for a property; others are not bound to one look.
_EXPECTED = {"date": "dates", "number": "numbers", "country": "countries"}
_KEYS = ("registrationNumber", "imoNumber", "passportNumber", "idNumber", "iban", "taxNumber")


class ColumnGuess(msgspec.Struct, frozen=True):
    """One column: the property it seems to carry, if any, why, and how sure that is.

    A property that points to another entity has its ``range``.
    """

    column: str
    prop: str | None
    confidence: str
    reason: str
    shape: Shape
    range: str | None = None


class Guess(msgspec.Struct, frozen=True):
    """The guess for a whole table; ``text`` is the mapping as YAML, to be edited."""

    schema: str
    confidence: str
    reason: str
    key: tuple[str, ...]
    columns: tuple[ColumnGuess, ...]
    notes: tuple[Refusal, ...]
    text: str


def guess_mapping(
    path: str | Path, *, model: Model | None = None, limits: Limits | None = None
) -> Guess:
    """Guess how a table can be read, from the names of its columns and a sample of its rows."""
    bounds, vocabulary = limits or Limits(), model or load_model()
    source = find_source(path, bounds)
    sheet = open_tables(source, Layout(), bounds)[0]
    shapes = _sample(sheet, vocabulary)
    meanings = {column: find_meaning(column) for column in sheet.columns}
    schema, confidence, reason = _find_schema(meanings, source.path.stem, vocabulary)
    guesses = [
        _guess_column(column, meanings[column], shapes[column], schema) for column in sheet.columns
    ]
    columns = tuple(_with_range(one, schema) for one in _settle(guesses, meanings))
    key = _find_key(columns, meanings)
    guess = Guess(schema.name, confidence, reason, key, columns, sheet.notes, "")
    text = write_guess(guess, source, sheet.name)
    return msgspec.structs.replace(guess, text=text)


def _sample(sheet: Sheet, model: Model) -> dict[str, Shape]:
    rows = [row.cells for row in islice(sheet.reread(), _SAMPLE) if row.cells]
    return {
        column: find_shape((cells[index][:2_000] for cells in rows), model)
        for index, column in enumerate(sheet.columns)
    }


def _find_schema(
    meanings: dict[str, Meaning | None], title: str, model: Model
) -> tuple[Schema, str, str]:
    """Let the columns and the name of the file vote for the kind of entity."""
    fields = {meaning.field: column for column, meaning in meanings.items() if meaning is not None}
    said = set(plain(title).split())
    best: tuple[float, str, list[str], bool] = (0.0, "", [], False)
    for name, hints in load_words().kinds.items():
        clear = [field for field in hints.clear if field in fields]
        some = [field for field in hints.some if field in fields]
        titled = bool(said & {plain(word) for word in hints.words})
        score = 3.0 * len(clear) + len(some) + 2.0 * titled
        if score > best[0]:
            best = (score, name, [fields[field] for field in (*clear, *some)], bool(clear))
    score, name, columns, clear_cut = best
    if not name:
        return model.schema("LegalEntity"), "possible", "nothing in the table says what it is about"
    shown = ", ".join(repr(column) for column in columns[:4]) or "the name of the file"
    confidence = "sure" if clear_cut and score >= 5 else "likely" if score >= 3 else "possible"
    return model.schema(name), confidence, f"{shown} speak for it"


def _guess_column(
    column: str, meaning: Meaning | None, shape: Shape, schema: Schema
) -> ColumnGuess:
    if shape.looks == "empty":
        return ColumnGuess(column, None, "sure", "the column is empty", shape)
    if meaning is not None:
        prop = _first(load_words().fields[meaning.field].props, schema)
        if prop is not None:
            return _weigh(column, prop, meaning, shape, schema)
        reason = f"means {meaning.field!r}, which {schema.name} does not have"
        return ColumnGuess(column, None, "likely", reason, shape)
    prop = _first(_BY_LOOKS.get(shape.looks, ()), schema)
    if prop is not None:
        return ColumnGuess(column, prop, "possible", f"the values are {shape.looks}", shape)
    return ColumnGuess(column, None, "possible", f"the values are {shape.looks}", shape)


def _weigh(column: str, prop: str, meaning: Meaning, shape: Shape, schema: Schema) -> ColumnGuess:
    """Say how sure a meaning is, by how the name says it and whether the values agree."""
    expected = _EXPECTED.get(schema.properties[prop].type)
    said = f"{meaning.word!r} ({meaning.language}) means {meaning.field}"
    if expected is None:
        confidence = "likely" if meaning.whole else "possible"
        return ColumnGuess(column, prop, confidence, said, shape)
    if shape.looks == expected:
        confidence = "sure" if meaning.whole else "likely"
        return ColumnGuess(column, prop, confidence, f"{said} and the values agree", shape)
    reason = f"{said}, but the values are {shape.looks}"
    return ColumnGuess(column, None, "possible", reason, shape)


def _settle(
    guesses: list[ColumnGuess], meanings: dict[str, Meaning | None]
) -> tuple[ColumnGuess, ...]:
    """Where several columns would carry one property, keep those whose whole name says so."""
    settled = []
    for one in guesses:
        rivals = [other for other in guesses if other.prop == one.prop]
        whole = [other for other in rivals if (m := meanings[other.column]) and m.whole]
        keep = whole or rivals[:1]
        if one.prop is not None and one not in keep:
            reason = f"{keep[0].column!r} says {one.prop} more clearly"
            one = ColumnGuess(one.column, None, "possible", reason, one.shape)  # noqa: PLW2901 - replaced
        settled.append(one)
    return tuple(settled)


def _with_range(one: ColumnGuess, schema: Schema) -> ColumnGuess:
    prop = schema.properties.get(one.prop or "")
    if prop is None or prop.type != "entity":
        return one
    return msgspec.structs.replace(one, range=prop.range)


def _first(props: tuple[str, ...], schema: Schema) -> str | None:
    return next((prop for prop in props if prop in schema.properties), None)


def _find_key(
    columns: tuple[ColumnGuess, ...], meanings: dict[str, Meaning | None]
) -> tuple[str, ...]:
    """Choose what tells one entity from another: a number of its own, else name and birth."""
    for one in columns:
        meaning = meanings[one.column]
        if meaning is not None and meaning.field == "identifier" and one.shape.unique:
            return (one.column,)
    by_prop = {one.prop: one for one in columns if one.prop is not None}
    for prop in _KEYS:
        if prop in by_prop and by_prop[prop].shape.filled:
            return (by_prop[prop].column,)
    if "name" in by_prop and "birthDate" in by_prop:
        return (by_prop["name"].column, by_prop["birthDate"].column)
    if "name" in by_prop and "date" not in by_prop:
        return (by_prop["name"].column,)
    return ()
