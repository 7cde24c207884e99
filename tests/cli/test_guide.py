"""The guide for beginners: every command line in it runs, and says what the guide shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from sightline.cli import main
from tests.house import tree
from tests.intake.lists.files import individual, save, united_nations

GUIDE = tree.HOUSE / "docs" / "guide" / "start.md"
README = tree.HOUSE / "README.md"
FILE = re.compile(r"`(?P<name>[\w.-]+)`:\n\n```(?:csv|yaml|json)\n(?P<text>.*?)```", re.DOTALL)
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
#: One date of the incident log is no day, and is left out: a script is to notice.
LEFT_OUT = "sightline add incidents.csv --mapping incidents.yaml"


def _steps(page: Path) -> list[tuple[str, list[str]]]:
    """Read the commands of a page, each with the lines that it shows."""
    steps: list[tuple[str, list[str]]] = []
    for block in CONSOLE.findall(page.read_text("utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                steps.append((line[2:], []))
            else:
                steps[-1][1].append(line)
    return steps


def _walk(page: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("COLUMNS", "80")
    walked = 0
    for line, shown in _steps(page):
        program, *args = shlex.split(line)
        if program == "export":
            monkeypatch.setenv(*args[0].split("=", 1))
        elif program == "sightline":
            result = CliRunner().invoke(main, args)
            wanted = 3 if line.startswith(LEFT_OUT) and "--preview" not in line else 0
            assert result.exit_code == wanted, f"{line}\n{result.output}"
            assert not [one for one in shown if one not in result.output], result.output
            walked += 1
    return walked


@pytest.mark.parametrize("page", [GUIDE, README], ids=["guide", "readme"])
def test_every_command_of_the_page_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for match in FILE.finditer(GUIDE.read_text("utf-8")):
        (tmp_path / match["name"]).write_text(match["text"], encoding="utf-8")
    save(tmp_path, united_nations(individual(1, "MLi.001", "ALIOU", "DEMBASU")), "consolidated.xml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SIGHTLINE_READER", raising=False)
    assert _walk(page, monkeypatch) >= 6
