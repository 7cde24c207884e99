"""A form: one subject in a file of a few lines, as somebody fills it in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import yaml

from sightline.analyses.screening.small import read_small
from sightline.analyses.screening.subject import UNKNOWN, Subject, make_subject
from sightline.errors import BadValue, UnreadableFile

_MOST = 64 * 1024

Texts = str | int | list[str | int]


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a form may say. Where several can be given, one may stand without a list."""

    name: str
    kind: str = UNKNOWN
    aliases: Texts = []
    born: Texts = []
    country: Texts = []
    number: Texts = []
    ref: str | int = ""


def read_form(path: Path) -> Subject:
    """Read a subject from a form in YAML: name, kind, aliases, born, country, number, ref."""
    name, content = read_small(path, _MOST)
    try:
        form = msgspec.convert(_plain(yaml.safe_load(content.decode("utf-8"))), Form)
    except UnicodeDecodeError:
        raise UnreadableFile(f"{name}: the form is not written in UTF-8") from None
    except (yaml.YAMLError, msgspec.ValidationError, RecursionError) as error:
        words = " ".join(str(error).split())
        raise BadValue(f"{name}: this is not a form for a screening: {words}") from None
    return make_subject(
        form.name,
        kind=form.kind,
        aliases=_texts(form.aliases),
        dates=_texts(form.born),
        countries=_texts(form.country),
        numbers=_texts(form.number),
        ref=str(form.ref),
    )


def _texts(said: Texts) -> list[str]:
    return [str(one) for one in said] if isinstance(said, list) else [str(said)]


def _plain(held: Any) -> Any:
    """Write what YAML takes for a date as it was said; Norway's code is no truth value."""
    if isinstance(held, dict):
        return {str(name): _plain(value) for name, value in held.items()}
    if isinstance(held, list):
        return [_plain(value) for value in held]
    if isinstance(held, bool):
        return "no" if held is False else "yes"
    return held.isoformat() if hasattr(held, "isoformat") else held
