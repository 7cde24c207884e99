"""The documents: links that lead somewhere, pages for every command, a changelog of sentences."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from sightline.settings import Settings
from tests.house import tree

LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
DATED = re.compile(r"^## (?:\d{4}-\d{2}-\d{2}(?:, version \d+\.\d+\.\d+)?|Unreleased)$")
RULES = re.compile(r"^([a-z]+):(?!=)", re.MULTILINE)

each_page = pytest.mark.parametrize("page", tree.pages(), ids=tree.named)


def _prose(page: Path) -> str:
    """Read a page without its code and without what is hidden from its readers."""
    return COMMENT.sub("", FENCE.sub("", page.read_text("utf-8")))


def _anchors(page: Path) -> set[str]:
    """Name the headings of a page as the usual viewers do."""
    headings = HEADING.findall(_prose(page))
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


@each_page
def test_links_lead_somewhere(page: Path) -> None:
    lost = []
    for match in LINK.finditer(_prose(page)):
        target, _, anchor = unquote(match["target"]).partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        place = (page.parent / target).resolve() if target else page
        if not place.exists() or (anchor and anchor not in _anchors(place)):
            lost.append(match["target"])
    assert not lost


@each_page
def test_a_page_has_one_title(page: Path) -> None:
    text = _prose(page)
    assert len(re.findall(r"^# \S", text, re.MULTILINE)) == 1
    assert text.startswith("# ")


def test_every_page_is_on_the_map() -> None:
    docs = tree.HOUSE / "docs"
    mapped = {
        (docs / match["target"].split("#")[0]).resolve()
        for match in LINK.finditer(_prose(docs / "README.md"))
    }
    missing = [tree.named(page) for page in docs.rglob("*.md") if page.resolve() not in mapped]
    missing.remove("docs/README.md")
    assert not missing, "run `make docs`"


def test_the_changelog_is_dated_sentences() -> None:
    text = (tree.HOUSE / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## .*$", text, re.MULTILINE)
    assert headings
    assert all(DATED.match(heading) for heading in headings)
    dates = re.findall(r"^## (\d{4}-\d{2}-\d{2})", text, re.MULTILINE)
    assert dates == sorted(dates, reverse=True), "the newest stands first"
    entries = re.split(r"^- ", text, flags=re.MULTILINE)[1:]
    assert entries
    for entry in entries:
        sentence = " ".join(entry.split("\n\n")[0].split("\n#")[0].split())
        assert sentence.endswith("."), sentence
        assert not sentence[0].isalpha() or sentence[0].isupper(), sentence


def test_decisions_are_numbered_and_dated() -> None:
    pages = sorted((tree.HOUSE / "docs" / "decisions").glob("*.md"))
    numbers = [int(page.name[:4]) for page in pages]
    assert numbers == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text("utf-8")
        assert re.search(r"^\d{4}-\d{2}-\d{2}\b", text, re.MULTILINE), tree.named(page)


def test_what_the_pages_make_can_be_made() -> None:
    rules = set(RULES.findall((tree.HOUSE / "Makefile").read_text("utf-8")))
    assert {"demo", "test", "bench", "check", "docs", "clean", "help"} <= rules
    said = {
        name
        for page in tree.pages()
        for name in re.findall(r"(?:`|^)make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
    }
    assert said <= rules


@pytest.mark.parametrize("name", Settings.__struct_fields__)
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in (tree.HOUSE / "docs" / "reference" / "settings.md").read_text("utf-8")


def _commands(command: object, path: str) -> Iterator[str]:
    """Name every command, the groups as well as what is in them."""
    yield path
    for name, part in getattr(command, "commands", {}).items():
        yield from _commands(part, f"{path} {name}")


def test_every_command_is_documented() -> None:
    if importlib.util.find_spec("sightline.cli") is None:
        pytest.skip("there is no command line yet")
    cli = importlib.import_module("sightline.cli")
    reference = tree.HOUSE / "docs" / "reference"
    text = "\n".join(page.read_text("utf-8") for page in reference.glob("*.md"))
    missing = [path for path in _commands(cli.main, "sightline") if f"`{path}`" not in text]
    assert not missing


def test_licence_and_notice_are_whole() -> None:
    licence = (tree.HOUSE / "LICENSE").read_text("utf-8")
    assert licence.strip().startswith("Apache License\n")
    assert "END OF TERMS AND CONDITIONS" in licence
    assert "FollowTheMoney" in (tree.HOUSE / "NOTICE").read_text("utf-8")
