"""Columns kept in files and mapped into memory: many workers read one copy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

Kind = TypeVar("Kind", bound="_Columns")
_EMPTY = 128
"""A file of this size holds the description of an array and nothing else."""


class _Columns(Protocol):
    """Any named tuple of arrays."""

    def _asdict(self) -> dict[str, Any]: ...


def put(folder: Path, name: str, columns: _Columns) -> None:
    """Write every column to a file of its own."""
    for field, column in columns._asdict().items():
        np.save(_path(folder, name, field), column)


def fetch(folder: Path, name: str, kind: type[Kind]) -> Kind:
    """Map what was put; what is written to it stays in this process."""
    fields: tuple[str, ...] = kind.__match_args__  # type: ignore[attr-defined]
    return kind(*(_map(_path(folder, name, field)) for field in fields))


def put_texts(folder: Path, name: str, texts: Sequence[str]) -> None:
    """Write a list of texts."""
    (folder / f"{name}.texts").write_bytes(msgspec.msgpack.encode(texts))


def fetch_texts(folder: Path, name: str) -> tuple[str, ...]:
    """Read a list of texts."""
    return msgspec.msgpack.decode((folder / f"{name}.texts").read_bytes(), type=tuple[str, ...])


def _path(folder: Path, name: str, field: str) -> Path:
    return folder / f"{name}.{field}.npy"


def _map(path: Path) -> NDArray[Any]:
    empty = path.stat().st_size <= _EMPTY
    return np.asarray(np.load(path) if empty else np.load(path, mmap_mode="c"))
