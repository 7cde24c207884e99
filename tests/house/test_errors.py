"""The tree of errors: all in one file, drawn as it is, and each documented."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator

import pytest

from sightline import errors
from sightline.errors import SightlineError
from tests.house import tree

LINE = re.compile(r"^    (?P<stem>[ │├└─]*)(?P<name>[A-Z]\w+)(?: +(?P<words>\S.*))?$", re.MULTILINE)
ALL = [
    item for _, item in inspect.getmembers(errors, inspect.isclass) if issubclass(item, Exception)
]
each_error = pytest.mark.parametrize("error", ALL, ids=lambda error: error.__name__)


def _drawn() -> dict[str, str | None]:
    """Read each name and the name above it from the picture in the docstring."""
    above: list[str] = []
    found: dict[str, str | None] = {}
    for match in LINE.finditer(errors.__doc__ or ""):
        depth = len(match["stem"]) // 4
        del above[depth:]
        found[match["name"]] = above[-1] if above else None
        above.append(match["name"])
    return found


def _defined() -> Iterator[type]:
    for path in tree.python_files("src"):
        if "__main__" not in path.name:
            module = importlib.import_module(tree.module_name(path))
            for _, item in inspect.getmembers(module, inspect.isclass):
                if item.__module__ == module.__name__:
                    yield item


def test_the_tree_is_drawn_as_it_is() -> None:
    coded = {error.__name__: error.__mro__[1].__name__ for error in ALL}
    drawn = _drawn()
    assert drawn.pop("SightlineError", "absent") is None
    coded.pop("SightlineError")
    assert drawn == coded


def test_every_branch_says_what_it_is_for() -> None:
    silent = [
        m["name"] for m in LINE.finditer(errors.__doc__ or "") if m["stem"] and not m["words"]
    ]
    assert not silent


def test_errors_live_in_one_file() -> None:
    elsewhere = [
        f"{item.__module__}.{item.__name__}"
        for item in _defined()
        if issubclass(item, BaseException) and item.__module__ != errors.__name__
    ]
    assert not elsewhere


@each_error
def test_every_error_is_one_of_ours(error: type[Exception]) -> None:
    assert issubclass(error, SightlineError)


@each_error
def test_the_docstring_is_the_message(error: type[Exception]) -> None:
    words = inspect.getdoc(error)
    assert words
    assert words == inspect.cleandoc(error.__doc__ or ""), "it has a docstring of its own"
    assert str(error()) == words
    assert words[0].isupper()
    assert words.endswith(".")
    assert str(error("the row has no date")) == "the row has no date"


@each_error
def test_every_error_is_documented(error: type[Exception]) -> None:
    page = (tree.HOUSE / "docs" / "reference" / "errors.md").read_text("utf-8")
    assert f"### {error.__name__}\n" in page
    assert (inspect.getdoc(error) or "") in page
