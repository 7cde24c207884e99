"""Certificates of screenings: made, and verified by anybody; and the list of what was decided."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sightline.cli.options import looks, visits
from sightline.cli.page import plain
from sightline.cli.screened import show_decisions
from sightline.errors import DangerousFile, UnreadableFile

if TYPE_CHECKING:
    from rich.console import Console

    from sightline.cli.visit import Visit
    from sightline.products.certificate import Certificate

FILE = click.Path(path_type=Path)
_LARGEST = 32 * 1024**2


@click.command("list")
@click.option("--about", metavar="WORDS", help="Only of subjects in whose name these words stand.")
@looks
def list_screenings(visit: Visit, about: str | None) -> None:
    """List decided screenings and what false alarms cost. With --json one object to a line."""
    picture = visit.picture("screen list", about or "")
    decisions = import_module("sightline.analyses.screening").read_decisions(picture)
    wanted = (about or "").casefold()
    shown = [one for one in decisions if wanted in one.screening.subject.name.casefold()]
    visit.page.write_lines(shown, show_decisions)


@click.command()
@click.argument("screening", metavar="SCREENING")
@click.option(
    "--out", required=True, type=FILE, metavar="FILE", help="A name ending in .json or .pdf."
)
@click.option(
    "--purpose", "the_purpose", metavar="WORDS", help="State the purpose for which you read."
)
@visits
def certificate(visit: Visit, screening: str, out: Path) -> None:
    """Write the signed certificate of a decided SCREENING, as JSON or as a page (PDF).

    The page holds the JSON document, so that each of the two is enough to verify. The same
    decision always gives the same bytes.
    """
    if out.suffix.lower() not in (".json", ".pdf"):
        raise click.UsageError("--out: expected a name that ends in .json or .pdf.")
    made = visit.house.certify(screening, visit.reader, purpose=visit.purpose)
    products = import_module("sightline.products.certificate")
    content = made.document if out.suffix.lower() == ".json" else products.print_page(made)
    _write(out, content)
    told = {"file": out.name, "sha256": made.sha256, "public": made.public}
    visit.page.write(told, lambda console: _show_written(console, out, made))


@click.command()
@click.argument("path", metavar="FILE", type=FILE)
@click.option("--key", metavar="KEY", help="The public key that the house gave you.")
@visits
def verify(visit: Visit, path: Path, key: str | None) -> None:
    """Verify a certificate, JSON or PDF, without a house: hash, signature, and the key.

    Of a page it is also checked that it shows what the document in it says, as far as this
    version of Sightline prints pages as the one that made it did.
    """
    products = import_module("sightline.products.certificate")
    content = _read(path)
    page = content.startswith(b"%PDF")
    document = products.find_attached(content) if page else content
    checked: Certificate = products.verify(document, key)
    printed = products.print_page(checked) == content if page else None
    held = checked.content
    told: dict[str, Any] = {
        "holds": True,
        "key": "as given" if key else "not given",
        "public": checked.public,
        "sha256": checked.sha256,
        "page": printed,
        "house": held.house,
        "subject": held.screening.subject,
        "decided": held.decided.result,
        "decided_by": held.decided_by,
        "decided_on": held.decided_on,
    }
    visit.page.write(told, lambda console: _show_checked(console, checked, key, printed))


def _show_written(console: Console, out: Path, made: Certificate) -> None:
    console.print(plain(f"{out.name}: certificate {made.sha256}"), soft_wrap=True)
    console.print(plain(f"signed with the key of this house: {made.public}", "dim"), soft_wrap=True)


def _show_checked(
    console: Console, checked: Certificate, key: str | None, printed: bool | None
) -> None:
    held = checked.content
    decided = f"{held.decided_by} on {held.decided_on}"
    lines = [
        "The signature holds: nothing in the certificate was changed.",
        f"{held.screening.subject.name}: {held.decided.result}, decided by {decided}",
        f"house {held.house} ({held.organisation}), content {checked.sha256}",
    ]
    if key:
        lines.append(f"signed by the key given: {checked.public}")
    else:
        lines.append(f"signed by {checked.public}: compare it with the key of the house, or --key")
    if printed is True:
        lines.append("The page shows what the document says.")
    elif printed is False:
        lines.append(
            "The page is not the one that this version prints: trust the document in it alone."
        )
    for line in lines:
        console.print(plain(line), soft_wrap=True)


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise UnreadableFile(f"{path.name}: there is no such file")
    if path.stat().st_size > _LARGEST:
        raise DangerousFile(f"{path.name}: the file is larger than a certificate ever is")
    return path.read_bytes()


def _write(out: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    draft.write_bytes(content)
    os.replace(draft, out)
