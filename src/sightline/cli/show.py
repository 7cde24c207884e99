"""Showing one thing: an entity, a statement, an item, or a kind of entity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

import click
from rich.console import Console
from rich.text import Text

from sightline.cli.dossier import Dossier
from sightline.cli.finding import Found, find_anything
from sightline.cli.leaf import Leaf, show_saying
from sightline.cli.options import looks
from sightline.cli.page import counted, is_record, plain, table
from sightline.cli.sources import Sources, describe_item, tell_item
from sightline.cli.visit import Visit
from sightline.cli.vocabulary import show_vocabulary

if TYPE_CHECKING:
    from sightline.judgements import Judgement
    from sightline.picture import Picture, Received, Saying

_MOST = 200
_JUDGED = "sightline.cli.judged"
#: What makes the document for programs, and what shows the page to people.
Told: TypeAlias = tuple[Callable[[], dict[str, Any]], Callable[[Console], None]]


@click.command()
@click.argument("named", metavar="ENTITY|STATEMENT|ITEM", required=False)
@click.option(
    "--schemata",
    is_flag=False,
    flag_value="",
    metavar="[NAME]",
    help="Show the kinds of entity, or the fields of one kind.",
)
@click.option("--whole", is_flag=True, help="Leave nothing out, however long the page becomes.")
@looks
def show(visit: Visit, named: str | None, schemata: str | None, whole: bool) -> None:
    """Show all that you may know of an entity, a statement or an item.

    Every value stands with its grade and its source; what contradicts stands
    side by side, and what is denied is said to be denied. The ids of
    statements and items can be cut to their first digits, eight at least.
    """
    if schemata is not None:
        show_vocabulary(visit.page, schemata)
        return
    if named is None:
        raise click.UsageError("nothing is named: give an ENTITY, a STATEMENT or an ITEM.")
    picture = visit.picture("show", named)
    found = find_anything(picture, named)
    held = _judgements(visit, found, picture)
    tell, display = _tell(found, picture, whole=whole)
    marks = picture.markings(_about(found, picture))
    marks = marks.union(*(import_module(_JUDGED).markings_of(picture, one) for one in held))
    judged = _tell_judgements(visit, held, picture)
    handling = visit.handling(marks)

    def render(console: Console) -> None:
        console.print(plain(handling, "bold reverse"))
        console.print()
        display(console)
        _show_judgements(console, judged)
        console.print()
        console.print(plain(handling, "bold reverse"))

    terms = visit.terms(picture)
    document = tell() if visit.page.machine else {}
    if found.entity is not None:
        document["judgements"] = judged
    visit.page.write({**document, "handling": handling, "terms": terms}, render)


def _judgements(visit: Visit, found: Found, picture: Picture) -> tuple[Judgement, ...]:
    """Find what is judged of an entity, with whatever speaks against it."""
    if found.entity is None or not picture.count("Judgement"):
        return ()
    on = visit.known or visit.recorded or dt.datetime.now(dt.UTC).date()
    docket = import_module("sightline.judgements").Docket(picture, on)
    held: tuple[Judgement, ...] = docket.judgements_on(found.entity.id)
    return held


def _tell_judgements(
    visit: Visit, held: tuple[Judgement, ...], picture: Picture
) -> list[dict[str, Any]]:
    words = visit.house.settings.words
    return [import_module(_JUDGED).tell_judgement(picture, one, words) for one in held]


def _show_judgements(console: Console, judged: list[dict[str, Any]]) -> None:
    """Write the judgements on an entity, each with its replies and what greys it."""
    if not judged:
        return
    console.print()
    console.print(Text("Judged by people here", style="bold"))
    for one in judged:
        import_module(_JUDGED).show_line(console, one)


def _tell(found: Found, picture: Picture, *, whole: bool) -> Told:
    """Find the document and the page for what was found."""
    if found.entity is not None:
        dossier = Dossier(found.entity, picture)
        return dossier.document, Leaf(dossier, whole=whole).show
    if found.saying is not None:
        return _tell_saying(found.saying, picture)
    return _tell_item(found.item, picture) if found.item else (dict, lambda _: None)


def _tell_saying(saying: Saying, picture: Picture) -> Told:
    sources = Sources(picture)
    sources.number(saying.item)
    told = {"statement": saying, "items": sources.document()}
    return lambda: told, lambda console: show_saying(console, saying, sources)


def _tell_item(received: Received, picture: Picture) -> Told:
    said = picture.statements(item=received.id, limit=_MOST + 1, withdrawn=True)
    told = {**tell_item(received), "statements": said[:_MOST], "more": len(said) > _MOST}
    return lambda: told, lambda console: _show_item(console, received, said)


def _about(found: Found, picture: Picture) -> str | None:
    """Name the entity whose markings hold for the page; an item may speak of many."""
    if found.entity is not None:
        return found.entity.id
    if found.saying is not None:
        return found.saying.entity
    item = found.item.id if found.item else None
    entities = {saying.entity for saying in picture.statements(item=item, limit=2)}
    return entities.pop() if len(entities) == 1 else None


def _show_item(console: Console, received: Received, said: tuple[Saying, ...]) -> None:
    item = received.item
    console.print(plain(item.title, "bold"))
    console.print(plain(describe_item(received).removeprefix(f"{item.title}, "), "dim"))
    grid = table("", "")
    grid.show_header = False
    facts = {"id": received.id, "language": item.language, "licence": item.licence, **item.about}
    facts |= {"file": item.blob, "derived from": ", ".join(item.derived_from)}
    for name, fact in facts.items():
        if fact:
            grid.add_row(plain(name), plain(fact))
    console.print(grid)
    if not said:
        return
    console.print()
    console.print(Text(f"Says, in {counted(len(said[:_MOST]), 'statement')}", style="bold"))
    rows = table("entity", "property", "value", "place", wide="value")
    for saying in said[:_MOST]:
        value = f"not {saying.value}" if saying.negated else saying.value
        value += " (withdrawn)" if saying.withdrawn else ""
        name = saying.entity[:12] + "…" if is_record(saying.entity) else saying.entity
        rows.add_row(plain(name), plain(saying.prop), plain(value), plain(saying.place))
    console.print(rows)
    if len(said) > _MOST:
        console.print(plain("and more: see --json", "dim"))
