"""A visit: one reader in one house, looking for one purpose on two clocks."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from contextlib import ExitStack
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sightline.cli.page import Page
from sightline.cli.progress import counting
from sightline.values.handling import handling_line

if TYPE_CHECKING:
    from sightline.picture import Picture
    from sightline.values import Reader
    from sightline.workspace import Workspace

#: With this begin the names of the options that commands share.
_COMMON = "the_"


class Visit:
    """Where somebody is, who it is, and what was asked for; the house is opened when needed."""

    def __init__(
        self,
        folder: Path,
        name: str | None,
        *,
        machine: bool = False,
        known: dt.date | None = None,
        as_of: dt.date | None = None,
        recorded: dt.date | None = None,
        purpose: str | None = None,
    ) -> None:
        #: The folder of the house.
        self.folder = folder
        #: The reader's name; None is the one who reads by default.
        self.name = name
        self.known = known
        self.as_of = as_of
        self.recorded = recorded
        self.purpose = purpose
        #: Where the output goes.
        self.page = Page(machine=machine)
        self._stack = ExitStack()

    @cached_property
    def house(self) -> Workspace:
        """The house, opened."""
        workspace = import_module("sightline.workspace").Workspace
        house: Workspace = self._stack.enter_context(workspace.open(self.folder))
        return house

    @cached_property
    def reader(self) -> Reader:
        """The card of the reader."""
        return self.house.reader(self.name)

    def picture(
        self,
        act: str,
        detail: str = "",
        *,
        known: dt.date | None = None,
        recorded: dt.date | None = None,
    ) -> Picture:
        """Build what the reader may see, and note what it was asked for."""
        with counting("reading") as progress:
            picture = self.house.picture(
                self.reader,
                known=known or self.known,
                as_of=self.as_of,
                recorded=recorded or self.recorded,
                purpose=self.purpose,
                act=act,
                detail=detail,
                progress=progress,
            )
        self._stack.callback(picture.close)
        return picture

    def handling(self, names: Iterable[str]) -> str:
        """Write the handling line for what carries these markings."""
        held = self.house.markings(self.reader)
        return handling_line(held[name] for name in sorted(names) if name in held)

    def terms(self, picture: Picture) -> dict[str, Any]:
        """Say under which terms a picture was seen: by whom, when, for what, and its address."""
        return {
            "reader": self.reader.name,
            "known": self.known,
            "as_of": self.as_of,
            "recorded": self.recorded,
            "purpose": self.purpose,
            "address": picture.address,
        }

    def close(self) -> None:
        """Leave the house."""
        self._stack.close()


def enter(ctx: click.Context, options: dict[str, Any]) -> Visit:
    """Begin a visit from the options of a command, of the program, and of the environment."""
    root = ctx.find_root().obj or {}
    given = {name: options.pop(name) for name in list(options) if name.startswith(_COMMON)}
    visit = Visit(
        Path(_first(given, root, "folder", "SIGHTLINE_HOME") or "."),
        _first(given, root, "reader", "SIGHTLINE_READER"),
        machine=bool(given["the_machine"] or root.get("the_machine")),
        known=given.get("the_known"),
        as_of=given.get("the_as_of"),
        recorded=given.get("the_recorded"),
        purpose=given.get("the_purpose"),
    )
    ctx.call_on_close(visit.close)
    return visit


def _first(given: dict[str, Any], root: dict[str, Any], name: str, variable: str) -> str | None:
    """Take what stands nearest: at the command, at the program, in the environment."""
    name = _COMMON + name
    found: str | None = given.get(name) or root.get(name) or os.environ.get(variable)
    return found or None
