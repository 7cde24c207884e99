"""Countries as published lists spell them, where the vocabulary does not know the spelling."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

_REMARK = re.compile(r"\s*[(.;].*$")


@cache
def _spellings() -> dict[str, str]:
    text = files("sightline.intake.lists").joinpath("spellings.yaml").read_text("utf-8")
    found: dict[str, str] = yaml.load(text, Loader=yaml.BaseLoader)["countries"]  # noqa: S506 - it makes text and mappings alone
    return found


def find_country(text: str) -> str | None:
    """The code of a country in a spelling that lists use."""
    return _spellings().get(" ".join(text.split()).casefold())


def without_remark(text: str) -> str | None:
    """The name before a remark, such as that a citizenship was revoked; None without a remark."""
    bare = _REMARK.sub("", text).strip()
    return bare if bare and bare != text.strip() else None
