"""The rules of a language: files that a lawyer can read and mend, checked when they are loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from sightline.engines.mandates.frame import frame_of
from sightline.engines.mandates.phrases import Lexicon, Phrase, read_phrases
from sightline.engines.mandates.volumes import names_in, read_volume
from sightline.engines.mandates.words import plain
from sightline.errors import BadReference


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases that mean one thing. ``but_not`` are longer phrases in which they mean another.

    The other fields are for verbs: see the head of the file of verbs.
    """

    says: tuple[str, ...]
    but_not: tuple[str, ...] = ()
    title: str = ""
    strength: str = ""
    governs: str = ""
    raised_by: tuple[str, ...] = ()
    raised_to: str = ""
    within: int = 0


class Volume(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: sets of words that its phrases may name, and its groups."""

    groups: dict[str, Group]
    sets: dict[str, str] = {}


class Rules(msgspec.Struct, frozen=True):
    """All rules of a language: the groups by family, the lexicon of all phrases, the months."""

    language: str
    groups: Mapping[str, Mapping[str, Group]]
    lexicon: Lexicon
    months: frozenset[str]


@cache
def load(language: str) -> Rules:
    """Load the rules of a language."""
    names = [name for name in names_in(language) if name != "frame"]
    volumes = {name: read_volume(f"{language}/{name}.yaml", Volume) for name in names}
    phrases = list(phrases_of("missions.yaml", "actors", read_volume("missions.yaml", Volume)))
    for family, volume in volumes.items():
        phrases += phrases_of(f"{language}/{family}.yaml", family, volume)
    groups = {family: volume.groups for family, volume in volumes.items()}
    months = frozenset(plain(month) for month in frame_of(language).months)
    return Rules(language, groups, Lexicon(phrases), months)


def phrases_of(file: str, family: str, volume: Volume) -> Iterator[Phrase]:
    """The phrases of a file; what a group says by other words bears its name with a dash."""
    for name, group in volume.groups.items():
        for text in group.says:
            yield from read_phrases(family, name, _filled(file, text, volume.sets))
        for text in group.but_not:
            yield from read_phrases(family, f"-{name}", _filled(file, text, volume.sets))


def _filled(file: str, text: str, sets: Mapping[str, str]) -> str:
    """Write out the sets that a phrase names."""
    try:
        return re.sub(r"<(\w+)>", lambda match: "/".join(sets[match[1]].split()), text)
    except KeyError as error:
        raise BadReference(
            f"{file}: {text!r} names the set {error}: expected one that stands under 'sets'"
        ) from None
