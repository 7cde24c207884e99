"""The labelled resolutions that the benchmark of mandates reads, and the scores of a reader."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from bench.trial import ROOT
from sightline.engines.mandates import Coding, Document, Kind, Reading, read

DATA = ROOT.parent / "shared" / "data"
LABELS = DATA / "mandates" / "labels.tsv"
TEXTS = DATA / "resolutions"

#: Whose labels were read while the rules were written; of 2185 only the scores were seen.
LOOKED_AT = frozenset(
    {"2203(2015)", "2409(2018)", "2677(2023)", "2462(2019)", "2476(2019)"}
    | {"2429(2018)", "1244(1999)", "2659(2022)"}
)
FIELDS = ("addressee", "tasks_mission", "strength", "oc", "activity", "scope")


class Labelled(msgspec.Struct, frozen=True):
    """One paragraph: what two people said, empty where they differed, and what the reader says."""

    symbol: str
    unit: str
    said: dict[str, str]
    read: dict[str, str]


def read_texts() -> dict[str, list[str]]:
    """The resolutions as paragraphs, by name."""
    return {path.stem: read_paragraphs(path) for path in sorted(TEXTS.glob("S_RES_*.json"))}


def read_paragraphs(path: Path) -> list[str]:
    """One resolution as paragraphs, each with the label that it bears."""
    listed = json.loads(path.read_text("utf-8"))
    return [" ".join(filter(None, (one["prefix"], one["text"]))) for one in listed]


def read_labelled() -> list[Labelled]:
    """Every labelled paragraph with what the reader makes of it."""
    readings: dict[str, Reading] = {}
    found = []
    with LABELS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            symbol = row["symbol"]
            if symbol not in readings:
                readings[symbol] = read(read_paragraphs(TEXTS / f"S_RES_{symbol}.json"))
            coding = readings[symbol].codings[int(row["index"])]
            said = {field: row[field] for field in FIELDS}
            found.append(Labelled(symbol, row["unit"], said, codes_of(coding or Coding())))
    return found


def codes_of(coding: Coding) -> dict[str, str]:
    """A coding in the words of the code book."""
    return {
        "addressee": coding.addressee.value.value,
        "tasks_mission": str(int(coding.tasks_mission.value)),
        "strength": coding.strength.value.word,
        "oc": str(int(coding.organized_crime)),
        "activity": coding.activity.value,
        "scope": coding.scope.value.word,
    }


def pairs_of(rows: Sequence[Labelled], field: str) -> list[tuple[str, str]]:
    """What was said and what was read, where the two people agreed."""
    return [(row.said[field], row.read[field]) for row in rows if row.said[field]]


def accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    """The share that is read as it was said."""
    return sum(said == found for said, found in pairs) / len(pairs)


def f1(pairs: Sequence[tuple[str, str]], value: str) -> float:
    """The F1 of one value; 1 where nobody says it and the reader does not either."""
    right = sum(said == found == value for said, found in pairs)
    named = sum(said == value for said, _ in pairs) + sum(found == value for _, found in pairs)
    return 2 * right / named if named else 1.0


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1 of all values that are said or read."""
    values = sorted({value for pair in pairs for value in pair})
    return sum(f1(pairs, value) for value in values) / len(values)


def confusion(pairs: Sequence[tuple[str, str]], title: str) -> Iterator[str]:
    """A table: a row for each value that was said, a column for each that was read."""
    values = sorted({value for pair in pairs for value in pair})
    counts = Counter(pairs)
    width = max(5, *map(len, values)) + 2
    yield f"{title}: said in the rows, read in the columns"
    yield " " * width + "".join(f"{value:>{width}}" for value in values)
    for said in values:
        cells = "".join(f"{counts[said, found] or '.':>{width}}" for found in values)
        yield f"{said:<{width}}{cells}"


def numbered_exactly(document: Document) -> bool:
    """Whether the operative paragraphs are numbered from one on, or bear no numbers at all."""
    parts = [part for part in document.of_kind(Kind.OPERATIVE) if part.level == 1]
    numbers = [part.number for part in parts if part.number]
    return bool(parts) and numbers == [str(place) for place in range(1, len(numbers) + 1)]


def is_whole(document: Document, paragraphs: Sequence[str]) -> bool:
    """Whether the parts, written one after the other, are the text that came."""
    written = "".join(part.place.words(document.text) for part in document.parts)
    return written == "\n".join(paragraphs)
