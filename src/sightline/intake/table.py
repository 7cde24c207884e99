"""A file as tables: what kind of file it is, told by its content and not by its name."""

from __future__ import annotations

import msgspec

from sightline.errors import UnknownFormat
from sightline.intake.delimited import find_delimited
from sightline.intake.geojson import find_geojson
from sightline.intake.jsonlines import find_json_lines, read_lines
from sightline.intake.limits import Limits
from sightline.intake.refusal import Refusal
from sightline.intake.sheet import Layout, Sheet, trim_whole
from sightline.intake.source import Source
from sightline.intake.spreadsheet import find_spreadsheet

_HEAD = 4096
#: How files begin that are no tables, and what to do with them.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Excel or a password-protected file: save it as XLSX without"),
    (b"%PDF", "a PDF: `sightline add document` takes it in, or ask for the table itself"),
    (b"\x1f\x8b", "a compressed file: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a compressed file: unpack it first"),
    (b"BZh91AY", "a compressed file: unpack it first"),
    (b"\xfd7zXZ", "a compressed file: unpack it first"),
    (b"7z\xbc\xaf", "a compressed file: unpack it first"),
    (b"Rar!", "a compressed file: unpack it first"),
    (b"PAR1", "a Parquet file: export it as CSV"),
    (b"SQLite format 3", "a database: export the table as CSV"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"{\\rtf", "a Word document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_EXPECTED = {
    "xlsx": (".xlsx", ".xlsm"),
    "json lines": (".json", ".jsonl", ".ijson", ".ndjson"),
    "map": (".geojson", ".json"),
}


def open_tables(source: Source, layout: Layout, limits: Limits) -> list[Sheet]:
    """Open the tables of a file."""
    kind = find_kind(source, limits)
    if kind == "xlsx":
        sheets = find_spreadsheet(source, layout, limits)
    elif kind == "json lines":
        sheets = [find_json_lines(source, limits)]
    elif kind == "map":
        sheets = [find_geojson(source, limits)]
    else:
        sheets = [find_delimited(source, layout, limits)]
    note = _misnamed(source, kind)
    if note:
        sheets[0] = msgspec.structs.replace(sheets[0], notes=(note, *sheets[0].notes))
    return [trim_whole(sheet, layout.whole) for sheet in sheets] if layout.whole else sheets


def find_kind(source: Source, limits: Limits) -> str:
    """Tell what a file is from how it begins: ``xlsx``, ``json lines``, ``map`` or ``text``."""
    with source.open() as handle:
        head = handle.read(_HEAD)
    for beginning, kind in _FOREIGN:
        if head.startswith(beginning):
            raise UnknownFormat(f"{source.name}: this is {kind}")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "xlsx"
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(b"<"):
        raise UnknownFormat(f"{source.name}: this is XML or a web page, not a table")
    if bare.startswith(b"{"):
        if b'"FeatureCollection"' in head:
            return "map"
        _check_lines(source, limits)
        return "json lines"
    if bare.startswith((b"[{", b"[\n", b"[\r", b"[ ")):
        raise UnknownFormat(f"{source.name}: this is one JSON list: give one object per line")
    return "text"


def _check_lines(source: Source, limits: Limits) -> None:
    """Refuse one JSON document that is spread over many lines, with advice."""
    first = next(read_lines(source, limits), None)
    if first is None or first.content is None:
        second = [line for line, _ in zip(read_lines(source, limits), range(3), strict=False)]
        if all(line.content is None for line in second):
            raise UnknownFormat(
                f"{source.name}: this is JSON, but not one object per line: "
                "write each record on a line of its own"
            )


def _misnamed(source: Source, kind: str) -> Refusal | None:
    suffix = source.path.suffix.lower()
    named = [name for name, endings in _EXPECTED.items() if suffix in endings] or ["text"]
    if not suffix or kind in named:
        return None
    reason = f"the name ends in {suffix!r}, but the file is {kind}: it was read as that"
    return Refusal(file=source.name, reason=reason, kept=True)
