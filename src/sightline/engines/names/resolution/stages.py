"""The same work in three stages of tasks that share nothing but a folder.

Records are read by ranges, words compared by ranges, blocks judged by spans. Each task
reads columns from the folder and writes its own; between the stages the driver puts them
together. Nothing is shuffled, and the answer is the one that a single process gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from sightline.engines.names.compiled import Bits, Counts, Places
from sightline.engines.names.profile import Profile
from sightline.engines.names.resolution.blocks import Blocks, make_blocks
from sightline.engines.names.resolution.clusters import Scored
from sightline.engines.names.resolution.columns import Columns, Lexicon, Likeness
from sightline.engines.names.resolution.laying import Laid, Part, lay, read_part
from sightline.engines.names.resolution.lexicon import Known, joined, likeness, make_lexicon
from sightline.engines.names.resolution.mapped import fetch, fetch_texts, put, put_texts
from sightline.engines.names.resolution.resolution import Resolution
from sightline.engines.names.resolution.resolving import (
    Asked,
    Watch,
    answer,
    in_order,
    judge_blocks,
    known_of,
    ranges,
    records_of,
)
from sightline.engines.names.resolution.scorecard import shipped_card
from sightline.engines.names.roster.vocabulary import Vocabulary, build_vocabulary

Task = tuple[Any, ...]
Runner = Callable[[Callable[..., None], Sequence[Task]], None]
"""Runs a function on many rows of arguments, wherever, and returns when all are done."""


class _Counted(NamedTuple):
    """What belongs to the columns of all records: word counts, surprise of countries."""

    counts: Counts
    surprise: Bits


class _Pairs(NamedTuple):
    left: Places
    right: Places
    odds: Bits


def read_range(folder: str, number: int) -> None:
    """Read one range of records into columns."""
    here = Path(folder)
    text = (here / f"profiles-{number}").read_bytes()
    part = read_part(msgspec.msgpack.decode(text, type=list[Profile]))
    put(here, f"part-{number}", part.columns)
    put_texts(here, f"part-{number}-words", part.words)
    put_texts(here, f"part-{number}-countries", part.countries)


def compare_words(folder: str, number: int, first: int, last: int, records: int) -> None:
    """Find the neighbours of one range of words."""
    here = Path(folder)
    counted = fetch(here, "counted", _Counted)
    found = likeness(
        fetch(here, "vocabulary", Vocabulary),
        fetch_texts(here, "words"),
        first,
        last,
        Known(records, counted.counts),
    )
    put(here, f"likeness-{number}", found)


def judge_span(folder: str, number: int, first: int, last: int, least: float) -> None:
    """Judge the pairs of one span of blocks."""
    here = Path(folder)
    counted = fetch(here, "counted", _Counted)
    columns = fetch(here, "columns", Columns)
    laid = Laid(columns=columns, words=(), counts=counted.counts, surprise=counted.surprise)
    records = records_of(laid, fetch(here, "lexicon", Lexicon), shipped_card())
    blocks = fetch(here, "blocks", Blocks)
    found = judge_blocks(records, blocks, least, Watch(), range(first, last))
    put(here, f"pairs-{number}", _Pairs(found.left, found.right, found.odds))


class Driver:
    """Parts the work, hands it to a runner, and puts the parts together."""

    def __init__(self, folder: Path, run: Runner, tasks: int, watch: Watch) -> None:
        self._folder = folder
        self._run = run
        self._tasks = max(1, tasks)
        self._watch = watch

    def resolve(self, bearers: Mapping[str, Profile], asked: Asked) -> Resolution:
        """Resolve records stage by stage."""
        ids = sorted(bearers)
        if not ids:
            return answer(ids, None, in_order([]), asked)
        laid = self._read(ids, bearers)
        lexicon = self._compare(laid)
        scored = self._judge(laid, lexicon, asked.kept_from)
        return answer(ids, laid, scored, asked)

    def _shares(self, count: int) -> list[tuple[int, int]]:
        return list(ranges(count, max(1, -(-count // self._tasks))))

    def _stage(self, name: str, work: Callable[..., None], rows: Sequence[Task]) -> None:
        self._watch.tell(name, 0, len(rows))
        self._run(work, [(str(self._folder), number, *row) for number, row in enumerate(rows)])
        self._watch.tell(name, len(rows), len(rows))

    def _read(self, ids: Sequence[str], bearers: Mapping[str, Profile]) -> Laid:
        shares = self._shares(len(ids))
        for number, (first, last) in enumerate(shares):
            text = msgspec.msgpack.encode([bearers[one] for one in ids[first:last]])
            (self._folder / f"profiles-{number}").write_bytes(text)
        self._stage("reading", read_range, [()] * len(shares))
        parts = [
            Part(
                columns=fetch(self._folder, f"part-{number}", Columns),
                words=fetch_texts(self._folder, f"part-{number}-words"),
                countries=fetch_texts(self._folder, f"part-{number}-countries"),
            )
            for number in range(len(shares))
        ]
        laid = lay(parts)
        put(self._folder, "columns", laid.columns)
        put(self._folder, "counted", _Counted(known_of(laid).counts, laid.surprise))
        put_texts(self._folder, "words", laid.words)
        return laid

    def _compare(self, laid: Laid) -> Lexicon:
        put(self._folder, "vocabulary", build_vocabulary(laid.words))
        shares = self._shares(len(laid.words))
        records = known_of(laid).records
        self._stage("comparing words", compare_words, [(*share, records) for share in shares])
        found = [
            fetch(self._folder, f"likeness-{number}", Likeness) for number in range(len(shares))
        ]
        lexicon = make_lexicon(laid.words, laid.counts, joined(found))
        put(self._folder, "lexicon", lexicon)
        return lexicon

    def _judge(self, laid: Laid, lexicon: Lexicon, least: float) -> Scored:
        blocks = make_blocks(laid.columns, lexicon)
        put(self._folder, "blocks", blocks)
        shares = self._shares(blocks.total)
        self._stage("comparing records", judge_span, [(*share, least) for share in shares])
        found = [fetch(self._folder, f"pairs-{number}", _Pairs) for number in range(len(shares))]
        return in_order([Scored(left=one.left, right=one.right, odds=one.odds) for one in found])
