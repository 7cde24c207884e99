"""What was left out of a file, with its place and the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from sightline.cli.page import counted, plain

if TYPE_CHECKING:
    from sightline.intake import Refusal

_MOST = 20


def show_refusals(console: Console, refusals: Sequence[Refusal], left_out: int, noted: int) -> None:
    """List the first of them; what was taken all the same comes last."""
    if not left_out and not noted:
        return
    console.print()
    if left_out:
        console.print(plain(f"{counted(left_out, 'thing')} left out:", "bold red"))
    ordered = sorted(refusals, key=lambda one: one.kept)
    for one in ordered[:_MOST]:
        console.print(plain(f"  {one}", "dim" if one.kept else ""), soft_wrap=True)
    rest = left_out + noted - min(len(ordered), _MOST)
    if rest > 0:
        console.print(plain(f"  and {rest:,} more: --refused FILE writes them all", "dim"))
