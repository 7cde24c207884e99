"""The words of the interface in five languages: catalogues beside this file, one for each room.

A catalogue is a YAML mapping from the English words to the other four languages. What readers
wrote and what analyses say is not translated: it stands in the language in which it was said.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from sightline.errors import BadReference

#: The languages of the interface, each in its own name.
LANGUAGES = MappingProxyType(
    {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية", "pt": "Português"}
)
RIGHT_TO_LEFT = frozenset({"ar"})


class Words:
    """The words of the interface in one language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self.direction = "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def __call__(self, english: str, **values: Any) -> str:
        """Say something that is written in English in this language, with values put in."""
        said = english
        if self.language != "en":
            said = load_catalogue().get(english, {}).get(self.language, english)
        return said.format(**values) if values else said


@cache
def load_catalogue() -> dict[str, dict[str, str]]:
    """Read every catalogue; what is said twice must be said alike."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(files(__name__).iterdir(), key=lambda one: one.name):
        if not path.name.endswith(".yaml"):
            continue
        for english, others in (yaml.safe_load(path.read_text("utf-8")) or {}).items():
            if found.setdefault(english, others) != others:
                raise BadReference(f"{path.name}: {english!r} is translated in two ways")
    return found


def choose_language(wanted: str | None, accepted: str) -> str:
    """Choose a language: the one asked for, else the first that the browser accepts."""
    if wanted in LANGUAGES:
        return str(wanted)
    for part in accepted.split(","):
        code = part.split(";")[0].strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return "en"
