"""What a command says: one document, as JSON for machines or as a page for people.

Text from the ledger is untrusted. It is never read as markup, and what could
move the cursor, hide or turn letters around is written out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

_JOINERS = "\u200c\u200d"  # they shape letters in Persian and Urdu, and hide nothing


class Page:
    """Standard output, in one of two forms."""

    def __init__(self, *, machine: bool) -> None:
        #: Whether the output is for a program.
        self.machine = machine

    @cached_property
    def console(self) -> Console:
        """Where people read: markup and emoji codes in the text are left as they stand."""
        _open_to_all_scripts()
        return Console(highlight=False, markup=False, emoji=False)

    def write(self, document: Any, show: Callable[[Console], None]) -> None:
        """Write one document, or show it."""
        if self.machine:
            _print_json(document)
        else:
            show(self.console)

    def write_lines(
        self, documents: Iterable[Any], show: Callable[[Console, list[Any]], None]
    ) -> None:
        """Write many documents, one to a line, or show them all."""
        if self.machine:
            for document in documents:
                _print_json(document)
        else:
            show(self.console, list(documents))

    def say(self, line: str) -> None:
        """Say one line to people, as it is and in one piece, such as a link to be followed."""
        if not self.machine:
            self.console.print(Text(line), soft_wrap=True)

    def hint(self, *lines: str) -> None:
        """Tell people what they may do next; programs need no telling."""
        if not self.machine:
            for line in lines:
                self.console.print(Text(line, style="dim"), soft_wrap=True)


def visible(text: str | None) -> str:
    """Write text so that nothing in it is invisible or acts on the terminal."""
    if text is None or text.isprintable():
        return text or ""
    return "".join(
        char if char.isprintable() or char in _JOINERS else _written(char) for char in text
    )


def _written(char: str) -> str:
    if char in "\n\t":
        return " "
    return f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"


def plain(text: object, style: str = "") -> Text:
    """Make text of the ledger fit to be shown."""
    return Text(visible(None if text is None else str(text)), style=style)


def table(*columns: str, wide: str = "") -> Table:
    """Make a table without lines; the named column takes what room there is."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in columns:
        made.add_column(name, overflow="fold", ratio=1 if name == wide else None)
    return made


def short(record_id: str) -> str:
    """Cut the id of a record to what a person can copy; an id of another form stays whole."""
    return record_id[:16] if is_record(record_id) else record_id


def is_record(text: str) -> bool:
    """Say whether a text is the whole id of a record: 64 hexadecimal digits."""
    return len(text) == 64 and set(text) <= set("0123456789abcdef")


def counted(number: int, one: str, many: str | None = None) -> str:
    """Say how many: 1 entity, 2 entities."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _print_json(document: Any) -> None:
    _open_to_all_scripts()
    sys.stdout.write(msgspec.json.encode(document).decode() + "\n")


def _open_to_all_scripts() -> None:
    """Let Arabic and Cyrillic pass where the system's own encoding has no room for them."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
