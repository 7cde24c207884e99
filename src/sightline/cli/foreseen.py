"""Forecasts as a page: the questions, and how good what was said of them turned out to be."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.cli.deliberation import open_docket, show_handling, show_uncounted, tell
from sightline.cli.options import looks
from sightline.cli.page import counted, plain, table

if TYPE_CHECKING:
    from sightline.cli.visit import Visit
    from sightline.judgements import Forecast, ForecastRecord
    from sightline.values import WordScale

_STATUS = ("open", "closed", "resolved")


@click.command("list")
@click.option("--status", type=click.Choice(_STATUS), help="Only those of one status.")
@click.option("--uncounted", is_flag=True, help="List acts that count for nothing, and why.")
@looks
def list_forecasts(visit: Visit, status: str | None, uncounted: bool) -> None:
    """List forecast questions with their estimates. With --json one object to a line."""
    picture, docket, _ = open_docket(visit, "forecast list")
    if uncounted:
        visit.page.write_lines(docket.uncounted("ForecastQuestion"), show_uncounted)
        return
    shown = [one for one in docket.forecasts.values() if status in (None, one.status)]
    words = visit.house.settings.words
    names = frozenset[str]().union(*(picture.markings(one.id) for one in shown))

    def show(console: Console, told: list[Any]) -> None:
        show_handling(console, visit, names)
        _show_list(console, told)

    documents = [
        _tell(one, words) | {"handling": visit.handling(picture.markings(one.id))} for one in shown
    ]
    visit.page.write_lines(documents, show)


@click.command("score")
@click.option("--every", is_flag=True, help="Score every estimate, not each forecaster's last.")
@looks
def score_forecasts(visit: Visit, every: bool) -> None:
    """Score resolved questions by role, against the base rate and against 'no change'."""
    picture, docket, _ = open_docket(visit, "forecast score")
    held = docket.forecasts.values()
    record = import_module("sightline.judgements").keep_record(held, every=every)
    names = frozenset[str]().union(*(picture.markings(one.id) for one in held))

    def show(console: Console) -> None:
        show_handling(console, visit, names)
        _show_record(console, record)

    visit.page.write({"terms": visit.terms(picture), "record": record}, show)


def _tell(one: Forecast, words: WordScale) -> dict[str, Any]:
    say = import_module("sightline.values").say
    said = [
        {
            "role": each.deed.role,
            "on": each.on,
            "says": say(each.deed.chances[0], words)
            if one.opened.kind == "binary"
            else ", ".join(f"{number:g}" for number in each.deed.chances or each.deed.draws),
        }
        for each in one.estimates
    ]
    return tell(one, status=one.status, self_resolved=one.self_resolved, said=said)


def _show_list(console: Console, documents: list[Any]) -> None:
    if not documents:
        console.print("There are no forecast questions in your picture.")
        return
    for one in documents:
        asked = one["opened"]
        state = f"{one['status']}: {one['outcome']}" if one["outcome"] else one["status"]
        state += ", withdrawn" if one["withdrawn"] else ""
        line = f"{asked['question']}  {state}, closes {asked['closes']}"
        console.print(plain(line, "bold"), soft_wrap=True)
        console.print(plain(f"    {one['id']}  rule: {asked['rule']}", "dim"), soft_wrap=True)
        for said in one["said"]:
            line = f"    {said['on']}  {said['role']}: {said['says']}"
            console.print(plain(line), soft_wrap=True)
        if one["self_resolved"]:
            console.print(plain("    resolved by somebody who had estimated it", "yellow"))


def _show_record(console: Console, record: ForecastRecord) -> None:
    left = f"{counted(record.unresolved, 'question')} without an outcome"
    left += f", {counted(record.withdrawn, 'question')} withdrawn and not scored"
    if not record.tallies:
        console.print(f"Nothing is resolved yet: {left}.")
        return
    grid = table("role", "kind", "n", "score", "log", "skill: base rate", "skill: no change")
    for one in record.tallies:
        cells = (
            one.role,
            one.kind,
            one.n,
            f"{one.loss:.3f}",
            f"{one.impossible} called impossible" if one.impossible else _number(one.log),
            f"{_number(one.skill_base)} (n={one.n_base})",
            f"{_number(one.skill_still)} (n={one.n_still})",
        )
        grid.add_row(*(plain(cell) for cell in cells))
    console.print(grid)
    console.print(plain("Scores: 0 is perfect. Skills: 1 is perfect, 0 no better.", "dim"))
    _show_calibration(console, record)
    console.print(plain(left, "dim"))


def _show_calibration(console: Console, record: ForecastRecord) -> None:
    if not record.calibration:
        return
    console.print()
    grid = table("said", "n", "mean said", "came true", "95 % interval")
    for one in record.calibration:
        cells = (
            f"{one.low:.0%} to {one.high:.0%}",
            one.n,
            f"{one.stated:.0%}",
            f"{one.happened:.0%}",
            f"{one.interval[0]:.0%} to {one.interval[1]:.0%}",
        )
        grid.add_row(*(plain(cell) for cell in cells))
    console.print(grid)


def _number(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.3f}"
