"""The exercise: a fictional mission, built into a house of its own."""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.cli.options import visits
from sightline.cli.page import counted, plain, table
from sightline.cli.progress import counting
from sightline.cli.serve import run
from sightline.cli.visit import Visit
from sightline.errors import WorkspaceError
from sightline.settings import FILE

if TYPE_CHECKING:
    from sightline.workspace import Workspace

READER = "ana"
_OTHERS = ("chidi", "emeka", "hana")
_SAMPLE = 20_000


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default="demo")
@click.option("--size", type=click.IntRange(1_000, 20_000_000), default=_SAMPLE, show_default=True)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@click.option("--serve", "stays", is_flag=True, help="Then serve its pages until Ctrl-C.")
@click.option("--port", default=8321, show_default=True, help="The port to serve on.")
@visits
def demo(visit: Visit, folder: Path, size: int, seed: int, *, stays: bool, port: int) -> None:
    """Build a fictional mission in FOLDER, of about SIZE statements, and show what is seen of it.

    Everything in it is invented. Files to add lie in FOLDER/files, a brief in
    FOLDER/brief.pdf, the setting in FOLDER/story.md, and the truth, for those
    who train others, in FOLDER/truth. Past missions lie in FOLDER/casebook, a
    house of its own. The same size and seed always make the same sources; what
    the analysts make of them is dated today.
    """
    if not (folder / FILE).exists():
        _build(folder, size, seed)
    with import_module("sightline.workspace").Workspace.open(folder) as house:
        seen = [_look(house, name) for name in (READER, *_OTHERS)]

    def show(console: Console) -> None:
        console.print(plain(f"The mission lies in {folder}. The same house, seen by four readers:"))
        console.print()
        grid = table("reader", "of", "entities", "who", wide="who")
        for one in seen:
            name, body = plain(one["reader"]), plain(one["organisation"])
            grid.add_row(name, body, f"{one['entities']:,}", plain(one["label"]))
        console.print(grid)

    visit.page.write({"folder": str(folder), "seen": seen}, show)
    some = seen[0]["example"]
    visit.page.hint(
        "",
        f"Read {folder / 'story.md'} and {folder / 'brief.pdf'}, then try:",
        f"  sightline --in {folder} serve",
        f"  sightline --in {folder} search {some['caption'].split()[0]}",
        f"  sightline --in {folder} show {some['id']}",
        f"  sightline --in {folder} --as hana show {some['id']}",
    )
    if stays:
        visit.folder = folder
        run(visit, import_module("sightline.server").Address(port=port))


def _build(folder: Path, size: int, seed: int) -> None:
    """Build beside the place, and move it there when it is whole."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceError(f"{folder} is not empty, and no house: name another folder")
    exercise = import_module("sightline.exercise").make_exercise(seed, size)
    draft = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    with counting("entering reports", size) as progress:
        house = import_module("sightline.workspace").Workspace.rehearse(
            draft,
            exercise.batches(),
            name="The exercise",
            organisation="jmac",
            reader=READER,
            progress=progress,
        )
    with house:
        with counting("arguing", None) as progress:
            import_module("sightline.cli.rehearsing").argue(house, progress)
        import_module("sightline.cli.briefing").write_brief(house, draft / "brief.pdf")
    with counting("shelving the casebook"):
        import_module("sightline.cli.rehearsing").shelve_casebook(draft / "casebook", READER)
    exercise.write_files(draft / "files")
    exercise.write_truth(draft / "truth")
    (draft / "truth" / "story.md").write_text(exercise.story(truth=True), encoding="utf-8")
    (draft / "story.md").write_text(exercise.story(truth=False), encoding="utf-8")
    if folder.exists():
        folder.rmdir()
    draft.replace(folder)


def _look(house: Workspace, name: str) -> dict[str, Any]:
    card = house.reader(name)
    with counting(f"looking as {name}") as progress:
        picture = house.picture(card, act="demo", progress=progress)
    with picture:
        (example,) = picture.entities("Group", limit=1) or picture.entities(limit=1) or (None,)
        told = {"id": example.id, "caption": example.caption} if example else None
        return {
            "reader": name,
            "label": card.label,
            "organisation": card.organisation,
            "entities": picture.count(),
            "summary": counted(picture.count(), "entity", "entities"),
            "example": told,
        }
