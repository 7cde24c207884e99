"""Playing the casebook again: what the rules would have said day by day, and how they did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

import click
import msgspec
from rich.console import Console
from rich.table import Table as Grid

from sightline.casebook import (
    Case,
    Raised,
    Replay,
    Table,
    Verdict,
    choose_cases,
    known_days,
    replay,
    replay_records,
    score,
)
from sightline.cli.options import DAY, visits
from sightline.cli.page import counted, plain, table
from sightline.cli.progress import counting

if TYPE_CHECKING:
    from sightline.cli.visit import Visit

_HINDSIGHT = (
    "Hindsight: these cases are known because something went wrong, so rules look better on them "
    "than they are. Held-out cases and controls weigh more than those that rules were tuned on."
)


@click.command("replay")
@click.argument("case", required=False)
@click.option("--rule", metavar="RULE", help="Ask one rule alone, such as F-LAG.")
@click.option("--on", "day", type=DAY, help="Show what was up on this day, as known on it.")
@click.option("--table", "scored", is_flag=True, help="Show hits, misses, false alarms and leads.")
@visits
def replay_cases(
    visit: Visit, case: str | None, rule: str | None, day: dt.date | None, scored: bool
) -> None:
    """Play CASE again, or all cases, with what was known on each day.

    Every flag comes with the day on which it was first raised, the facts of
    the casebook behind it, its end, and the time to what came of the case.
    Flags are questions and say nothing of a person's guilt. It needs no house.
    """
    cases = choose_cases(None if case is None else (case,))
    played = _play(cases, rule, day)
    if scored:
        tally = score(played, None if rule is None else (rule.upper(),))
        visit.page.write(_scored(tally), lambda console: _show_table(console, tally))
        return
    shown = [_up(one, day) for one in played]
    told = {"on": day, "replays": shown, "caution": _HINDSIGHT}
    visit.page.write(told, lambda console: _show(console, cases, shown))


def _play(cases: Iterable[Case], rule: str | None, day: dt.date | None) -> list[Replay]:
    """Replay some cases. Ctrl-C ends it at once, and nothing was written anywhere."""
    held = list(cases)
    rules = None if rule is None else (rule.upper(),)
    total = sum(len(known_days(replay_records(case))) for case in held)
    played: list[Replay] = []
    with counting("replaying", total) as progress:
        for case in held:
            done = sum(one.pictures for one in played)
            told = None if progress is None else partial(_tell, progress, done)
            played.append(replay(case, rules=rules, until=day, progress=told))
    return played


def _tell(progress: Callable[[int], None], done: int, more: int) -> None:
    progress(done + more)


def _up(played: Replay, day: dt.date | None) -> Replay:
    """Leave what was up on a day, or everything."""
    if day is None:
        return played
    kept = tuple(one for one in played.raised if one.up_on(day))
    left: Replay = msgspec.structs.replace(played, raised=kept)
    return left


def _show(console: Console, cases: Iterable[Case], shown: Iterable[Replay]) -> None:
    for case, played in zip(cases, shown, strict=True):
        console.print(plain(f"{case.title} ({case.code}, {case.part})", "bold"))
        for outcome in case.outcomes:
            console.print(plain(f"  outcome {outcome.day}: {outcome.words} ({outcome.source})"))
        if played.raised:
            console.print(_grid(played.raised))
        else:
            console.print("  Nothing was raised.")
        console.print()
    console.print(plain(_HINDSIGHT, "dim"), soft_wrap=True)


def _grid(raised: Iterable[Raised]) -> Grid:
    grid = table("raised", "rule", "on", "facts", "ended", "lead", wide="on")
    for one in raised:
        ended = one.spells[-1].ended
        cells = (one.first, one.rule, one.name, ", ".join(one.turns[0].facts), ended or "")
        lead = "; ".join(dict.fromkeys(each.words for each in one.leads))
        grid.add_row(*(plain(str(cell)) for cell in cells), plain(lead))
    return grid


def _scored(tally: Table) -> dict[str, object]:
    shares = {
        "control_alarms": tally.control_alarms,
        "control_years": tally.control_years,
        "alarms_per_control_year": tally.alarms_per_year,
    }
    parts = {"rows": tally.rows, "answers": tally.answers, "silences": tally.silences}
    return {**parts, **shares, "unasked": tally.unasked, "caution": _HINDSIGHT}


def _show_table(console: Console, tally: Table) -> None:
    names = ("right", "wrong", "missed", "cannot", "kept", "broken", "unasked")
    grid = table("rule", "cases", *names)
    for row in tally.rows:
        cells = (row.rule, row.part, *(getattr(row, name) for name in names))
        grid.add_row(*(plain(str(cell)) for cell in cells))
    console.print(grid)
    console.print()
    for one in tally.answers:
        if one.verdict is not Verdict.RIGHT:
            facts = ", ".join(one.facts)
            told = f"{one.case}: {one.rule} on {facts}: {one.verdict}. {one.why}"
            console.print(plain(told), soft_wrap=True)
    for kept in tally.silences:
        if kept.broken is not None:
            told = f"{kept.case}: {kept.rule} on {kept.about}: false alarm on {kept.broken}."
            console.print(plain(told), soft_wrap=True)
    if tally.control_years:
        years = f"{tally.control_years:.0f} mission years of controls"
        console.print(plain(f"{counted(tally.control_alarms, 'alarm')} in {years}."))
    console.print(plain(_HINDSIGHT, "dim"), soft_wrap=True)
