"""Adding entities, withdrawing records and changing markings, in the reader's own name."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import msgspec
from litestar import Request, post
from litestar.params import FromPath, Parameter

from sightline.api.answer import Done
from sightline.api.counter import InHand, read_marking
from sightline.errors import BadInput
from sightline.intake import Batch, Provenance, read_ftm_entities
from sightline.reception import Visit
from sightline.values import Kind, Marking, Record
from sightline.values.handling import parse_marking

#: So much is taken in one call; more comes in as a file, by a job.
MOST_BYTES, MOST_RECORDS, LISTED = 4 * 1024**2, 50_000, 200


class RefusedLine(msgspec.Struct, frozen=True, kw_only=True):
    """What of a line was left out or deserves a look, and why."""

    line: int | None
    column: str | None
    why: str
    kept: bool


class AddedShown(msgspec.Struct, frozen=True, kw_only=True):
    """What was added: the same again adds nothing, since records are named by their content."""

    items: tuple[str, ...]
    statements: int
    new: int
    known: int
    left_out: int
    refused: tuple[RefusedLine, ...]


class Because(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The reason of an act."""

    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]


class Remarked(Because, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new marking, as people type it, and why."""

    marking: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class RecordDone(msgspec.Struct, frozen=True, kw_only=True):
    """The record that was written, and the one it is about."""

    id: str
    target: str


_Text = Annotated[str | None, Parameter(max_length=500)]


@post("/entities", status_code=200)
async def add_entities(
    hand: InHand,
    request: Request[Any, Any, Any],
    *,
    marking: _Text = None,
    title: _Text = None,
    known: _Text = None,
    grade: _Text = None,
    source: _Text = None,
    licence: _Text = None,
    case: _Text = None,
) -> Done[AddedShown]:
    """Add FollowTheMoney entities, one JSON object to a line of the body.

    Good lines are added in one act and bad ones listed with their place. `marking` says who may
    see it, as people type it; unsaid, it is your own organisation.
    """
    body = await _read(request)

    def act(visit: Visit) -> tuple[AddedShown, list[Marking]]:
        held = read_marking(visit, marking) or visit.house.own_marking(visit.reader)
        terms = Provenance(
            marking=held.id,
            title=title or "Sent by a program",
            kind=Kind.DATASET,
            known=known,
            grade=grade,
            source=source,
            licence=licence,
        )
        batch = _take(body, terms)
        records: list[Record] = [*batch.items, *batch.statements]
        new = repeated = 0
        if records:
            visit.house.add([held], visit.reader)
            visit.house.keep_file(body, visit.reader, case)
            added = visit.house.add(records, visit.reader, case=case)
            new, repeated = added.new, added.known
        left_out = sum(not one.kept for one in batch.refusals)
        told = AddedShown(
            items=tuple(one.id for one in batch.items) if case is None else (),
            statements=len(batch.statements),
            new=new,
            known=repeated,
            left_out=left_out,
            refused=tuple(
                RefusedLine(line=one.row, column=one.column, why=one.reason, kept=one.kept)
                for one in batch.refusals[:LISTED]
            ),
        )
        return told, [held]

    return await hand.act(act)


@post("/records/{record:str}/withdrawal", status_code=200)
async def withdraw_record(hand: InHand, record: FromPath[str], data: Because) -> Done[RecordDone]:
    """Withdraw a record that you can see, by its whole id; whoever sees the one sees the other."""

    def act(visit: Visit) -> tuple[RecordDone, list[Marking]]:
        done = visit.house.withdraw(record, visit.reader, data.reason)
        held = visit.marking(done.marking)
        return RecordDone(id=done.id, target=record), [held] if held else []

    return await hand.act(act)


@post("/records/{record:str}/marking", status_code=200)
async def mark_record(hand: InHand, record: FromPath[str], data: Remarked) -> Done[RecordDone]:
    """Change the marking of a record that you can see; only its owner can loosen it."""

    def act(visit: Visit) -> tuple[RecordDone, list[Marking]]:
        held = parse_marking(data.marking, visit.reader)
        done = visit.house.remark(record, held, visit.reader, data.reason)
        return RecordDone(id=done.id, target=record), [held]

    return await hand.act(act)


async def _read(request: Request[Any, Any, Any]) -> bytes:
    body = await request.body()
    if len(body) > MOST_BYTES:
        raise BadInput(
            f"one call takes {MOST_BYTES:,} bytes of entities, and these are {len(body):,}: send "
            "them in parts, or as a file to /api/v1/uploads"
        )
    if not body.strip():
        raise BadInput("there is no entity in the body: send one JSON object to a line")
    return body


def _take(body: bytes, terms: Provenance) -> Batch:
    """Read entities as a file of them is read, and gather what it says."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sent.jsonl"
        path.write_bytes(body)
        batches = list(islice(read_ftm_entities(path, terms), 1_000))
    statements = tuple(one for batch in batches for one in batch.statements)
    if len(statements) > MOST_RECORDS:
        raise BadInput(f"one call takes {MOST_RECORDS:,} statements: send the entities in parts")
    return Batch(
        items=tuple(one for batch in batches for one in batch.items),
        statements=statements,
        refusals=tuple(one for batch in batches for one in batch.refusals),
    )


ROUTES = (add_entities, withdraw_record, mark_record)
