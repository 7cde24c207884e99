"""Questions of who is who as they are shown, and as tables for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.cli.matching import show_match
from sightline.cli.page import counted, plain, visible
from sightline.cli.refused import show_refusals
from sightline.intake import write_table
from sightline.values.words import say_share

if TYPE_CHECKING:
    from sightline.analyses.resolution import Proposal, Question, Queue

_CLUSTERS = 20
_MEMBERS = 8
_PAIRS = ("left", "left name", "right", "right name", "probability", "value", "reasons", "asked")


class Shown:
    """The first questions of a queue, the clusters proposed, and what does not go together."""

    def __init__(self, queue: Queue, *, most: int, refusals: list[Any]) -> None:
        self._queue = queue
        self._questions = queue.questions[:most]
        self._refusals = refusals

    def entities(self) -> set[str]:
        """Every entity that is shown."""
        found = {end for one in self._questions for end in (one.left, one.right)}
        found |= {name for one in self._queue.proposals for name in one.members}
        return found | {end for one in self._queue.contradictions for end in (one.left, one.right)}

    def document(self) -> dict[str, Any]:
        """Tell it for programs."""
        queue = self._queue
        return {
            "bearers": len(queue.bearers),
            "open": len(queue.questions),
            "questions": self._questions,
            "proposals": queue.proposals,
            "contradictions": [
                {"contradiction": one, "words": one.words} for one in queue.contradictions
            ],
            "unjoined": queue.unjoined,
            "passed_over": queue.passed_over,
            "refusals": self._refusals,
        }

    def show(self, console: Console, handling: str) -> None:
        """Write it for people."""
        queue = self._queue
        if handling:
            console.print(plain(handling, "bold reverse"))
        asked = counted(len(queue.questions), "open question")
        among = counted(len(queue.bearers), "bearer")
        console.print(plain(f"{asked} among {among} of names", "bold"))
        for place, one in enumerate(self._questions):
            self._show_question(console, place + 1, one)
        if len(queue.questions) > len(self._questions):
            rest = len(queue.questions) - len(self._questions)
            console.print(plain(f"and {rest:,} more, each worth less: --most N", "dim"))
        if queue.passed_over:
            pairs = counted(queue.passed_over, "pair")
            console.print(
                plain(f"{pairs} of less worth were not compared: ask --about or --between")
            )
        self._show_proposals(console)
        self._show_contradictions(console)
        left_out = sum(not one.kept for one in self._refusals)
        show_refusals(console, self._refusals, left_out, len(self._refusals) - left_out)

    def _show_question(self, console: Console, place: int, one: Question) -> None:
        console.print()
        head = plain(f"{place}. {one.names[0]} ", "bold").append(visible(one.left), style="cyan")
        head.append(f" and {visible(one.names[1])} ", style="bold")
        console.print(head.append(visible(one.right), style="cyan"), soft_wrap=True)
        show_match(console, one.match, "   ")
        worth = (
            f"   worth {one.value:.2f} = look {one.look:.2f} x what hangs on it {one.stakes:.1f}"
        )
        console.print(plain(worth), soft_wrap=True)
        for part in one.parts:
            console.print(plain(f"     {part}", "dim"), soft_wrap=True)
        if one.asked is not None:
            said = f"{one.asked.reason} ({one.asked.author}, {one.asked.known_by})"
            console.print(plain(f"   left open before: {said}", "yellow"), soft_wrap=True)

    def _show_proposals(self, console: Console) -> None:
        proposals = sorted(self._queue.proposals, key=lambda one: (-len(one.members), one.members))
        if not proposals:
            return
        console.print()
        title = f"{counted(len(proposals), 'cluster')} if all that is likely were so"
        console.print(plain(title, "bold"))
        for one in proposals[:_CLUSTERS]:
            console.print(plain(self._say(one)), soft_wrap=True)
        if len(proposals) > _CLUSTERS:
            rest = len(proposals) - _CLUSTERS
            console.print(plain(f"  and {rest:,} more: --clusters FILE writes them", "dim"))

    def _say(self, one: Proposal) -> str:
        shown = [f"{self._queue.name(name)} {name}" for name in one.members[:_MEMBERS]]
        if len(one.members) > _MEMBERS:
            shown.append(f"and {len(one.members) - _MEMBERS:,} more")
        members = ", ".join(shown)
        weak = one.weakest
        return f"  {members}; weakest {say_share(weak.probability)}, {weak.left} and {weak.right}"

    def _show_contradictions(self, console: Console) -> None:
        queue = self._queue
        if queue.contradictions or queue.unjoined:
            console.print()
            console.print(plain("What does not go together", "bold yellow"))
        for one in queue.contradictions:
            chance = f"{say_share(one.pair.probability)}, {one.pair.left} and {one.pair.right}"
            console.print(plain(f"  {one.words} ({chance})"), soft_wrap=True)
        for conflict in queue.unjoined:
            console.print(plain(f"  {conflict.message}"), soft_wrap=True)


def write_pairs(path: Path, queue: Queue) -> None:
    """Write all questions as a table; no cell can start a program."""
    _write(path, _PAIRS, (_row(one) for one in queue.questions))


def write_clusters(path: Path, queue: Queue) -> None:
    """Write proposed clusters as a table, a member to a row."""
    columns = ("cluster", "member", "name", "weakest")
    rows = (
        [one.members[0], name, queue.name(name), f"{one.weakest.probability:.6f}"]
        for one in queue.proposals
        for name in one.members
    )
    _write(path, columns, rows)


def _row(one: Question) -> list[str]:
    reasons = "; ".join(str(reason) for reason in one.match.reasons)
    return [
        one.left,
        one.names[0],
        one.right,
        one.names[1],
        f"{one.match.probability:.6f}",
        f"{one.value:.3f}",
        reasons,
        one.asked.reason if one.asked else "",
    ]


def _write(path: Path, columns: Iterable[str], rows: Iterable[list[str]]) -> None:
    if path.exists():
        raise click.UsageError(f"there is a file {path} already: name another.")
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as stream:
            write_table(stream, list(columns), rows)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
