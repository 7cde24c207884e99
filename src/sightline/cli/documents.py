"""Adding documents to the ledger: their files, their words, and nothing that was found in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.console import Console

from sightline.cli.options import visits
from sightline.cli.page import counted, plain, short
from sightline.cli.progress import counting
from sightline.cli.refused import show_refusals
from sightline.cli.visit import Visit
from sightline.errors import BadInput
from sightline.intake import Refusal
from sightline.intake.documents import DocumentTerms, Taken, make_records, read_document
from sightline.values import Grade, Kind, Marking
from sightline.values.handling import EXAMPLE, handling_line, parse_marking
from sightline.values.instant import check_dates

LEFT_OUT = 3
FILE = click.Path(path_type=Path)


class Account:
    """What became of the documents."""

    def __init__(self) -> None:
        self.items: list[dict[str, Any]] = []
        self.pages = self.statements = self.new = self.known = 0
        self.refusals: list[Refusal] = []

    def count(self, taken: Taken, new: int, known: int) -> None:
        """Count one document with all that was enclosed in it."""
        self.items += [{"id": item.id, "title": item.title} for item in taken.items]
        self.pages += taken.pages
        self.statements += len(taken.statements)
        self.refusals += taken.refusals
        self.new += new
        self.known += known

    @property
    def left_out(self) -> int:
        """How many files or pages were not taken."""
        return sum(not one.kept for one in self.refusals)

    def document(self) -> dict[str, Any]:
        """Tell it for programs."""
        names = ("items", "pages", "statements", "new", "known", "left_out", "refusals")
        return {name: getattr(self, name) for name in names}


@click.command("document")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=FILE)
@click.option("--marking", metavar="MARKING", help=f"Who may see it, e.g. {EXAMPLE}.")
@click.option("--grade", metavar="GRADE", help="How far it is trusted: B2, 3x5x2:1BP, 4x4:X4.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="What was received.")
@click.option("--known", metavar="DATE", help="When it became known; else today.")
@click.option("--event", metavar="DATE", help="When what it tells of happened.")
@click.option("--title", metavar="WORDS", help="What was received, in a few words.")
@click.option("--source", metavar="NAME", help="A pseudonym of the source, never a name.")
@click.option("--language", metavar="CODE", help="The language it is in; else it is guessed.")
@click.option("--licence", metavar="WORDS", help="The terms under which it may be used.")
@click.option("--case", metavar="NAME", help="File it in this case, under the key of the case.")
@click.option("--position", is_flag=True, help="Keep where an image was taken, if it says so.")
@click.option("--makers", is_flag=True, help="Keep who made the file and by which program.")
@visits
def add_documents(
    visit: Visit,
    *,
    paths: tuple[Path, ...],
    marking: str | None,
    case: str | None,
    position: bool,
    makers: bool,
    **said: Any,
) -> None:
    """Take in documents: PDF, DOCX, HTML, text, letters (EML, MSG) and images.

    The file is kept as it came, and its text page by page. What was enclosed
    in a letter is taken in turn. Nothing that a machine finds in the text is
    stated: `sightline review` shows it, and a person accepts it.

    Each document is read in a process of its own. What cannot be read is
    listed, and then the command ends with 3.
    """
    if said["grade"] is not None:
        Grade.parse(said["grade"])
    check_dates(said["event"], said["known"])
    if said["title"] is not None and len(paths) > 1:
        raise click.UsageError("--title names one document: give several without it.")
    mark = parse_marking(marking, visit.reader) if marking else None
    mark = mark or visit.house.own_marking(visit.reader)
    terms = DocumentTerms(marking=mark.id, makers=makers, **said)
    account = Account()
    with counting("reading", len(paths)) as progress:
        for number, path in enumerate(paths, start=1):
            _add_one(visit, path, account, terms=terms, mark=mark, case=case, position=position)
            if progress is not None:
                progress(number)
    handling = handling_line([mark])
    told = {"handling": handling, "case": case, **account.document()}
    visit.page.write(told, lambda console: _show(console, account, handling))
    if account.left_out:
        raise click.exceptions.Exit(LEFT_OUT)


def _add_one(
    visit: Visit,
    path: Path,
    account: Account,
    *,
    terms: DocumentTerms,
    mark: Marking,
    case: str | None,
    position: bool,
) -> None:
    """Read and file one document; one that is refused does not keep the others out."""
    try:
        taken = make_records(read_document(path, position=position), terms)
    except BadInput as error:
        account.refusals.append(Refusal(file=path.name, reason=_bare(str(error), path.name)))
        return
    for content in taken.files:
        visit.house.keep_file(content, visit.reader, case)
    added = visit.house.add([mark, *taken.items, *taken.statements], visit.reader, case=case)
    account.count(taken, added.new, added.known)


def _bare(words: str, name: str) -> str:
    """Leave the name of the file out of a reason, for the list names it."""
    return words.removeprefix(f"{name}: ")


def _show(console: Console, account: Account, handling: str) -> None:
    items, pages = len(account.items), account.pages
    said = f"{counted(items, 'document')}, {counted(pages, 'page')}. {handling}"
    console.print(plain(said), soft_wrap=True)
    for one in account.items:
        console.print(plain(f"  {short(one['id'])}  {one['title']}"), soft_wrap=True)
    console.print(f"New: {counted(account.new, 'record')}. There already: {account.known:,}.")
    noted = len(account.refusals) - account.left_out
    show_refusals(console, account.refusals, account.left_out, noted)
    if account.items:
        console.print(plain("What they may say: `sightline review`", "dim"))
