"""What a picture keeps at hand once it is asked again and again.

A small question to the database costs half a thousandth of a second, however
little it asks. Whoever asks once should not wait for a whole table; whoever
asks for the tenth time is served from one.
"""

from __future__ import annotations

from collections.abc import Iterable

from sightline.picture.database import Database, Row

#: So many questions go to the database before the table is read.
PATIENCE = 8
#: A larger table stays where it is.
LARGEST = 300_000


class Recall:
    """Rows of one table by their number, from the database or from memory."""

    def __init__(self, database: Database, table: str) -> None:
        self._database = database
        self._table = table
        self._asked = 0
        self._held: dict[int, Row] | None = None

    def rows(self, numbers: Iterable[int]) -> list[Row]:
        """Find the rows with these numbers."""
        self._asked += 1
        if self._asked == PATIENCE:
            self._hold()
        if self._held is None:
            return self._database.rows(f"{self._table}_of", {"nos": list(numbers)})
        return [self._held[no] for no in numbers if no in self._held]

    def _hold(self) -> None:
        count = self._database.row(f"count_{self._table}_rows")
        if count is not None and count[0] <= LARGEST:
            rows = self._database.rows(f"all_{self._table}")
            self._held = {row[0]: row for row in rows}
