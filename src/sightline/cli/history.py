"""The history of an entity, on both clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from sightline.cli.options import looks
from sightline.cli.page import plain, short, table
from sightline.cli.sources import Sources
from sightline.cli.visit import Visit

if TYPE_CHECKING:
    from sightline.picture import Turn

_VERBS = {
    "said": "said",
    "denied": "denied",
    "withdrawn": "withdrawn",
    "restored": "restored",
    "same": "decided to be one",
    "different": "decided to be two",
    "unsure": "decision taken back",
}


@click.command()
@click.argument("entity", metavar="ENTITY")
@click.argument("prop", metavar="[PROPERTY]", required=False)
@looks
def history(visit: Visit, entity: str, prop: str | None) -> None:
    """Tell what was said of an ENTITY, or of one PROPERTY: when it happened, was known, recorded.

    What was withdrawn or decided about it stands in the same line of time,
    with the reason and who gave it.
    """
    picture = visit.picture("history", " ".join(filter(None, (entity, prop))))
    caption = picture.entity(entity).caption
    turns = picture.history(entity, prop)
    sources = Sources(picture)
    for turn in turns:
        if turn.item:
            sources.number(turn.item)

    def render(console: Console) -> None:
        console.print(plain(caption, "bold"))
        grid = table("known", "happened", "recorded", "what", wide="what")
        for turn in turns:
            dates = (_day(turn.known) or str(turn.known_by or "?"), turn.event, _day(turn.recorded))
            grid.add_row(*(plain(date) for date in dates), _tell(turn, sources))
        console.print(grid)
        sources.show(console)

    told = {"entity": entity, "caption": caption, "turns": turns, "items": sources.document()}
    visit.page.write({**told, "terms": visit.terms(picture)}, render)


def _day(said: str | None) -> str | None:
    """Leave the time of day out; a date of any other form stays as it was said."""
    return said[:10] if said is not None and said[10:11] == "T" else said


def _tell(turn: Turn, sources: Sources) -> Text:
    """Say in one line what happened."""
    verb = _VERBS.get(turn.kind, turn.kind)
    text = Text()
    if turn.prop:
        text.append(plain(f"{turn.prop} {verb}: ")).append(plain(turn.value, "bold"))
    else:
        text.append(plain(f"{verb}: {turn.value or turn.other or ''}"))
    if turn.kind in ("said", "denied") and turn.saying:
        text.append(" ").append(sources.cite(turn.saying, dated=False))
    elif turn.reason:
        text.append(plain(f" because {turn.reason} ({turn.author}, {short(turn.record)})", "dim"))
    if not turn.in_force and turn.kind not in ("said", "denied"):
        text.append(" no longer in force", style="dim")
    return text
