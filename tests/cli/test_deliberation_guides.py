"""The guides on judgements, requirements and forecasts name commands and options that there are."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from sightline.cli import main
from tests.house import tree

CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
PAGES = ("judgements", "requirements", "forecasts")


def _lines(page: str) -> list[str]:
    text = (tree.HOUSE / "docs" / "guide" / f"{page}.md").read_text("utf-8")
    joined = "".join(CONSOLE.findall(text)).replace("\\\n", " ")
    return [line[2:] for line in joined.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_page_is_there(page: str) -> None:
    lines = _lines(page)
    assert len(lines) >= 4
    for line in lines:
        words = [word for word in shlex.split(line) if not word.startswith("--")]
        named = [word for word in words[1:] if word != "ben"][:2]
        group = main.commands[named[0]]
        assert isinstance(group, click.Group), line
        command = group.commands[named[1]]
        known = {name for param in command.params for name in param.opts}
        given = {word for word in shlex.split(line) if word.startswith("--")}
        assert given <= known, line
