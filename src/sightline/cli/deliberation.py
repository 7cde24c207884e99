"""What commands on judgements, requirements and forecasts share: filing an act, and the docket."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import update_wrapper
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click
import msgspec
from rich.console import Console
from rich.table import Table

from sightline.cli.finding import name_record
from sightline.cli.options import DAY, visits
from sightline.cli.page import plain, short
from sightline.values.handling import EXAMPLE, handling_line, parse_marking

if TYPE_CHECKING:
    from sightline.cli.visit import Visit
    from sightline.judgements import AnyDeed, Basis, Docket, Filed, Uncounted
    from sightline.picture import Picture

Function = TypeVar("Function", bound=Callable[..., Any])

_TERMS = (
    click.option("--marking", metavar="MARKING", help=f"Who may see this act, e.g. {EXAMPLE}."),
    click.option("--case", metavar="NAME", help="The case in which it is filed."),
    click.option(
        "--purpose",
        "the_purpose",
        metavar="WORDS",
        help="State the purpose for which you read what it rests on.",
    ),
)


class Terms(NamedTuple):
    """On which terms an act is filed: under which marking, in which case."""

    marking: str | None
    case: str | None


def files(function: Callable[..., None]) -> Callable[..., None]:
    """Let a command file an act: it gets the terms in place of the options that say them."""

    def call(visit: Visit, marking: str | None, case: str | None, **options: Any) -> None:
        function(visit, Terms(marking, case), **options)

    wrapped = update_wrapper(call, function)
    for option in reversed(_TERMS):
        wrapped = option(wrapped)
    return visits(wrapped)


def words(name: str, help_: str, *, required: bool = False) -> Callable[[Function], Function]:
    """Make an option that takes some words."""
    return click.option(name, default="", required=required, metavar="WORDS", help=help_)


def day(name: str, help_: str, *, required: bool = False) -> Callable[[Function], Function]:
    """Make an option that takes a day."""
    return click.option(name, type=DAY, required=required, metavar="DATE", help=help_)


def basis(help_: str) -> Callable[[Function], Function]:
    """Make an option that names statements and items, as often as there are some."""
    return click.option("--basis", multiple=True, metavar="STATEMENT|ITEM", help=help_)


def name_basis(visit: Visit, named: Sequence[str]) -> tuple[str, ...]:
    """Find the whole ids of what is named by the first digits."""
    if not named:
        return ()
    picture = visit.picture("find", " ".join(named))
    return tuple(name_record(picture, one) for one in named)


def file_deed(visit: Visit, terms: Terms, family: str, deed: AnyDeed, done: str) -> None:
    """File an act and say that it was done, on what, and who may see it."""
    mark = parse_marking(terms.marking, visit.reader) if terms.marking is not None else None
    act = getattr(visit.house, family)
    filed = act(deed, visit.reader, marking=mark, purpose=visit.purpose, case=terms.case)

    def show(console: Console) -> None:
        console.print(plain(f"{done} {filed.id}"), soft_wrap=True)
        console.print(plain(f"Seen by: {handling_line([filed.marking])}", "dim"), soft_wrap=True)

    visit.page.write({"id": filed.id, "act": filed.deed, "marking": filed.marking}, show)


def open_docket(visit: Visit, act: str, detail: str = "") -> tuple[Picture, Docket, dt.date]:
    """Build the docket of what the reader may see, as of the day that is asked for."""
    on = visit.known or visit.recorded or dt.datetime.now(dt.UTC).date()
    picture = visit.picture(act, detail)
    return picture, import_module("sightline.judgements").Docket(picture, on), on


def tell(held: Any, **more: Any) -> dict[str, Any]:
    """Turn what is held into a document, with what is computed of it."""
    return {**msgspec.to_builtins(held), **more}


def show_handling(console: Console, visit: Visit, names: Iterable[str]) -> None:
    """Write the handling line of a page on which something is shown."""
    held = frozenset(names)
    if held:
        console.print(plain(visit.handling(held), "bold"), soft_wrap=True)


def show_facts(console: Console, facts: Iterable[tuple[str, object]]) -> None:
    """Write facts by name, and leave out what was not said."""
    grid = Table.grid(padding=(0, 2), expand=False)
    grid.add_column(overflow="fold", max_width=24)
    grid.add_column(overflow="fold")
    for name, said in facts:
        if said not in (None, "", ()):
            grid.add_row(plain(name), plain(said))
    console.print(grid)


def show_basis(console: Console, held: Basis) -> None:
    """List what something rests on, with grades, and what no longer counts."""
    if not held.pillars:
        return
    voices = len(held.voices)
    console.print()
    console.print(
        plain(f"Rests on {voices} independent {'voice' if voices == 1 else 'voices'}", "bold")
    )
    for one in held.pillars:
        state = "withdrawn" if one.withdrawn else "an act, no evidence" if one.act else one.grade
        title = one.title if one.there else "not in your picture"
        line = f"  {short(one.id)}  {title}  {state or ('ungraded' if one.there else '')}"
        console.print(plain(line.rstrip(), "dim" if not one.carries else ""), soft_wrap=True)


def show_acts(console: Console, acts: Sequence[Filed]) -> None:
    """List what was done, by whom and when."""
    console.print()
    console.print(plain("Acts", "bold"))
    for one in acts:
        said = getattr(one.deed, "words", "") or getattr(one.deed, "grounds", "")
        said = said or getattr(one.deed, "reason", "")
        role = f" ({one.role})" if one.role else ""
        line = f"  {one.on}  {one.act} by {one.by}{role}{': ' + said if said else ''}"
        console.print(plain(line), soft_wrap=True)


def show_uncounted(console: Console, uncounted: Sequence[Uncounted]) -> None:
    """List what has the look of an act and counts for nothing, because."""
    if not uncounted:
        return
    console.print()
    console.print(plain("Not counted", "bold yellow"))
    for one in uncounted:
        line = f"  {one.of}  {one.act or 'claim'} by {one.by}: {'; '.join(one.because)}"
        console.print(plain(line), soft_wrap=True)
