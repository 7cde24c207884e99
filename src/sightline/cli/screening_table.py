"""A table screened row by row, with its progress; stopped, it goes on where it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sightline.analyses.screening.batch import Done, open_batch, screen_batch
from sightline.cli.page import counted, plain
from sightline.cli.progress import counting, prepare_names
from sightline.intake.dates import DateOrder

if TYPE_CHECKING:
    from rich.console import Console

    from sightline.cli.asking import Question
    from sightline.cli.visit import Visit

LEFT_OUT = 3
_MOST = 20


def screen_table(visit: Visit, path: Path, question: Question, table: dict[str, Any]) -> None:
    """Screen a table into a file beside which the state of the work is kept."""
    _check(question, table)
    told = [_part(text) for text in table["columns"]]
    batch = open_batch(
        path,
        told=told,
        kind=question.kind,
        order=DateOrder(table["dates"]) if table["dates"] else None,
        sheet=table["sheet"],
    )
    asked = question.asked(visit)
    picture = visit.picture("screen table", f"{path.name} {batch.source.sha256[:16]}")
    prepare_names()
    desk = visit.house.desk(picture, asked)
    with counting("screening") as progress:
        done = screen_batch(batch, desk, table["out"], progress=progress)
    assert done is not None, "nobody asked it to stop"  # noqa: S101 - it stops by Ctrl-C alone
    columns = batch.columns.named(batch.sheet.columns)
    document = {
        "file": path.name,
        "out": done.path.name,
        "rows": done.rows,
        "results": done.results,
        "refused": done.refused,
        "noted": done.noted,
        "resumed": done.resumed,
        "columns": columns,
        "lists": desk.lists,
        "rule": desk.rule_name,
        "day": desk.day,
        "terms": visit.terms(picture),
    }
    visit.page.write(document, lambda console: _show(console, done, columns))
    if done.refused:
        raise click.exceptions.Exit(LEFT_OUT)


def _check(question: Question, table: dict[str, Any]) -> None:
    if table["out"] is None:
        raise click.UsageError("--out is needed: where the answer to a table is written.")
    given = (question.born, question.country, question.number, question.alias, question.entity)
    if any(given):
        raise click.UsageError("a table says of each row who it is: leave these options out.")


def _part(text: str) -> tuple[str, str]:
    field, sign, column = text.partition("=")
    if not sign:
        raise click.UsageError(f"--column {text[:60]!r}: expected FIELD=NAME, as in name=Vendor.")
    return field.strip(), column.strip()


def _show(console: Console, done: Done, columns: dict[str, list[str]]) -> None:
    said = "; ".join(f"{field}: {', '.join(names)}" for field, names in columns.items())
    console.print(plain(f"Read: {said}"), soft_wrap=True)
    results = ", ".join(f"{name} {number:,}" for name, number in sorted(done.results.items()))
    console.print(plain(f"{counted(done.rows, 'row')} in {done.path.name}: {results}"))
    if done.resumed:
        console.print(plain(f"Gone on behind row {done.resumed:,} of an earlier run.", "dim"))
    for one in done.refusals[:_MOST]:
        console.print(plain(f"  {one}", "dim" if one.kept else ""), soft_wrap=True)
    if done.refused + done.noted:
        console.print(plain("All that was left out stands in the answer, row by row.", "dim"))
