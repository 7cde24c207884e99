"""Mandates in a picture: register, lags, coverage, silences, gaps, precedents, a cross-table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import update_wrapper
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.analyses.mandates import (
    MissionLag,
    cross_decisions,
    decisions,
    find_decision,
    find_mission,
    justice_gaps,
    lags,
    mandate_coverage,
    mean_lag,
    silences,
)
from sightline.analyses.mandates import precedents as find_precedents
from sightline.analyses.mandates import register as make_register
from sightline.analyses.numbers import find_number
from sightline.analyses.reading import Reading
from sightline.cli.numbers import said
from sightline.cli.options import DAY, looks
from sightline.cli.page import counted, plain, short, table
from sightline.errors import NotFound
from sightline.model import load_terms

if TYPE_CHECKING:
    from sightline.analyses.finding import Finding
    from sightline.analyses.mandates import Decision, Mark
    from sightline.cli.visit import Visit

#: Figures of the field on lags, shown beside those of the picture.
_QUOTED = ("X02", "X03", "X04", "X05", "X06")
_OPENED = 3
_STEPS = {"named": "crime named", "task": "first task", "means": "first means"}
_SCOPES = click.Choice([term.code for term in load_terms("oc-scope").terms])
_SUBJECTS = click.Choice([term.code for term in load_terms("mandate-subject").terms])


def _asks(function: Callable[..., None]) -> Callable[..., None]:
    """Let a command ask a picture of one day: it gets the visit and the reading of that day."""

    def call(visit: Visit, on: dt.date | None, **options: Any) -> None:
        detail = " ".join(str(value) for value in options.values() if value)
        function(visit, open_reading(visit, f"mandate {function.__name__}", detail, on), **options)

    option = click.option("--on", type=DAY, metavar="DATE", help="As known and standing that day.")
    return looks(option(update_wrapper(call, function)))


def open_reading(visit: Visit, act: str, detail: str, on: dt.date | None) -> Reading:
    """Build the picture of the reader, and read it on the day that is asked for."""
    picture = visit.picture(act, detail, known=visit.known or on)
    day = on or visit.known or visit.as_of or dt.datetime.now(dt.UTC).date()
    return Reading(picture, day)


def write(
    visit: Visit, reading: Reading, told: dict[str, Any], show: Callable[[Console], None]
) -> None:
    """Write an answer with its handling line and the terms of the picture."""
    handling = visit.handling(reading.picture.markings())
    terms = {**visit.terms(reading.picture), "on": reading.day}

    def render(console: Console) -> None:
        console.print(plain(handling, "bold"), soft_wrap=True)
        show(console)

    visit.page.write({**told, "handling": handling, "terms": terms}, render)


def name_mission(reading: Reading, named: str | None) -> str | None:
    """Find the id of a mission, where one is named."""
    return None if named is None else find_mission(reading, named).id


@click.command()
@click.option("--mission", metavar="NAME", help="Only decisions on this mission.")
@click.option("--subject", type=_SUBJECTS, help="Only decisions about this.")
@_asks
def register(visit: Visit, reading: Reading, mission: str | None, subject: str | None) -> None:
    """List decisions: what each is about, until when it holds, and what it says of crime."""
    named = name_mission(reading, mission)
    entries = make_register(reading, mission=named, subject=subject)
    told = [{**_builtins(one), "conflicts": one.conflicts} for one in entries]

    def show(console: Console) -> None:
        grid = table("symbol", "adopted", "about", "until", "named", "tasks", "scope", wide="tasks")
        for one in entries:
            named = str(one.recitals + one.operative)
            tasks = ", ".join(one.tasks) or ("none" if one.read_through else "not known")
            cells = (
                one.symbol, " / ".join(one.dates), " / ".join(one.subjects) or "not known",
                " / ".join(one.expires), named if one.coded else "not known", tasks,
                one.scope or "",
            )  # fmt: skip
            grid.add_row(*map(plain, cells))
        console.print(grid)
        for one in entries:
            for conflict in one.conflicts:
                console.print(plain(f"conflict in {one.symbol}: {conflict}", "yellow"))
        console.print(plain(f"{counted(len(entries), 'decision')}."))

    write(visit, reading, {"register": told}, show)


@click.command()
@click.option("--mission", metavar="NAME", help="Only this mission.")
@_asks
def lag(visit: Visit, reading: Reading, mission: str | None) -> None:
    """Show how long each mission waited for a task and for means on crime.

    Beside them stand the figures that the literature gives.
    """
    found = lags(reading, name_mission(reading, mission))
    mean = {step: mean_lag(found, step) for step in _STEPS}
    quoted = [find_number(code) for code in _QUOTED]

    def show(console: Console) -> None:
        grid = table("mission", "authorized", "crime named", "first task", "first means")
        for one in found:
            marks = map(_mark, (one.named, one.task, one.means))
            cells = (one.name, one.authorized, *marks)
            grid.add_row(*map(plain, cells))
        console.print(grid)
        for step, name in _STEPS.items():
            held = mean[step]
            years = "not known" if held.years is None else f"{held.years:.2f} years"
            console.print(plain(f"mean, {name}: {years} of {held.of}; {held.open} open or unknown"))
        _show_basis(console, found)
        console.print(plain("What the literature gives:", "bold"))
        for number in quoted:
            line = f"{number.code} {number.quantity}: {said(number.computed)}; stated "
            line += f"{said(number.expected)}: {number.verdict}"
            console.print(plain(line), soft_wrap=True)

    write(visit, reading, {"lags": found, "mean": mean, "quoted": quoted}, show)


@click.command()
@_asks
def coverage(visit: Visit, reading: Reading) -> None:
    """Show how many missions have a task on crime in force: a range, where texts are unread."""
    found = mandate_coverage(reading)

    def show(console: Console) -> None:
        console.print(plain(found.finding.claim, "bold"))
        sorts = {"task": found.tasked, "named only": found.named, "silent": found.silent}
        for name, missions in {**sorts, "not known": found.unread}.items():
            console.print(plain(f"{name}: {', '.join(missions) or 'none'}"), soft_wrap=True)

    write(visit, reading, {"coverage": found}, show)


@click.command()
@click.option("--mission", metavar="NAME", help="Only this mission.")
@_asks
def silent(visit: Visit, reading: Reading, mission: str | None) -> None:
    """Show mandates that name a threat of crime and give no tool against it."""
    found = silences(reading, name_mission(reading, mission))

    def show(console: Console) -> None:
        for one in found:
            console.print(plain(f"{one.finding.claim} {_open(one.finding)}"), soft_wrap=True)
            console.print(plain(f"  named in: {', '.join(one.named)}", "dim"), soft_wrap=True)
            if one.benchmarks:
                line = f"  measured by it in: {', '.join(one.benchmarks)}"
                console.print(plain(line, "dim"), soft_wrap=True)
        console.print(plain(f"{counted(len(found), 'mandate')}."))

    write(visit, reading, {"silences": found}, show)


@click.command()
@click.argument("named", metavar="SYMBOL|MISSION")
@_asks
def gaps(visit: Visit, reading: Reading, named: str) -> None:
    """Follow the chain of justice through a mandate, from the police to returned assets.

    For a mission it is its newest mandate.
    """
    found = justice_gaps(reading, _find(reading, named))

    def show(console: Console) -> None:
        console.print(plain(f"{found.finding.claim} {_open(found.finding)}", "bold"))
        grid = table("link", "how it is held", "paragraphs", wide="paragraphs")
        for one in found.links:
            grid.add_row(*map(plain, (one.name, one.held.value, ", ".join(one.paragraphs))))
        console.print(grid)

    write(visit, reading, {"gaps": found}, show)


@click.command()
@click.option("--scope", type=_SCOPES, help="On this rung.")
@click.option("--theme", metavar="THEME", help="On this theme, such as drugs or resources.")
@click.option("--elsewhere", metavar="MISSION", help="Leave out this mission: yours.")
@_asks
def precedents(
    visit: Visit, reading: Reading, scope: str | None, theme: str | None, elsewhere: str | None
) -> None:
    """Find tasks on crime of other missions, with what was done and reported after them.

    What came after a task did not need to come of it.
    """
    found = find_precedents(
        reading, scope=scope, theme=theme, apart_from=name_mission(reading, elsewhere)
    )

    def show(console: Console) -> None:
        for one in found.found:
            whose, rung = ", ".join(one.missions), " / ".join(one.scopes)
            head = f"{one.symbol}, paragraph {one.paragraph}  {whose}  {rung}"
            console.print(plain(f"{head} {_open(one.finding)}", "bold"), soft_wrap=True)
            console.print(plain(f"  {one.words}"), soft_wrap=True)
            for done in (*one.measures, *one.results):
                based = ", on this basis" if done.based else ""
                since = done.since or "day not known"
                console.print(plain(f"  since: {done.what} ({since}{based})", "dim"))
            if not one.measures and not one.results:
                console.print(plain("  what was done under it is not known", "dim"))
        if found.uncoded:
            console.print(plain(f"Not asked: {found.uncoded}, whose themes nobody coded."))
        console.print(plain(f"{counted(len(found.found), 'precedent')}."))

    write(visit, reading, {"precedents": found}, show)


@click.command()
@click.option("--mission", metavar="NAME", help="Only tasks of this mission.")
@_asks
def cross(visit: Visit, reading: Reading, mission: str | None) -> None:
    """Count tasks on crime by their scope and by what is to be done."""
    found = cross_decisions(decisions(reading, name_mission(reading, mission)))

    def show(console: Console) -> None:
        grid = table("scope", *found.activities)
        for scope, row in zip(found.scopes, found.counts, strict=True):
            grid.add_row(plain(scope), *(plain(many or ".") for many in row))
        console.print(grid)
        console.print(plain(f"{counted(found.tasks, 'task')}."))

    write(visit, reading, {"cross": found}, show)


def _find(reading: Reading, named: str) -> Decision:
    """A decision by its symbol, or the newest mandate of a mission."""
    try:
        return find_decision(reading, named)
    except NotFound:
        mission = find_mission(reading, named)
    held = [one for one in decisions(reading, mission.id) if one.mandate]
    if not held:
        raise NotFound(f"no mandate of {mission.name} is in your picture by {reading.day}")
    return held[-1]


def _builtins(one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__struct_fields__}


def _mark(mark: Mark | None) -> str:
    return "not known" if mark is None else f"{mark.day} ({mark.lag.years:.2f} years)"


def _show_basis(console: Console, found: Iterable[MissionLag]) -> None:
    for one in found:
        console.print(plain(f"{one.name} {_open(one.finding)}", "dim"), soft_wrap=True)
        for gap in one.finding.unknown:
            console.print(plain(f"  not known: {gap}", "dim"), soft_wrap=True)


def _open(finding: Finding) -> str:
    """The first statements to open, and how many more there are."""
    basis = finding.basis
    more = f" +{len(basis) - _OPENED}" if len(basis) > _OPENED else ""
    return f"[{' '.join(short(one) for one in basis[:_OPENED])}{more}]" if basis else ""
