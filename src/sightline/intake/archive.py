"""A workbook as a zip file, opened without trusting a word it says about itself.

Sizes and ratios of the directory are checked first, and what really unfolds is
counted while it unfolds. XML that declares a document type could carry
entities that multiply or reach for other files: it is refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NoReturn
from xml.parsers import expat

from sightline.errors import DangerousFile, UnreadableFile
from sightline.intake.limits import Limits
from sightline.intake.refusal import show

_CHUNK = 1 << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_SEPARATOR = " "
#: Where the directory of a zip file is announced: at its end, before a comment of 64 kilobytes.
_TAIL = 22 + 76 + 65_535
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"

Started = Callable[[str, dict[str, str]], None]
Ended = Callable[[str], None]


class Archive:
    """The parts of a zip file, each read within bounds."""

    def __init__(
        self, handle: BinaryIO, name: str, limits: Limits, *, what: str = "workbook"
    ) -> None:
        self.name = name
        self.what = what
        self.limits = limits
        _check_size(handle, name, limits, what)
        try:
            self._zip = zipfile.ZipFile(handle)
        except (*_BROKEN, ValueError, UnicodeDecodeError) as error:
            raise UnreadableFile(
                f"{name}: the {what} is damaged or cut off ({show(str(error))}): ask for it again"
            ) from None
        self.parts = {info.filename: info for info in self._zip.infolist()}
        _check_directory(self._zip.infolist(), name, limits, what)

    def parse(self, part: str, parser: expat.XMLParserType) -> Iterator[None]:
        """Feed a part to a parser, pausing after each piece so that results can be fetched."""
        fed = 0
        try:
            for chunk in self._unfold(part):
                parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - max(parser.CurrentByteIndex, 0) > self.limits.line_chars:
                    raise DangerousFile(
                        f"{self.name}: the part {show(part)} holds a piece without an end"
                    )
                yield
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise UnreadableFile(
                f"{self.name}: the part {show(part)} is damaged: {expat.ErrorString(error.code)} "
                f"in line {error.lineno}"
            ) from None
        yield

    def _unfold(self, part: str) -> Iterator[bytes]:
        total = 0
        try:
            with self._zip.open(self.parts[part]) as stream:
                while chunk := stream.read(_CHUNK):
                    total += len(chunk)
                    if total > self.limits.inflated_bytes:
                        raise _too_large(self.name, self.limits, self.what)
                    yield chunk
        except (*_BROKEN, KeyError) as error:
            raise UnreadableFile(
                f"{self.name}: the part {show(part)} is missing or damaged ({show(str(error))})"
            ) from None


def make_parser(archive: Archive, start: Started, end: Ended | None = None) -> Any:
    """Make an XML parser that refuses document types and whatever nests without end.

    ``start`` and ``end`` hear of each element by its name without the namespace.
    """
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    name, what, deepest, depth = archive.name, archive.what, archive.limits.depth, 0

    def begin(element: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > deepest:
            raise DangerousFile(f"{name}: the XML of the {what} nests too deeply")
        start(element.rpartition(_SEPARATOR)[2], attributes)

    def finish(element: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(element.rpartition(_SEPARATOR)[2])

    def refuse(*_: object) -> NoReturn:
        raise DangerousFile(
            f"{name}: the {what} declares a document type, which no office program writes: "
            "nothing was taken"
        )

    parser.StartElementHandler, parser.EndElementHandler = begin, finish
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    return parser


def _check_size(handle: BinaryIO, name: str, limits: Limits, what: str) -> None:
    """Look at the size of the directory before it is read, for it can name millions of parts."""
    size = handle.seek(0, io.SEEK_END)
    start = max(0, size - _TAIL)
    handle.seek(start)
    tail = handle.read()
    at = len(tail) - 22 if tail[-22:].startswith(_END) else tail.rfind(_END)
    stated = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if at >= 76 and tail[at - 20 : at - 16] == _END_64:
        stated = max(stated % 0xFFFFFFFF, int.from_bytes(tail[at - 36 : at - 28], "little"))
    handle.seek(0)
    if stated > limits.directory_bytes:
        raise DangerousFile(f"{name}: the {what} lists far too many parts")


def _check_directory(infos: list[zipfile.ZipInfo], name: str, limits: Limits, what: str) -> None:
    if len(infos) > limits.parts or len({info.filename for info in infos}) != len(infos):
        raise DangerousFile(
            f"{name}: the {what} has {len(infos):,} parts, too many or the same one twice"
        )
    if sum(info.file_size for info in infos) > limits.inflated_bytes:
        raise _too_large(name, limits, what)
    for info in infos:
        if info.flag_bits & 0x1:
            raise UnreadableFile(f"{name}: the {what} is protected by a password: save it without")
        large = info.file_size > limits.ratio_from_bytes
        if large and info.file_size > limits.ratio * max(info.compress_size, 1):
            raise DangerousFile(
                f"{name}: the part {show(info.filename)} would unfold more than {limits.ratio}-fold"
            )


def _too_large(name: str, limits: Limits, what: str) -> DangerousFile:
    return DangerousFile(
        f"{name}: the {what} would unfold to more than {limits.inflated_bytes:,} bytes"
    )
