"""A cell: another process that reads one document, with little memory, little time and no files.

What a document does to a library that reads it, it does there: a crash, a
hang or a flood of memory becomes a refusal. The process gets the bytes on its
input, gives the text on its output, and may write nothing else.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from importlib import import_module

import msgspec

from sightline import errors
from sightline.errors import BadInput, DangerousFile
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.document import Document
from sightline.intake.documents.reading import read_here

_SCANS = 20


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What the cell is to read, and within which bounds."""

    name: str
    content: bytes
    bounds: Bounds
    position: bool = False


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the cell gives back: a document, or the error that it is refused with."""

    document: Document | None = None
    error: str = ""
    message: str = ""


def read_apart(order: Order) -> Document:
    """Read a document in a process of its own."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "sightline.intake.documents.cell"],
            input=msgspec.msgpack.encode(order),
            capture_output=True,
            timeout=order.bounds.seconds * (1 + _SCANS),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(os.path.isabs, sys.path))},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_slow(order) from None
    if done.returncode:
        raise _explain(order, done.returncode)
    answer = msgspec.msgpack.decode(done.stdout, type=Answer)
    if answer.document is None:
        kind = getattr(errors, answer.error, BadInput)
        raise kind(answer.message)
    return answer.document


def _too_slow(order: Order) -> DangerousFile:
    return DangerousFile(f"{order.name}: reading it took longer than is allowed: nothing was taken")


def _explain(order: Order, code: int) -> DangerousFile:
    if code in {-24, -9, 137, 152}:  # stopped by the system: out of time or out of memory
        return _too_slow(order)
    return DangerousFile(f"{order.name}: reading it broke down ({code}): nothing was taken")


def _answer(order: Order) -> Answer:
    try:
        document = read_here(order.content, order.name, order.bounds, position=order.position)
    except BadInput as error:
        return Answer(error=type(error).__name__, message=str(error))
    return Answer(document=document)


def _confine(bounds: Bounds) -> None:
    """Give up memory, time and the writing of files, where the system lets a process do so."""
    if sys.platform == "win32":
        return
    resource = import_module("resource")
    for name, most in (
        ("RLIMIT_AS", bounds.memory_bytes),
        ("RLIMIT_CPU", bounds.seconds),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    ):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (most, most))


def main() -> None:
    """Read the order from the input, and write the answer to the output."""
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    _confine(order.bounds)
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not stand in the answer
    with os.fdopen(out, "wb") as stream:
        stream.write(msgspec.msgpack.encode(_answer(order)))


if __name__ == "__main__":
    main()
