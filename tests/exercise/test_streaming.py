"""The exercise as a stream: no more room when it is longer, and a ledger takes it whole."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

from sightline.exercise import make_exercise
from sightline.ledger import create_ledger
from tests.exercise import worlds


def _peak(size: int) -> int:
    """Measure the most memory that going through all batches takes, in bytes."""
    tracemalloc.start()
    try:
        for batch in make_exercise(1, size).batches():
            del batch
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_ten_times_the_statements_do_not_take_ten_times_the_memory() -> None:
    small, large = _peak(5_000), _peak(50_000)
    assert large < 2 * small + 10_000_000
    assert large < 40_000_000


def test_the_parts_that_stay_in_memory_grow_with_the_root() -> None:
    small, large = (worlds.exercise(1, size).world for size in (10_000, 1_000_000))
    assert len(large.firms) <= 12 * len(small.firms)
    assert len(large.land.sites) <= 12 * len(small.land.sites)
    assert len(large.field.groups) <= 3 * len(small.field.groups)
    assert large.crowd.count == 100 * small.crowd.count


def test_a_ledger_takes_all_of_it_and_finds_no_fault(tmp_path: Path) -> None:
    ledger = create_ledger(tmp_path / "ledger.db")
    records = 0
    for batch in make_exercise(2, 3000).batches():
        receipt = ledger.append(batch.records, author=batch.author, at=batch.at, case=batch.case)
        records += receipt.added
        assert receipt.known == 0
    verdict = ledger.verify()
    assert verdict.clean
    assert verdict.records == records > 3000
    assert set(ledger.cases()) == {"case-quay", "case-quarry", "case-shelter"}
    ledger.close()
