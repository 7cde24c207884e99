"""A command that takes a name, or a word that stands for a command of its own.

`sightline add FILE` and `sightline add document FILE` are two commands, and
whoever has a file called document writes `./document`.
"""

from __future__ import annotations

from typing import Any

import click

from sightline.cli.shelf import Place, Shelf


class Branching(click.Command):
    """A command with others behind it, each imported when it is asked for."""

    def __init__(
        self,
        *args: Any,
        branches: dict[str, Place],
        plain: tuple[str, ...] = (),
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        #: The commands behind this one, by the word that leads to each.
        self.commands = Shelf(branches)
        #: Words that may stand before the name and change nothing.
        self.plain = plain

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Begin the command that the first word names, or this one."""
        if args and args[0] in self.commands:
            name = f"{info_name} {args[0]}"
            return self.commands[args[0]].make_context(name, args[1:], parent, **extra)
        if len(args) > 1 and args[0] in self.plain and not args[1].startswith("-"):
            args = args[1:]
        return super().make_context(info_name, args, parent, **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and behind them the commands."""
        super().format_options(ctx, formatter)
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.words) for name, one in self.commands.places.items()])
