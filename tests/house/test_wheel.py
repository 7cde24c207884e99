"""What is delivered: a wheel with every file of the package in it, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.conftest import need
from tests.house import tree

BUILT_ONLY = {".pyc", ".pyo", ".nbc", ".nbi"}


@pytest.mark.slow
def test_the_wheel_holds_the_package(tmp_path: Path) -> None:
    own = tree.HOUSE / ".tools" / "bin" / "uv"
    uv = str(own) if own.exists() else shutil.which("uv")
    need(uv, "there is no uv to build the wheel with")
    done = subprocess.run(
        [str(uv), "build", "--wheel", "--offline", "--out-dir", str(tmp_path), str(tree.HOUSE)],
        capture_output=True,
        text=True,
        check=False,
    )
    need("No solution found" not in done.stderr, "hatchling is not in the cache of uv")
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    expected = {
        path.relative_to(tree.SOURCE.parent).as_posix()
        for path in tree.SOURCE.rglob("*")
        if path.is_file() and path.suffix not in BUILT_ONLY
    }
    assert any(name.endswith("schemata/Person.yaml") for name in held)
    assert "sightline/py.typed" in held
    assert expected <= held
    strangers = {name for name in held - expected if ".dist-info/" not in name}
    assert not strangers
    assert any(name.endswith("licenses/LICENSE") for name in held)
    assert any(name.endswith("licenses/NOTICE") for name in held)
