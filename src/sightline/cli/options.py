"""The options that commands share, each defined once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import update_wrapper
from importlib import import_module
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])

_AGO = re.compile(r"(\d{1,4})([dw])")


class Day(click.ParamType["dt.date"]):
    """One day, as people say it: 2018-04-25, 25 April 2018, today, yesterday, 7d, 2w.

    A month or a year stands for its last day: "as known by the end of 2018".
    """

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Read a day, or say what was expected."""
        if isinstance(value, dt.date):
            return value
        found = _read_near(value.strip().lower()) or _read_date(value)
        if found is None:
            self.fail(
                f"{value!r} is not a day: give e.g. 2018-04-25, today, yesterday, 7d (seven days "
                "ago) or 2w",
                param,
                ctx,
            )
        return found


def _read_near(text: str) -> dt.date | None:
    """Read a day counted from today."""
    today = dt.datetime.now(dt.UTC).date()
    if match := _AGO.fullmatch(text):
        return today - dt.timedelta(days=int(match[1]) * (7 if match[2] == "w" else 1))
    days = {"today": 0, "yesterday": 1}.get(text)
    return None if days is None else today - dt.timedelta(days=days)


def _read_date(text: str) -> dt.date | None:
    values = import_module("sightline.values")
    errors = import_module("sightline.errors")
    try:
        latest: dt.date | None = values.Instant.parse(text).latest
    except errors.BadInstant:
        return None
    return latest


DAY = Day()

HOUSE_OPTIONS = (
    click.option(
        "--in",
        "the_folder",
        metavar="FOLDER",
        help="The folder of the house; else SIGHTLINE_HOME, else the current folder.",
    ),
    click.option(
        "--as",
        "the_reader",
        metavar="READER",
        help="Who reads or writes; else SIGHTLINE_READER, else the first reader of the house.",
    ),
    click.option(
        "--json",
        "the_machine",
        is_flag=True,
        help="Write JSON on standard output, and nothing else.",
    ),
)
TIME_OPTIONS = (
    click.option(
        "--known",
        "the_known",
        type=DAY,
        metavar="DATE",
        help="Show only what was known by the end of this day.",
    ),
    click.option(
        "--as-of",
        "the_as_of",
        type=DAY,
        metavar="DATE",
        help="Show only what can have happened by this day.",
    ),
    click.option(
        "--recorded",
        "the_recorded",
        type=DAY,
        metavar="DATE",
        help="Show only what was written down here by the end of this day.",
    ),
    click.option(
        "--purpose",
        "the_purpose",
        metavar="WORDS",
        help="State the purpose for which you read, where one is due.",
    ),
)


def house_options(function: Function) -> Function:
    """Add the options that say which house, which reader, and for whom the output is."""
    for option in reversed(HOUSE_OPTIONS):
        function = option(function)
    return function


def visits(function: Callable[..., None]) -> Callable[..., None]:
    """Let a command visit a house: it gets a `Visit` in place of the common options."""

    def call(**options: Any) -> None:
        ctx = click.get_current_context()
        visit = import_module("sightline.cli.visit").enter(ctx, options)
        function(visit, **options)

    return house_options(update_wrapper(call, function))


def looks(function: Callable[..., None]) -> Callable[..., None]:
    """Let a command look at a picture: it visits a house, on its clocks and for a purpose."""
    for option in reversed(TIME_OPTIONS):
        function = option(function)
    return visits(function)
