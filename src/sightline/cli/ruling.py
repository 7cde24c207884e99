"""Decisions about who is who, many at a time: from a table, from a resolver, by a rule."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec
from rich.console import Console

from sightline.cli.acts import because, for_whom
from sightline.cli.export import opened
from sightline.cli.options import looks, visits
from sightline.cli.page import counted, plain, short
from sightline.cli.progress import prepare_names
from sightline.cli.refused import show_refusals
from sightline.errors import NotFound, Refused
from sightline.values import Decision, Ruling
from sightline.values.handling import parse_marking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sightline.cli.visit import Visit
    from sightline.intake import Refusal
    from sightline.picture import Decided, Picture
    from sightline.values import Identity

LEFT_OUT = 3
FILE = click.Path(path_type=Path)
_MOST = 20

refused_to = click.option(
    "--refused", type=FILE, metavar="FILE", help="Write all that was left out, as JSON lines."
)
dry = click.option("--dry", is_flag=True, help="Show what would be decided; decide nothing.")


@click.command()
@click.argument("pair", metavar="[ENTITY ENTITY DECISION]", nargs=-1)
@click.option("--because", "reason", metavar="WORDS", help="The reason, for those who ask.")
@click.option(
    "--file",
    "path",
    type=FILE,
    metavar="FILE",
    help="A table with the columns left, right, decision and reason.",
)
@dry
@refused_to
@for_whom
@visits
def decide(visit: Visit, *, pair: tuple[str, ...], path: Path | None, **said: Any) -> None:
    """Decide whether two entities are one: same, different or unsure, with the reason.

    With --file many at once, in one act. Good rows are decided and bad ones
    listed with their place, and then the command ends with 3.
    """
    if path is None:
        rulings, refusals = [_one(pair, said["reason"])], list[Any]()
    elif pair or said["reason"]:
        raise click.UsageError("a file says of each pair what and why: give nothing else.")
    else:
        rulings, refusals = _of_file(visit, path)
    records = _file(visit, rulings, said["marking"], dry=said["dry"])
    _write_refused(said["refused"], refusals)
    _tell(visit, rulings, records, refusals, {})


@click.command()
@click.argument("one", metavar="ENTITY")
@click.argument("other", metavar="ENTITY")
@because
@for_whom
@visits
def undo(visit: Visit, one: str, other: str, reason: str, marking: str | None) -> None:
    """Take back what is decided about two entities: a later decision leaves it open again."""
    left, right = sorted((one, other))
    found = _find(visit.picture("undo", f"{left} {right}"), left, right)
    if found is None:
        raise NotFound(f"nothing is decided about {left!r} and {right!r} in your picture")
    if found.decision is Decision.UNSURE:
        raise Refused(f"it is open already whether {left} and {right} are one")
    ruling = Ruling.of(left, right, Decision.UNSURE, f"{found.decision.value} undone: {reason}")
    records = _file(visit, [ruling], marking)
    _tell(visit, [ruling], records, [], {"undone": found.id})


@click.command("import")
@click.argument("path", metavar="FILE", type=FILE)
@dry
@refused_to
@for_whom
@visits
def take(visit: Visit, path: Path, *, refused: Path | None, **said: Any) -> None:
    """Decide as a FILE of edges of nomenklatura's resolver says, in your own name.

    Ids of the resolver and of Wikidata join the entities that hang on them.
    Lines that cannot be read, or that speak of what is not in your picture,
    are listed with their place, and then the command ends with 3.
    """
    edges, bad = import_module("sightline.intake.edges").read_edges(path)
    picture = visit.picture("import", path.name)
    taken = import_module("sightline.analyses.resolution").take_edges(picture, edges, path.name)
    refusals = [*bad, *(_refusal(path.name, one) for one in taken.passed_over)]
    records = _file(visit, list(taken.rulings), said["marking"], dry=said["dry"])
    _write_refused(refused, refusals)
    more = {"lines": len(edges), "held": taken.held, "suggestions": taken.suggestions}
    _tell(visit, list(taken.rulings), records, refusals, more)


@click.command("export")
@click.option("--to", "target", type=FILE, metavar="FILE", help="Write here, to a new file.")
@looks
def give(visit: Visit, target: Path | None) -> None:
    """Write the decisions in force as edges of nomenklatura's resolver.

    Every cluster gets one id of the resolver's form, always the same. A
    decision that could not be carried out is left out, and listed.
    """
    picture = visit.picture("export", "decisions")
    given = import_module("sightline.analyses.resolution").give_edges(picture)
    with opened(target) as stream:
        count = import_module("sightline.intake.edges").write_edges(stream, given.edges)
    told = {
        "written": count,
        "left_out": given.passed_over,
        "to": str(target) if target else None,
        "terms": visit.terms(picture),
    }
    if visit.page.machine:
        click.echo(msgspec.json.encode(told).decode(), err=target is None)
        return
    click.echo(f"{counted(count, 'edge')} written.", err=True)
    for one in given.passed_over:
        click.echo(plain(f"left out: {one.left} and {one.right}: {one.reason}").plain, err=True)


@click.command()
@dry
@for_whom
@looks
def run(visit: Visit, marking: str | None, **said: Any) -> None:
    """Decide what the house lets a rule decide, in your own name, with rule and score as reason.

    Without a policy in sightline.toml nothing is decided. A rule joins only
    what has the same number of a document and the same name, never the listed
    with the unlisted, and never against a person's decision.
    """
    house = visit.house.settings.merging
    room = import_module("sightline.analyses.resolution")
    picture = visit.picture("resolve", "run")
    prepare_names()
    index = visit.house.names(picture, against="both")
    terms = room.Terms(at_least=house.at_least, likely=house.at_least)
    queue = room.make_queue(picture, terms, index=index)
    applied = room.apply_policy(picture, queue, house)
    rulings = [one.ruling for one in applied]
    records = _file(visit, rulings, marking, dry=said["dry"])
    _tell(visit, rulings, records, [], {"policy": house})
    if not house.rules:
        visit.page.hint("The house lets no rule decide: see docs/guide/resolution.md.")


@click.command()
@visits
def policy(visit: Visit) -> None:
    """Show what the house lets a rule decide; it stands in sightline.toml, under [merging]."""
    held = visit.house.settings.merging

    def show(console: Console) -> None:
        rules = ", ".join(held.rules) or "none: nothing merges by itself"
        console.print(plain(f"Rules: {rules}"))
        console.print(plain(f"From a probability of {held.at_least:g} on; {held.within.value}"))

    visit.page.write(held, show)


def _one(pair: tuple[str, ...], reason: str | None) -> Ruling:
    if len(pair) != 3 or pair[2] not in list(Decision):
        expected = ", ".join(Decision)
        raise click.UsageError(f"name two entities and a decision ({expected}), or give --file.")
    if not reason:
        raise click.UsageError("say why, with --because.")
    return Ruling.of(pair[0], pair[1], Decision(pair[2]), reason)


def _of_file(visit: Visit, path: Path) -> tuple[list[Ruling], list[Refusal]]:
    """Read the rows of a table; a row about what is not in the picture is listed."""
    placed, refusals = import_module("sightline.intake.rulings").read_rulings(path)
    there = visit.picture("decide", path.name).ids()
    kept, left_out = [], list(refusals)
    for one in placed:
        absent = [name for name in (one.ruling.left, one.ruling.right) if name not in there]
        if absent:
            reason = "there is no such entity in your picture"
            left_out.append(_refuse(path.name, one.row, reason, absent[0]))
        else:
            kept.append(one.ruling)
    return kept, left_out


def _file(
    visit: Visit, rulings: list[Ruling], marking: str | None, *, dry: bool = False
) -> tuple[Identity, ...]:
    if dry:
        return ()
    mark = parse_marking(marking, visit.reader) if marking is not None else None
    return visit.house.decide_all(rulings, visit.reader, marking=mark)


def _find(picture: Picture, left: str, right: str) -> Decided | None:
    decisions = picture.decisions()
    return next((one for one in decisions if (one.left, one.right) == (left, right)), None)


def _refusal(file: str, one: Any) -> Refusal:
    return _refuse(file, one.line, one.reason, f"{one.left} / {one.right}")


def _refuse(file: str, row: int, reason: str, raw: str) -> Refusal:
    room = import_module("sightline.intake.refusal")
    refusal: Refusal = room.Refusal(file=file, row=row, reason=reason, raw=room.show(raw))
    return refusal


def _write_refused(path: Path | None, refusals: Iterable[Refusal]) -> None:
    if path is not None:
        path.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in refusals))


def _tell(
    visit: Visit,
    rulings: list[Ruling],
    records: tuple[Identity, ...],
    refusals: list[Refusal],
    more: dict[str, Any],
) -> None:
    """Say what was decided, or would be, and what was left out."""
    ids = {(one.left, one.right): one.id for one in records}
    left_out = sum(not one.kept for one in refusals)

    def show(console: Console) -> None:
        word = "decided" if records or not rulings else "would be decided"
        console.print(plain(f"{counted(len(rulings), 'pair')} {word}.", "bold"))
        for one in rulings[:_MOST]:
            record = ids.get((one.left, one.right))
            line = f"  {one.left} and {one.right}: {one.decision.value}, {one.reason}"
            console.print(plain(line + (f"  {short(record)}" if record else "")), soft_wrap=True)
        if len(rulings) > _MOST:
            console.print(plain(f"  and {len(rulings) - _MOST:,} more", "dim"))
        for name in ("held", "suggestions"):
            if more.get(name):
                console.print(plain(f"{_WORDS[name]}: {more[name]:,}"))
        show_refusals(console, refusals, left_out, len(refusals) - left_out)

    decided = [
        {**msgspec.to_builtins(one), "id": ids.get((one.left, one.right))} for one in rulings
    ]
    visit.page.write({"decided": decided, "refusals": refusals, **more}, show)
    if left_out:
        raise click.exceptions.Exit(LEFT_OUT)


_WORDS = {"held": "Decided so already", "suggestions": "Suggestions, which decide nothing"}
