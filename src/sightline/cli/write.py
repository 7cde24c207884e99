"""Writing products: a brief, a flash, a dossier, an assessment, checked before it leaves."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.cli.export import opened
from sightline.cli.options import looks
from sightline.cli.page import counted, plain
from sightline.cli.progress import counting

if TYPE_CHECKING:
    from sightline.cli.visit import Visit
    from sightline.picture import Picture
    from sightline.products.paper import Paper
    from sightline.products.release import Problem

_KINDS = ("brief", "flash", "dossier", "interfaces")
_ENDINGS = (".pdf", ".docx", ".xlsx", ".json")


@click.command()
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("subject", required=False, default="")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write here: a name ending in .pdf, .docx, .xlsx or .json.",
)
@click.option(
    "--days",
    type=click.IntRange(1, 36_600),
    default=7,
    show_default=True,
    help="How far back a brief tells what changed.",
)
@click.option("--recipient", default="", metavar="WORDS", help="For whom the paper is.")
@click.option(
    "--basis", default="", metavar="WORDS", help="The legal basis, where persons are inside."
)
@click.option("--no-annex", is_flag=True, help="Leave the map of evidence out of the pages.")
@looks
def write(
    visit: Visit, *, kind: str, subject: str, target: Path | None, days: int, **given: Any
) -> None:
    """Write a product of what you may see: a brief, flash, dossier, or the interfaces of an area.

    SUBJECT is the id of an entity, or of a mission or territory; a brief may do without. Without
    --to the paper is shown and not checked. A file is written only when nothing stands in the
    way of its release; all that does is told at once. The .json is the map of evidence: every
    paragraph with its statements, items and places.
    """
    if target is not None and target.suffix.lower() not in _ENDINGS:
        raise click.UsageError(f"--to: expected a name that ends in {', '.join(_ENDINGS)}.")
    day = visit.known or visit.as_of or dt.datetime.now(dt.UTC).date()
    picture = visit.picture("product", f"{kind} {subject}".strip())
    with counting("composing"):
        paper = _compose(visit, picture, day, (kind, subject, days), given)
    problems = _problems(visit, picture, paper)
    if target is None:
        _show(visit, picture, paper, problems)
        return
    if problems:
        import_module("sightline.products.release").refuse(problems)
    _write(visit, picture, paper, target, annex=not given["no_annex"])


def _compose(
    visit: Visit, picture: Picture, day: dt.date, what: tuple[str, str, int], given: dict[str, Any]
) -> Paper:
    products = import_module("sightline.products.shelf")
    kind, subject, days = what
    older = None
    if products.KINDS[kind].period:
        first = day - dt.timedelta(days=days)
        older = visit.picture("product", f"{kind} from {first}", known=first)
    order = import_module("sightline.products.order").Order(
        made=import_module("sightline.products.paper").Made(
            by=visit.reader.name,
            address=picture.address,
            known=visit.known,
            as_of=visit.as_of,
            recorded=visit.recorded,
            purpose=visit.purpose,
        ),
        handle=visit.handling,
        subject=subject,
        days=days,
        recipient=given["recipient"],
        legal_basis=given["basis"],
        older=older,
        words=visit.house.settings.words,
    )
    paper: Paper = products.compose(kind, order, picture, day)
    return paper


def _problems(visit: Visit, picture: Picture, paper: Paper) -> tuple[Problem, ...]:
    release = import_module("sightline.products.release")
    found: tuple[Problem, ...] = release.find_problems(
        paper, picture, visit.handling, visit.house.settings.words
    )
    return found


def _show(visit: Visit, picture: Picture, paper: Paper, problems: tuple[Problem, ...]) -> None:
    """Show the paper, and what would keep it from being written."""
    lines = import_module("sightline.products.plain").tell_paper(paper)

    def show(console: Console) -> None:
        for line in lines:
            console.print(plain(line), soft_wrap=True)
        for one in problems:
            console.print(plain(f"to be mended: {one.part} {one.says}", "yellow"), soft_wrap=True)

    terms = visit.terms(picture)
    visit.page.write({"paper": paper, "problems": problems, "terms": terms}, show)


def _write(visit: Visit, picture: Picture, paper: Paper, target: Path, *, annex: bool) -> None:
    printing = import_module("sightline.products.printing")
    letterhead = printing.read_letterhead(visit.folder)
    with counting("printing"), opened(target) as stream:
        content = printing.print_paper(paper, target.suffix, letterhead, annex=annex)
        stream.write(content)
    told = {
        "file": target.name,
        "bytes": len(content),
        "kind": paper.kind,
        "handling": paper.handling,
        "sources": len(paper.sources),
        "statements": len(paper.quotes),
        "persons": len(paper.persons),
        "loses": printing.FORMS[target.suffix.lower()].loses,
        "terms": visit.terms(picture),
    }

    def show(console: Console) -> None:
        inside = f"{counted(told['statements'], 'statement')}, {counted(told['sources'], 'source')}"
        console.print(plain(f"{target.name}: {inside}. {paper.handling}"), soft_wrap=True)
        console.print(plain(f"lost in this form: {told['loses']}", "dim"), soft_wrap=True)

    visit.page.write(told, show)
