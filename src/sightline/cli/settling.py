"""What a person says to candidates: accept, change, reject, same, and undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
from rich.console import Console

from sightline.cli.finding import name_record
from sightline.cli.options import visits
from sightline.cli.page import counted, plain
from sightline.cli.visit import Visit
from sightline.errors import BadValue, NotFound, Unready
from sightline.judgements.review import (
    Act,
    Decided,
    Knowledge,
    Queue,
    Settled,
    Wish,
    build_queue,
)
from sightline.values.handling import EXAMPLE, parse_marking
from sightline.workspace import Order

Function = TypeVar("Function", bound=Callable[..., Any])

_FEWEST = 4
_SHORTEST_ITEM = 8

_mentions = click.argument("named", metavar="CANDIDATE...", nargs=-1, required=True)
_of = click.option("--of", metavar="ENTITY", help="Of whom it is said.")
_prop = click.option("--prop", metavar="NAME", help="Of which property it is a value.")
_terms = (
    click.option("--marking", metavar="MARKING", help=f"Who may see this act, e.g. {EXAMPLE}."),
    click.option(
        "--purpose", "the_purpose", metavar="WORDS", help="The purpose for which you read."
    ),
)


def _acts(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options of every act, and the visit."""
    for option in reversed(_terms):
        function = option(function)
    return visits(function)


@click.command()
@_mentions
@_of
@_prop
@_acts
def accept(
    visit: Visit, named: tuple[str, ...], of: str | None, prop: str | None, marking: str | None
) -> None:
    """Let the document say what was found, in your own name.

    A CANDIDATE is named as `sightline review ITEM` names it. A day or a sum
    says nothing by itself: --of and --prop say what it is a value of.
    """
    _file(visit, named, Act.ACCEPTED, Wish(of=of, prop=prop), marking)


@click.command()
@click.argument("named", metavar="CANDIDATE")
@_of
@_prop
@click.option("--value", metavar="WORDS", help="What it says, where it was misread.")
@click.option("--new", metavar="KIND", help="Of a new entity of this kind, such as Vehicle.")
@_acts
def change(visit: Visit, named: str, marking: str | None, **wanted: str | None) -> None:
    """Let the document say something else than was found: another value, entity or property."""
    _file(visit, (named,), Act.CHANGED, Wish(**wanted), marking)


@click.command()
@_mentions
@click.option("--because", "words", default="", metavar="WORDS", help="The reason.")
@_acts
def reject(visit: Visit, named: tuple[str, ...], words: str, marking: str | None) -> None:
    """Say that it is not what it was taken for; nothing is stated."""
    _file(visit, named, Act.REJECTED, Wish(), marking, words=words)


@click.command()
@click.argument("named", metavar="CANDIDATE")
@click.argument("entity", metavar="ENTITY")
@_acts
def same(visit: Visit, named: str, entity: str, marking: str | None) -> None:
    """Say which ENTITY of your picture is meant."""
    _file(visit, (named,), Act.SAME, Wish(of=entity), marking)


@click.command()
@_mentions
@click.option("--because", "words", default="", metavar="WORDS", help="The reason.")
@_terms[1]
@visits
def undo(visit: Visit, named: tuple[str, ...], words: str) -> None:
    """Take back what was said to a candidate, with all that the document said by it.

    It stays in the history. What somebody else said needs a reason.
    """
    item, mentions = _part(visit, named)
    picture = visit.picture("review", item)
    queue = build_queue(picture, item, Knowledge(picture))
    found = [_find_decided(queue, mention) for mention in mentions]
    foreign = next((one for one in found if one.by != visit.reader.name), None)
    if foreign is not None and not words.strip():
        raise Unready(f"{foreign.by} said so: give your reason by --because")
    reason = words.strip() or "undone in review"
    count = sum(
        visit.house.undo_review(one.item, visit.reader, reason, visit.purpose) for one in found
    )
    said = f"Undone. Withdrawn: {counted(count, 'record')}."
    told = {"undone": [one.item for one in found], "withdrawn": count}
    visit.page.write(told, lambda console: console.print(plain(said)))


def _find_decided(queue: Queue, mention: str) -> Decided:
    found = [one for one in queue.decided if one.settled.of.startswith(f"mention-{mention}")]
    if len(found) != 1:
        raise NotFound(f"nothing that you can see was said to a candidate {mention!r}")
    return found[0]


def _part(visit: Visit, named: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Part the names of candidates into their one document and each of them."""
    parted = [one.strip().removeprefix("mention-").partition(".") for one in named]
    wrong = [
        one for one, (item, _, mention) in zip(named, parted, strict=True)
        if len(item) < _SHORTEST_ITEM or len(mention) < _FEWEST
    ]  # fmt: skip
    if wrong:
        raise BadValue(
            f"{wrong[0]!r} is not the name of a candidate: expected one such as 3fa2b4c1.9d01e2aa, "
            "as `sightline review ITEM` gives it"
        )
    items = {item for item, _, _ in parted}
    if len(items) > 1:
        raise BadValue("the candidates are of several documents: settle those of one at a time")
    item = items.pop()
    return name_record(visit.picture("find", item), item), tuple(part[2] for part in parted)


def _file(
    visit: Visit,
    named: Sequence[str],
    act: Act,
    wish: Wish,
    marking: str | None,
    *,
    words: str = "",
) -> None:
    item, mentions = _part(visit, named)
    mark = parse_marking(marking, visit.reader) if marking is not None else None
    order = Order(
        item=item, mentions=mentions, act=act, wish=wish, words=words, purpose=visit.purpose
    )
    filed = visit.house.review(order, visit.reader, marking=mark)
    visit.page.write({"acts": filed.acts}, lambda console: _show(console, filed.acts))


def _show(console: Console, acts: Sequence[Settled]) -> None:
    for one in acts:
        console.print(plain(f"{one.act.capitalize()}: {one.text}", "bold"), soft_wrap=True)
        for said in one.said:
            line = f"  {said.entity} {said.prop} {said.value}  ({one.place})"
            console.print(plain(line), soft_wrap=True)
