"""A screening as a page: the result, every candidate with its reasons, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sightline.cli.page import plain, table

if TYPE_CHECKING:
    from rich.console import Console

    from sightline.analyses.screening import Candidate, Decision, ListSeen, Screening

_STYLES = {"clear": "bold green", "exposure": "bold yellow"}


def show_screening(console: Console, found: Screening) -> None:
    """Write what was found."""
    _say(console, f"{found.subject.name}: {found.result}", _STYLES.get(found.result, "bold red"))
    _say(console, found.says)
    for one in found.candidates:
        _show_candidate(console, one)
    _show_lists(console, found.lists)
    if found.unknown:
        console.print()
        _say(console, "Not known", "bold")
        for words in found.unknown:
            _say(console, f"  {words}")
    console.print()
    rule = f"Rule {found.rule.rule} {found.rule.version}, sha256 {found.rule.sha256[:16]}"
    _say(
        console, f"{rule}; for {found.purpose}, against {found.against}, as of {found.day}.", "dim"
    )
    _say(console, "Found by software. Being listed is an administrative measure.", "dim")


def _show_candidate(console: Console, one: Candidate) -> None:
    console.print()
    style = "bold" if one.verdict != "clear" else "dim"
    _say(
        console, f"{one.caption}  {one.entity}  {float(one.probability):.0%}  {one.verdict}", style
    )
    _say(console, f"  {one.because}")
    for stood in one.standings:
        _say(console, f"  {stood.words}")
    for held in one.through:
        _say(console, f"  through {held.caption}: {'; '.join(held.ties)} ({held.words})")
        for stood in held.stood:
            _say(console, f"    {stood.words}")
    if one.reasons:
        _say(console, f"  {one.asked} and {one.listed_as}:")
    for reason in one.reasons:
        _say(console, f"    {reason}", "dim")


def _show_lists(console: Console, lists: Iterable[ListSeen]) -> None:
    shown = list(lists)
    if not shown:
        return
    console.print()
    grid = table("list", "version", "day", "age", "sha256")
    for one in shown:
        age = f"{one.age} days" if one.age >= 0 else "later"
        cells = (one.list, one.version, one.day, age, one.sha256[:16])
        grid.add_row(*(plain(cell) for cell in cells))
    console.print(grid)


def show_decisions(console: Console, decisions: list[Decision]) -> None:
    """List decisions, and what false alarms have cost."""
    if not decisions:
        console.print("No screening was decided yet.")
        return
    grid = table("day", "subject", "decided", "by", "again by", "id", wide="subject")
    for one in decisions:
        decided = one.decided
        cells = (
            one.on,
            one.screening.subject.name,
            decided.result,
            one.by,
            decided.review_due,
            one.of,
        )
        grid.add_row(*(plain(cell) for cell in cells))
    console.print(grid)
    looked = sum(len(one.decided.verdicts) for one in decisions)
    false = sum(one.false_alarms for one in decisions)
    _say(console, f"Candidates looked at: {looked}; somebody else: {false}.", "dim")


def _say(console: Console, words: str, style: str = "") -> None:
    console.print(plain(words, style), soft_wrap=True)
