"""The doors of a house from the command line: one-time links, keys of programs, what was done."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.cli.options import visits
from sightline.cli.page import plain, table
from sightline.cli.visit import Visit
from sightline.errors import NotFound

if TYPE_CHECKING:
    from sightline.reception import Gate
    from sightline.values import Reader


@click.command("invite")
@click.argument("name")
@click.option("--hours", type=click.IntRange(1, 168), default=24, show_default=True)
@visits
def invite(visit: Visit, name: str, *, hours: int) -> None:
    """Make the one-time link by which the reader NAME chooses a password.

    The link is good once. It does not replace a second factor. For another
    reader you must be registrar; your own link you may make yourself.
    """
    gate, card = _gate(visit), find_card(visit, name)
    own = card.name == visit.reader.name
    token = gate.invite_self(name, hours) if own else gate.invite(card, visit.reader, hours)
    document = {"reader": name, "hours": hours, "link": f"/enter/{token}"}
    visit.page.write(document, lambda console: console.print(plain(f"A link for {name}:")))
    visit.page.say(f"  /enter/{token}")
    visit.page.hint(
        "Put the address of the server before it. It is good once, and not shown again."
    )


@click.command("key")
@click.argument("label", required=False)
@click.option("--days", type=click.IntRange(1, 366), default=90, show_default=True)
@click.option("--withdraw", metavar="ID", help="Withdraw the key of this id.")
@visits
def key(visit: Visit, label: str | None, *, days: int, withdraw: str | None) -> None:
    """Issue a key for a program that reads in your name: LABEL says which program.

    Without LABEL your keys are listed. The key itself is written once.
    """
    gate, name = _gate(visit), visit.reader.name
    if withdraw is not None:
        gate.withdraw_key(name, withdraw)
    if label is None:
        visit.page.write_lines(gate.keys(name), _show_keys)
        return
    token = gate.issue_key(name, label, days)
    document = {"reader": name, "days": days, "key": token}
    visit.page.write(document, lambda console: console.print(plain(token), soft_wrap=True))
    visit.page.hint("It is not shown again. Give it to no one: who has it reads in your name.")


@click.command("doings")
@click.option("--limit", type=click.IntRange(1, 100_000), default=100, show_default=True)
@visits
def doings(visit: Visit, *, limit: int) -> None:
    """List what was done at the doors of the house, for the custodian."""
    visit.house.readings(visit.reader, 1)  # whoever may not read that log may not read this one
    visit.page.write_lines(_gate(visit).doings(limit), _show_doings)


def find_card(visit: Visit, name: str) -> Reader:
    """Find the card of a reader by name."""
    for card in visit.house.readers():
        if card.name == name:
            return card
    raise NotFound(f"there is no reader {name!r} in this house: see `sightline reader list`")


def shut_out(visit: Visit, name: str) -> None:
    """End all that lets a reader in, once the card is switched off."""
    _gate(visit).shut_out(name, visit.reader.name)


def _gate(visit: Visit) -> Gate:
    gate: Gate = import_module("sightline.reception").Gate(visit.house.folder)
    return gate


def _show_keys(console: Console, keys: list[Any]) -> None:
    grid = table("id", "until", "last used", "for what", wide="for what")
    for one in keys:
        grid.add_row(one.id, str(one.until.date()), str(one.seen or "never"), plain(one.label))
    console.print(grid)


def _show_doings(console: Console, lines: list[Any]) -> None:
    grid = table("when", "reader", "what", "about", wide="about")
    for one in lines:
        when = one.at.strftime("%Y-%m-%d %H:%M:%S")
        grid.add_row(when, plain(one.reader), plain(one.act), plain(one.detail))
    console.print(grid)
