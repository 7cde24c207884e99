"""Sources on a page: every item that is cited gets a number, and is told at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from sightline.cli.page import plain, short, table
from sightline.errors import NotFound

if TYPE_CHECKING:
    from sightline.picture import Picture, Received, Saying


class Sources:
    """The items that a page cites, in the order in which they are first cited."""

    def __init__(self, *pictures: Picture) -> None:
        self._pictures = pictures
        self._cited: dict[str, Received] = {}
        self._numbers: dict[str, int] = {}

    def number(self, item: str) -> int:
        """Cite an item: give its number on this page."""
        if item not in self._cited:
            self._cited[item] = self._find(item)
            self._numbers[item] = len(self._cited)
        return self._numbers[item]

    def _find(self, item: str) -> Received:
        """Find an item in the first picture that holds it."""
        for picture in self._pictures[:-1]:
            try:
                return picture.item(item)
            except NotFound:
                continue
        return self._pictures[-1].item(item)

    def cite(self, saying: Saying, *, dated: bool = True) -> Text:
        """Write where a statement comes from: its grade, its item, its place, its date."""
        parts = [saying.grade or "ungraded", f"[{self.number(saying.item)}]"]
        parts += [saying.place] if saying.place else []
        parts += [f"event {saying.event}"] if saying.event and dated else []
        parts += [f"as {saying.original}"] if _differs(saying) else []
        parts += ["withdrawn"] if saying.withdrawn else []
        return plain(" ".join(parts[:2]) + "".join(f", {part}" for part in parts[2:]), "dim")

    def document(self) -> dict[str, Any]:
        """Tell all cited items by their ids."""
        return {name: tell_item(received) for name, received in self._cited.items()}

    def show(self, console: Console) -> None:
        """Write the list of sources."""
        if not self._cited:
            return
        console.print()
        console.print(Text("Sources", style="bold"))
        grid = table("", "", wide="")
        grid.show_header = False
        for number, received in enumerate(self._cited.values(), start=1):
            grid.add_row(f"[{number}]", plain(describe_item(received)))
        console.print(grid)


def tell_item(received: Received) -> dict[str, Any]:
    """Tell an item with its two dates."""
    return {
        "id": received.id,
        "item": received.item,
        "known_by": received.known_by,
        "recorded": received.recorded,
        "withdrawn": received.withdrawn,
    }


def describe_item(received: Received) -> str:
    """Describe an item in one line."""
    item = received.item
    parts = [item.title, item.item_kind.value, item.grade or "ungraded"]
    parts += [f"of {item.event}"] if item.event else []
    parts.append(f"known {item.known}" if item.known else f"recorded {received.recorded[:10]}")
    parts += [f"from {item.source}"] if item.source else []
    parts += ["withdrawn"] if received.withdrawn else []
    return ", ".join([*parts, short(received.id)])


def _differs(saying: Saying) -> bool:
    return saying.original is not None and saying.original != saying.value
