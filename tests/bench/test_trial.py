"""Runs are made in processes of their own, in turn, and their last line is read."""

from __future__ import annotations

import sys

import pytest
from bench.clock import Clock, each, peak_memory, quantile
from bench.trial import Missing, RunFailed, Trial, alternate, environment, run

from tests.bench.figures import trial

REPORT = (
    "from bench.clock import Clock, report\n"
    "clock = Clock()\n"
    "with clock: sum(range(1000))\n"
    "print('words before')\n"
    "report(1000, clock, rate=2.5)\n"
)


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_the_last_line_is_the_report() -> None:
    made = run(python(REPORT))
    assert (made.n, made.values) == (1000, {"rate": 2.5})
    assert made.wall > 0
    assert made.memory_mb > 1


@pytest.mark.parametrize(
    ("program", "part"),
    [
        ("raise SystemExit('the ledger is not clean')", "the ledger is not clean"),
        ("import sys; sys.exit(3)", "ended with 3 and no words"),
        ("pass", "ended with 0 and no words"),
        ("print('no report')", "its last line is no report"),
    ],
)
def test_a_run_that_fails_says_how(program: str, part: str) -> None:
    with pytest.raises(RunFailed, match=part):
        run(python(program))


def test_the_sides_take_turns_and_begin_in_turn() -> None:
    order: list[str] = []

    def side(name: str) -> Trial:
        order.append(name)
        return trial(1.0)

    mine, theirs = alternate(3, lambda: side("ours"), lambda: side("peer"), lambda _: None)
    assert order == ["ours", "peer", "peer", "ours", "ours", "peer"]
    assert isinstance(theirs, list)
    assert (len(mine), len(theirs)) == (3, 3)


def test_a_peer_that_fails_is_given_up_with_its_reason() -> None:
    calls: list[int] = []

    def fails() -> Trial:
        calls.append(1)
        raise RunFailed("a trace\nout of memory")

    mine, theirs = alternate(3, lambda: trial(1.0), fails, lambda _: None)
    assert len(mine) == 3
    assert theirs == Missing("out of memory")
    assert len(calls) == 1


def test_our_own_failure_is_not_hidden() -> None:
    def fails() -> Trial:
        raise RunFailed("broken")

    with pytest.raises(RunFailed, match="broken"):
        alternate(2, fails, None, lambda _: None)


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, 2.0), (0.95, 4.0), (0.25, 1.0), (0.0, 1.0), (1.0, 4.0)]
)
def test_a_quantile_is_a_time_that_was_measured(share: float, expected: float) -> None:
    assert quantile([4.0, 1.0, 3.0, 2.0], share) == expected


def test_each_counts_what_was_found() -> None:
    times, found = each({"a": 1, "b": 0}.get, ["a", "b", "c", "a"])
    assert (len(times), found) == (4, 2)
    assert min(times) >= 0


def test_a_clock_adds_up_and_memory_is_known() -> None:
    clock = Clock()
    for _ in range(2):
        with clock:
            sum(range(10_000))
    assert clock.wall > 0
    assert clock.cpu >= 0
    assert peak_memory() > 1


def test_a_run_starts_as_python_usually_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("LANG", "C")
    assert "PYTHONDONTWRITEBYTECODE" not in environment()
    assert environment()["LANG"] == "C"
