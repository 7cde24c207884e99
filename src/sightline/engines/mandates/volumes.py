"""The files of rules that ship with the engine, read as their types."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, TypeVar

import msgspec
import yaml

from sightline.errors import BadReference

FOLDER = files("sightline.engines.mandates") / "data"
LANGUAGES = ("en", "fr", "es")

Content = TypeVar("Content")
# Plain scalars stay text: otherwise "no" and "on" would be read as truth values.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def names_in(language: str) -> list[str]:
    """The names of the files of a language, in their order."""
    listed = (path.name for path in FOLDER.joinpath(language).iterdir())
    return sorted(name.removesuffix(".yaml") for name in listed if name.endswith(".yaml"))


def read_volume(name: str, kind: type[Content]) -> Content:
    """Read a file as its type; what is wrong is said with the name of the file."""
    return convert_volume(name, FOLDER.joinpath(*name.split("/")).read_text("utf-8"), kind)


def convert_volume(name: str, text: str, kind: type[Content]) -> Content:
    """Read the text of a file as its type."""
    try:
        loaded = yaml.load(text, Loader=_LOADER)  # noqa: S506 - it makes text, lists and mappings alone
        return msgspec.convert(loaded, kind, strict=False)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise BadReference(f"{name}: {' '.join(str(error).split())}") from None
