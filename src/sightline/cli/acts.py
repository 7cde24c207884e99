"""Acts upon what is known: who is who, what no longer stands, and who may see it."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Console

from sightline.cli.finding import name_record
from sightline.cli.options import visits
from sightline.cli.page import is_record, plain
from sightline.cli.visit import Visit
from sightline.values import Decision
from sightline.values.handling import EXAMPLE, handling_line, parse_marking

because = click.option(
    "--because", "reason", required=True, metavar="WORDS", help="The reason, for those who ask."
)
for_whom = click.option(
    "--marking", metavar="MARKING", help=f"Who may see this decision, e.g. {EXAMPLE}."
)

_DONE = {
    Decision.SAME: "{one} and {other} are held to be one.",
    Decision.DIFFERENT: "{one} and {other} are held to be two.",
    Decision.UNSURE: "It is open again whether {one} and {other} are one.",
}


def _decide(
    visit: Visit, pair: tuple[str, str], decision: Decision, reason: str, marking: str | None
) -> None:
    one, other = pair
    mark = parse_marking(marking, visit.reader) if marking is not None else None
    record = visit.house.decide(one, other, decision, visit.reader, reason=reason, marking=mark)
    _say(visit, record, _DONE[decision].format(one=one, other=other))


@click.command()
@click.argument("one", metavar="ENTITY")
@click.argument("other", metavar="ENTITY")
@because
@for_whom
@visits
def same(visit: Visit, one: str, other: str, reason: str, marking: str | None) -> None:
    """Decide that two entities are one, with the reason; a later decision reverses it.

    Whoever may see the decision sees one entity where others see two.
    """
    _decide(visit, (one, other), Decision.SAME, reason, marking)


@click.command()
@click.argument("one", metavar="ENTITY")
@click.argument("other", metavar="ENTITY")
@because
@for_whom
@visits
def different(visit: Visit, one: str, other: str, reason: str, marking: str | None) -> None:
    """Decide that two entities are not one: they are then kept apart whatever else joins them."""
    _decide(visit, (one, other), Decision.DIFFERENT, reason, marking)


@click.command()
@click.argument("one", metavar="ENTITY")
@click.argument("other", metavar="ENTITY")
@because
@for_whom
@visits
def unsure(visit: Visit, one: str, other: str, reason: str, marking: str | None) -> None:
    """Take an earlier decision about two entities back, and leave the question open."""
    _decide(visit, (one, other), Decision.UNSURE, reason, marking)


@click.command()
@click.argument("named", metavar="STATEMENT|ITEM|WITHDRAWAL")
@because
@visits
def withdraw(visit: Visit, named: str, reason: str) -> None:
    """Withdraw a statement, or an item with all that it says; it stays in the history.

    Withdrawing a withdrawal restores what it withdrew.
    """
    record = visit.house.withdraw(_whole(visit, named), visit.reader, reason)
    _say(visit, record, f"Withdrawn. The withdrawal is {record.id}.")


@click.command()
@click.argument("named", metavar="STATEMENT|ITEM")
@click.option("--marking", required=True, metavar="MARKING", help=f"The new one, e.g. {EXAMPLE}.")
@because
@visits
def mark(visit: Visit, named: str, marking: str, reason: str) -> None:
    """Change who may see a statement, or an item with all that it says.

    Said by the organisation that owns its marking, the new one takes its
    place. Said by anybody else it is added, and can only tighten.
    """
    new = parse_marking(marking, visit.reader)
    record = visit.house.remark(_whole(visit, named), new, visit.reader, reason)
    _say(visit, record, f"Marked: {handling_line([new])}")


def _whole(visit: Visit, named: str) -> str:
    """Find the whole id; a picture is only built when the first digits are given."""
    return named if is_record(named) else name_record(visit.picture("find", named), named)


def _say(visit: Visit, record: Any, words: str) -> None:
    def show(console: Console) -> None:
        console.print(plain(words), soft_wrap=True)

    visit.page.write({"id": record.id, "record": record}, show)
