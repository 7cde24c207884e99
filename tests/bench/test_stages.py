"""The world of the benchmarks is made whole, and both sides get the same statements."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.news import PER_REPORT, REPORTS, make_news
from bench.reading import count_statements, open_house, read_everything, read_loads
from bench.stages import loads, write_ledger, write_records
from bench.trial import RunFailed
from bench.world import World, digest

from sightline.values import Level, Marking, Statement

SIZE, SEED = 1_000, 7


def test_records_come_back_as_they_were_written(tmp_path: Path) -> None:
    write_records(SIZE, SEED, tmp_path)
    back = [(load.case, records) for load, records in read_loads(tmp_path)]
    assert back == list(loads(SIZE, SEED))
    statements = [one for _, load in back for one in load if isinstance(one, Statement)]
    plain = [json.loads(line) for line in (tmp_path / "statements.jsonl").open("rb")]
    assert [one["value"] for one in plain] == [one.value for one in statements]
    assert len({one["id"] for one in plain}) == len(plain)
    assert len(statements) == pytest.approx(SIZE, rel=0.1)


def test_the_widest_sight_gives_out_every_statement(tmp_path: Path) -> None:
    write_ledger(SIZE, SEED, tmp_path)
    ledger = open_house(tmp_path)
    given = sum(
        block.lines.count(b'"_":"statement"') for block in ledger.blocks(read_everything(ledger))
    )
    ledger.close()
    assert given == count_statements(tmp_path)


def test_the_news_are_a_thousand_statements_half_on_known_entities() -> None:
    marking = Marking.of(Level.UNCLASSIFIED, "all", owner="org:bench")
    news = make_news([(f"p-{number}", "Person") for number in range(70)], marking)
    said = [one for one in news if isinstance(one, Statement)]
    assert len(said) == len({one.id for one in said}) == REPORTS * PER_REPORT
    assert sum(one.entity.startswith("p-") for one in said) == len(said) // 2


def test_a_stage_that_fails_leaves_nothing_and_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bench.world.WORK", tmp_path)
    with pytest.raises(RunFailed, match="the records could not be made"):
        World(10, lambda _: None).records()
    assert [path.name for path in tmp_path.glob("*/*")] in ([], ["records-draft"])


def test_the_digest_follows_the_rooms() -> None:
    assert digest("values") == digest("values")
    assert digest("values") != digest("values", "model")
