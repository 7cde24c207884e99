"""Run the benchmarks: `python -m bench`, or one of them: `python -m bench append SIZE=100000`."""

from __future__ import annotations

import os
import sys

from rich.console import Console
from rich.table import Table

from bench.contract import Figure
from bench.families import FAMILIES
from bench.machine import this_machine, versions
from bench.plan import BadRequest, Plan, read_words
from bench.results import keep, line
from bench.trial import RunFailed
from bench.wording import goal_words, met_word, number, peer_words, ratio_words, spread_words

SCREEN = Console(stderr=True)
if not SCREEN.is_terminal:
    SCREEN.width = 160


def main(words: list[str]) -> int:
    """Measure what was asked for, print each figure as a line, and keep those of full size."""
    try:
        only, repeat, size = read_words(words, os.environ, FAMILIES)
    except BadRequest as error:
        SCREEN.print(str(error), style="red", markup=False)
        return 2
    machine, libraries = this_machine(), versions()
    plan = Plan(only=only, repeat=repeat, size=size, machine=machine, versions=libraries, say=_say)
    figures, failed = _measure(plan)
    SCREEN.print(_table(figures))
    if size is None:
        keep(figures)
    else:
        SCREEN.print("A quick look: figures of another size than the goal's are not kept.")
    return 1 if failed else 0


def _measure(plan: Plan) -> tuple[list[Figure], bool]:
    figures: list[Figure] = []
    failed = False
    for name, family in FAMILIES.items():
        if plan.only and name not in plan.only:
            continue
        SCREEN.rule(name)
        try:
            for figure in family(plan):
                figures.append(figure)
                print(line(figure).decode(), flush=True)
        except RunFailed as error:
            failed = True
            SCREEN.print(f"{name} could not be measured:\n{error}", style="red", markup=False)
    return figures, failed


def _say(words: str) -> None:
    SCREEN.print(f"  {words}", style="dim", markup=False)


def _table(figures: list[Figure]) -> Table:
    table = Table("figure", "n", "Sightline", "goal", "met", "peer", "the peer's", "ratio")
    for one in figures:
        table.add_row(
            one.name,
            f"{one.n:,}",
            f"{number(one.value)} {one.unit} {spread_words(one.spread)}".replace("[", r"\["),
            goal_words(one),
            met_word(one.met).replace("*", ""),
            one.peer or one.peer_missing or "-",
            peer_words(one).replace("[", r"\["),
            ratio_words(one.ratio),
        )
    return table


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
