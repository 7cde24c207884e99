"""Filing a file from the tray: read whole, then appended in one act, or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from sightline.errors import BadInput
from sightline.intake import Batch, Limits, Refusal, guard
from sightline.intake import Mapping as TableMapping
from sightline.intake.documents import DocumentTerms, Received, make_records
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.cell import Order, read_apart
from sightline.intake.lists import ListTerms, open_list
from sightline.intake.refusal import show
from sightline.intake.source import find_source
from sightline.intake.table import open_tables
from sightline.intake.tally import Tally
from sightline.reception.errands.handing import (
    Form,
    Handing,
    find_mappings,
    open_batches,
    read_handing,
    say_name,
)
from sightline.reception.job import Made, MadeFile, Progress
from sightline.reception.tray import Left, Tray
from sightline.reception.visit import Visit
from sightline.values import Item, Record
from sightline.values.handling import handling_line

#: Records of one act. What is larger comes in by the command line, in several acts.
MOST = 400_000
#: So many refusals are listed; all of them are counted.
LISTED = 20_000
LEFT_OUT = "left-out.csv"
HEADER = ("sheet", "row", "column", "left out", "why", "what stood there")
_CELL = 2_000
Rows = set[tuple[str | None, int | None]]


class Load(msgspec.Struct):
    """What was read of a file: records to append, files to keep, and what became of it."""

    tally: Tally
    records: list[Record] = []
    files: list[bytes] = []
    mappings: tuple[TableMapping, ...] = ()
    told: dict[str, Any] = {}


def file_upload(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
    """File what lies in the tray, in the name of whoever left it there."""
    if (kept := progress.kept) is not None:
        return msgspec.msgpack.decode(kept, type=Made)
    tray = Tray(visit.house.folder)
    left = tray.find(parameters["upload"], visit.reader)
    path, handing = tray.path(left), read_handing(parameters["said"], left, visit)
    try:
        load = _read(path, left, handing, visit.reader.name, progress)
    except BadInput as error:
        raise type(error)(say_name(str(error), left)) from None
    _append(load, handing, visit, progress)
    made = _tell(load, handing, left, path)
    progress.keep(msgspec.msgpack.encode(made))
    tray.drop(left)
    return made


def _read(path: Path, left: Left, handing: Handing, author: str, progress: Progress) -> Load:
    """Read all there is before anything is appended."""
    if handing.form is Form.DOCUMENT:
        progress(0, None, "reading")
        return _read_document(path, left, handing)
    if handing.form is Form.LIST:
        return _read_list(path, handing, progress)
    load = Load(Tally(LISTED), files=[path.read_bytes()])
    if handing.form is not Form.FTM:
        load.mappings = find_mappings(path, handing)
    _gather(load, open_batches(path, left, handing, author), progress)
    return load


def _gather(load: Load, batches: Iterable[Batch], progress: Progress) -> None:
    for batch in batches:
        load.tally.count(batch)
        load.records += [*batch.items, *batch.statements, *batch.identities]
        if len(load.records) > MOST:
            raise BadInput(
                f"the file says more than {MOST:,} things, and a page files all of it in one act: "
                "nothing was added; take it in by `sightline add`"
            )
        progress(batch.rows, None, "reading")


def _read_document(path: Path, left: Left, handing: Handing) -> Load:
    content = path.read_bytes()
    order = Order(name=left.name, content=content, bounds=Bounds(), position=handing.position)
    received = Received(content=content, document=read_apart(order))
    said = msgspec.structs.asdict(handing.terms)
    terms = DocumentTerms(marking=handing.marking.id, makers=handing.makers, **said)
    taken = make_records(received, terms)
    load = Load(Tally(LISTED), records=[*taken.items, *taken.statements], files=[*taken.files])
    load.tally.count(Batch(items=taken.items, statements=taken.statements))
    load.tally.note(taken.refusals)
    load.told = {"pages": taken.pages}
    return load


def _read_list(path: Path, handing: Handing, progress: Progress) -> Load:
    said = msgspec.structs.asdict(handing.terms)
    names = ("known", "title", "grade", "licence", "source")
    terms = ListTerms(
        marking=handing.marking.id, list=handing.code, **{name: said[name] for name in names}
    )
    opened = open_list(
        path,
        terms,
        mapping=handing.mapping,
        progress=lambda rows: progress(rows, None, "reading"),
    )
    load = Load(Tally(LISTED), files=[path.read_bytes()])
    _gather(load, opened.batches(), progress)
    load.told = {"list": opened.code, "version": opened.version}
    load.told |= {"entries": opened.entries, "lost": opened.lost}
    return load


def _append(load: Load, handing: Handing, visit: Visit, progress: Progress) -> None:
    """Append everything as one act; until then nothing but the bytes of files was written."""
    count = len(load.records)
    progress(0, count, "writing")
    for content in load.files if count else ():
        visit.house.keep_file(content, visit.reader, handing.case)
    marks = list[Record](handing.markings)
    if handing.case is not None:  # who may see it is not what is enclosed in the case
        visit.house.add(marks, visit.reader)
        marks = []
    added = visit.house.add(
        [*marks, *load.records] if count else [],
        visit.reader,
        case=handing.case,
        progress=lambda done: progress(min(done, count), count, "writing"),
    )
    load.tally.new, load.tally.known = added.new, added.known


def _tell(load: Load, handing: Handing, left: Left, path: Path) -> Made:
    """Tell what became of a file, and list all that was left out of it."""
    tally = load.tally
    told = tally.document()
    told.pop("refusals")
    items = [one for one in load.records if isinstance(one, Item)]
    told |= {
        "file": left.name,
        "form": handing.form.value,
        "case": handing.case,
        "handling": handling_line(handing.markings),
        "listed": len(tally.refusals),
        "item": items[0].id if len(items) == 1 and handing.case is None else None,
        "sha256": left.sha256,
        **load.told,
    }
    if not tally.refusals:
        return Made(told=told)
    listed = write_refusals(tally.refusals, path, load.mappings)
    return Made(told=told, files=(MadeFile(name=LEFT_OUT, media="text/csv", body=listed),))


def write_refusals(
    refusals: Iterable[Refusal], path: Path, mappings: tuple[TableMapping, ...]
) -> bytes:
    """Write what was left out as CSV: the place, the reason, and the row as it stood in a table."""
    listed = list(refusals)
    wanted: Rows = {(one.sheet, one.row) for one in listed if one.row is not None}
    columns, rows = _find_rows(wanted, path, mappings)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([guard(show(one)) for one in (*HEADER, *columns)])
    for one in listed:
        place = (one.sheet or "", str(one.row or ""), one.column or "")
        taken = "noted" if one.kept else "yes"
        stood = rows.get((one.sheet, one.row), ())
        cells = (*place, taken, one.reason, one.raw or "", *stood)
        writer.writerow([guard(show(cell, _CELL)) for cell in cells])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "backslashreplace")


def _find_rows(
    wanted: Rows, path: Path, mappings: tuple[TableMapping, ...]
) -> tuple[tuple[str, ...], dict[tuple[str | None, int | None], tuple[str, ...]]]:
    """Find rows as they stood, and the columns of the first sheet in which there are any."""
    columns: tuple[str, ...] = ()
    found: dict[tuple[str | None, int | None], tuple[str, ...]] = {}
    if not wanted or not mappings:
        return columns, found
    limits = Limits()
    for sheet in open_tables(find_source(path, limits), mappings[0].layout, limits):
        last = max((row or 0 for name, row in wanted if name == sheet.name), default=0)
        if last:
            columns = columns or sheet.columns
        for row in islice(sheet.reread(), last):
            if row.number > last:
                break
            if (sheet.name, row.number) in wanted:
                found[sheet.name, row.number] = tuple(row.cells)
    return columns, found


def read_refusals(content: bytes, start: int, most: int) -> Iterator[list[str]]:
    """Read a page of what was left out, back from CSV: the columns of its header and no more."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    next(rows, None)
    yield from islice(rows, start, start + most)
