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
from sightline.cli.sources import Sources
from sightline.cli.visit import Visit

if TYPE_CHECKING:
    from sightline.picture import Change, Changes, Picture, Why

_MOST = 100
_SIGNS = {
    "appeared": ("+", "appeared"),
    "gone": ("-", "gone"),
    "value added": ("+", "{prop}: {value}"),
    "value removed": ("-", "{prop}: {value}"),
    "value said again": ("+", "{prop}: {value}, said once more"),
    "value said less": ("-", "{prop}: {value}, said once less"),
    "denial said again": ("+", "denied {prop}: {value}, once more"),
    "denial said less": ("-", "denied {prop}: {value}, once less"),
    "denial added": ("+", "denied {prop}: {value}"),
    "denial removed": ("-", "no longer denied {prop}: {value}"),
    "merged": ("=", "now one with {others}"),
    "split": ("/", "no longer one with {others}"),
}


@click.command()
@click.option("--since", type=DAY, metavar="DATE", help="All that was written down after this day.")
@click.option("--from", "first", type=DAY, metavar="DATE", help="What was known by this day,")
@click.option("--to", "last", type=DAY, metavar="DATE", help="... against this one; else today.")
@click.option("--limit", type=click.IntRange(1), default=_MOST, show_default=True)
@looks
def diff(
    visit: Visit, since: dt.date | None, first: dt.date | None, last: dt.date | None, limit: int
) -> None:
    """Tell what changed, and why: since you last looked, or between what was known on two days.

    The limit is of the page for people: --json always holds everything.
    """
    if (since is None) == (first is None) or (since and last):
        raise click.UsageError("say from when: --since DATE, or --from DATE with or without --to.")
    if visit.known or visit.recorded:
        raise click.UsageError("the days are given with --since, or with --from and --to.")
    if first and last and last < first:
        raise click.UsageError(f"{last} lies before {first}: the older day comes first.")
    older = visit.picture("diff", f"from {since or first}", known=first, recorded=since)
    newer = visit.picture("diff", f"to {last or 'now'}", known=last)
    changes = newer.difference(older)
    sources = _cite(changes, (newer, older))

    def render(console: Console) -> None:
        _show(console, changes, limit, sources)

    told = {"clock": "recorded" if since else "known", "from": since or first, "to": last}
    document = {**told, "changes": changes, "items": sources.document()}
    visit.page.write({**document, "terms": visit.terms(newer)}, render)


def _cite(changes: Changes, pictures: tuple[Picture, Picture]) -> Sources:
    """Number the items that the changes rest on."""
    sources = Sources(*pictures)
    for change in changes.changes:
        for why in change.why:
            for item in why.items:
                sources.number(item)
    return sources


def _show(console: Console, changes: Changes, limit: int, sources: Sources) -> None:
    if not changes.changes:
        console.print("Nothing changed between the two days in your picture.")
        return
    by_entity = sorted(changes.changes, key=lambda change: change.entity)
    shown = by_entity[:limit]
    for _, group in groupby(shown, key=lambda change: change.entity):
        told = list(group)
        console.print(plain(told[0].caption, "bold").append(plain(f"  {told[0].entity}", "dim")))
        for change in told:
            console.print(_tell(change, sources))
    count = counted(len(by_entity), "change")
    rest = f", {counted(len(shown), 'change')} shown" if len(shown) < len(by_entity) else ""
    console.print(plain(count + rest, "dim"))
    sources.show(console)


def _tell(change: Change, sources: Sources) -> Text:
    sign, words = _SIGNS.get(change.kind, ("*", change.kind))
    facts = {"prop": change.prop, "value": change.value, "others": ", ".join(change.others)}
    text = plain(f"  {sign} {words.format(**facts)}")
    for why in change.why[:3]:
        text.append(plain(f"\n      {_explain(why, sources)}", "dim"))
    return text


def _explain(why: Why, sources: Sources) -> str:
    words = "; ".join(why.words)
    cited = " ".join(f"[{sources.number(item)}]" for item in why.items[:5])
    more = " …" if len(why.items) > 5 else ""
    return " ".join(filter(None, (f"{why.reason}:" if words else why.reason, words, cited))) + more
