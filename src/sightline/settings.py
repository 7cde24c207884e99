"""The settings of a house: one TOML file, one frozen record. Secrets have no place in it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from sightline.errors import WorkspaceError
from sightline.values import MergePolicy, WordScale

FORMAT = 1
FILE = "sightline.toml"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a house is called, where its memory lies, and who reads when nobody is named.

    ``store`` is a file name in the folder or a PostgreSQL address without a
    password (libpq finds it in its own password file or environment).
    """

    format: int = FORMAT
    name: str
    organisation: str
    store: str = "ledger.db"
    words: WordScale = WordScale.PHIA
    reader: str | None = None
    #: What a rule may decide about who is who when a person runs it: nothing, unless it is said.
    merging: MergePolicy = MergePolicy()

    def __post_init__(self) -> None:
        if self.format != FORMAT:
            raise WorkspaceError(
                f"the house has format {self.format}, this program reads format {FORMAT}: "
                "use the version of Sightline that wrote it"
            )
        if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,62}", self.organisation):
            raise WorkspaceError(
                f"{self.organisation!r} is not the short name of an organisation: "
                "expected small letters, digits, dots and dashes, such as 'jmac'"
            )
        if "://" in self.store and urlsplit(self.store).password:
            raise WorkspaceError(
                "the address of the store holds a password: take it out and put it into the "
                "password file of PostgreSQL (~/.pgpass)"
            )


def read_settings(folder: Path) -> Settings:
    """Read the settings of the house in a folder."""
    path = folder / FILE
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise WorkspaceError(
            f"{folder} is not a house of Sightline: expected a file {FILE} in it; "
            "run `sightline init` there first"
        ) from None
    try:
        return msgspec.convert(tomllib.loads(text), Settings)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise WorkspaceError(f"{path} cannot be read: {error}") from None


def write_settings(folder: Path, settings: Settings) -> None:
    """Write the settings of a house; the file appears whole or not at all."""
    lines = ["# The settings of a house of Sightline. No secrets belong here."]
    said = msgspec.to_builtins(settings)
    merging = said.pop("merging")
    lines += _lines(said)
    if settings.merging != MergePolicy():
        lines += ["", "[merging]", *_lines(merging)]
    draft = folder / f"{FILE}.new"
    draft.write_text("\n".join(lines) + "\n", "utf-8")
    draft.replace(folder / FILE)


def _lines(said: dict[str, object]) -> list[str]:
    """Write settings one to a line; a JSON text, number or list of texts is also a TOML one."""
    return [
        f"{key} = {json.dumps(value, ensure_ascii=False)}"
        for key, value in said.items()
        if value is not None
    ]
