"""Screening: a name, a form or a table against the lists and the picture, and what comes of it."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sightline.cli.asking import Question, asks, read_question
from sightline.cli.certify import certificate, list_screenings, verify
from sightline.cli.deliberation import day, words
from sightline.cli.options import looks, visits
from sightline.cli.page import plain
from sightline.cli.progress import prepare_names
from sightline.cli.screened import show_screening
from sightline.values.handling import EXAMPLE, handling_line, parse_marking

if TYPE_CHECKING:
    from rich.console import Console

    from sightline.analyses.screening import Screening
    from sightline.cli.visit import Visit
    from sightline.picture import Picture
    from sightline.workspace import Screened

_FORMS = (".yaml", ".yml")
FILE = click.Path(path_type=Path)


class Screen(click.Group):
    """The group that takes a name or a file where no command is named: `screen ask` is meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or take what was given for whom to screen."""
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "ask", self.commands["ask"], args


@click.group("screen", cls=Screen, context_settings={"ignore_unknown_options": True})
def screen() -> None:
    """Screen a NAME, a form or a table against the lists and the picture, as of a day.

    `sightline screen NAME` and `sightline screen FILE` ask; the commands decide, certify and
    verify. Software never says more than possible match about who somebody is, and only a named
    person decides. See docs/guide/screening.md.
    """


screen.add_command(list_screenings)
screen.add_command(certificate)
screen.add_command(verify)


@screen.command("ask")
@click.argument("whom", metavar="NAME|FILE")
@asks
@click.option("--out", type=FILE, metavar="FILE", help="Of a table: where the answer is written.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="Of a table: what a column says; name, alias, born, country, number, ref or kind.",
)
@click.option("--sheet", metavar="NAME", help="Of a workbook: the sheet that is read.")
@click.option(
    "--dates", type=click.Choice(["dmy", "mdy"]), help="Of a table: the order of day and month."
)
@looks
def ask(visit: Visit, whom: str, question: Question, **table: Any) -> None:
    """Screen a NAME, a form (YAML), or every row of a table (CSV, XLSX) into --out.

    A stopped table goes on where it was when the same command is given again. The command ends
    with 3 when rows could not be screened; they are listed in the answer.
    """
    path = Path(whom)
    if path.suffix.lower() not in _FORMS and path.is_file():
        import_module("sightline.cli.screening_table").screen_table(visit, path, question, table)
        return
    given = next((name for name, value in table.items() if value), None)
    if given is not None:
        option = {"columns": "column"}.get(given, given)
        raise click.UsageError(f"--{option} is for tables, and {whom[:60]!r} is no file.")
    asked = question.asked(visit)
    subject = read_question(whom, question)
    picture = visit.picture("screen", subject.name)
    prepare_names()
    found = visit.house.desk(picture, asked).screen(subject)
    _show_found(visit, picture, found)


def _show_found(visit: Visit, picture: Picture, found: Screening) -> None:
    mark = import_module("sightline.workspace").mark_of(found)
    names = markings_of(picture, found)
    handling = visit.handling(names) if names else ""
    document = {
        "screening": found,
        "seen": mark,
        "handling": handling,
        "terms": visit.terms(picture),
    }

    def show(console: Console) -> None:
        if handling:
            console.print(plain(handling, "bold"), soft_wrap=True)
        show_screening(console, found)

    visit.page.write(document, show)
    visit.page.hint(
        "",
        f"To decide it: the same words after `sightline screen decide`, with --seen {mark}",
    )


def markings_of(picture: Picture, found: Screening) -> frozenset[str]:
    """Name the markings of all that a screening rests on and shows."""
    return frozenset[str]().union(
        *(picture.markings(one.entity) for one in found.candidates),
        *(frozenset({picture.item(one.item).item.marking}) for one in found.lists),
    )


@screen.command()
@click.argument("whom", metavar="NAME|FORM")
@asks
@click.option(
    "--result",
    required=True,
    type=click.Choice(["clear", "possible-match", "exposure", "prohibited"]),
    help="What you decide.",
)
@words("--because", "The reason, for those who ask.", required=True)
@day("--review-due", "The day by which it is looked at again, within a year.", required=True)
@click.option("--same", multiple=True, metavar="ENTITY", help="A candidate who is the same.")
@click.option(
    "--not-same",
    "another",
    multiple=True,
    metavar="ENTITY=REASON",
    help="A candidate who is somebody else, and why: it is not asked again while nothing changes.",
)
@click.option(
    "--seen", metavar="MARK", help="What you looked at: refused if it is not so any more."
)
@click.option("--marking", metavar="MARKING", help=f"Who may see it, e.g. {EXAMPLE}.")
@click.option(
    "--purpose", "the_purpose", metavar="WORDS", help="State the purpose for which you read."
)
@visits
def decide(
    visit: Visit,
    whom: str,
    question: Question,
    *,
    because: str,
    another: tuple[str, ...],
    marking: str | None,
    **said: Any,
) -> None:
    """Decide a screening in your own name: clear, possible match, exposure or prohibited.

    Every possible match wants an answer before somebody is clear. The screening is made once
    more and filed with the decision, under a marking as strict as all that it rests on.
    """
    mark = parse_marking(marking, visit.reader) if marking is not None else None
    filed = visit.house.decide_screening(
        read_question(whom, question),
        question.asked(visit),
        visit.reader,
        reason=because,
        another=[_part(text) for text in another],
        marking=mark,
        purpose=visit.purpose,
        **said,
    )
    visit.page.write(filed, lambda console: _show_filed(console, filed))


def _part(text: str) -> tuple[str, str]:
    entity, sign, reason = text.partition("=")
    if not sign or not reason.strip():
        raise click.UsageError(f"--not-same {text[:60]!r}: expected ENTITY=REASON.")
    return entity.strip(), reason.strip()


def _show_filed(console: Console, filed: Screened) -> None:
    decided, due = filed.decided, dt.date.isoformat(filed.decided.review_due)
    console.print(plain(f"Decided: {decided.result}. {filed.id}"), soft_wrap=True)
    console.print(plain(f"To be looked at again by {due}."), soft_wrap=True)
    console.print(plain(f"Seen by: {handling_line([filed.marking])}", "dim"), soft_wrap=True)
