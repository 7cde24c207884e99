"""Every word of the interface is there in five languages, with the same values put in."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from sightline.web.menu import MENU
from sightline.web.words import LANGUAGES, Words, choose_language, load_catalogue

WEB = Path(__file__).parents[2] / "src" / "sightline" / "web"
_HOLE = re.compile(r"\{(\w*)")


def _in_templates() -> set[str]:
    environment = Environment(extensions=["jinja2.ext.do"])  # noqa: S701 - read, never filled in
    found = set()
    for path in (WEB / "templates").rglob("*.html"):
        for call in environment.parse(path.read_text("utf-8")).find_all(nodes.Call):
            named = isinstance(call.node, nodes.Name) and call.node.name == "_"
            if named and call.args and isinstance(call.args[0], nodes.Const):
                found.add(str(call.args[0].value))
    return found


def _in_code() -> set[str]:
    found = set()
    for path in WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            first = node.args[0]
            if name in ("words", "say", "_") and isinstance(first, ast.Constant):
                found.add(str(first.value))
    return found


SAID = sorted(
    _in_templates()
    | _in_code()
    | {*MENU, *(place.words for places in MENU.values() for place in places)}
)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_nothing_is_left_untranslated(language: str) -> None:
    missing = [one for one in SAID if language not in load_catalogue().get(one, {})]
    assert not missing


def test_nothing_is_translated_that_nobody_says() -> None:
    dynamic = {one for one in load_catalogue() if one not in SAID}
    assert not {one for one in dynamic if not _is_said_by_a_variable(one)}


def _is_said_by_a_variable(words: str) -> bool:
    """Whether the words stand somewhere in the code as a value that a page says later."""
    return any(f'"{words}"' in text or f"'{words}'" in text for text in _TEXTS)


_TEXTS = [path.read_text("utf-8") for path in WEB.rglob("*.py")]
_TEXTS += [path.read_text("utf-8") for path in (WEB / "templates").rglob("*.html")]
#: The guided forms ask in the words of their products.
_TEXTS += [path.read_text("utf-8") for path in (WEB.parent / "products").rglob("*.py")]


def test_translations_take_the_same_values() -> None:
    wrong = [
        (english, language)
        for english, others in load_catalogue().items()
        for language, said in others.items()
        if sorted(_HOLE.findall(said)) != sorted(_HOLE.findall(english))
    ]
    assert not wrong


def test_translations_are_in_the_four_other_languages() -> None:
    expected = set(LANGUAGES) - {"en"}
    assert not [one for one, others in load_catalogue().items() if set(others) != expected]


def test_arabic_reads_from_right_to_left() -> None:
    assert Words("ar").direction == "rtl"
    assert Words("fr").direction == "ltr"


@pytest.mark.parametrize(
    ("wanted", "accepted", "chosen"),
    [
        ("fr", "es", "fr"),
        (None, "pt-BR,en;q=0.8", "pt"),
        (None, "de,ar;q=0.3", "ar"),
        ("xx", "", "en"),
        (None, ";;,,", "en"),
    ],
)
def test_the_language_is_chosen(wanted: str | None, accepted: str, chosen: str) -> None:
    assert choose_language(wanted, accepted) == chosen
