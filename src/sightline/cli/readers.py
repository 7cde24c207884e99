"""Readers: who is enrolled, with what clearance, and who may see what for which reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
import msgspec
from rich.console import Console

from sightline.cli.doors import doings, find_card, invite, key, shut_out
from sightline.cli.finding import name_record
from sightline.cli.founding import LEVELS
from sightline.cli.options import visits
from sightline.cli.page import is_record, plain, table
from sightline.cli.visit import Visit
from sightline.errors import Refused
from sightline.values import Level, Reader

_CARD = (
    click.option("--org", "organisation", metavar="NAME", help="The organisation: unpol."),
    click.option("--clearance", type=LEVELS, help="U, C or SC: no higher than your own."),
    click.option("--role", "roles", multiple=True, metavar="NAME", help="Can be given again."),
    click.option("--case", "cases", multiple=True, metavar="NAME", help="Can be given again."),
    click.option(
        "--entrusted", "purposes", multiple=True, metavar="PURPOSE", help="Can be given again."
    ),
    click.option("--label", metavar="WORDS", help="Who this is, in a few words."),
    click.option("--since", metavar="DATE", help="From when the access counts."),
    click.option("--until", metavar="DATE", help="Until when the access counts."),
)


def _card(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_CARD):
        function = option(function)
    return function


@click.group()
def reader() -> None:
    """Enrol readers, change their cards, and explain who may see what."""


for command in (invite, key, doings):
    reader.add_command(command)


@reader.command("list")
@visits
def list_readers(visit: Visit) -> None:
    """List the readers of the house. With --json there is one object to a line."""
    visit.reader  # noqa: B018 - nobody but an active reader is told who reads here
    visit.page.write_lines(visit.house.cards(visit.reader), _show_cards)


@reader.command("add")
@click.argument("name")
@_card
@visits
def add_reader(visit: Visit, name: str, **said: Any) -> None:
    """Enrol a reader, in the name of a registrar."""
    if any(card.name == name for card in visit.house.readers()):
        raise Refused(f"{name} is enrolled already: `sightline reader change {name}`")
    facts = _facts(said)
    if "organisation" not in facts or "clearance" not in facts:
        raise click.UsageError("a new reader needs --org and --clearance.")
    _enrol(visit, Reader(name=name, by=visit.reader.name, **facts))


@reader.command("change")
@click.argument("name")
@_card
@visits
def change_reader(visit: Visit, name: str, **said: Any) -> None:
    """Change a reader's card: what is given replaces what was there, the rest stays."""
    facts = _facts(said)
    if not facts:
        raise click.UsageError("nothing to change: give at least one option.")
    _enrol(visit, msgspec.structs.replace(find_card(visit, name), active=True, **facts))


@reader.command("off")
@click.argument("name")
@visits
def switch_off(visit: Visit, name: str) -> None:
    """Switch a reader off, from now on. What he did stays under his name."""
    _enrol(visit, msgspec.structs.replace(find_card(visit, name), active=False))
    shut_out(visit, name)


@reader.command("explain")
@click.argument("name")
@click.argument("named", metavar="STATEMENT|ITEM")
@click.option("--purpose", metavar="WORDS", help="The purpose for which the reader would read.")
@visits
def explain(visit: Visit, name: str, named: str, purpose: str | None) -> None:
    """Explain whether the reader NAME may see a statement or an item, check by check.

    You must be able to see it yourself.
    """
    whole = named if is_record(named) else name_record(visit.picture("find", named), named)
    told = visit.house.explain(whole, find_card(visit, name), visit.reader, purpose=purpose)
    allowed = all(check.holds for _, checks in told for check in checks)
    document = {
        "reader": name,
        "record": whole,
        "permit": allowed,
        "markings": [{"marking": str(marking), "checks": checks} for marking, checks in told],
    }

    def show(console: Console) -> None:
        console.print(plain(f"{name} {'may' if allowed else 'may not'} see it.", "bold"))
        for marking, checks in told:
            console.print()
            console.print(plain(str(marking)))
            grid = table("", "check", "why")
            grid.show_header = False
            for check in checks:
                grid.add_row("yes" if check.holds else "no", check.name, plain(check.reason))
            console.print(grid)

    visit.page.write(document, show)


def _facts(said: dict[str, Any]) -> dict[str, Any]:
    """Keep what was given: an option that is left out says nothing."""
    facts = {name: value for name, value in said.items() if value not in (None, ())}
    if "clearance" in facts:
        facts["clearance"] = Level(facts["clearance"].upper())
    for name in ("roles", "cases", "purposes"):
        if name in facts:
            facts[name] = tuple(sorted({word for word in facts[name] if word}))
    return facts


def _enrol(visit: Visit, card: Reader) -> None:
    written = visit.house.enrol(card, visit.reader)
    visit.page.write(written, lambda console: _show_cards(console, [written]))


def _show_cards(console: Console, cards: list[Any]) -> None:
    grid = table("reader", "of", "level", "roles", "cases", "who", wide="who")
    for card in cards:
        who = card.label if card.active else f"{card.label} (off)".strip()
        who += f" until {card.until}" if card.until else ""
        grid.add_row(
            plain(card.name), plain(card.organisation), card.clearance.value,
            plain(", ".join(card.roles)), plain(", ".join(card.cases)), plain(who.strip()),
        )  # fmt: skip
    console.print(grid)
