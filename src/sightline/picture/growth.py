"""How a picture grows: new records in, and everything that follows from them made anew.

A build is growth from nothing, so an extended picture and a built one cannot
differ: both go through here, and what is derived is made again for every
entity that a new record touches.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sightline.model import Model
from sightline.picture.acts import settle_acts, take_acts
from sightline.picture.address import FORM, find_address
from sightline.picture.clock import Clock, read_instant
from sightline.picture.database import Database
from sightline.picture.staging import Progress, stage
from sightline.picture.vocabulary import caption_rows, field_rows, role_rows, settle_schema
from sightline.values import Block


def grow(
    database: Database,
    blocks: Iterable[Block],
    *,
    clock: Clock,
    model: Model,
    progress: Progress | None = None,
) -> None:
    """Take new blocks into a picture's tables and bring everything up to date."""
    first = database.row("any_record") is None
    database.run("stage_tables")
    with _without_collection():
        stage(database, blocks, progress)
        _clear_doubles(database, first)
        _add_dictionaries(database, model)
        database.run("add_items", {"known": clock.known})
        acts = take_acts(database, clock)
        database.run("add_names")
        if acts:
            settle_acts(database)
        _update_standing(database, first, acts)
        _add_statements(database, clock, first)
        _derive(database, model, first)
    database.run("drop_stage")
    _sign(database, clock)
    database.settle()


@contextmanager
def _without_collection() -> Iterator[None]:
    """Keep the collector from walking a million strings again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _clear_doubles(database: Database, first: bool) -> None:
    if not first:
        database.run("take_pending")
    if database.row("has_doubles"):
        database.run("drop_doubles")
    if not first:
        database.run("drop_present")


def _add_dictionaries(database: Database, model: Model) -> None:
    """Read every new date and look up every new field, once each."""
    moments = []
    for (said,) in database.rows("new_moments"):
        instant = read_instant(said)
        days = (instant.earliest, instant.latest) if instant else (None, None)
        moments.append((said, *days, instant is not None))
    database.fill("moment", moments)
    fields = [(schema, prop) for schema, prop in database.rows("new_fields")]
    start = len(database.rows("fields"))
    told = field_rows(model, fields)
    database.fill(
        "field",
        [
            (start + place, *names, *rest)
            for place, (names, rest) in enumerate(zip(fields, told, strict=True))
        ],
    )


def _update_standing(database: Database, first: bool, acts: bool) -> None:
    """Bring what was there before to the decisions and withdrawals in force."""
    database.run("stand_items")
    if not first and acts:
        database.run("touch_standing")
        database.run("stand_statements")


def _add_statements(database: Database, clock: Clock, first: bool) -> None:
    database.run("hold_pending")
    database.run("add_statements", {"as_of": clock.as_of})
    database.run("first_idents" if first else "later_idents")
    database.run("other_idents")
    database.run("touch_all" if first else "touch_new")


def _derive(database: Database, model: Model, first: bool) -> None:
    """Make entities, ties and words anew for every touched entity."""
    if not first:
        database.run("forget")
    database.run("count_schemata")
    mixtures = [
        (" ".join(schemata), *settle_schema(model, schemata))
        for (schemata,) in database.rows("mixtures")
    ]
    schemata = {schema for _, schema, _ in mixtures}
    database.fill("mixtures", mixtures)
    database.fill("captions", caption_rows(model, schemata))
    database.fill("roles", role_rows(model, schemata))
    database.run("add_fresh")
    database.run("add_entities")
    database.run("add_links")
    _add_spans(database)
    database.run("add_tokens")


def _add_spans(database: Database) -> None:
    """Read the dates from which and until which ties hold."""
    days = []
    for said, value in database.rows("new_span_dates"):
        instant = read_instant(said) or read_instant(value)
        if instant is not None:
            days.append((said, value, instant.earliest, instant.latest))
    database.fill("days", days)
    database.run("add_spans")


def _sign(database: Database, clock: Clock) -> None:
    """Write down what the picture is of, and its address."""
    authors = {no: author for no, *_, author in database.rows("batches")}
    address = find_address(clock, database.arrays("idents"), authors)
    known, as_of = (day.isoformat() if day else "" for day in (clock.known, clock.as_of))
    database.run("unsign")
    database.fill(
        "meta", [("form", FORM), ("address", address), ("known", known), ("as_of", as_of)]
    )
