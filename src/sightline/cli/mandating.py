"""Mandates at the door: documents of the Council are read, shown, compared and filed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.analyses.mandates import compare as compare_readings
from sightline.cli.mandate_papers import page, section
from sightline.cli.mandate_pictures import coverage, cross, gaps, lag, precedents, register, silent
from sightline.cli.mandate_words import show_read, show_renewal, tell_read, tell_renewal
from sightline.cli.options import DAY, visits
from sightline.cli.page import counted, plain
from sightline.engines.mandates import read as read_document
from sightline.errors import BadInput
from sightline.intake.council import Told, council_records, describe, read_text
from sightline.values.handling import EXAMPLE, handling_line, parse_marking

if TYPE_CHECKING:
    from sightline.cli.visit import Visit
    from sightline.engines.mandates import Reading
    from sightline.intake.council import Headline
    from sightline.values import Marking

FILE = click.Path(path_type=Path)
_BAD = 3


@click.group()
def mandate() -> None:
    """Read decisions of the Council, and ask what they gave to missions against crime.

    Every code points at the words on which it rests. See docs/guide/mandates.md.
    """


for _command in (register, lag, coverage, silent, gaps, precedents, cross, page, section):
    mandate.add_command(_command)


@mandate.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@click.option("--add", "filed", is_flag=True, help="File what was read, each document as one item.")
@click.option("--whole", is_flag=True, help="Show every paragraph, not only those on crime.")
@click.option("--symbol", metavar="SYMBOL", help="Its symbol, where the text does not say it.")
@click.option("--adopted", type=DAY, metavar="DATE", help="The day of its adoption.")
@click.option("--subject", metavar="CODE", help="What it is about, such as mission-mandate.")
@click.option("--mission", metavar="NAME", help="Whose mandate it is: an abbreviation or an id.")
@click.option("--marking", metavar="MARKING", help=f"With --add: who may see it, e.g. {EXAMPLE}.")
@click.option("--case", metavar="NAME", help="With --add: the case in which it is filed.")
@visits
def read(
    visit: Visit,
    *,
    files: tuple[Path, ...],
    filed: bool,
    whole: bool,
    marking: str | None,
    case: str | None,
    **given: Any,
) -> None:
    """Read each FILE, a decision of the Council as text or JSON, and show how it is coded.

    With --add it is filed: one item for a document under the day of its
    adoption, and a provision for each paragraph. The same file again changes
    nothing. A file that cannot be read is named, the others are taken, and
    the command ends with 3. Without --add it needs no house.
    """
    if len(files) > 1 and any(given.values()):
        raise click.UsageError("what you say of a document holds for one: give one FILE.")
    if not filed and (marking or case):
        raise click.UsageError("--marking and --case belong to --add.")
    held = _marking(visit, marking) if filed else None
    told, bad = [], []
    for path in files:
        try:
            text = read_text(path)
            reading = _reading(text)
            headline = describe(reading, text, **given)
        except BadInput as error:
            bad.append({"file": path.name, "because": str(error)})
            continue
        added = _file(visit, reading, headline, text, marking=held, case=case) if held else None
        told.append(tell_read(reading, headline, path.name, added))
    handling = handling_line([held]) if held else None
    document = {"read": told, "refused": bad, "handling": handling}

    def show(console: Console) -> None:
        if handling:
            console.print(plain(handling, "bold"), soft_wrap=True)
        for one in told:
            show_read(console, one, whole=whole)
        for each in bad:
            console.print(plain(f"not read: {each['because']}", "bold"), soft_wrap=True)
        console.print(plain(f"{counted(len(told), 'document')} read, {len(bad)} not."))

    visit.page.write(document, show)
    if bad:
        raise click.exceptions.Exit(_BAD)


@mandate.command()
@click.argument("earlier", type=FILE)
@click.argument("later", type=FILE)
@click.option("--whole", is_flag=True, help="Show what was kept and moved as well.")
@visits
def compare(visit: Visit, earlier: Path, later: Path, whole: bool) -> None:
    """Compare two decisions, from the EARLIER to the LATER, paragraph by paragraph.

    It shows what came, went and changed, which codes differ, and how much of
    the words was used again. It needs no house.
    """
    renewal = compare_readings(_reading(read_text(earlier)), _reading(read_text(later)))
    document = tell_renewal(renewal)
    visit.page.write(document, lambda console: show_renewal(console, document, whole=whole))


def _reading(told: Told) -> Reading:
    """Read a text: paragraphs that were parted before stay as they are."""
    return read_document(told.source if isinstance(told.source, str) else list(told.source))


def _marking(visit: Visit, text: str | None) -> Marking:
    by = visit.reader
    return parse_marking(text, by) if text else visit.house.own_marking(by)


def _file(
    visit: Visit,
    reading: Reading,
    headline: Headline,
    told: Told,
    *,
    marking: Marking,
    case: str | None,
) -> dict[str, int]:
    """Add one document in one act, kept whole or not at all."""
    visit.house.add([marking], visit.reader)
    records = council_records(reading, headline, marking.id, told.sha256)
    added = visit.house.add(records, visit.reader, case=case)
    return {"new": added.new, "known": added.known}
