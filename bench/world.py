"""What all benchmarks work on: the exercise of one size, made once and kept in `.work`.

Each stage is a folder whose name holds a digest of the code that made it, so
that a change of the ledger makes the ledger anew and not the records. A stage
appears whole or not at all, and each is made in a process of its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from bench.peers import PYTHON, peers
from bench.plan import SEED
from bench.trial import ROOT, RunFailed, environment

WORK = Path(__file__).parent / ".work"
SOURCE = ROOT / "src" / "sightline"

#: The files here that make the stages.
MAKERS = ("stages.py", "questions.py", "queries.py", "news.py", "ftm.py", "reading.py")
#: The rooms on which the content of a stage depends.
ROOMS = {
    "records": ("values", "model", "exercise"),
    "ledger": ("values", "model", "exercise", "engines", "ledger"),
    "picture": ("values", "model", "exercise", "engines", "ledger", "picture"),
    "house": ("values", "model", "exercise", "engines", "ledger", "picture", "workspace"),
}


class World:
    """The exercise of one size, stage by stage."""

    def __init__(self, size: int, say: Callable[[str], None] = print, seed: int = SEED) -> None:
        self.size = size
        self.seed = seed
        self.say = say
        self.folder = WORK / f"{seed}-{size}"

    def records(self) -> Path:
        """The records as canonical lines in loads, and the statements in the peers' words."""
        return self._stage("records", digest(*ROOMS["records"]))

    def ledger(self) -> Path:
        """A ledger on SQLite that holds it all."""
        return self._stage("ledger", digest(*ROOMS["ledger"]))

    def picture(self) -> Path:
        """A picture of that ledger, with the entities and queries that are asked of it."""
        command: list[object] = [sys.executable, "-m", "bench.questions"]
        command += [self.records(), self.ledger()]
        return self._stage("picture", digest(*ROOMS["picture"]), command)

    def house(self) -> Path:
        """A whole house of the exercise, with its readers and the picture of one of them."""
        return self._stage("house", digest(*ROOMS["house"])) / "house"

    def peer(self) -> Path:
        """The statements in the forms that the peers read."""
        source = self.records() / "statements.jsonl"
        found = peers()
        versions = " ".join(found.values()) if isinstance(found, dict) else ""
        stamp = sha256((digest(*ROOMS["records"]) + versions).encode()).hexdigest()[:10]
        command: list[object] = [PYTHON, "-m", "bench.peer_scripts.prepare", source]
        return self._stage("peer", stamp, command)

    def _stage(self, stage: str, stamp: str, command: list[object] | None = None) -> Path:
        target = self.folder / f"{stage}-{stamp}"
        if target.exists():
            return target
        for old in self.folder.glob(f"{stage}-*"):
            shutil.rmtree(old)
        self.say(f"making the {stage} of {self.size:,} statements once")
        draft = self.folder / f"{stage}-draft"
        draft.mkdir(parents=True)
        usual = [sys.executable, "-m", "bench.stages", stage, self.size, self.seed]
        words = [str(word) for word in (*(command or usual), draft)]
        done = subprocess.run(
            words, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RunFailed(f"the {stage} could not be made:\n{done.stderr[-2000:]}")
        return draft.rename(target)


@cache
def digest(*rooms: str) -> str:
    """A short digest of the code of some rooms, and of the code here that uses them."""
    total = sha256(b"".join((Path(__file__).parent / name).read_bytes() for name in MAKERS))
    for room in rooms:
        for path in sorted((SOURCE / room).rglob("*")):
            if path.is_file() and path.suffix in (".py", ".sql", ".yaml", ".json"):
                total.update(path.read_bytes())
    return total.hexdigest()[:10]
