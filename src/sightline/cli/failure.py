"""What went wrong, in one clear line, and the status with which the program ends."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Sequence

import click

from sightline.errors import SightlineError

ERROR, USAGE, PROBLEMS, STOPPED = 1, 2, 3, 130

_STOPPED = (
    "stopped: what was added before stays, and the same command again goes on from there; "
    "nothing is added twice"
)


def report(error: Exception, args: Sequence[str]) -> int:
    """Say on standard error what went wrong, and give the status to end with."""
    words, status = explain(error)
    if "--json" in args:
        said = {"error": {"type": _kind(error), "message": words, "status": status}}
        line = json.dumps(said, ensure_ascii=False)
    else:
        line = f"sightline: {words}"
    if os.environ.get("SIGHTLINE_DEBUG"):
        traceback.print_exception(error)
    _write(line)
    return status


def explain(error: Exception) -> tuple[str, int]:
    """Find the words for an error and the status that goes with it."""
    if isinstance(error, click.Abort):
        return _STOPPED, STOPPED
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "sightline"
        return f"{error.format_message()} See `{path} --help`.", USAGE
    if isinstance(error, click.ClickException):
        return error.format_message(), ERROR
    if isinstance(error, SightlineError):
        return str(error), ERROR
    if isinstance(error, OSError) and error.strerror:
        named = f"{error.filename}: " if error.filename else ""
        return f"{named}{error.strerror.lower()}", ERROR
    # The text of an error that nobody foresaw could hold what the reader may not see.
    words = f"something unforeseen happened ({type(error).__name__}); nothing half-done was kept"
    return f"{words}. SIGHTLINE_DEBUG=1 before the command shows where", ERROR


def _kind(error: Exception) -> str:
    return "Stopped" if isinstance(error, click.Abort) else type(error).__name__


def _write(line: str) -> None:
    """Write a line on standard error whatever its encoding can hold."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    click.echo(line.encode(encoding, "backslashreplace").decode(encoding), err=True)
