"""A visit: one reader in one house, looking for one purpose on two clocks."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import ExitStack
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sightline.cli.page import Page
from sightline.cli.progress import counting

if TYPE_CHECKING:
    from sightline.picture import Picture
    from sightline.values import Reader
    from sightline.workspace import Workspace


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
        purpose: str | None = None,
    ) -> None:
        #: The folder of the house.
        self.folder = folder
        #: The reader's name; None is the one who reads by default.
        self.name = name
        self.known = known
        self.as_of = as_of
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
        self, act: str, detail: str = "", *, known: dt.date | None = None
    ) -> Picture:
        """Build what the reader may see, and note what it was asked for."""
        with counting("reading") as progress:
            picture = self.house.picture(
                self.reader,
                known=known or self.known,
                as_of=self.as_of,
                purpose=self.purpose,
                act=act,
                detail=detail,
                progress=progress,
            )
        self._stack.callback(picture.close)
        return picture

    def terms(self, picture: Picture) -> dict[str, Any]:
        """Say under which terms a picture was seen: by whom, when, for what, and its address."""
        return {
            "reader": self.reader.name,
            "known": self.known,
            "as_of": self.as_of,
            "purpose": self.purpose,
            "address": picture.address,
        }

    def close(self) -> None:
        """Leave the house."""
        self._stack.close()


def enter(ctx: click.Context, options: dict[str, Any]) -> Visit:
    """Begin a visit from the options of a command, of the program, and of the environment."""
    root = ctx.find_root().obj or {}
    folder = _first(options, root, "folder", "SIGHTLINE_HOME")
    visit = Visit(
        Path(folder or "."),
        _first(options, root, "name", "SIGHTLINE_READER"),
        machine=bool(options.pop("machine", False)) | bool(root.get("machine")),
        known=options.pop("known", None),
        as_of=options.pop("as_of", None),
        purpose=options.pop("purpose", None),
    )
    ctx.call_on_close(visit.close)
    return visit


def _first(options: dict[str, Any], root: dict[str, Any], name: str, variable: str) -> str | None:
    found: str | None = options.pop(name, None) or root.get(name) or os.environ.get(variable)
    return found or None
