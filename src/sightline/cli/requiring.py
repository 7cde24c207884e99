"""Information requirements: raised, tasked, answered, and closed when the decision is taken."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.cli.deliberation import (
    basis,
    day,
    file_deed,
    files,
    name_basis,
    open_docket,
    show_handling,
    show_uncounted,
    tell,
    words,
)
from sightline.cli.options import looks
from sightline.cli.page import plain

if TYPE_CHECKING:
    from sightline.cli.deliberation import Terms
    from sightline.cli.visit import Visit
    from sightline.judgements import Docket, Requirement

_STATUS = ("raised", "tasked", "answered", "closed")


@click.group()
def require() -> None:
    """Raise, task, answer and close information requirements (PIR, SIR, EEI)."""


@require.command("raise")
@click.argument("question")
@click.option(
    "--level",
    type=click.Choice(["PIR", "SIR", "EEI"], case_sensitive=False),
    default="EEI",
    show_default=True,
    help="Priority, specific, or an essential element of information.",
)
@words("--decision", "The decision that it serves.", required=True)
@words("--owner", "The role that needs the answer.", required=True)
@day("--due", "The day by which it is needed.", required=True)
@click.option("--parent", default="", metavar="ID", help="The requirement of which it is a part.")
@click.option("--about", default="", metavar="ENTITY", help="The entity that it is about.")
@files
def raise_(visit: Visit, terms: Terms, **asked: Any) -> None:
    """Ask a QUESTION: for which decision, for whom, and by when."""
    raised = import_module("sightline.judgements").Raised(**asked)
    file_deed(visit, terms, "require", raised, "Raised:")


@require.command()
@click.argument("requirement")
@words("--collector", "The role that is asked to find the answer.", required=True)
@day("--due", "Another day by which it is needed.")
@words("--words", "What else is to be said.")
@files
def task(visit: Visit, terms: Terms, requirement: str, **said: Any) -> None:
    """Ask somebody, named by role, to find the answer to a REQUIREMENT."""
    tasked = import_module("sightline.judgements").Tasked(of=requirement, **said)
    file_deed(visit, terms, "require", tasked, "Tasked:")


@require.command()
@click.argument("requirement")
@words("--answer", "What was found.", required=True)
@basis("The statements and items that answer it.")
@click.option("--partly", is_flag=True, help="It answers only a part.")
@files
def answer(visit: Visit, terms: Terms, requirement: str, **said: Any) -> None:
    """Name the statements and items that answer a REQUIREMENT."""
    said["basis"] = name_basis(visit, said["basis"])
    answered = import_module("sightline.judgements").Answered(of=requirement, **said)
    file_deed(visit, terms, "require", answered, "Answered:")


@require.command()
@click.argument("requirement")
@words("--outcome", "The decision that was taken, or why it is dropped.", required=True)
@click.option("--dropped", is_flag=True, help="It is closed without an answer.")
@files
def close(visit: Visit, terms: Terms, requirement: str, **said: Any) -> None:
    """Close a REQUIREMENT: the decision that it serves was taken."""
    closed = import_module("sightline.judgements").Closed(of=requirement, **said)
    file_deed(visit, terms, "require", closed, "Closed:")


@require.command("list")
@click.option("--status", type=click.Choice(_STATUS), help="Only those of one status.")
@click.option("--overdue", is_flag=True, help="Only those whose day has passed.")
@click.option("--uncounted", is_flag=True, help="List acts that count for nothing, and why.")
@looks
def list_requirements(visit: Visit, status: str | None, overdue: bool, uncounted: bool) -> None:
    """List requirements as a tree, with what is overdue. With --json one object to a line."""
    picture, docket, _ = open_docket(visit, "require list")
    if uncounted:
        visit.page.write_lines(docket.uncounted("InformationRequirement"), show_uncounted)
        return
    rows = [
        (depth, one)
        for depth, one in _walk(docket)
        if status in (None, one.status) and (one.overdue or not overdue)
    ]
    names = frozenset[str]().union(*(picture.markings(one.id) for _, one in rows))

    def show(console: Console, told: list[Any]) -> None:
        show_handling(console, visit, names)
        _show(console, told)

    documents = [
        _tell(one, depth) | {"handling": visit.handling(picture.markings(one.id))}
        for depth, one in rows
    ]
    visit.page.write_lines(documents, show)


def _walk(docket: Docket) -> list[tuple[int, Requirement]]:
    """Put every requirement behind the one of which it is a part, with its depth."""
    held = docket.requirements
    rows: list[tuple[int, Requirement]] = []
    tops = [one for one in held.values() if one.raised.parent not in held]
    ahead = [(0, one) for one in sorted(tops, key=_order, reverse=True)]
    while ahead:
        depth, one = ahead.pop()
        rows.append((depth, one))
        parts = sorted(docket.parts_of(one.id), key=_order, reverse=True)
        ahead += [(depth + 1, part) for part in parts]
    return rows


def _order(one: Requirement) -> tuple[dt.date, str]:
    return one.due, one.id


def _tell(one: Requirement, depth: int) -> dict[str, Any]:
    return tell(one, depth=depth, overdue=one.overdue, partly=one.partly, cautions=one.cautions)


def _show(console: Console, documents: list[Any]) -> None:
    if not documents:
        console.print("There are no requirements in your picture.")
        return
    for one in documents:
        asked, indent = one["raised"], "  " * one["depth"]
        state = "OVERDUE" if one["overdue"] else one["status"]
        state += " in part" if one["partly"] and one["status"] == "answered" else ""
        style = "bold red" if one["overdue"] else ""
        line = f"{indent}{asked['level']} {asked['question']}  {state}, due {one['due']}"
        console.print(plain(line, style), soft_wrap=True)
        owner = f"{indent}    {one['id']}  for {asked['owner']}: {asked['decision']}"
        collector = f"; asked of {one['collector']}" if one["collector"] else ""
        console.print(plain(owner + collector, "dim"), soft_wrap=True)
        for answer_, _ in one["answers"]:
            console.print(plain(f"{indent}    = {answer_['answer']}"), soft_wrap=True)
        for caution in one["cautions"]:
            console.print(plain(f"{indent}    caution: {caution}", "yellow"), soft_wrap=True)
