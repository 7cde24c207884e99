"""Taking a file in: which door of intake it goes through, and under which terms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click
import msgspec

from sightline.errors import BadMapping
from sightline.intake import Batch, Format, Mapping, find_format, load_mapping
from sightline.intake.handed import Handed, read_handed_ftm, read_handed_table
from sightline.intake.sets import KnownSet, find_sets, load_set


class Opened(msgspec.Struct, frozen=True):
    """A file opened for reading: what it holds, its batches, and the known data sets it is of."""

    format: Format
    batches: Iterator[Batch]
    sets: tuple[KnownSet, ...] = ()


def open_batches(handed: Handed) -> Opened:
    """Open a file for reading, in batches; what is wrong with it as a whole is said at once."""
    handed.terms.check()
    if handed.mapping is not None:
        return Opened(Format.TABLE, read_handed_table(handed, handed.mapping))
    found = find_format(handed.path)
    if found is not Format.TABLE:
        return Opened(found, _open_ftm(handed, found))
    sets = find_sets(handed.path)
    if not sets:
        raise BadMapping(
            f"{handed.path.name} is a table, and what its columns say must be told: "
            f"`sightline add {handed.path} --guess` proposes a mapping, "
            "`--mapping FILE` takes one"
        )
    batches = [read_handed_table(handed, load_set(one.name)) for one in sets]
    return Opened(found, chain.from_iterable(batches), sets)


def read_mapping(path: Path | None) -> Mapping | None:
    """Read the mapping, if there is one."""
    return None if path is None else load_mapping(path)


def _open_ftm(handed: Handed, found: Format) -> Iterator[Batch]:
    terms = handed.terms
    for name in ("event", "language"):
        if getattr(terms, name) is not None:
            raise click.UsageError(
                f"--{name} is for tables: FollowTheMoney says it value by value."
            )
    if handed.same and terms.known is None:
        raise click.UsageError("--same needs --known: since when is it held to be so?")
    return read_handed_ftm(handed, found)
