"""Which links of the chain of justice a paragraph names, by words on file."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from sightline.errors import BadReference

_NAME = "justice.yaml"


class Link(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One link: its name, the stage of the agreed vocabulary, and the words for it."""

    code: str
    name: str
    stage: str
    words: tuple[str, ...]


class _Chain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    links: tuple[Link, ...]


def read_links(text: str) -> tuple[Link, ...]:
    """Read and check a file of links."""
    try:
        return msgspec.convert(yaml.safe_load(text), _Chain).links
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise BadReference(f"{_NAME} cannot be used: {error}") from None


LINKS = read_links((files(__package__) / _NAME).read_text("utf-8"))


def stages_in(text: str) -> dict[str, str]:
    """Find the links that a text names: the code of each, and the first words for it."""
    found = ((link.code, _pattern(link).search(text)) for link in LINKS)
    return {code: match[0] for code, match in found if match is not None}


def stage_of(code: str) -> str:
    """The stage of the agreed vocabulary in which a link lies."""
    return next(link.stage for link in LINKS if link.code == code)


@cache
def _pattern(link: Link) -> re.Pattern[str]:
    words = "|".join(_written(word) for word in link.words)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _written(word: str) -> str:
    """A phrase as a pattern: a star stands for any ending, a gap for any space."""
    pieces = (re.escape(piece).replace(r"\*", r"\w{0,20}") for piece in word.split())
    return r"\s+".join(pieces)
