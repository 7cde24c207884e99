"""The lists that Sightline knows by name: who publishes them, and how their ids begin."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from sightline.errors import BadInput

_CODE = re.compile(r"[a-z0-9][a-z0-9-]{1,40}")


class Publication(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One published list. ``authority`` is who imposes what it tells of."""

    code: str
    title: str
    authority: str
    prefix: str
    publisher: str
    licence: str | None = None
    form: str
    measure: str | None = None


@cache
def load_publications() -> dict[str, Publication]:
    """List all lists that are known by name, by their codes."""
    text = files("sightline.intake.lists").joinpath("publications.yaml").read_text("utf-8")
    found = msgspec.convert(yaml.safe_load(text)["lists"], list[Publication])
    return {one.code: one for one in found}


def name_publication(code: str) -> Publication:
    """Find a list by its code; another code names a list of the receiver's own."""
    known = load_publications().get(code)
    if known is not None:
        return known
    if not _CODE.fullmatch(code):
        raise BadInput(
            f"{code[:60]!r} cannot name a list: give small letters, digits and hyphens, "
            f"or one of {', '.join(load_publications())}"
        )
    return Publication(
        code=code,
        title=f"List {code}",
        authority="",
        prefix=code,
        publisher=code,
        form="any",
    )
