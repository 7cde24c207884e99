"""What a file would become: its first rows as statements, and what would be left out of them."""

from __future__ import annotations

from itertools import groupby, islice
from pathlib import Path

import msgspec

from sightline.errors import SightlineError
from sightline.intake import Batch, guess_mapping, preview
from sightline.intake.limits import Limits
from sightline.intake.lists.recognition import recognise
from sightline.intake.refusal import Refusal
from sightline.intake.sets import find_sets
from sightline.intake.source import find_source
from sightline.reception import Left
from sightline.reception.errands.handing import (
    Form,
    Handing,
    find_mappings,
    open_batches,
    say_name,
)
from sightline.values import Statement

#: So many rows of a table are looked at, and so much of what they give is shown.
ROWS, STATEMENTS, REFUSALS = 5, 60, 25


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """One entity as it would stand there, with what would be said of it."""

    schema: str
    entity: str
    said: tuple[tuple[str, str], ...]


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """What the first rows would become."""

    subjects: tuple[Subject, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    error: str = ""


def guess(path: Path, left: Left) -> str:
    """Guess how a table can be read; its title is asked for beside the mapping."""
    lines = guess_mapping(path).text.splitlines(keepends=True)
    own = f'  title: "{path.stem}"\n'
    return "".join(line for line in lines if line != own).replace(
        f"how {path.name} can", f"how {left.name} can", 1
    )


def look_at(path: Path, left: Left, handing: Handing, author: str) -> Preview:
    """Look at what a file would become; nothing is stored."""
    try:
        return _look_at(path, left, handing, author)
    except SightlineError as error:
        return Preview(error=say_name(str(error), left))


def _look_at(path: Path, left: Left, handing: Handing, author: str) -> Preview:
    if handing.form is Form.DOCUMENT:
        return Preview()
    if handing.form is Form.LIST:
        issue = recognise(find_source(path, Limits()), Limits(), handing.code)
        version = issue.version or handing.terms.known or ""
        return Preview(notes=(f"{issue.publication.title}: {version}".rstrip(": "),))
    if handing.form is Form.FTM:
        return _show(next(open_batches(path, left, handing, author), Batch()))
    notes = tuple(f"{one.title}. {one.warning}" for one in find_sets(path))
    ids = {name: one.id for name, one in handing.named.items()}
    mapping = find_mappings(path, handing)[0]
    batch = preview(path, mapping, ROWS, markings=ids)
    return _show(batch, notes if handing.form is Form.SET else ())


def _show(batch: Batch, notes: tuple[str, ...] = ()) -> Preview:
    shown = islice(batch.statements, STATEMENTS)
    subjects = tuple(
        Subject(schema=key[0], entity=key[1], said=tuple(_say(one) for one in said))
        for key, said in groupby(shown, key=lambda one: (one.schema, one.entity))
    )
    return Preview(subjects=subjects, refusals=batch.refusals[:REFUSALS], notes=notes)


def _say(one: Statement) -> tuple[str, str]:
    value = one.value if len(one.value) <= 200 else f"{one.value[:200]}…"
    return one.prop, f"not: {value}" if one.negated else value
