"""The page is made from the lines and says what they say."""

from __future__ import annotations

import json
from pathlib import Path

from bench.contract import Better
from bench.results import LINES, PAGE, keep, line, read, render
from bench.trial import Missing

from tests.bench.figures import figure, spec

GOOD = figure(spec(bound=30_000, ratio=6, name="append"), [61_000.0], [10_000.0])
BAD = figure(spec(Better.BELOW, bound=5, name="picture"), [7.5, 7.0, 8.0], Missing("no compiler"))


def test_a_line_holds_what_the_contract_names() -> None:
    held = json.loads(line(GOOD))
    named = "name value unit n spread peer peer_value ratio goal met machine versions"
    assert set(named.split()) <= set(held)
    assert b"\n" not in line(GOOD)


def test_figures_are_kept_by_name_and_the_latest_counts(tmp_path: Path) -> None:
    lines, page = tmp_path / "results.jsonl", tmp_path / "RESULTS.md"
    keep([GOOD, BAD], lines, page)
    later = figure(spec(bound=30_000, ratio=6, name="append"), [29_000.0], [10_000.0])
    keep([later], lines, page)
    assert read(lines) == {"append": later, "picture": BAD}
    assert page.read_text() == render(read(lines))


def test_the_page_says_honestly_what_was_met() -> None:
    page = render({"append": GOOD, "picture": BAD})
    assert "Of 2 figures 2 have a goal that could be judged: 1 met, 1 not met: `picture`" in page
    assert "| `append` | 61,000 statements/s [61,000 - 61,000] | > 30,000" in page
    assert "| yes | a peer | 10,000 statements/s [10,000 - 10,000] | 6.1 x |" in page
    assert "| **no** | - | - | - |" in page
    assert "No peer ran: no compiler." in page


def test_nothing_kept_is_no_figure(tmp_path: Path) -> None:
    assert read(tmp_path / "results.jsonl") == {}


def test_the_kept_page_matches_the_kept_lines() -> None:
    if LINES.exists() or PAGE.exists():
        assert PAGE.read_text("utf-8") == render(read(LINES))
