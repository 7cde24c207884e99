"""The first steps of the guide, walked as they are written."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.house import tree

SAVED = re.compile(r"`(?P<name>[\w.]+)`:\n\n```\w+\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
TYPED = re.compile(r"^\$ (.+)$", re.MULTILINE)
LEFT_OUT = 3


def test_the_first_steps_can_be_walked(tmp_path: Path) -> None:
    page = (tree.HOUSE / "docs" / "guide" / "start.md").read_text("utf-8")
    for match in SAVED.finditer(page):
        (tmp_path / match["name"]).write_text(match["text"], "utf-8")
    environment = {key: value for key, value in os.environ.items() if "SIGHTLINE" not in key}
    said: dict[str, str] = {}
    for line in TYPED.findall(page):
        words = shlex.split(line)
        if words[0] == "export":
            name, _, value = words[1].partition("=")
            environment[name] = value
            continue
        assert words[0] == "sightline"
        done = subprocess.run(
            [sys.executable, "-m", "sightline.cli", *words[1:]],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        adds = words[1] == "add" and {"--preview", "--guess"}.isdisjoint(words)
        expected = LEFT_OUT if adds else 0
        assert done.returncode == expected, f"{line}\n{done.stdout}\n{done.stderr}"
        said[line] = done.stdout
    assert "31/02/2026" in said["sightline add incidents.csv --mapping incidents.yaml"]
    assert "Tessum Fuel" in said["sightline search tessum"]
    assert "Tessum" not in said["sightline --as ben search tessum"]
    assert "ben" in said["sightline readings"]
