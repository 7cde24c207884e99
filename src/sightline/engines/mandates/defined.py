"""Abbreviations that a document itself gives to a mission or to a government."""

from __future__ import annotations

import re

from sightline.engines.mandates.document import Document

_SHORT = re.compile(r"\(\s*(?:the\s+)?[“\"]?([A-Z][A-Za-z]{2,11})[”\"]?\s*\)")
_BACK = 110
_NAMED = (
    (
        "mission",
        re.compile(
            r"\b(?:Mission|Operation|(?<!Task )Force|Integrated (?:\w+ )?Office"
            r"|Peacebuilding Support Office|Political Office"
            r"|Opération|Misión|Fuerza|Oficina Integrada)\b[^().;,]{0,90}$"
        ),
    ),
    ("host", re.compile(r"\b(?:Government|Gouvernement|Gobierno)\b[^().;,]{0,60}$")),
)


def defined_in(document: Document) -> dict[str, tuple[str, str]]:
    """The abbreviations, each with the family and the name of what it stands for."""
    found: dict[str, tuple[str, str]] = {}
    text = document.text
    for match in _SHORT.finditer(text):
        short = match[1]
        if short in found or sum(sign.isupper() for sign in short) < 2:
            continue
        before = text[max(0, match.start() - _BACK) : match.start()]
        name = next((name for name, pattern in _NAMED if pattern.search(before)), None)
        if name is not None:
            found[short] = ("actors", name)
    return found
