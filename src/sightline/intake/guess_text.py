"""Writing a guessed mapping as YAML, with the reason beside every line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sightline.intake.refusal import show
from sightline.intake.source import Source

if TYPE_CHECKING:
    from sightline.intake.guess import ColumnGuess, Guess


def write_guess(guess: Guess, source: Source, sheet: str | None) -> str:
    """Write the guess as a mapping that can be read, and should be edited first."""
    lines = [
        f"# A guess at how {_comment(source.name)} can be read. Look at every line first:",
        "# 'sure', 'likely' and 'possible' say how far each was guessed.",
        *(f"# Note: {_comment(note.reason)}" for note in guess.notes[:20]),
        "mapping: 1",
        *_table(guess, sheet),
        "item:",
        f"  title: {_quote(source.path.stem)}",
        "  kind: dataset",
        "  # known: the day on which this file became known, such as 2024-05-01",
        "  # grade: how far the source is trusted, such as B2",
        "  # marking: the name of one of your markings",
        "entities:",
        *_entity(guess),
    ]
    return "\n".join(lines) + "\n"


def _table(guess: Guess, sheet: str | None) -> list[str]:
    open_dates = [one.column for one in guess.columns if one.prop and one.shape.open_dates]
    decimals = [one.column for one in guess.columns if one.prop and one.shape.open_decimals]
    unknown = sorted({word for one in guess.columns for word in one.shape.unknown})
    lines = [f"  sheet: {_quote(sheet)}"] if sheet else []
    if open_dates:
        lines.append(f"  # dates: dmy or mdy? Nothing in {_names(open_dates)} decides.")
    if decimals:
        lines.append(f"  # decimals: comma or point? Nothing in {_names(decimals)} decides.")
    if unknown:
        lines.append(f"  missing: [{', '.join(map(_quote, unknown))}]  # likely: mean 'not known'")
    if all(line.lstrip().startswith("#") for line in lines):
        return [line[2:] for line in lines]
    return ["table:", *lines]


def _entity(guess: Guess) -> list[str]:
    name = guess.schema.lower()
    lines = [
        f"  {name}:",
        f"    schema: {guess.schema}  # {guess.confidence}: {_comment(guess.reason)}",
    ]
    if guess.key:
        lines.append(f"    key: [{', '.join(map(_quote, guess.key))}]  # {_about_key(guess)}")
    else:
        lines.append("    per_row: true  # no column names the entity: every row makes its own")
    by_prop: dict[str, list[ColumnGuess]] = {}
    for one in guess.columns:
        if one.prop is not None:
            by_prop.setdefault(one.prop, []).append(one)
    if by_prop:
        lines.append("    properties:")
    for prop, columns in by_prop.items():
        named = ", ".join(_quote(one.column) for one in columns)
        value = named if len(columns) == 1 else f"[{named}]"
        value = value if columns[0].range is None else f"{{entity: {prop}}}"
        first = columns[0]
        lines.append(f"      {prop}: {value}  # {first.confidence}: {_comment(first.reason)}")
    rest = [one for one in guess.columns if one.prop is None and one.column not in guess.key]
    if rest:
        lines.append("    # Not used:")
    lines += [f"    #   {_comment(one.column)}: {_comment(one.reason)}" for one in rest]
    for prop, columns in by_prop.items():
        if columns[0].range is not None:
            lines += _related(prop, columns[0])
    return lines


def _related(prop: str, one: ColumnGuess) -> list[str]:
    """Write the entity to which a relation leads; all that is known of it is what it is called."""
    return [
        f"  {prop}:",
        f"    schema: {one.range}  # possible: give a narrower one if you know it",
        f"    key: [{_quote(one.column)}]  # possible: two of the same name would become one",
        "    properties:",
        f"      name: {_quote(one.column)}",
    ]


def _about_key(guess: Guess) -> str:
    shapes = {one.column: one for one in guess.columns}
    if len(guess.key) == 1 and shapes[guess.key[0]].prop == "name":
        return "possible: two of the same name would become one, look for a better key"
    if len(guess.key) == 1 and shapes[guess.key[0]].shape.unique:
        return "likely: every row looked at has its own value"
    return "likely: together they tell one from another"


def _names(columns: list[str]) -> str:
    return ", ".join(_comment(repr(column)) for column in columns[:6])


def _quote(text: str) -> str:
    """Write a text so that YAML reads it back as it is."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _comment(text: str) -> str:
    return show(text, 160)
