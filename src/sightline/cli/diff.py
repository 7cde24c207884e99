"""What changed between two days, and why."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from sightline.cli.options import DAY, looks
from sightline.cli.page import counted, plain
from sightline.cli.visit import Visit

if TYPE_CHECKING:
    from sightline.picture import Change, Changes, Why

_MOST = 100
_SIGNS = {
    "appeared": ("+", "appeared"),
    "gone": ("-", "gone"),
    "value added": ("+", "{prop}: {value}"),
    "value removed": ("-", "{prop}: {value}"),
    "denial added": ("+", "denied {prop}: {value}"),
    "denial removed": ("-", "no longer denied {prop}: {value}"),
    "merged": ("=", "now one with {others}"),
    "split": ("/", "no longer one with {others}"),
}


@click.command()
@click.option("--since", type=DAY, metavar="DATE", help="What changed from this day until now.")
@click.option("--from", "first", type=DAY, metavar="DATE", help="The older day; the same as --since.")
@click.option("--to", "last", type=DAY, metavar="DATE", help="The newer day; else now.")
@click.option("--limit", type=click.IntRange(1), default=_MOST, show_default=True)
@looks
def diff(
    visit: Visit, since: dt.date | None, first: dt.date | None, last: dt.date | None, limit: int
) -> None:
    """Tell what changed between what was known on two days, and why.

    The limit is of the page for people: --json always holds everything.
    """
    older_day = since or first
    if older_day is None or (since and first):
        raise click.UsageError("say from when: --since DATE, or --from DATE --to DATE.")
    if visit.known is not None and last is not None:
        raise click.UsageError("--known and --to both say the newer day: give one of them.")
    newer_day = last or visit.known
    if newer_day is not None and newer_day < older_day:
        raise click.UsageError(f"{newer_day} lies before {older_day}: the older day comes first.")
    older = visit.picture("diff", f"from {older_day}", known=older_day)
    newer = visit.picture("diff", f"to {newer_day or 'now'}", known=newer_day)
    changes = newer.difference(older)

    def render(console: Console) -> None:
        _show(console, changes, limit)

    told = {"from": older_day, "to": newer_day, "changes": changes}
    visit.page.write({**told, "terms": visit.terms(newer)}, render)


def _show(console: Console, changes: Changes, limit: int) -> None:
    if not changes.changes:
        console.print("Nothing changed between the two days in your picture.")
        return
    by_entity = sorted(changes.changes, key=lambda change: change.entity)
    shown = by_entity[:limit]
    for _, group in groupby(shown, key=lambda change: change.entity):
        told = list(group)
        console.print(plain(told[0].caption, "bold").append(plain(f"  {told[0].entity}", "dim")))
        for change in told:
            console.print(_tell(change))
    count = counted(len(by_entity), "change")
    rest = f", {counted(len(shown), 'change')} shown" if len(shown) < len(by_entity) else ""
    console.print(plain(count + rest, "dim"))


def _tell(change: Change) -> Text:
    sign, words = _SIGNS.get(change.kind, ("*", change.kind))
    facts = {"prop": change.prop, "value": change.value, "others": ", ".join(change.others)}
    text = plain(f"  {sign} {words.format(**facts)}")
    for why in change.why[:3]:
        text.append(plain(f"\n      {_explain(why)}", "dim"))
    return text


def _explain(why: Why) -> str:
    words = "; ".join(why.words)
    return f"{why.reason}: {words}" if words else why.reason
