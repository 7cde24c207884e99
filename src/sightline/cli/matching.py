"""Two names or two entities compared, part by part, in words."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click
from rich.console import Console

from sightline.cli.options import looks
from sightline.cli.page import plain, table, visible
from sightline.errors import BadName, BadValue, NotFound
from sightline.values.words import say_share

if TYPE_CHECKING:
    from sightline.cli.visit import Visit
    from sightline.engines.names import Match, Profile
    from sightline.picture import Picture

Function = TypeVar("Function", bound=Callable[..., Any])

#: Stands for what is not known of one of the two.
NOTHING = "-"


class Side(NamedTuple):
    """One of the two: its profile, and the id of the entity if it is one."""

    profile: Profile
    entity: str | None


def _both(name: str, words: str) -> Callable[[Function], Function]:
    return click.option(
        name,
        nargs=2,
        metavar="A B",
        help=f"{words} of the one and of the other; {NOTHING} is unknown.",
    )


@click.command()
@click.argument("one", metavar="NAME|ENTITY")
@click.argument("other", metavar="NAME|ENTITY")
@click.option("--names", "as_names", is_flag=True, help="Take both for names; open no house.")
@click.option(
    "--kind",
    type=click.Choice(["person", "body"]),
    default="person",
    show_default=True,
    help="What bears the names; of an entity it is known.",
)
@_both("--born", "The date of birth or founding")
@_both("--country", "The country")
@_both("--number", "The number of a document")
@click.option(
    "--prior",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    help="How likely they are one before anything is compared; else 1 in 1,000.",
)
@click.option("--explain", is_flag=True, help="Show too how each name is taken apart.")
@looks
def match(
    visit: Visit, *, one: str, other: str, as_names: bool, explain: bool, **said: Any
) -> None:
    """Say how likely two names, or two entities of your picture, are one, and why.

    What is no entity of your picture is taken for a name. The answer is a sum
    of reasons, each of which is shown. It decides nothing: `sightline same`,
    `different` and `unsure` do.
    """
    names = import_module("sightline.engines.names")
    picture = None if as_names else visit.picture("match", f"{one} {other}")
    sides = [_side(picture, text, place, said) for place, text in enumerate((one, other))]
    prior = said["prior"] or names.match.PAIR_PRIOR
    found = names.compare(sides[0].profile, sides[1].profile, prior=prior)
    shown = {side.entity for side in sides if side.entity is not None}
    handling = ""
    if picture is not None and shown:
        handling = visit.handling({name for entity in shown for name in picture.markings(entity)})
    parts = [_take_apart(side.profile) for side in sides] if explain else []
    document = {
        "match": found,
        "entities": [side.entity for side in sides],
        "handling": handling,
        "parts": parts,
    }
    visit.page.write(document, lambda console: _show(console, found, sides, handling, parts))


def _side(picture: Picture | None, text: str, place: int, said: dict[str, Any]) -> Side:
    """Find the entity that is meant, or take the text for a name."""
    if picture is not None:
        try:
            entity = picture.entity(text).id
        except NotFound:
            entity = None
        if entity is not None:
            read = import_module("sightline.analyses.bearers").read_bearer
            return Side(read(picture, entity), entity)
    return Side(_profile(text, place, said), None)


def _profile(text: str, place: int, said: dict[str, Any]) -> Profile:
    names = import_module("sightline.engines.names")
    bearers = import_module("sightline.analyses.bearers")
    born, country, number = (
        (given[place],) if (given := said[name]) and given[place] != NOTHING else ()
        for name in ("born", "country", "number")
    )
    values = {
        "name": [text],
        "birthDate": [bearers.read_day(one) for one in born],
        "country": [_code(one) for one in country],
        "idNumber": list(number),
    }
    schema = "Person" if said["kind"] == "person" else "Organization"
    profile: Profile | None = bearers.make_profile(schema, values)
    if profile is None:
        names.Profile(names=(text,))  # says what is wrong with it
        raise BadName
    return profile


def _code(text: str) -> str:
    model = import_module("sightline.model").load_model()
    cleaned = model.schema("LegalEntity").properties["country"].clean(text)
    if cleaned.value is None or cleaned.problem is not None:
        raise BadValue(f"{text!r} is not known as a country: give e.g. ml or Mali")
    value: str = cleaned.value
    return value


def _take_apart(profile: Profile) -> list[dict[str, Any]]:
    names = import_module("sightline.engines.names")
    found = []
    for name in (*profile.names, *profile.weak):
        taken = names.take_apart(name, profile.sort)
        found.append(
            {
                "name": name,
                "weak": name in profile.weak,
                "parts": [{"written": part.written, "compared": part.text} for part in taken.parts],
                "legal": taken.legal,
                "silent": taken.silent,
            }
        )
    return found


def _show(
    console: Console, found: Match, sides: list[Side], handling: str, parts: list[Any]
) -> None:
    if handling:
        console.print(plain(handling, "bold reverse"))
    for side, name in zip(sides, (found.left, found.right), strict=True):
        held = f"  {side.entity}" if side.entity else "  a name, no entity of your picture"
        console.print(plain(name, "bold").append(visible(held), style="cyan"))
    show_match(console, found)
    for place, told in enumerate(parts):
        console.print()
        console.print(plain(f"Taken apart: {(found.left, found.right)[place]}", "bold"))
        for one in told:
            read = " ".join(f"{part['written']}={part['compared']}" for part in one["parts"])
            more = [f"legal form {one['legal']}"] if one["legal"] else []
            more += [f"put aside: {' '.join(one['silent'])}"] if one["silent"] else []
            more += ["a weak alias"] if one["weak"] else []
            console.print(plain("; ".join([f"  {read}", *more])), soft_wrap=True)


def show_match(console: Console, found: Match, indent: str = "") -> None:
    """Write how likely two are one, and every reason with what it adds to the log-odds."""
    console.print(plain(f"{indent}{say_share(found.probability)} likely the same", "bold"))
    grid = table("", "")
    grid.show_header = False
    for reason in found.reasons:
        grid.add_row(plain(f"{indent}  {reason.log_odds:+.1f}"), plain(reason.words))
    console.print(grid)
