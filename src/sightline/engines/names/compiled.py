"""Functions over arrays that become machine code when they are first called.

The machine code is kept on disk, so that only the very first call is slow. Without the
compiler the same functions run as they are written: the answers are the same, and slow.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

try:
    from numba import njit
except ImportError:  # pragma: no cover - the compiler is a dependency
    njit = None
    warnings.warn(
        "numba is not installed: looking up names works, hundreds of times slower", stacklevel=2
    )

Offsets: TypeAlias = NDArray[np.int64]
Places: TypeAlias = NDArray[np.int32]
Small: TypeAlias = NDArray[np.uint8]
Packed: TypeAlias = NDArray[np.uint32]
Hashes: TypeAlias = NDArray[np.uint64]
Bits: TypeAlias = NDArray[np.float32]
Sums: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.int64]

Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def compiled(function: Kernel) -> Kernel:
    """Compile a function over arrays. It lets other threads run meanwhile."""
    if njit is None:  # pragma: no cover - the compiler is a dependency
        return function
    kernel = njit(cache=True, nogil=True)(function)
    _stamp(kernel, Path(function.__code__.co_filename).parent)
    return cast(Kernel, kernel)


def is_kept(kernel: object) -> bool:
    """Whether the machine code of a kernel lies on disk already; it may be of an older edition."""
    kept: Any = getattr(getattr(kernel, "_cache", None), "_cache_file", None)
    place = getattr(kept, "_index_path", None)
    return place is None or Path(place).exists()


@cache
def _edition(folder: Path) -> str:
    """A digest of the files in a folder, and of the kernels that all others stand on."""
    folders = sorted({folder, Path(__file__).parent / "roster"})
    files = [path for place in folders for path in sorted(place.glob("*.py"))]
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _stamp(kernel: Any, folder: Path) -> None:
    """Forget kept code when a file beside the kernel's changes: kernels hold parts of others.

    The compiler by itself looks at the kernel's own file only.
    """
    kept: Any = getattr(getattr(kernel, "_cache", None), "_cache_file", None)
    if hasattr(kept, "_source_stamp"):
        kept._source_stamp = _edition(folder)  # noqa: SLF001 - there is no other way to tell it


def inlined(function: Kernel) -> Kernel:
    """Compile a function into the one that calls it: for parts of a hot loop."""
    if njit is None:  # pragma: no cover - the compiler is a dependency
        return function
    return cast(Kernel, njit(inline="always")(function))
