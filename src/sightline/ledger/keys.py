"""The keys of a house: who signs, whose signatures count, and the keys of the cases.

They live apart from the ledger, so that a backup of the one is useless without
the other and a destroyed case key is gone for every backup of the ledger.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from sightline.engines.seals import CaseKey, NodeKey, WorkspaceKey, write_secret
from sightline.engines.seals.signatures import read_secret
from sightline.errors import BrokenSeal, Erased, KeyMissing, LedgerError


class Keys(Protocol):
    """What a ledger asks of its keys."""

    @property
    def node(self) -> NodeKey:
        """The key with which this node signs."""
        ...

    @property
    def known(self) -> frozenset[bytes]:
        """The public keys whose signatures count, this node's among them."""
        ...

    def trust(self, public: bytes) -> None:
        """Let the signatures of another node, or of this node's earlier key, count."""
        ...

    def create(self, case: str) -> CaseKey:
        """Make the key of a case, or give the one that there is."""
        ...

    def case(self, case: str) -> CaseKey | None:
        """Give the key of a case, or None when it is not here."""
        ...

    def destroy(self, case: str) -> None:
        """Destroy the key of a case; it is remembered that it was destroyed."""
        ...

    def destroyed(self, case: str) -> bool:
        """Say whether the key of a case was destroyed here."""
        ...


class MemoryKeys:
    """Keys that are gone when the program ends."""

    def __init__(self, node: NodeKey | None = None) -> None:
        self.node = node or NodeKey.generate()
        self.known = frozenset({self.node.public})
        self._cases: dict[str, CaseKey] = {}
        self._destroyed: set[str] = set()

    def trust(self, public: bytes) -> None:
        self.known |= {public}

    def create(self, case: str) -> CaseKey:
        if case in self._destroyed:
            raise Erased
        return self._cases.setdefault(case, CaseKey.generate())

    def case(self, case: str) -> CaseKey | None:
        return self._cases.get(case)

    def destroy(self, case: str) -> None:
        self._cases.pop(case, None)
        self._destroyed.add(case)

    def destroyed(self, case: str) -> bool:
        return case in self._destroyed


class FolderKeys:
    """Keys in a folder: ``node.key``, ``workspace.key``, ``known.nodes`` and ``cases/``."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self.folder = folder
        if create:
            self._create()
        if not (folder / "node.key").is_file():
            raise KeyMissing(f"there is no node.key in {folder.name}: bring the keys back first")
        self.node = NodeKey.load(folder / "node.key")
        self._workspace = WorkspaceKey(read_secret(folder / "workspace.key"))
        self._held: dict[str, CaseKey] = {}

    @property
    def known(self) -> frozenset[bytes]:
        lines = (self.folder / "known.nodes").read_text("ascii").split()
        try:
            return frozenset(bytes.fromhex(line) for line in lines) | {self.node.public}
        except ValueError:
            raise BrokenSeal("known.nodes is damaged: expected one public key to a line") from None

    def trust(self, public: bytes) -> None:
        if len(public) != 32:
            raise BrokenSeal(f"a public key has 32 bytes, {len(public)} came")
        with (self.folder / "known.nodes").open("a", encoding="ascii") as file:
            file.write(public.hex() + "\n")

    def create(self, case: str) -> CaseKey:
        if self.destroyed(case):
            raise Erased
        path = self._path(case)
        if not path.exists():
            write_secret(path, self._workspace.wrap(CaseKey.generate(), case))
        key = self.case(case)
        if key is None:
            raise LedgerError("the key of a new case could not be written")
        return key

    def case(self, case: str) -> CaseKey | None:
        path = self._path(case)
        if not path.exists():
            self._held.pop(case, None)
        elif case not in self._held:
            self._held[case] = self._workspace.unwrap(read_secret(path), case)
        return self._held.get(case)

    def destroy(self, case: str) -> None:
        path = self._path(case)
        path.with_suffix(".destroyed").touch(mode=0o600)
        self._held.pop(case, None)
        if path.exists():
            with path.open("r+b") as file:
                file.write(os.urandom(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
        _settle(path.parent)

    def destroyed(self, case: str) -> bool:
        return self._path(case).with_suffix(".destroyed").exists()

    def _create(self) -> None:
        (self.folder / "cases").mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        if (self.folder / "node.key").exists():
            return
        if not (self.folder / "workspace.key").exists():
            write_secret(self.folder / "workspace.key", WorkspaceKey.generate().secret)
        (self.folder / "known.nodes").touch(mode=0o600)
        NodeKey.generate().save(self.folder / "node.key")

    def _path(self, case: str) -> Path:
        return self.folder / "cases" / f"{sha256(case.encode()).hexdigest()}.key"


def _settle(folder: Path) -> None:
    """Make a removal last, where the system lets a folder be opened."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def need_key(keys: Keys, case: str) -> CaseKey:
    """Give the key of a case, or say why there is none."""
    key = keys.case(case)
    if key is not None:
        return key
    if keys.destroyed(case):
        raise Erased
    raise KeyMissing
