"""Searching: 300 queries of mixed kinds, beside SQLite's FTS5 in the same process."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.clock import Clock, each, quantile, report
from bench.contract import Better, Figure, Goal, Spec
from bench.plan import MILLION, Plan
from bench.queries import match_words
from bench.trial import Trial, ours
from bench.world import World

if TYPE_CHECKING:
    from sightline.picture import Picture

PEER = "SQLite FTS5, unicode61 remove_diacritics 2, ranked, with highlight"
MEDIAN = Spec(
    name="search",
    title="median time of 300 searches: rare, common, two words, prefix, Arabic, Cyrillic",
    unit="ms",
    better=Better.BELOW,
    key="median",
    goal=Goal(bound=20, size=MILLION),
    peer=PEER,
    peer_key="fts_median",
    note="FTS5 gives rows and knows one script at a time; ours gives entities across scripts.",
)
P95 = Spec(
    name="search-p95",
    title="95th percentile of the same searches",
    unit="ms",
    better=Better.BELOW,
    key="p95",
    goal=Goal(bound=20, size=MILLION),
    peer=PEER,
    peer_key="fts_p95",
)
FOUND = Spec(
    name="search-found",
    title="share of the same searches that find anything",
    unit="%",
    better=Better.ABOVE,
    key="found",
    peer=PEER,
    peer_key="fts_found",
    note="Every query was made from a name that is there, the Cyrillic ones by transliteration.",
)
FTS = "CREATE VIRTUAL TABLE texts USING fts5(value, tokenize = 'unicode61 remove_diacritics 2')"
ASK = (
    "SELECT rowid, highlight(texts, 0, '<', '>') FROM texts WHERE texts MATCH ? "
    "ORDER BY rank LIMIT 20"
)


def measure(plan: Plan) -> Iterator[Figure]:
    """Search the same texts on both sides, the sides taking turns query by query."""
    size = plan.sized()
    seen = World(size, plan.say).picture()
    repeat = plan.repeat or 3
    trials: list[Trial] = []
    for turn in range(repeat):
        plan.say(f"run {turn + 1} of {repeat}: ours and the peer in one process")
        trials.append(ours("search", seen, size))
    for spec in (MEDIAN, P95, FOUND):
        yield plan.figure(spec, trials, trials)


def one(folder: Path, size: int) -> None:
    """Ask every query of both sides in one process."""
    from bench.pictures import open_picture  # noqa: PLC0415 - the harness itself stays light

    queries = [text for _, text in json.loads((folder / "queries.json").read_text("utf-8"))]
    picture = open_picture(folder)
    database = fill(json.loads((folder / "texts.json").read_text("utf-8")))
    picture.search(queries[0])
    clock = Clock()
    times, fts_times, found, fts_found = [], [], 0, 0
    with clock:
        for query in queries:
            mine, hit = each(partial(_ask_ours, picture), [query])
            theirs, fts_hit = each(partial(_ask_fts, database), [query])
            times += mine
            fts_times += theirs
            found += hit
            fts_found += fts_hit
    picture.close()
    report(
        size,
        clock,
        median=quantile(times, 0.5),
        p95=quantile(times, 0.95),
        found=100 * found / len(queries),
        fts_median=quantile(fts_times, 0.5),
        fts_p95=quantile(fts_times, 0.95),
        fts_found=100 * fts_found / len(queries),
    )


def fill(values: Iterable[str]) -> sqlite3.Connection:
    """Put the texts into FTS5 and merge its index to one piece."""
    database = sqlite3.connect(":memory:")
    database.execute(FTS)
    database.executemany("INSERT INTO texts VALUES (?)", ((value,) for value in values))
    database.execute("INSERT INTO texts(texts) VALUES ('optimize')")
    return database


def _ask_fts(database: sqlite3.Connection, text: str) -> int:
    return len(database.execute(ASK, [match_words(text)]).fetchall())


def _ask_ours(picture: Picture, text: str) -> int:
    return len(picture.search(text, limit=20).hits)


if __name__ == "__main__":
    one(Path(sys.argv[2]), int(sys.argv[3]))
