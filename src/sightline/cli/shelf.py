"""Commands on a shelf: each is taken down, that is imported, when it is asked for.

The words beside each name are written in the table of the group, so that the
overview of all commands is shown without importing any of them.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import NamedTuple

import click


class Place(NamedTuple):
    """Where a command stands (``module:name`` in this room), and what it does in a few words."""

    address: str
    words: str


class Shelf(MutableMapping[str, click.Command]):
    """The commands of a group by name, imported one by one."""

    def __init__(self, places: dict[str, Place]) -> None:
        self.places = places
        self._taken: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._taken:
            module, _, attribute = self.places[name].address.partition(":")
            self._taken[name] = getattr(import_module(f"sightline.cli.{module}"), attribute)
        return self._taken[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._taken[name] = command

    def __delitem__(self, name: str) -> None:
        del self.places[name]

    def __contains__(self, name: object) -> bool:
        return name in self.places

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)
