"""Letters told from pictures by tesseract, where it is installed; it is run and never linked."""

from __future__ import annotations

import io
import shutil
import subprocess
from functools import cached_property
from typing import TYPE_CHECKING

from sightline.intake.documents.bounds import Bounds

if TYPE_CHECKING:
    from PIL.Image import Image

PROGRAM = "tesseract"
_WANTED = ("eng", "fra", "ara", "spa", "por", "rus")
_SECONDS = 60


class Scanner:
    """The program that reads pictures, asked for only when there is a picture."""

    def __init__(self, bounds: Bounds) -> None:
        self._left = bounds.scanned

    @cached_property
    def _path(self) -> str | None:
        return shutil.which(PROGRAM)

    def unable(self) -> str | None:
        """Say why no picture can be read, or nothing when one can."""
        if self._path is None:
            return f"{PROGRAM} is not installed"
        if not self._languages:
            return f"{PROGRAM} has no language that is known here"
        if self._left <= 0:
            return "there are too many such pages: cut the document"
        return None

    @cached_property
    def _languages(self) -> str:
        done = self._run("--list-langs")
        there = set((done or b"").decode("utf-8", "replace").split())
        return "+".join(one for one in _WANTED if one in there)

    def read(self, picture: Image) -> str | None:
        """Read the letters of a picture, or None when the program could not."""
        self._left -= 1
        held = io.BytesIO()
        picture.convert("L").save(held, "PNG")
        done = self._run("stdin", "stdout", "-l", self._languages, content=held.getvalue())
        return None if done is None else done.decode("utf-8", "replace")

    def _run(self, *words: str, content: bytes = b"") -> bytes | None:
        if self._path is None:
            return None
        try:
            done = subprocess.run(  # noqa: S603 - a program of a fixed name, its words are ours
                [self._path, *words], input=content, capture_output=True, timeout=_SECONDS,
                check=True,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout
