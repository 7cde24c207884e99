"""Forecasts: questions opened with their rule, estimated, resolved by that rule, and scored."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from sightline.cli.deliberation import basis, day, file_deed, files, name_basis, words
from sightline.cli.foreseen import list_forecasts, score_forecasts

if TYPE_CHECKING:
    from sightline.cli.deliberation import Terms
    from sightline.cli.visit import Visit


@click.group()
def forecast() -> None:
    """Open, estimate, resolve and score questions about the future."""


forecast.add_command(list_forecasts)
forecast.add_command(score_forecasts)


@forecast.command("open")
@click.argument("question")
@words("--rule", "The rule that will decide it, written before anybody estimates.", required=True)
@day("--closes", "The last day on which it can be estimated.", required=True)
@day("--opens", "The first day; today unless you say otherwise.")
@click.option(
    "--kind",
    type=click.Choice(["binary", "category", "count"]),
    default="binary",
    show_default=True,
    help="Yes or no, one of several, or a number.",
)
@click.option("--option", "options", multiple=True, metavar="WORDS", help="A possible answer.")
@click.option(
    "--base",
    multiple=True,
    type=float,
    metavar="NUMBER",
    help="The base rate: a probability, one for each option, or numbers of the past.",
)
@words("--now", "The answer as it stands: yes, no, an option or a number.")
@words("--unit", "What a number counts.")
@click.option("--about", default="", metavar="ENTITY", help="The entity that it is about.")
@files
def open_(visit: Visit, terms: Terms, opens: dt.date | None, **asked: Any) -> None:
    """Ask a QUESTION about the future, with its last day and the rule that decides it."""
    begins = opens or dt.datetime.now(dt.UTC).date()
    opened = import_module("sightline.judgements").Opened(opens=begins, **asked)
    file_deed(visit, terms, "forecast", opened, "Opened:")


@forecast.command()
@click.argument("question", metavar="QUESTION")
@click.option("--role", required=True, metavar="WORDS", help="The role in which you estimate.")
@click.option(
    "--chance",
    "chances",
    multiple=True,
    type=float,
    metavar="0..1",
    help="The probability of yes, or one for each option in their order.",
)
@click.option(
    "--draw", "draws", multiple=True, type=float, metavar="NUMBER", help="Equally likely numbers."
)
@click.option(
    "--points",
    nargs=3,
    type=float,
    metavar="LOW MIDDLE HIGH",
    help="The 10, 50 and 90 per cent points of a number, in place of draws.",
)
@words("--rationale", "The reasons.")
@files
def estimate(
    visit: Visit,
    terms: Terms,
    question: str,
    points: tuple[float, float, float] | None,
    **said: Any,
) -> None:
    """Say how likely an answer to a QUESTION is; it is never changed, only said anew."""
    judgements = import_module("sightline.judgements")
    if points is not None:
        if said["draws"] or list(points) != sorted(points):
            raise click.UsageError("give --points in rising order, and no --draw beside them.")
        said["draws"] = judgements.spread(*points)
    estimated = judgements.Estimated(of=question, **said)
    file_deed(visit, terms, "forecast", estimated, "Estimated:")


@forecast.command()
@click.argument("question", metavar="QUESTION")
@click.argument("outcome")
@basis("The statements and items that show it.")
@words("--words", "How the rule was applied.")
@files
def resolve(visit: Visit, terms: Terms, question: str, **said: Any) -> None:
    """Say which OUTCOME came true by the rule of a QUESTION, on a named basis."""
    said["basis"] = name_basis(visit, said["basis"])
    resolved = import_module("sightline.judgements").Resolved(of=question, **said)
    file_deed(visit, terms, "forecast", resolved, "Resolved:")
