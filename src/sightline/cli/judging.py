"""Judgements: written, reviewed, approved, contested, replied to, withdrawn and replaced."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from sightline.cli.deliberation import basis, day, file_deed, files, name_basis, words
from sightline.cli.judged import list_judgements, show_judgement

if TYPE_CHECKING:
    from sightline.cli.deliberation import Terms
    from sightline.cli.visit import Visit
    from sightline.judgements import OnJudgement

_ANSWERING = (
    day("--review-due", "The day of the next review, within a year."),
    words("--consequences", "What a label may do to whoever bears it, and to the peace."),
    words("--negotiability", "What can be talked about with whoever bears a label."),
    words("--gained", "What a chosen strategy gains soon."),
    words("--accepted", "Which cost of it is accepted for later."),
    day("--expires", "The day on which a label ends, within a year."),
    day("--asked", "The day on which a reply was asked for."),
    words("--not-asked", "Why no reply was asked for."),
)


def _answers(function: Any) -> Any:
    """Add what an author or a reviewer may say of a judgement."""
    for option in reversed(_ANSWERING):
        function = option(function)
    return function


@click.group()
def judge() -> None:
    """Write, review, approve, contest and withdraw judgements.

    The only place where anybody is characterised: dated, authored, with a
    rival, a reviewer and a day of review. See docs/guide/judgements.md.
    """


judge.add_command(list_judgements)
judge.add_command(show_judgement)


@judge.command()
@click.argument("subject", metavar="ENTITY")
@click.argument("dimension", metavar="QUESTION")
@click.argument("value", metavar="ANSWER")
@basis("What it rests on: give it as often as needed.")
@words("--rival", "The best other reading.")
@click.option("--rival-id", default="", metavar="ENTITY", help="A hypothesis that says it.")
@words("--goal", "What the subject is after: said before what it is.")
@click.option("--low", type=float, metavar="0..1", help="The lower end of the probability.")
@click.option("--high", type=float, metavar="0..1", help="The upper end of the probability.")
@click.option(
    "--confidence",
    type=click.Choice(["low", "moderate", "high"]),
    default="low",
    show_default=True,
    help="How far its sources carry it; never how likely it is.",
)
@words("--confidence-reason", "What the confidence rests on.")
@words("--gaps", "What is not known.")
@day("--as-of", "The day of which it speaks; today unless you say otherwise.")
@_answers
@files
def draft(visit: Visit, terms: Terms, **given: Any) -> None:
    """Write a judgement down: of whom, which question, which answer, and on what it rests.

    ANSWER is a term of the question, such as `state-relation parasitic`; see
    docs/guide/judgements.md for the questions and what each demands.
    """
    judgements = import_module("sightline.judgements")
    given["basis"] = name_basis(visit, given["basis"])
    given["as_of"] = given["as_of"] or dt.datetime.now(dt.UTC).date()
    code = judgements.find_answer(given["dimension"], given["value"])
    given["value"] = code or given["value"]
    _file(visit, terms, judgements.Drafted(**given), "Drafted:")


@judge.command()
@click.argument("judgement")
@words("--words", "What you say of it.", required=True)
@_answers
@files
def review(visit: Visit, terms: Terms, judgement: str, **said: Any) -> None:
    """Read a JUDGEMENT as somebody other than its author, and answer it."""
    reviewed = import_module("sightline.judgements").Reviewed(of=judgement, **said)
    _file(visit, terms, reviewed, "Reviewed:")


@judge.command()
@click.argument("judgement")
@words("--words", "What you say of it; an answer where it was contested.")
@_answers
@files
def approve(visit: Visit, terms: Terms, judgement: str, **said: Any) -> None:
    """Let a JUDGEMENT stand until its next review; done again, it renews it.

    A judgement on a person needs two independent items. Before a label is
    approved it must be said what it may do, what can be talked about, and when
    it ends.
    """
    approved = import_module("sightline.judgements").Approved(of=judgement, **said)
    _file(visit, terms, approved, "Approved:")


@judge.command()
@click.argument("judgement")
@words("--grounds", "Why you disagree.", required=True)
@basis("What the grounds rest on.")
@files
def contest(
    visit: Visit,
    terms: Terms,
    judgement: str,
    grounds: str,
    **named: Any,
) -> None:
    """Disagree with a JUDGEMENT: it stands no longer until the contest is answered."""
    basis_ids = name_basis(visit, named["basis"])
    contested = import_module("sightline.judgements").Contested(
        of=judgement, grounds=grounds, basis=basis_ids
    )
    _file(visit, terms, contested, "Contested:")


@judge.command()
@click.argument("judgement")
@words("--words", "What was replied.", required=True)
@day("--on", "The day on which it was said; today unless you say otherwise.")
@click.option(
    "--speaker", default="the subject", show_default=True, help="Who replied, or on whose behalf."
)
@files
def reply(
    visit: Visit,
    terms: Terms,
    judgement: str,
    on: dt.date | None,
    **said: Any,
) -> None:
    """Keep the reply of the one judged: it is shown wherever the JUDGEMENT is."""
    said_on = on or dt.datetime.now(dt.UTC).date()
    replied = import_module("sightline.judgements").Replied(of=judgement, said_on=said_on, **said)
    _file(visit, terms, replied, "The reply is kept with")


@judge.command()
@click.argument("judgement")
@words("--because", "The reason.", required=True)
@files
def withdraw(visit: Visit, terms: Terms, judgement: str, because: str) -> None:
    """Hold a JUDGEMENT no longer: for its author, or who reviewed or approved it."""
    withdrawn = import_module("sightline.judgements").Withdrawn(of=judgement, reason=because)
    _file(visit, terms, withdrawn, "No longer held:")


@judge.command()
@click.argument("judgement")
@click.argument("later", metavar="LATER")
@words("--because", "The reason.")
@files
def supersede(visit: Visit, terms: Terms, judgement: str, later: str, because: str) -> None:
    """Put a LATER judgement, which is approved, in the place of a JUDGEMENT."""
    superseded = import_module("sightline.judgements").Superseded(
        of=judgement, later=later, reason=because
    )
    _file(visit, terms, superseded, "Superseded:")


def _file(visit: Visit, terms: Terms, deed: OnJudgement, done: str) -> None:
    file_deed(visit, terms, "judge", deed, done)
