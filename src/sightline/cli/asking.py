"""What is asked of a screening: whom, of which day, for what, against what, and by which rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import update_wrapper
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from sightline.cli.options import DAY

if TYPE_CHECKING:
    from sightline.analyses.screening import Subject
    from sightline.cli.visit import Visit
    from sightline.workspace import Asked

PURPOSES = ("vendor", "support-recipient", "engagement", "recruitment", "lease")
POOLS = ("lists", "picture", "both")
KINDS = ("person", "body", "unknown")
_FORMS = (".yaml", ".yml")

_OPTIONS = (
    click.option("--born", "born", multiple=True, metavar="DATE", help="Born or founded."),
    click.option("--country", multiple=True, metavar="NAME", help="A country, by name or code."),
    click.option("--number", multiple=True, metavar="NUMBER", help="Of a document or register."),
    click.option("--alias", multiple=True, metavar="NAME", help="Another name."),
    click.option("--kind", type=click.Choice(KINDS), help="Person or body; else both are tried."),
    click.option("--entity", default="", metavar="ID", help="Under which it is in your picture."),
    click.option("--on", "day", type=DAY, metavar="DATE", help="As of this day; else today."),
    click.option(
        "--for",
        "purpose",
        type=click.Choice(PURPOSES),
        default="vendor",
        show_default=True,
        help="What it is for: what is barred depends on it.",
    ),
    click.option(
        "--against",
        type=click.Choice(POOLS),
        default="lists",
        show_default=True,
        help="The listed and those below them, all others in your picture, or both.",
    ),
    click.option(
        "--rule",
        type=click.Path(path_type=Path),
        metavar="YAML",
        help="A rule of your own in place of the one that comes with Sightline.",
    ),
)


class Question(NamedTuple):
    """What the options of a screening say."""

    born: tuple[str, ...]
    country: tuple[str, ...]
    number: tuple[str, ...]
    alias: tuple[str, ...]
    kind: str | None
    entity: str
    day: dt.date | None
    purpose: str
    against: str
    rule: Path | None

    def asked(self, visit: Visit) -> Asked:
        """Say on which terms it is screened; the day is that of the picture, or today."""
        known = getattr(visit, "known", None)
        day = self.day or known or dt.datetime.now(dt.UTC).date()
        rule = import_module("sightline.analyses.screening").load_rule(self.rule)
        asked: Asked = import_module("sightline.workspace").Asked(
            day=day, purpose=self.purpose, against=self.against, rule=rule
        )
        return asked


def asks(function: Callable[..., None]) -> Callable[..., None]:
    """Let a command ask: it gets a `Question` in place of the options that say it."""

    def call(*args: Any, **options: Any) -> None:
        told = {name: options.pop(name) for name in Question._fields}
        function(*args, question=Question(**told), **options)

    wrapped = update_wrapper(call, function)
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def read_question(whom: str, question: Question) -> Subject:
    """Read the subject from a form, or from a name with what the options say of it."""
    screening = import_module("sightline.analyses.screening")
    path = Path(whom)
    if path.suffix.lower() in _FORMS and path.is_file():
        given = (question.born, question.country, question.number, question.alias, question.kind)
        if any(given):
            raise click.UsageError("a form says all of the subject itself: leave the options out.")
        subject: Subject = screening.read_form(path)
        return subject
    made: Subject = screening.make_subject(
        whom,
        kind=question.kind or "unknown",
        aliases=question.alias,
        dates=question.born,
        countries=question.country,
        numbers=question.number,
        entity=question.entity,
    )
    return made
