"""The text of one document out of a file: plain text, paragraphs in JSON, or a paper."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import msgspec

from sightline.errors import DangerousFile, UnknownFormat, UnreadableFile
from sightline.intake.documents import read_document
from sightline.intake.encoding import find_encoding

#: The longest decision of the Council has some 400,000 signs.
_LARGEST = 8 * 1024**2
#: The longest has some 1,600 paragraphs; with lines broken at the edge of the page 4,000 lines.
_MOST_LINES = 20_000
_PAPERS = {".pdf", ".docx", ".html", ".htm"}
_SYMBOL = re.compile(r"S_(?P<kind>RES|PRST)_(?P<rest>\d{1,4}(?:_\d{1,4})?)(?:\(\d{4}\))?")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds: a raw text, or paragraphs that were parted before, each with its label.

    ``symbol`` is that of the name of the file where it is written as the symbol of a decision.
    """

    name: str
    source: str | tuple[str, ...]
    sha256: str
    symbol: str | None = None


class _Paragraph(msgspec.Struct, frozen=True):
    """One paragraph of the JSON form; what else stands in it is not needed."""

    text: str
    prefix: str | None = None


def read_text(path: Path) -> Told:
    """Take the text out of a file, or say what to do with a file of another kind."""
    content = _bytes_of(path)
    source = _source(path, content)
    if not "".join(source).strip():
        raise UnreadableFile(f"{path.name} holds no text: give the text of one document")
    lines = len(source) if isinstance(source, tuple) else source.count("\n")
    if lines > _MOST_LINES:
        raise DangerousFile(
            f"{path.name} has {lines:,} lines or paragraphs, more than {_MOST_LINES:,}: give the "
            "text of one document"
        )
    found = _SYMBOL.fullmatch(path.stem)
    symbol = f"S/{found['kind']}/{found['rest'].replace('_', '/')}" if found else None
    return Told(
        name=path.name,
        source=source,
        sha256=hashlib.sha256(content).hexdigest(),
        symbol=symbol,
    )


def _source(path: Path, content: bytes) -> str | tuple[str, ...]:
    """Take the text out by the kind of the file; papers are read in a process of their own."""
    kind = path.suffix.lower()
    if kind in _PAPERS:
        pages = read_document(path).document.pages
        return "\n".join(page.text for page in pages)
    if kind not in {".txt", ".json"}:
        raise UnknownFormat(
            f"{path.name}: a decision is read from plain text (.txt), from paragraphs in JSON "
            f"(.json), or from a PDF, Word or web page, and this is "
            f"{kind or 'a file without an ending'}: save its text as .txt"
        )
    text = _decoded(path, content)
    return _paragraphs(path, text) if kind == ".json" else text


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise UnreadableFile(f"{path} is no plain file: give the path of one that you may open")
    with path.open("rb") as handle:
        content = handle.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise DangerousFile(
            f"{path.name} is larger than {_LARGEST:,} bytes, more than any decision: give the "
            "text of one document"
        )
    return content


def _decoded(path: Path, content: bytes) -> str:
    with path.open("rb") as handle:
        encoding = find_encoding(handle).name
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{path.name}: byte {error.start:,} is not {encoding}: save the text as UTF-8"
        ) from None
    if "\0" in text:
        raise UnreadableFile(f"{path.name} is no text: it holds signs of zero; save it as UTF-8")
    return text.removeprefix("\ufeff")


def _paragraphs(path: Path, text: str) -> tuple[str, ...]:
    try:
        listed = msgspec.json.decode(text, type=list[_Paragraph])
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnknownFormat(
            f"{path.name}: expected a list of paragraphs, each with its text and prefix: {error}"
        ) from None
    return tuple(" ".join(filter(None, (one.prefix, one.text))) for one in listed)
