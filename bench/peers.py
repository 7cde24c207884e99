"""The peers: nomenklatura and followthemoney, in an environment of their own.

They want an older DuckDB than Sightline does, so the two cannot live together.
The environment is made from the lock file when it is first needed. Where it
cannot be made, every figure says why it has no peer.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from bench.trial import ROOT, Missing, Trial, environment, run

FOLDER = ROOT / ".tools" / "peers"
PYTHON = FOLDER / "bin" / "python"
PROBE = (
    "from importlib.metadata import version as v; import nomenklatura.store.sql; "
    "print(v('nomenklatura'), v('followthemoney'), v('duckdb'), v('sqlalchemy'))"
)


@cache
def peers() -> dict[str, str] | Missing:
    """The versions of the peers, made ready if need be, or why there are none."""
    if not PYTHON.exists():
        problem = _make()
        if problem is not None:
            return Missing(problem)
    done = subprocess.run([PYTHON, "-c", PROBE], capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no words"]
        return Missing(f"the peers' environment does not work: {last[0]}")
    names = ("nomenklatura", "followthemoney", "peer's duckdb", "peer's sqlalchemy")
    return dict(zip(names, done.stdout.split(), strict=True))


def missing() -> Missing | None:
    """Why no peer can run, or None if they can."""
    found = peers()
    return found if isinstance(found, Missing) else None


def peer(script: str, *arguments: object) -> Trial:
    """Run a script of the peers once, in a fresh process of their environment."""
    words = [str(argument) for argument in arguments]
    return run([str(PYTHON), "-m", f"bench.peer_scripts.{script}", *words], _environment())


def _make() -> str | None:
    uv = shutil.which("uv", path=f"{ROOT / '.tools' / 'bin'}{os.pathsep}{os.environ['PATH']}")
    if uv is None:
        return "there is no uv to make the peers' environment with: run `make bench`"
    command = [uv, "sync", "--frozen", "--only-group", "peers"]
    around = os.environ | {"UV_PROJECT_ENVIRONMENT": str(FOLDER)}
    done = subprocess.run(
        command, cwd=ROOT, env=around, capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        return None
    last = done.stderr.strip().splitlines()[-1:] or ["no words"]
    return f"the peers' environment could not be built: {last[0]}"


def _environment() -> dict[str, str]:
    return environment() | {"NOMENKLATURA_DB_URL": "sqlite://", "PYTHONWARNINGS": "ignore"}


def home(name: str) -> Path:
    """The path of a program in the peers' environment."""
    return FOLDER / "bin" / name
