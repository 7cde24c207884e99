"""Hostile words in every field, and what a page may hold of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from sightline.intake import Provenance, read_ftm_entities
from sightline.model import load_model
from sightline.values import Level, Marking, Reader
from sightline.workspace import Workspace
from tests.web.browser import Page

WORDS = (
    "<script>alert(1)</script>",
    '"onload="alert(1)',
    "'><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}",
    "abc\u202egpj.exe",
)
LINKS = ("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "https://a.example/x")
_SCHEMES = {"", "http", "https"}
_TYPED = {"website", "name"}
_LINKING = {"href", "src", "action", "formaction", "xlink:href", "data"}


def plant(folder: Path, place: Path) -> None:
    """File an entity with hostile words in every text of it, in everybody's sight."""
    open_to_all = Marking.of(Level.UNCLASSIFIED, "all", owner="org:jmac")
    company = load_model().schemata["Company"]
    texts = [prop.name for prop in company.properties.values() if prop.type != "entity"]
    said = {name: list(WORDS) for name in texts if name not in _TYPED}
    document = {
        "id": "hostile",
        "schema": "Company",
        "properties": {**said, "name": [f"Hostile {one}" for one in WORDS], "website": list(LINKS)},
    }
    path = place / '"><svg onload=alert(1)>.ftm.json'.replace("/", "-")
    path.write_text(json.dumps(document), encoding="utf-8")
    with Workspace.open(folder) as house:
        ana = house.reader("ana")
        house.add([open_to_all], ana)
        house.keep_file(path.read_bytes(), ana)
        terms = Provenance(marking=open_to_all.id, known="2024-01-01")
        for batch in read_ftm_entities(path, terms):
            house.add([*batch.items, *batch.statements], ana)
        house.enrol(
            Reader(
                name="mallory",
                label=WORDS[0],
                organisation=WORDS[2],
                roles=(WORDS[1],),
                clearance=Level.UNCLASSIFIED,
                by="",
            ),
            house.reader("bruno"),
        )


def find_danger(page: Page) -> list[str]:
    """Find what a browser would run or follow, and signs that turn words around."""
    found = ["a sign that turns words around"] if "\u202e" in page.text else []
    for node in page.tree.css("*"):
        for name, value in node.attributes.items():
            plain = "".join((value or "").split())
            if name.startswith("on") or name in ("style", "srcdoc"):
                found.append(f"{node.tag} {name}")
            elif name in _LINKING and urlsplit(plain).scheme not in _SCHEMES:
                found.append(f"{node.tag} {name}={plain[:40]}")
        if node.tag == "script" and not _is_ours(node.attributes):
            found.append("a script in the page")
    return found


def _is_ours(attributes: Mapping[str, str | None]) -> bool:
    """Whether a script is a file of ours, or data that nothing runs."""
    source = attributes.get("src") or ""
    return source.startswith("/static/") or attributes.get("type") == "application/json"
