"""Searching by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from sightline.cli.options import looks
from sightline.cli.page import counted, plain, visible
from sightline.cli.visit import Visit

if TYPE_CHECKING:
    from sightline.picture import Hit, Hits, Picture

_AROUND = 60


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--schema", metavar="KIND", help="Only entities of this kind and its narrower kinds.")
@click.option("--limit", type=click.IntRange(1, 1_000), default=20, show_default=True)
@click.option("--after", metavar="PLACE", help="Go on behind this place, as the last page said.")
@looks
def search(
    visit: Visit, words: tuple[str, ...], schema: str | None, limit: int, after: str | None
) -> None:
    """Find entities by WORDS in any script: all must be found, the last may be a beginning."""
    query = " ".join(words)
    picture = visit.picture("search", query)
    hits = picture.search(query, schema=schema, limit=limit, after=after)

    def render(console: Console) -> None:
        _show(console, hits, picture)

    terms = visit.terms(picture)
    visit.page.write({"hits": hits, "terms": terms}, render)
    if hits.after:
        visit.page.hint(f"More: the same with --after {hits.after}")


def _show(console: Console, hits: Hits, picture: Picture) -> None:
    if not hits.hits:
        console.print("Nothing in your picture answers all these words.")
        return
    for hit in hits.hits:
        line = plain(hit.caption, "bold").append(f"  {hit.schema}  ", style="dim")
        console.print(line.append(visible(hit.id), style="cyan"), soft_wrap=True)
        source = picture.item(hit.saying.item).item.title
        graded = plain(f"  {hit.saying.grade or 'ungraded'}, {source}", "dim")
        console.print(_matched(hit).append(graded))
    console.print(plain(counted(hits.total, "entity", "entities") + " in all", "dim"))


def _matched(hit: Hit) -> Text:
    """Write the value that matched, with its words in bold; of a long text, what is around them."""
    value, spans = hit.saying.value, hit.spans
    start = max(0, spans[0][0] - _AROUND) if spans else 0
    end = min(len(value), start + 3 * _AROUND)
    text = Text(f"    {visible(hit.saying.prop)}: ", style="dim")
    text.append("…" if start else "")
    place = start
    for first, last in spans:
        if first >= end or first < place:
            continue
        text.append(visible(value[place:first]), style="not dim")
        text.append(visible(value[first:last]), style="not dim bold")
        place = last
    text.append(visible(value[place : max(end, place)]), style="not dim")
    return text.append("…" if end < len(value) else "")
