"""Writing out what a reader may see, for other tools and for spreadsheets."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click
import msgspec

from sightline.cli.options import looks
from sightline.cli.page import counted, visible
from sightline.cli.visit import Visit
from sightline.model import Loss
from sightline.products.export import FORMATS, OF_ONE_KIND, Wanted, sum_losses


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="ftm",
    show_default=True,
    help="Entities as JSON lines, statements as CSV, or a table of one kind for people.",
)
@click.option("--plain", is_flag=True, help="Entities in words that FollowTheMoney itself has.")
@click.option("--schema", metavar="KIND", help="Only entities of this kind and its narrower kinds.")
@click.option("--to", "target", type=click.Path(path_type=Path), metavar="FILE", help="Write here.")
@click.option(
    "--losses", type=click.Path(path_type=Path), metavar="FILE", help="List every loss here."
)
@looks
def export(
    visit: Visit,
    *,
    form: str,
    plain: bool,
    schema: str | None,
    target: Path | None,
    losses: Path | None,
) -> None:
    """Write out what you may see, for other tools: on standard output, or to a new file.

    Other formats cannot say everything. What they lose is counted on standard
    error, and listed one by one with --losses.
    """
    if plain and form != "ftm":
        raise click.UsageError("--plain is a form of --format ftm.")
    if form in OF_ONE_KIND and schema is None:
        raise click.UsageError("a table is of one kind: give --schema KIND.")
    picture = visit.picture("export", " ".join(filter(None, (form, schema))))
    handling = visit.handling(picture.markings())
    lost: list[Loss] = []
    with opened(target) as stream:
        wanted = Wanted(picture=picture, schema=schema, plain=plain, losses=lost)
        count = FORMATS[form](stream, wanted)
    if losses is not None:
        losses.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in lost))
    told: dict[str, Any] = {"written": count, "handling": handling, "losses": _summary(lost)}
    _tell(visit, {**told, "terms": visit.terms(picture)}, target)


@contextmanager
def opened(target: Path | None) -> Iterator[BinaryIO]:
    """Write to standard output, or to a file that appears whole or not at all."""
    if target is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if target.exists():
        raise click.UsageError(f"there is a file {target} already: name another.")
    draft = target.with_name(f".{target.name}.part")
    try:
        with draft.open("wb") as stream:
            yield stream
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _summary(losses: list[Loss]) -> list[dict[str, Any]]:
    """Count losses by their reason."""
    return [{"reason": reason, "values": number} for reason, number in sum_losses(losses)]


def _tell(visit: Visit, told: dict[str, Any], target: Path | None) -> None:
    """Tell what was written: on standard output only when the data went elsewhere."""
    if visit.page.machine:
        line = msgspec.json.encode({**told, "to": str(target) if target else None}).decode()
        click.echo(line, err=target is None)
        return
    where = f" to {target}" if target else ""
    lines = [f"{counted(told['written'], 'line')} written{where}. {told['handling']}"]
    lines += [f"not carried: {one['values']:,} × {one['reason']}" for one in told["losses"]]
    for line in lines:
        click.echo(visible(line), err=True)
