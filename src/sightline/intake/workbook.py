"""XLSX workbooks: which sheets there are, the words they share, and which numbers are dates."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from sightline.errors import DangerousFile, UnknownFormat
from sightline.intake.archive import Archive, make_parser
from sightline.intake.limits import Limits
from sightline.intake.source import Source

_ROOT = "xl/workbook.xml"
#: What a shared word costs besides its characters, in characters.
_COST = 16


class SheetEntry(msgspec.Struct, frozen=True):
    """One sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


class Workbook(msgspec.Struct, frozen=True):
    """What the cells of all sheets refer to."""

    sheets: tuple[SheetEntry, ...]
    words: list[str]
    dated: frozenset[int]
    epoch: int


@contextmanager
def open_archive(source: Source, limits: Limits) -> Iterator[Archive]:
    """Open a workbook as a checked archive."""
    with source.open() as handle:
        yield Archive(handle, source.name, limits)


def read_workbook(archive: Archive) -> Workbook:
    """Read what stands around the sheets of a workbook."""
    if _ROOT not in archive.parts:
        kind = _other_kind(archive)
        raise UnknownFormat(
            f"{archive.name}: this is {kind}, not a workbook: save it as XLSX or CSV"
        )
    targets = _targets(archive)
    sheets, epoch = _sheets(archive, targets)
    words = _words(archive, targets.get("sharedStrings", "xl/sharedStrings.xml"))
    dated = _dated(archive, targets.get("styles", "xl/styles.xml"))
    return Workbook(sheets, words, dated, epoch)


def _other_kind(archive: Archive) -> str:
    if "word/document.xml" in archive.parts:
        return "a Word document"
    if "xl/workbook.bin" in archive.parts:
        return "a binary Excel workbook"
    return "an OpenDocument file" if "content.xml" in archive.parts else "a zip file"


def _targets(archive: Archive) -> dict[str, str]:
    """The parts that the workbook points to, by relation id and by kind."""
    part = "xl/_rels/workbook.xml.rels"
    targets: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(targets) > 3 * archive.limits.parts:
            raise _too_many(archive)
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.join("xl", target)
            path = posixpath.normpath(path)
            targets[attributes.get("Id", "")] = path
            targets[attributes.get("Type", "").rpartition("/")[2]] = path

    if part in archive.parts:
        _run(archive, part, make_parser(archive, start))
    return targets


def _sheets(archive: Archive, targets: dict[str, str]) -> tuple[tuple[SheetEntry, ...], int]:
    found: list[SheetEntry] = []
    epochs = [1900]

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            epochs.append(1904)
        if len(found) > archive.limits.parts:
            raise _too_many(archive)
        if name == "sheet":
            relation = next((attributes[key] for key in attributes if key.endswith(" id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            part = targets.get(relation, f"xl/worksheets/sheet{len(found) + 1}.xml")
            if "chartsheets/" not in part:
                found.append(SheetEntry(attributes.get("name", ""), part, hidden))

    _run(archive, _ROOT, make_parser(archive, start))
    return tuple(found), epochs[-1]


def _words(archive: Archive, part: str) -> list[str]:
    """The shared strings, without the pronunciation hints of East Asian ones."""
    words: list[str] = []
    pieces: list[str] = []
    state = {"text": False, "hint": False}
    total = 0

    def count(chars: int) -> None:
        nonlocal total
        total += chars
        if total > archive.limits.shared_chars:
            raise DangerousFile(f"{archive.name}: the shared words of the workbook are too many")

    def start(name: str, _: dict[str, str]) -> None:
        state["text"] = name == "t" and not state["hint"]
        state["hint"] = state["hint"] or name == "rPh"
        if name == "si":
            count(_COST)
            pieces.clear()

    def end(name: str) -> None:
        state["text"] = False
        if name == "rPh":
            state["hint"] = False
        if name == "si":
            words.append("".join(pieces))

    def text(data: str) -> None:
        if state["text"]:
            count(len(data))
            pieces.append(data)

    if part in archive.parts:
        parser = make_parser(archive, start, end)
        parser.CharacterDataHandler = text
        _run(archive, part, parser)
    return words


def _dated(archive: Archive, part: str) -> frozenset[int]:
    """The numbers of the cell styles that show a number as a date."""
    own: dict[int, str] = {}
    styles: list[int] = []
    inside = {"cellXfs": False}

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(own) + len(styles) > archive.limits.styles:
            raise _too_many(archive)
        if name == "cellXfs":
            inside["cellXfs"] = True
        elif name == "numFmt":
            own[whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")[:255]
        elif name == "xf" and inside["cellXfs"]:
            styles.append(whole(attributes.get("numFmtId")))

    def end(name: str) -> None:
        if name == "cellXfs":
            inside["cellXfs"] = False

    if part in archive.parts:
        _run(archive, part, make_parser(archive, start, end))
    shown = {number: own.get(number) or BUILTIN_FORMATS.get(number) for number in set(styles)}
    dates = {number for number, code in shown.items() if code and is_date_format(code)}
    return frozenset(index for index, number in enumerate(styles) if number in dates)


def _too_many(archive: Archive) -> DangerousFile:
    return DangerousFile(f"{archive.name}: the workbook has far too many sheets, parts or styles")


def whole(text: str | None) -> int:
    """Read a small number that the workbook uses to point to something; -1 when it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else -1


def _run(archive: Archive, part: str, parser: object) -> None:
    for _ in archive.parse(part, parser):  # type: ignore[arg-type]
        pass
