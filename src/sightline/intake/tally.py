"""What became of a file: how much of it was taken, and what was left out."""

from __future__ import annotations

from typing import Any

from sightline.intake.refusal import Batch, Refusal

#: Refusals that are kept in memory to be shown; all of them are counted.
SHOWN = 1_000


class Tally:
    """What became of a file."""

    def __init__(self, shown: int = SHOWN) -> None:
        self.rows = self.items = self.statements = self.new = self.known = 0
        #: Rows or cells that were left out, and those taken that deserve a look.
        self.left_out = self.noted = 0
        self.refusals: list[Refusal] = []
        self._shown = shown

    def count(self, batch: Batch) -> None:
        """Count what a batch holds."""
        self.rows = batch.rows
        self.items += len(batch.items)
        self.statements += len(batch.statements)
        self.note(batch.refusals)

    def note(self, refusals: tuple[Refusal, ...]) -> None:
        """Count what was left out, and what deserves a look."""
        self.noted += sum(one.kept for one in refusals)
        self.left_out += sum(not one.kept for one in refusals)
        self.refusals += refusals[: max(0, self._shown - len(self.refusals))]

    def document(self) -> dict[str, Any]:
        """Tell it for programs."""
        names = ("rows", "items", "statements", "new", "known", "left_out", "noted", "refusals")
        return {name: getattr(self, name) for name in names}
