"""The tables of the bearers: plain text, one line a row, a comment after a hash at its head."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

FOLDER = files("sightline.exercise.bearers") / "data"

Choices = tuple[str, ...]
"""Ways to write one thing, each as often in the tuple as it is met."""


@cache
def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    text = (FOLDER / f"{name}.tsv").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)


@cache
def words(table: str, kind: str, part: str) -> Choices:
    """Read the words of one part of one way of naming, in their order."""
    return tuple(
        word.replace("~", " ").replace("_", " ")
        for row in _rows(table)
        if row[:2] == (kind, part)
        for word in row[2].split()
    )


@cache
def habits(table: str, habit: str) -> dict[str, Choices]:
    """Read how often a habit of spelling writes each thing in each way."""
    place = 0 if table == "orthographies" else 1
    return {row[1 - place]: _weighed(row[2]) for row in _rows(table) if row[place] == habit}


@cache
def numbers(habit: str) -> dict[str, int]:
    """Read how often in a hundred a habit doubles consonants and adds a final h."""
    kept = {"double", "final"}
    return {
        row[1]: int(row[2]) for row in _rows("orthographies") if row[0] == habit and row[1] in kept
    }


@cache
def syllables(kind: str) -> dict[int, Choices]:
    """Read the syllables of each step of a kind of coined word."""
    return {int(row[1]): _weighed(row[2]) for row in _rows("syllables") if row[0] == kind}


@cache
def letters(scheme: str) -> dict[str, str]:
    """Read what each Cyrillic letter becomes by a scheme, small and large letters alike."""
    pairs = next(row[1] for row in _rows("cyrillic") if row[0] == scheme)
    small = dict(pair.split("=") for pair in pairs.replace("= ", "=\0 ").split())
    small = {letter: latin.strip("\0") for letter, latin in small.items()}
    return small | {letter.upper(): latin.capitalize() for letter, latin in small.items()}


@cache
def nicknames() -> dict[str, str]:
    """Read the familiar form of each given name that has one."""
    return dict(pair.split("=") for (row,) in _rows("nicknames") for pair in row.split())


def _weighed(text: str) -> Choices:
    found: list[str] = []
    for way in text.split():
        written, _, often = way.partition("*")
        plain = written.replace("~", " ").replace("_", "")
        found += [plain] * int(often or 1)
    return tuple(found)
