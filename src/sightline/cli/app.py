"""The program itself: the table of all commands, and the way in and out.

Nothing but click is imported here, so that help is there at once; a command's
own file is imported when that command is called.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from sightline import __version__
from sightline.cli.options import house_options
from sightline.cli.shelf import Place, Shelf

SECTIONS: dict[str, dict[str, Place]] = {
    "Begin": {
        "init": Place("founding:init", "Found a house in a folder, with yourself as first reader."),
        "demo": Place("demo:demo", "Build a fictional mission to learn and to try things."),
        "add": Place("add:add", "Take in a file: a table, a workbook, JSON lines, FollowTheMoney."),
    },
    "Read": {
        "search": Place("search:search", "Find entities by words, in any of their scripts."),
        "show": Place("show:show", "Show an entity, a statement, an item, or the vocabulary."),
        "list": Place("listing:list_entities", "List entities, all of them or of one kind."),
        "lists": Place("lists:lists", "Show versions of sanctions lists, and what changed."),
        "history": Place("history:history", "Tell what was said of an entity, when, and by whom."),
        "diff": Place("diff:diff", "Tell what changed between two days, and why."),
        "export": Place("export:export", "Write out what you may see, for other tools."),
        "write": Place("write:write", "Write a brief, flash, dossier or assessment: PDF, DOCX."),
        "numbers": Place(
            "numbers:numbers", "Show the numbers of the field, computed and as stated."
        ),
        "mandate": Place(
            "mandating:mandate", "Read decisions of the Council; ask what missions were given."
        ),
        "replay": Place(
            "replaying:replay_cases", "Play past missions again, as known on each day."
        ),
    },
    "Judge": {
        "assess": Place("assess:assess", "Assess an area: who takes part, the seven interfaces."),
        "flags": Place("flags:flags", "Ask the rules what they see, and what each rests on."),
        "same": Place("acts:same", "Decide that two entities are one."),
        "different": Place("acts:different", "Decide that two entities are not one."),
        "unsure": Place("acts:unsure", "Take a decision about two entities back."),
        "match": Place("matching:match", "Compare two names or two entities, part by part."),
        "resolve": Place("resolving:resolve", "Show who may be one with whom; decide many."),
        "withdraw": Place("acts:withdraw", "Withdraw a statement or an item, with the reason."),
        "review": Place("reviewing:review", "Review what a machine found in documents."),
        "mark": Place("acts:mark", "Change who may see a statement or an item."),
        "screen": Place("screen:screen", "Screen names and tables; decide, certify, verify."),
        "watch": Place("watch:watch", "Keep watches on names, and be told what is different."),
        "judge": Place("judging:judge", "Write, review, approve and contest judgements."),
        "require": Place("requiring:require", "Ask what is not known, and keep the answers."),
        "forecast": Place("forecasting:forecast", "Estimate what will come, and be scored."),
    },
    "Keep": {
        "serve": Place("serve:serve", "Serve the pages and the API of a house."),
        "reader": Place("readers:reader", "Enrol readers, change their cards, explain access."),
        "case": Place("cases:case", "Open, list and erase cases."),
        "verify": Place("keeping:verify", "Check that nothing was changed, lost or inserted."),
        "readings": Place("keeping:readings", "List who read what, for the custodian."),
        "key": Place("keys:key", "Show where the keys lie, and the public one."),
        "backup": Place("keeping:backup", "Copy the ledger into a new folder, verified."),
        "restore": Place("keeping:restore", "Bring a backup back into an empty folder."),
        "move": Place("keeping:move", "Move the ledger into another store, such as PostgreSQL."),
    },
}
SHELF = Shelf({name: place for section in SECTIONS.values() for name, place in section.items()})

EPILOG = """\b
Ends with 0 when all is well, 1 on an error, 2 when the command cannot be
understood, 3 when a check found problems, 130 when stopped with Ctrl-C.
SIGHTLINE_HOME and SIGHTLINE_READER stand for --in and --as.
SIGHTLINE_DEBUG=1 shows where in the program an error arose."""


class Door(click.Group):
    """The group of all commands, which turns every error into one clear line and a status."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands, section by section, without importing them."""
        del ctx
        for section, places in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name, place.words) for name, place in places.items()])

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run a command and end the program with its status."""
        extra["standalone_mode"] = False
        given = list(sys.argv[1:] if args is None else args)
        try:
            status = super().main(args, *rest, **extra)
        except Exception as error:  # whatever it is, the door says it in one line
            status = import_module("sightline.cli.failure").report(error, given)
        sys.exit(status if isinstance(status, int) else 0)


@click.group(
    "sightline",
    cls=Door,
    commands=SHELF,
    invoke_without_command=True,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@house_options
@click.version_option(__version__, prog_name="sightline")
@click.pass_context
def main(ctx: click.Context, /, **common: Any) -> None:
    """Remember sourced statements, and see what one reader may know at one time."""
    ctx.obj = common
    if ctx.invoked_subcommand is None:
        import_module("sightline.cli.overview").show(common)
