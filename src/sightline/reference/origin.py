"""Where a fact comes from, and how well it was checked."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import msgspec

from sightline.reference.volume import Volume, read_volume
from sightline.values import Grade


class Checked(StrEnum):
    """Against what an entry was checked."""

    TEXT = "text"
    REGISTRY = "registry"
    PUBLISHED = "published"
    SEED = "seed"
    MEMORY = "memory"


#: The grade that an entry earns by how it was checked. What is from memory is a lead, not a proof.
GRADES = {
    Checked.TEXT: "A1",
    Checked.REGISTRY: "A2",
    Checked.PUBLISHED: "A2",
    Checked.SEED: "B2",
    Checked.MEMORY: "C3",
}


class Origin(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One text or body that facts are taken from; it is one voice, however often it is cited."""

    code: str
    title: str
    short: str
    voice: str
    grade: str
    licence: str
    known_as: str
    known: str | None = None


class _Shelf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    origins: tuple[Origin, ...]


@cache
def load_origins() -> tuple[Origin, ...]:
    """List the origins of the reference data."""
    return read_origins(read_volume("origins.yaml"))


def read_origins(text: str, name: str = "origins.yaml") -> tuple[Origin, ...]:
    """Read and check a file of origins."""
    volume = Volume(name, text, _Shelf)
    origins = volume.content.origins
    volume.check_codes((one.code for one in origins), "origins")
    for number, one in enumerate(origins):
        volume.check_date(one.known, "origins", number, "known")
        Grade.parse(one.grade)
    return origins


def find_origin(source: str, otherwise: str = "published-study") -> Origin:
    """Find the origin that a source line begins with, or the one that stands for all others."""
    origins = load_origins()
    named = [one for one in origins if source.startswith(one.short)]
    return named[0] if named else next(one for one in origins if one.code == otherwise)
