"""The index on disk: a folder of arrays that are opened by memory map, one copy for all readers.

The folder is written beside its place and then put there in one step, so that nobody ever
opens half an index. What is kept is checked when it is opened: version, shapes and sizes.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import numpy as np
from numpy.typing import NDArray

from sightline.engines.names.index import Index
from sightline.engines.names.roster.holding import Holding
from sightline.engines.names.roster.segment import Segment, Texts
from sightline.errors import DamagedIndex

VERSION = 2
CARD = "index.json"
_KINDS = {"Counts": "<i8", "Hashes": "<u8", "Offsets": "<i8", "Packed": "<u4", "Places": "<i4",
          "Small": "|u1"}  # fmt: skip
_TEXTS = tuple(name for name, kind in Segment.__annotations__.items() if kind == "Texts")
_ARRAYS = {name: _KINDS[kind] for name, kind in Segment.__annotations__.items() if kind != "Texts"}


_ALIKE = (
    ("id_keys", "facts"),
    ("id_places", "facts"),
    ("ids", "facts"),
    ("profiles", "facts"),
    ("bearer_ends", "facts"),
    ("token_keys", "tokens"),
    ("token_places", "tokens"),
    ("posting_ends", "tokens"),
    ("initials", "tokens"),
    ("root_keys", "tokens"),
    ("root_tokens", "tokens"),
    ("form_tokens", "form_ends"),
    ("form_marks", "form_ends"),
    ("keys", "key_forms"),
    ("name_marks", "name_ends"),
    ("more_rows", "more_facts"),
    ("number_keys", "number_rows"),
    ("countries", "country_counts"),
)
_ENDS = (
    ("form_ends", "sounds"),
    ("posting_ends", "postings"),
    ("name_ends", "name_tokens"),
    ("bearer_ends", "name_ends"),
)


class _Card(msgspec.Struct, frozen=True, kw_only=True):
    version: int
    bearers: int
    segments: tuple[dict[str, int], ...]
    removed: tuple[tuple[int, ...], ...]


def keep(index: Index, folder: Path) -> None:
    """Write an index into a folder; what stood there is replaced when all is written."""
    beside = folder.with_name(f".{folder.name}-{uuid4().hex}")
    beside.mkdir(parents=True)
    try:
        sizes = tuple(
            _write(holding.segment, beside, number) for number, holding in enumerate(index.holdings)
        )
        card = _Card(
            version=VERSION,
            bearers=len(index),
            segments=sizes,
            removed=tuple(tuple(sorted(holding.removed)) for holding in index.holdings),
        )
        (beside / CARD).write_bytes(msgspec.json.encode(card))
        _put(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _put(beside: Path, folder: Path) -> None:
    """Exchange the folders. Whoever has the old arrays open keeps them."""
    old = folder.with_name(f".{folder.name}-{uuid4().hex}")
    if folder.exists():
        os.replace(folder, old)
    os.replace(beside, folder)
    shutil.rmtree(old, ignore_errors=True)


def _write(segment: Segment, folder: Path, number: int) -> dict[str, int]:
    arrays = {name: getattr(segment, name) for name in _ARRAYS}
    for name in _TEXTS:
        texts = getattr(segment, name)
        arrays |= {f"{name}.data": texts.data, f"{name}.ends": texts.ends}
    for name, array in arrays.items():
        np.save(folder / f"{number}.{name}.npy", array, allow_pickle=False)
    return {name: len(array) for name, array in arrays.items()}


def open_kept(folder: Path) -> Index:
    """Open an index that was kept. The arrays are read from disk only where they are asked."""
    try:
        card = msgspec.json.decode((folder / CARD).read_bytes(), type=_Card)
        _check(card.version == VERSION, f"it is of version {card.version}, expected {VERSION}")
        _check(len(card.segments) == len(card.removed), "its card contradicts itself")
        holdings = tuple(
            Holding(_read(folder, number, sizes), frozenset(removed))
            for number, (sizes, removed) in enumerate(zip(card.segments, card.removed, strict=True))
        )
    except (OSError, ValueError, EOFError, msgspec.MsgspecError) as error:
        raise DamagedIndex(f"the index in {folder.name} cannot be opened: build it anew") from error
    index = Index(holdings)
    _check(len(index) == card.bearers, "bearers are missing")
    return index


def _read(folder: Path, number: int, sizes: dict[str, int]) -> Segment:
    arrays: dict[str, Any] = {
        name: _load(folder, number, name, kind, sizes) for name, kind in _ARRAYS.items()
    }
    texts: dict[str, Any] = {
        name: Texts(
            _load(folder, number, f"{name}.data", "|u1", sizes),
            _load(folder, number, f"{name}.ends", "<i8", sizes),
        )
        for name in _TEXTS
    }
    for name, text in texts.items():
        _check(_last(text.ends) == len(text.data), f"{name} are cut off")
    found = Segment(**arrays, **texts)
    for one, other in _ALIKE:
        _check(len(getattr(found, one)) == len(getattr(found, other)), f"{one} do not fit {other}")
    for ends, ended in _ENDS:
        _check(_last(getattr(found, ends)) == len(getattr(found, ended)), f"{ended} are cut off")
    return found


def _load(folder: Path, number: int, name: str, kind: str, sizes: dict[str, int]) -> NDArray[Any]:
    path = folder / f"{number}.{name}.npy"
    empty = sizes.get(name) == 0
    array: NDArray[Any] = np.load(path, mmap_mode=None if empty else "c", allow_pickle=False)
    _check(array.dtype == np.dtype(kind) and array.ndim == 1, f"{name} is of another kind")
    _check(len(array) == sizes.get(name), f"{name} has another length")
    return array


def _last(ends: NDArray[Any]) -> int:
    return int(ends[-1]) if len(ends) else 0


def _check(right: bool, words: str) -> None:
    if not right:
        raise DamagedIndex(f"the index cannot be opened, {words}: build it anew")
