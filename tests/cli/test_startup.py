"""Help is there at once: what is slow to import is imported by the command that needs it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sightline.cli import main
from sightline.cli.app import SECTIONS, SHELF

SLOW = ("numpy", "duckdb", "openpyxl", "nacl", "zstandard")
ALL_BUT_CLICK = (*SLOW, "rich", "msgspec", "yaml", "sightline.values", "sightline.workspace")


def _loaded_after(*args: str) -> set[str]:
    code = (
        "import sys\nfrom sightline.cli import main\n"
        f"try: main({list(args)!r})\nexcept SystemExit: pass\n"
        "print('LOADED', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("args", [["--help"], [], ["--version"]], ids=["help", "alone", "version"])
def test_the_overview_imports_click_alone(args: list[str]) -> None:
    assert not _loaded_after(*args) & set(ALL_BUT_CLICK)


@pytest.mark.parametrize("name", ["show", "search", "diff", "reader", "verify"])
def test_the_help_of_a_command_imports_no_engine(name: str) -> None:
    assert not _loaded_after(name, "--help") & set(SLOW)


def test_every_command_stands_in_one_section() -> None:
    named = [name for section in SECTIONS.values() for name in section]
    assert len(named) == len(set(named))
    assert set(named) == set(main.commands)


@pytest.mark.parametrize("name", list(SHELF))
def test_every_command_can_be_taken_down(name: str) -> None:
    command = SHELF[name]
    assert command.name == name
    assert command.help
    assert command.help.splitlines()[0][-1] in ".,:" or "\n" in command.help
