"""The numbers of the field on a page: what was computed beside what is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.console import Console

from sightline.analyses.numbers import Number, Verdict, find_number, load_numbers
from sightline.cli.options import visits
from sightline.cli.page import counted, plain, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sightline.cli.visit import Visit

_STYLES = {Verdict.AGREES: "", Verdict.CONFLICTS: "bold", Verdict.NOT_COMPUTABLE: "dim"}


@click.command()
@click.argument("codes", metavar="[CODE]...", nargs=-1)
@click.option("--conflicts", is_flag=True, help="Show only what does not agree.")
@visits
def numbers(visit: Visit, codes: tuple[str, ...], conflicts: bool) -> None:
    """Show the numbers that the field quotes, each computed from its inputs.

    Every figure stands beside what its source states or what was worked out
    by hand from it: they agree, they conflict, or the figure is not computable
    here, with the reason. Name one
    or several, such as X21, for the formula and all inputs with their
    sources. It needs no house.
    """
    chosen = [find_number(code) for code in codes] or list(load_numbers())
    if conflicts:
        chosen = [one for one in chosen if one.verdict is Verdict.CONFLICTS]
    document = {"numbers": chosen}
    visit.page.write(document, lambda console: _show(console, chosen, whole=bool(codes)))


def _show(console: Console, chosen: list[Number], *, whole: bool) -> None:
    if whole:
        for one in chosen:
            _show_one(console, one)
        return
    grid = table("number", "of what", "computed", "expected", "", wide="of what")
    for one in chosen:
        style = _STYLES[one.verdict]
        cells = (one.code, one.quantity, said(one.computed), said(one.expected), one.verdict)
        grid.add_row(*(plain(cell, style) for cell in cells))
    console.print(grid)
    console.print()
    tally = [sum(one.verdict is verdict for one in chosen) for verdict in Verdict]
    words = zip(tally, ("agree", "conflict", "cannot be computed here"), strict=True)
    told = ", ".join(f"{count} {word}" for count, word in words)
    console.print(plain(f"{counted(len(chosen), 'number')}: {told}."))


def _show_one(console: Console, one: Number) -> None:
    console.print(plain(f"{one.code}  {one.quantity}", "bold"))
    grid = table("", "", "", wide="")
    for name, value in one.inputs.items():
        values = value.value if isinstance(value.value, str) else ", ".join(value.value)
        grid.add_row(plain(f"  {name}"), plain(values), plain(value.source, "dim"))
    console.print(grid)
    lines = {
        "formula": one.formula,
        "computed": said(one.computed),
        "by hand" if one.by_hand else "stated": said(one.expected),
        "source": one.source,
        "verdict": f"{one.verdict}{': ' + one.reason if one.reason else ''}",
    }
    for name, line in lines.items():
        console.print(plain(f"  {name}: {line}"))
    console.print()


def said(figures: Mapping[str, float | int | bool | str | None]) -> str:
    """Write figures in one line; what is not known says so."""
    return (
        "; ".join(f"{name.replace('_', ' ')} {_figure(value)}" for name, value in figures.items())
        or "nothing"
    )


def _figure(value: float | bool | str | None) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{round(value, 3):g}"
