"""A file as it came: checked to be a plain file, measured, and named by its content.

Links, folders, pipes and devices are refused before a byte is read, and a file
that changes between two readings is noticed.
"""

from __future__ import annotations

import io
import os
import stat
from hashlib import sha256
from pathlib import Path

import msgspec

from sightline.errors import DangerousFile, UnreadableFile
from sightline.intake.limits import Limits
from sightline.intake.refusal import show

_CHUNK = 1 << 20
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


class Source(msgspec.Struct, frozen=True):
    """A plain file, its size and the SHA-256 of its content."""

    path: Path
    name: str
    size: int
    sha256: str
    changed: int

    def open(self) -> io.BufferedReader:
        """Open the file for reading, if it still is what it was."""
        handle, state = _open_plain(self.path)
        if (state.st_size, state.st_mtime_ns) != (self.size, self.changed):
            handle.close()
            raise UnreadableFile(f"{self.name}: the file changed while it was read: try again")
        return handle


def find_source(path: str | Path, limits: Limits) -> Source:
    """Check that a path is a plain file of bearable size, and take its measure."""
    place = Path(path)
    handle, state = _open_plain(place)
    name = show(place.name, 120)
    with handle:
        if state.st_size > limits.file_bytes:
            raise DangerousFile(
                f"{name}: the file has {state.st_size:,} bytes, more than the "
                f"{limits.file_bytes:,} allowed: cut it, or raise the limit"
            )
        if state.st_size == 0:
            raise UnreadableFile(f"{name}: the file is empty")
        return Source(place, name, state.st_size, _digest(handle, name), state.st_mtime_ns)


def _digest(handle: io.BufferedReader, name: str) -> str:
    digest = sha256()
    try:
        while chunk := handle.read(_CHUNK):
            digest.update(chunk)
    except OSError as error:
        raise UnreadableFile(f"{name}: the file cannot be read: {error.strerror}") from None
    return digest.hexdigest()


def _open_plain(path: Path) -> tuple[io.BufferedReader, os.stat_result]:
    """Open what is a plain file, without following a link and without waiting for a pipe."""
    name = show(path.name, 120)
    try:
        if path.is_symlink():
            raise UnreadableFile(f"{name}: this is a link to another file: give the file itself")
        number = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path cannot be used"
        raise UnreadableFile(f"{name}: the file cannot be opened: {reason}") from None
    state = os.fstat(number)
    if not stat.S_ISREG(state.st_mode):
        os.close(number)
        kind = "a folder" if stat.S_ISDIR(state.st_mode) else "a pipe or a device"
        raise UnreadableFile(f"{name}: this is {kind}: give the path of a plain file")
    return os.fdopen(number, "rb"), state
