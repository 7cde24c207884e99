"""Who is who at the door: what to look at next, and what likely hangs together."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sightline.cli.options import looks
from sightline.cli.progress import counting, prepare_names
from sightline.cli.resolved import Shown, write_clusters, write_pairs
from sightline.cli.ruling import decide, give, policy, run, take, undo

if TYPE_CHECKING:
    from sightline.analyses.resolution import Queue, Terms
    from sightline.cli.visit import Visit
    from sightline.picture import Picture

FILE = click.Path(path_type=Path)
_SHARE = click.FloatRange(0, 1, min_open=True, max_open=True)


@click.group(invoke_without_command=True)
@click.option("--file", "path", type=FILE, metavar="FILE", help="Ask of a file; file nothing.")
@click.option("--mapping", type=FILE, metavar="YAML", help="What the columns of the file say.")
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help="Only pairs across two lists of your picture (as un-sc wb), or across two files.",
)
@click.option("--about", metavar="ENTITY", help="Only questions about this entity.")
@click.option("--kind", metavar="KIND", help="Only entities of this kind; of a file: its rows.")
@click.option("--most", type=click.IntRange(1, 10_000), default=20, show_default=True)
@click.option("--from", "at_least", type=_SHARE, help="Ask from this probability on; else 0.02.")
@click.option("--likely", type=_SHARE, help="Propose clusters from this on; else 0.6.")
@click.option("--pairs", "to_pairs", type=FILE, metavar="CSV", help="Write all pairs here.")
@click.option("--clusters", "to_clusters", type=FILE, metavar="CSV", help="Write clusters here.")
@looks
@click.pass_context
def resolve(ctx: click.Context, /, visit: Visit, **asked: Any) -> None:
    """Show which two entities to look at next, why, and what hangs on the answer.

    The questions most worth a look come first: value = look x what hangs on
    it, and every part of both is shown. Nothing is merged by looking, and
    nothing by itself; see docs/guide/resolution.md.
    """
    if ctx.invoked_subcommand is not None:
        return
    queue, picture, refusals = _ask(visit, asked)
    if asked["to_pairs"] is not None:
        write_pairs(asked["to_pairs"], queue)
    if asked["to_clusters"] is not None:
        write_clusters(asked["to_clusters"], queue)
    shown = Shown(queue, most=asked["most"], refusals=refusals)
    handling = _handling(visit, picture, shown) if picture is not None else ""
    terms = visit.terms(picture) if picture is not None else {}
    visit.page.write(
        {**shown.document(), "handling": handling, "terms": terms},
        lambda console: shown.show(console, handling),
    )


def _ask(visit: Visit, asked: dict[str, Any]) -> tuple[Queue, Picture | None, list[Any]]:
    """Ask of a file, of two, or of the picture."""
    if asked["path"] is not None and asked["between"]:
        raise click.UsageError("--file asks within one file and --between across two: give one.")
    if asked["path"] is not None:
        return _of_files(asked, [asked["path"]])
    if asked["between"] and all(Path(one).is_file() for one in asked["between"]):
        return _of_files(asked, [Path(one) for one in asked["between"]])
    if asked["mapping"] is not None:
        raise click.UsageError("--mapping says what the columns of a file say: give --file.")
    detail = " ".join([*(asked["between"] or ()), asked["about"] or ""]).strip()
    picture = visit.picture("resolve", detail)
    return _of_picture(visit, picture, asked), picture, []


def _of_files(asked: dict[str, Any], paths: list[Path]) -> tuple[Queue, None, list[Any]]:
    room = import_module("sightline.analyses.resolution")
    load = import_module("sightline.cli.taking").read_mapping
    mapping, kind = load(asked["mapping"]), asked["kind"]
    stems = [path.stem for path in paths]
    alike = len(set(stems)) < len(stems)
    files = [
        room.read_records(
            path, mapping, kind=kind, prefix=f"{place}-{path.stem}" if alike else None
        )
        for place, path in enumerate(paths, 1)
    ]
    bearers = {name: one for file in files for name, one in file.bearers.items()}
    between = None
    if len(files) > 1:
        between = tuple(frozenset(file.bearers) for file in files)
    with counting("comparing") as progress:
        queue = room.ask_about(bearers, _terms(asked, between), progress=progress)
    return queue, None, [one for file in files for one in file.refusals]


def _of_picture(visit: Visit, picture: Picture, asked: dict[str, Any]) -> Queue:
    room = import_module("sightline.analyses.resolution")
    between = None
    if asked["between"]:
        between = tuple(_members(picture, name) for name in asked["between"])
    rest: dict[str, Any] = {"schemata": [asked["kind"]]} if asked["kind"] else {}
    if not asked["kind"] and between is None:
        prepare_names()
        rest["index"] = visit.house.names(picture, against="both")
    about = None if asked["about"] is None else picture.entity(asked["about"]).id
    with counting("comparing") as progress:
        queue: Queue = room.make_queue(
            picture,
            _terms(asked, between, about),
            flagged=_flagged(visit, picture),
            progress=progress,
            **rest,
        )
    return queue


def _members(picture: Picture, name: str) -> frozenset[str]:
    room = import_module("sightline.analyses.resolution")
    members: frozenset[str] = room.read_members(picture, name)
    if not members:
        known = ", ".join(room.list_sources(picture)) or "there are none"
        raise import_module("sightline.errors").NotFound(
            f"there is no list or data set {name!r} in your picture: {known}"
        )
    return members


def _terms(asked: dict[str, Any], between: Any, about: str | None = None) -> Terms:
    room = import_module("sightline.analyses.resolution")
    said = {name: asked[name] for name in ("at_least", "likely") if asked[name] is not None}
    if "at_least" in said and "likely" not in said:
        said["likely"] = max(said["at_least"], room.Terms().likely)
    terms: Terms = room.Terms(between=between, about=about, **said)
    return terms


def _flagged(visit: Visit, picture: Picture) -> list[str]:
    """Name the subject and the others of every flag that stands, once for each."""
    flags = import_module("sightline.analyses.flags")
    day = visit.known or visit.as_of or dt.datetime.now(dt.UTC).date()
    return [one for flag in flags.raise_flags(picture, day) for one in (flag.subject, *flag.others)]


def _handling(visit: Visit, picture: Picture, shown: Shown) -> str:
    entities = shown.entities()
    if not entities:
        return visit.handling(picture.markings())
    return visit.handling({name for one in entities for name in picture.markings(one)})


for command in (decide, undo, take, give, run, policy):
    resolve.add_command(command)
