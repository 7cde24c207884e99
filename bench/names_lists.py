"""The real files that the benchmark of names reads: labelled pairs, and the list of the UN."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from hashlib import sha256

import msgspec

from bench.trial import ROOT
from sightline.engines.names import Profile, Sort

DATA = ROOT.parent / "shared" / "data"
LIST = DATA / "sanctions" / "un_sc_consolidated_2025-04-19.xml"
PAIRS = DATA / "matching" / "name_pairs.csv"
LISTED = DATA / "matching" / "screen_positives.csv"
CLEAN = DATA / "matching" / "screen_negatives.csv"
_DATE = re.compile(r"^\d{4}(-\d{2}){0,2}$")


class LabelledPair(msgspec.Struct, frozen=True):
    """Two names, what bears them, whether they are one, and which half of the set they are in.

    The halves are drawn by a hash of the names: whatever was chosen by looking was chosen on
    the first half alone.
    """

    schema: str
    left: str
    right: str
    same: bool
    first_half: bool


class Asked(msgspec.Struct, frozen=True):
    """Somebody who is asked about; ``refs`` are the right numbers in the list, none if clean."""

    name: str
    dates: tuple[str, ...]
    refs: frozenset[str]


def read_pairs() -> list[LabelledPair]:
    """Read the labelled pairs."""
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        LabelledPair(
            row["schema"],
            row["name1"],
            row["name2"],
            row["is_match"] == "true",
            _half(row["name1"], row["name2"]),
        )
        for row in rows
    ]


def _half(one: str, other: str) -> bool:
    return sha256("\x1f".join(sorted((one, other))).encode()).digest()[0] % 2 == 0


def read_listed(column: str) -> list[Asked]:
    """Read the listed people as they are asked about: `treated` with damage, or `untreated`."""
    with LISTED.open(encoding="utf-8", newline="") as lines:
        return [
            Asked(row[column], _dates(row), frozenset(re.split(r"[;, |]+", row["un_refs"])))
            for row in csv.DictReader(lines)
        ]


def read_clean(start: int, count: int) -> list[Asked]:
    """Read some of the people who should not be found."""
    with CLEAN.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))[start : start + count]
    return [Asked(row["full_name"], _dates(row), frozenset()) for row in rows]


def _dates(row: dict[str, str]) -> tuple[str, ...]:
    return (row["date_of_birth"],) if _DATE.match(row["date_of_birth"]) else ()


def read_list() -> dict[str, Profile]:
    """Read the list of the UN: each record under its reference number and its own number."""
    root = ET.parse(LIST).getroot()  # noqa: S314 - the list is a file of the benchmark, not input
    found: dict[str, Profile] = {}
    for kind, sort in (("INDIVIDUAL", Sort.PERSON), ("ENTITY", Sort.BODY)):
        for record in root.iter(kind):
            key = f"{_text(record, 'REFERENCE_NUMBER')}/{_text(record, 'DATAID')}"
            found[key] = _profile(record, kind, sort)
    return found


def _text(record: ET.Element, tag: str) -> str:
    return (record.findtext(tag) or "").strip()


def _profile(record: ET.Element, kind: str, sort: Sort) -> Profile:
    parts = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
    names = [" ".join(filter(None, (_text(record, part) for part in parts)))]
    names.append(_text(record, "NAME_ORIGINAL_SCRIPT"))
    weak: list[str] = []
    for alias in record.iter(f"{kind}_ALIAS"):
        kept = weak if _text(alias, "QUALITY") == "Low" else names
        kept += [name.strip() for name in _text(alias, "ALIAS_NAME").split(";")]
    return Profile(
        names=_named(names),
        weak=_named(weak),
        sort=sort,
        dates=tuple(dict.fromkeys(_births(record))),
    )


def _named(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if any(map(str.isalnum, name))))


def _births(record: ET.Element) -> Iterator[str]:
    for birth in record.iter("INDIVIDUAL_DATE_OF_BIRTH"):
        first, last = _text(birth, "FROM_YEAR"), _text(birth, "TO_YEAR")
        day = (_text(birth, "DATE") or _text(birth, "YEAR"))[:10]
        if first and last:
            yield f"{first}-{last}"
        elif _DATE.match(day):
            about = "circa " if "APPROX" in _text(birth, "TYPE_OF_DATE").upper() else ""
            yield about + day
