"""A table screened row by row: stoppable, resumable, with memory that does not grow.

What is written stands beside the output until all is done, with the state of the work: the hash
of the input, of the rule and of the picture. The same batch goes on where it was stopped, and an
interrupted one ends with the same bytes as one that was not; another batch begins anew.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from pathlib import Path

import msgspec

from sightline.analyses.screening.columns import Columns, find_columns
from sightline.analyses.screening.desk import Desk
from sightline.analyses.screening.lines import HEADER, REFUSED, write_line
from sightline.analyses.screening.rows import Named, Reader
from sightline.analyses.screening.workbook import write_workbook
from sightline.errors import BadInput
from sightline.intake.dates import DateOrder
from sightline.intake.limits import Limits
from sightline.intake.refusal import Refusal
from sightline.intake.sheet import Layout, Sheet
from sightline.intake.source import Source, find_source
from sightline.intake.table import open_tables
from sightline.values.canon import encode

AT_ONCE = 500
"""Rows between two states: so many are screened again at most after a stop."""
_SHOWN = 1_000
_FORM = "sightline-batch-1"
KINDS_OUT = (".csv", ".xlsx")


class State(msgspec.Struct, frozen=True, kw_only=True):
    """How far a batch has come: rows read and bytes written, and the results so far."""

    key: str
    rows: int = 0
    size: int = 0
    results: dict[str, int] = {}
    noted: int = 0
    form: str = _FORM


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """A table made ready to be screened: its columns, and whom they speak of."""

    source: Source
    sheet: Sheet
    columns: Columns
    kind: str | None = None
    order: DateOrder | None = None

    def read(self) -> Iterator[Named]:
        """Read the rows as subjects, from the start."""
        return Reader(self.sheet, self.columns, kind=self.kind, order=self.order).read()


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a batch; the first refusals are listed, and all of them are counted."""

    path: Path
    rows: int
    results: Mapping[str, int]
    noted: int
    resumed: int
    refusals: tuple[Refusal, ...] = ()

    @property
    def refused(self) -> int:
        """How many rows could not be screened."""
        return self.results.get(REFUSED, 0)


def open_batch(
    path: Path,
    *,
    told: Iterable[tuple[str, str]] = (),
    kind: str | None = None,
    order: DateOrder | None = None,
    sheet: str | None = None,
) -> Batch:
    """Open a table for screening, by what is told of its columns and by what they are called."""
    limits = Limits()
    source = find_source(path, limits)
    layout = Layout(sheets=(sheet,) if sheet else ())
    table = open_tables(source, layout, limits)[0]
    columns = find_columns(table.columns, told)
    return Batch(source=source, sheet=table, columns=columns, kind=kind, order=order)


def screen_batch(
    batch: Batch,
    desk: Desk,
    out: Path,
    *,
    progress: Callable[[int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Done | None:
    """Screen a table into a file, CSV or XLSX; None when it was asked to stop before the end."""
    if out.suffix.lower() not in KINDS_OUT:
        raise BadInput(f"{out.name}: the answer is written as CSV or XLSX: name it so")
    if out.resolve() == batch.source.path.resolve():
        raise BadInput(f"{out.name} is the file that is read: name another to write")
    part, card = (out.with_name(f".{out.name}.{end}") for end in ("part", "state"))
    key = _key(batch, desk)
    state = _read_state(card, part, key)
    resumed, refusals = state.rows, list[Refusal]()
    rows = islice(batch.read(), state.rows, None)
    with part.open("r+b" if state.rows else "wb") as handle:
        handle.truncate(state.size)
        handle.seek(state.size)
        if not state.rows:
            handle.write(_write([HEADER]))
        for chunk in _chunks(rows):
            lines = _screen(desk, chunk)
            refusals += [one for named in chunk for one in named.refusals][: _SHOWN - len(refusals)]
            handle.write(_write(cells for cells, _ in lines))
            handle.flush()
            os.fsync(handle.fileno())
            state = _count(state, [result for _, result in lines], chunk, handle.tell())
            _write_state(card, state)
            if progress is not None:
                progress(state.rows)
            if stop is not None and stop():
                return None
    _finish(part, out, state)
    card.unlink(missing_ok=True)
    return Done(
        path=out,
        rows=state.rows,
        results=state.results,
        noted=state.noted,
        resumed=resumed,
        refusals=tuple(refusals),
    )


def _chunks(rows: Iterable[Named]) -> Iterator[tuple[Named, ...]]:
    iterator = iter(rows)
    while chunk := tuple(islice(iterator, AT_ONCE)):
        yield chunk


def _screen(desk: Desk, chunk: tuple[Named, ...]) -> list[tuple[list[str], str]]:
    """Screen the rows that name somebody, and write a line and a result for every row."""
    asked = [named.subject for named in chunk if named.subject is not None]
    found = iter(desk.screen_all(asked))
    answers = [next(found) if named.subject is not None else None for named in chunk]
    return [
        (write_line(named, one), one.result if one else REFUSED)
        for named, one in zip(chunk, answers, strict=True)
    ]


def _key(batch: Batch, desk: Desk) -> str:
    """Name the batch by everything on which its answer depends."""
    parts = [
        _FORM,
        batch.source.sha256,
        batch.sheet.name,
        batch.columns,
        batch.kind,
        batch.order,
        desk.picture.address,
        desk.rule.sha256,
        desk.day,
        desk.purpose,
        desk.against,
    ]
    return sha256(encode(parts)).hexdigest()


def _read_state(card: Path, part: Path, key: str) -> State:
    """Read how far the same batch had come; of another batch nothing is taken over."""
    try:
        state = msgspec.json.decode(card.read_bytes(), type=State)
        whole = part.stat().st_size >= state.size
    except (OSError, msgspec.MsgspecError):
        return State(key=key)
    return state if state.key == key and state.form == _FORM and whole else State(key=key)


def _write_state(card: Path, state: State) -> None:
    draft = card.with_name(f"{card.name}.draft")
    draft.write_bytes(encode(state))
    os.replace(draft, card)


def _count(state: State, results: list[str], chunk: tuple[Named, ...], size: int) -> State:
    counted = dict(state.results)
    for result in results:
        counted[result] = counted.get(result, 0) + 1
    noted = sum(1 for named in chunk for one in named.refusals if one.kept)
    return msgspec.structs.replace(
        state,
        rows=state.rows + len(chunk),
        size=size,
        results=counted,
        noted=state.noted + noted,
    )


def _write(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _finish(part: Path, out: Path, state: State) -> None:
    if out.suffix.lower() == ".csv":
        os.replace(part, out)
        return
    with part.open(encoding="utf-8", newline="") as handle:
        write_workbook(csv.reader(handle), out, state.rows + 1)
    part.unlink()
