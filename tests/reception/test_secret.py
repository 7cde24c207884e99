"""A secret shows itself nowhere unless it is meant to; the rules of the doors hold none."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from sightline.errors import WorkspaceError
from sightline.reception.account import Account
from sightline.reception.rules import FILE, Rules, read_rules
from sightline.reception.secret import Secret

_TEXT = "the-secret-itself"
_ONE = Account(reader="ana", password=Secret(_TEXT), factor=Secret(_TEXT))


@pytest.mark.parametrize("write", [repr, str, "{}".format, "{!r}".format, "%s".__mod__])
def test_a_secret_is_not_shown(write: Callable[[object], str]) -> None:
    assert _TEXT not in write(Secret(_TEXT))
    assert _TEXT not in write(_ONE)


@pytest.mark.parametrize("write", [json.dumps, msgspec.json.encode, pickle.dumps, copy.copy])
@pytest.mark.parametrize("what", [Secret(_TEXT), _ONE.password, [_ONE.factor]])
def test_a_secret_is_not_written_down(write: Callable[[object], object], what: object) -> None:
    if write is copy.copy and isinstance(what, list):
        return
    with pytest.raises(TypeError):
        write(what)


def test_secrets_are_compared_by_what_they_hold() -> None:
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert Secret("a").reveal() == "a"


def test_without_a_file_the_rules_are_the_usual(tmp_path: Path) -> None:
    assert read_rules(tmp_path) == Rules()


@pytest.mark.parametrize(
    "text",
    [
        "second_factor = 'yes'",
        "second_facter = true",
        "hosts = 'one'",
        "not toml",
        (
            '[provider]\nname = "x"\nissuer = "http://example.org"\nclient_id = "c"\n'
            'redirect = "https://here.example/sign-in/back"\nsecret_file = "s"'
        ),
        (
            '[provider]\nname = "x"\nissuer = "https://example.org"\nclient_id = "c"\n'
            'client_secret = "s"\nredirect = "https://here.example/x"\nsecret_file = "s"'
        ),
    ],
)
def test_rules_that_cannot_be_read_open_no_house(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(WorkspaceError, match=FILE):
        read_rules(tmp_path)
