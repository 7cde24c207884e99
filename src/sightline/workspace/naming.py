"""Indexes of names, kept beside the pictures: built once of what one picture shows.

An index is named by the bearers in it, and a picture's address leads to it. Equal addresses mean
equal pictures, so nobody is led to an index of what he may not see.
"""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

import msgspec

from sightline.analyses.screening import Rule, gather
from sightline.engines.names import Index, Profile, keep, open_kept
from sightline.errors import DamagedIndex
from sightline.picture import Picture

_KEPT = 8
"""So many indexes are kept, those used last; a picture that nobody asks any more has none."""
_ENCODER = msgspec.json.Encoder(order="deterministic")


def open_names(folder: Path, picture: Picture, against: str, rule: Rule) -> Index:
    """Open the kept index of a picture, or build and keep it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    link = folder / f"{_name(picture.address, against, rule)}.link"
    kept = _follow(folder, link)
    if kept is not None:
        return kept
    bearers = gather(picture, against, rule)
    name = _digest(bearers)
    place = folder / name
    index = _open(place)
    if index is None:
        index = Index.build(bearers)
        keep(index, place)
        index = _open(place) or index
    _write(link, name)
    _tidy(folder)
    return index


def _follow(folder: Path, link: Path) -> Index | None:
    try:
        name = link.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    if len(name) != 64 or not set(name) <= set("0123456789abcdef"):
        return None
    index = _open(folder / name)
    if index is not None:
        os.utime(link)
    return index


def _open(place: Path) -> Index | None:
    """Open a kept index; one that is not whole or of another version is thrown away."""
    if not place.is_dir():
        return None
    try:
        return open_kept(place)
    except (DamagedIndex, OSError):
        shutil.rmtree(place, ignore_errors=True)
        return None


def _name(address: str, against: str, rule: Rule) -> str:
    return sha256(_ENCODER.encode([address, against, rule.sha256])).hexdigest()


def _digest(bearers: dict[str, Profile]) -> str:
    digest = sha256()
    for name, profile in bearers.items():
        digest.update(_ENCODER.encode([name, profile]) + b"\n")
    return digest.hexdigest()


def _write(link: Path, name: str) -> None:
    draft = link.with_name(f".{token_hex(8)}.draft")
    draft.write_text(name, "ascii")
    os.replace(draft, link)


def _tidy(folder: Path) -> None:
    """Throw away the links used longest ago, and the indexes to which no link leads."""
    links = sorted(folder.glob("*.link"), key=lambda link: link.stat().st_mtime_ns, reverse=True)
    for link in links[_KEPT:]:
        link.unlink(missing_ok=True)
    used = {link.read_text("ascii").strip() for link in links[:_KEPT]}
    for place in folder.iterdir():
        if place.is_dir() and not place.name.startswith(".") and place.name not in used:
            shutil.rmtree(place, ignore_errors=True)
