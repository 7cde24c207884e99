"""The assessment at the door: the seven interfaces of an area, and who takes part, on a day."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.analyses.interfaces import Assessment
from sightline.analyses.interfaces import assess as make_assessment
from sightline.analyses.reading import Reading
from sightline.cli.assessed import show_assessment
from sightline.cli.judged import tell_judgement
from sightline.cli.options import DAY, looks
from sightline.cli.page import plain
from sightline.errors import NotFound

if TYPE_CHECKING:
    from sightline.cli.visit import Visit
    from sightline.picture import Picture

#: A contested judgement is shown as such; a draft is nobody's word yet.
_SHOWN = ("approved", "contested")
_NUMBERS = click.Choice([str(number) for number in range(1, 8)])


@click.command()
@click.argument("area")
@click.option("--on", type=DAY, metavar="DATE", help="Assess this day, with what was known then.")
@click.option(
    "--interface", "only", type=_NUMBERS, multiple=True, help="Show only this one; repeat."
)
@click.option("--whole", is_flag=True, help="Show every indicator, also what cannot be seen.")
@looks
def assess(visit: Visit, area: str, on: dt.date | None, only: tuple[str, ...], whole: bool) -> None:
    """Assess the AREA of a mission or a territory: who takes part, and the seven interfaces.

    Every reading shows its range, its date, how many independent voices are
    behind it, how much of the area is reported on, and statements to open
    with `sightline show`. What cannot be seen is said and is never a zero;
    there is no score. Relations are hypotheses and not labels. AREA is an id,
    a name or an abbreviation. Without --on the day is that of --known or
    --as-of, else today.
    """
    picture = visit.picture("assess", _detail(area, on), known=visit.known or on)
    day = on or visit.known or visit.as_of or dt.datetime.now(dt.UTC).date()
    reading = Reading(picture, day)
    found = make_assessment(reading, _find_area(reading, area), only=only or None)
    judgements = _judgements(visit, picture, found)
    handling = visit.handling(picture.markings())
    document = {
        "assessment": found,
        "judgements": judgements,
        "handling": handling,
        "terms": {**visit.terms(picture), "known": visit.known or on, "on": day},
    }

    def render(console: Console) -> None:
        console.print(plain(handling, "bold reverse"), soft_wrap=True)
        console.print()
        show_assessment(console, reading, found, judgements, whole=whole)
        console.print()
        console.print(plain(handling, "bold reverse"), soft_wrap=True)

    visit.page.write(document, render)


def _detail(area: str, on: dt.date | None) -> str:
    """Say for the record of readings what was asked."""
    return f"{area} {on or ''}".strip()


def _find_area(reading: Reading, named: str) -> str:
    """Find an area by its id, or by its name or abbreviation where only one is called so."""
    if reading.find(named) is not None:
        return named
    wanted = named.casefold()
    called = [
        fact.id
        for schema in ("Mission", "Territory")
        for fact in reading.of(schema)
        if wanted
        in {word.casefold() for prop in ("name", "abbreviation") for word in fact.texts(prop)}
    ]
    if len(called) != 1:
        many = f"{len(called)} are called so, give an id" if called else "give an id or a name"
        raise NotFound(
            f"there is no one mission or territory {named!r} in your picture: {many}; "
            "`sightline list Mission` shows them"
        )
    return called[0]


def _judgements(visit: Visit, picture: Picture, found: Assessment) -> list[dict[str, Any]]:
    """Tell the judgements on the area, its missions and its groups, with what makes them grey."""
    docket = import_module("sightline.judgements").Docket(picture, found.day)
    subjects, words = set(found.subjects), visit.house.settings.words
    return [
        tell_judgement(picture, one, words)
        for one in docket.judgements.values()
        if one.draft.subject in subjects and one.status in _SHOWN
    ]
