"""The files of the casebook, one to a case: read, checked, and given as cases."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from sightline.casebook.case import (
    Case,
    CaseFact,
    Expected,
    Outcome,
    Part,
    Probe,
    Silence,
    Source,
    Told,
)
from sightline.casebook.checking import check_case
from sightline.errors import NotFound
from sightline.reference.volume import Volume

Given = dict[str, str | list[str]]
_GRADES = "grades.yaml"
_RESERVED = ("id", "schema", "by", "denies")


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fact as it is written."""

    fact: str
    words: str
    known: str
    known_as: str
    event: str = ""
    sources: tuple[Source, ...] = ()
    says: tuple[Given, ...] = ()
    refers: tuple[str, ...] = ()
    not_claimed: str = ""


class _Sheet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A case as it is written."""

    case: str
    title: str
    part: Part = msgspec.field(name="set")
    missions: tuple[str, ...] = ()
    territory: str | list[str] = ""
    outcomes: tuple[Outcome, ...] = ()
    things: tuple[Given, ...] = ()
    facts: tuple[_Row, ...] = ()
    expect: tuple[Expected, ...] = ()
    silent: tuple[Silence, ...] = ()
    probes: tuple[Probe, ...] = ()


@cache
def load_cases() -> tuple[Case, ...]:
    """Give all cases, in the order of their codes."""
    folder = files("sightline.casebook") / "data"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".yaml"))
    return tuple(
        read_case((folder / name).read_text("utf-8"), name) for name in names if name != _GRADES
    )


def choose_cases(codes: Iterable[str] | None = None) -> tuple[Case, ...]:
    """Give the cases of some codes, or all of them."""
    held = {case.code: case for case in load_cases()}
    wanted = list(held if codes is None else codes)
    for code in wanted:
        if code not in held:
            raise NotFound(f"there is no case {code!r}: expected one of {', '.join(held)}")
    return tuple(held[code] for code in wanted)


def read_case(text: str, name: str) -> Case:
    """Read and check the file of a case; of a damaged file nothing is used."""
    volume = Volume(name, text, _Sheet)
    sheet = volume.content
    for number, given in enumerate(sheet.things):
        _check_given(volume, given, "things", number)
    for place, row in enumerate(sheet.facts):
        for number, given in enumerate(row.says):
            _check_given(volume, given, "facts", place, "says", number)
    case = _case(sheet)
    check_case(volume, case)
    return case


def _check_given(volume: Volume[_Sheet], given: Given, *path: str | int) -> None:
    """Refuse an entity without an id or a kind, and a source that is not said by its number."""
    for key in ("id", "schema"):
        if not isinstance(given.get(key), str):
            volume.refuse(f"an entity needs {key!r}: {sorted(given)} came", *path)
    if not all(one.isdecimal() for one in _texts(given.get("by", ""))):
        volume.refuse("`by` gives the numbers of sources, from 0", *path, "by")


def _case(sheet: _Sheet) -> Case:
    return Case(
        code=sheet.case,
        title=sheet.title,
        part=sheet.part,
        missions=sheet.missions,
        territories=_texts(sheet.territory),
        outcomes=sheet.outcomes,
        things=tuple(map(_told, sheet.things)),
        facts=tuple(map(_fact, sheet.facts)),
        expect=sheet.expect,
        silent=sheet.silent,
        probes=sheet.probes,
    )


def _fact(row: _Row) -> CaseFact:
    return CaseFact(
        fact=row.fact,
        words=row.words,
        event=row.event,
        known=row.known,
        known_as=row.known_as,
        sources=row.sources,
        says=tuple(map(_told, row.says)),
        refers=row.refers,
        not_claimed=row.not_claimed,
    )


def _told(given: Given) -> Told:
    numbers = tuple(int(one) for one in _texts(given.get("by", "")))
    return Told(
        id=str(given["id"]),
        schema=str(given["schema"]),
        values={name: _texts(raw) for name, raw in given.items() if name not in _RESERVED},
        by=numbers or None,
        denied=given.get("denies") == "true",
    )


def _texts(raw: str | list[str]) -> tuple[str, ...]:
    """Read one text or several; an empty one says nothing."""
    return tuple(one for one in ([raw] if isinstance(raw, str) else raw) if one)
