"""A workbook as a zip file, opened without trusting a word it says about itself.

Sizes and ratios of the directory are checked first, and what really unfolds is
counted while it unfolds. XML that declares a document type could carry
entities that multiply or reach for other files: it is refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, NoReturn
from xml.parsers import expat

from sightline.errors import DangerousFile, UnreadableFile
from sightline.intake.limits import Limits
from sightline.intake.refusal import show

_CHUNK = 1 << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_SEPARATOR = " "


class Archive:
    """The parts of a zip file, each read within bounds."""

    def __init__(self, handle: io.BufferedReader, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        try:
            self._zip = zipfile.ZipFile(handle)
        except (*_BROKEN, ValueError, UnicodeDecodeError) as error:
            raise UnreadableFile(
                f"{name}: the workbook is damaged or cut off ({show(str(error))}): ask for it again"
            ) from None
        self.parts = {info.filename: info for info in self._zip.infolist()}
        _check_directory(self._zip.infolist(), name, limits)

    def parse(self, part: str, parser: expat.XMLParserType) -> Iterator[None]:
        """Feed a part to a parser, pausing after each piece so that results can be fetched."""
        try:
            for chunk in self._unfold(part):
                parser.Parse(chunk, False)
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
                        raise _too_large(self.name, self.limits)
                    yield chunk
        except (*_BROKEN, KeyError) as error:
            raise UnreadableFile(
                f"{self.name}: the part {show(part)} is missing or damaged ({show(str(error))})"
            ) from None


def make_parser(name: str) -> Any:
    """Make an XML parser that refuses document types and knows no entities of the file's own."""
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True

    def refuse(*_: object) -> NoReturn:
        raise DangerousFile(
            f"{name}: the workbook declares a document type, which no spreadsheet program writes: "
            "nothing was taken"
        )

    pass
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    return parser


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(_SEPARATOR)[2]


def _check_directory(infos: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    if len(infos) > limits.parts or len({info.filename for info in infos}) != len(infos):
        raise DangerousFile(
            f"{name}: the workbook has {len(infos):,} parts, too many or the same one twice"
        )
    if sum(info.file_size for info in infos) > limits.inflated_bytes:
        raise _too_large(name, limits)
    for info in infos:
        if info.flag_bits & 0x1:
            raise UnreadableFile(
                f"{name}: the workbook is protected by a password: save it without"
            )
        large = info.file_size > limits.ratio_from_bytes
        if large and info.file_size > limits.ratio * max(info.compress_size, 1):
            raise DangerousFile(
                f"{name}: the part {show(info.filename)} would unfold more than {limits.ratio}-fold"
            )


def _too_large(name: str, limits: Limits) -> DangerousFile:
    return DangerousFile(
        f"{name}: the workbook would unfold to more than {limits.inflated_bytes:,} bytes"
    )
