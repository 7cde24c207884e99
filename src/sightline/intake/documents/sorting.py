"""What a document is, told by its bytes and, where these leave it open, by its name."""

from __future__ import annotations

import re

from sightline.errors import DangerousFile, UnknownFormat, UnreadableFile
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.document import Sort

_HEAD = 4096
_PDF = re.compile(rb"%PDF-\d")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD, _SHEET = b"word/document.xml", b"xl/workbook.xml"
_OUTLOOK = "__properties_version1.0".encode("utf-16-le")
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_FOREIGN = (
    (b"\x1f\x8b", "a compressed file: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a compressed file: unpack it first"),
    (b"BZh", "a compressed file: unpack it first"),
    (b"\xfd7zXZ", "a compressed file: unpack it first"),
    (b"7z\xbc\xaf", "a compressed file: unpack it first"),
    (b"Rar!", "a compressed file: unpack it first"),
    (b"{\\rtf", "a file in RTF: save it as DOCX or PDF"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,20}"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(
    rb"^(From|To|Cc|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Reply-To"
    rb"|Content-Type|X-[\w-]{1,60}):",
    re.IGNORECASE | re.MULTILINE,
)


def find_sort(content: bytes, name: str, bounds: Bounds) -> Sort:
    """Tell what a document is, or why it is none that can be read."""
    if not content:
        raise UnreadableFile(f"{name}: the file is empty")
    if len(content) > bounds.file_bytes:
        raise DangerousFile(
            f"{name}: the file has {len(content):,} bytes, more than the {bounds.file_bytes:,} "
            "allowed for a document"
        )
    head = content[:_HEAD]
    if _PDF.search(head[:1024]):
        return Sort.PDF
    if head.startswith(_ZIP):
        return _find_in_zip(content, name)
    if head.startswith(_OLE):
        if _OUTLOOK in content:
            return Sort.OUTLOOK
        raise UnknownFormat(f"{name}: this is an old Office file or a protected one: save it anew")
    if head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return Sort.IMAGE
    for beginning, kind in _FOREIGN:
        if head.startswith(beginning):
            raise UnknownFormat(f"{name}: this is {kind}")
    return _find_in_text(head, name)


def _find_in_zip(content: bytes, name: str) -> Sort:
    """Look for the names of main parts, which stand in plain bytes; nothing is unfolded."""
    if _WORD in content:
        return Sort.DOCX
    if _SHEET in content:
        raise UnknownFormat(f"{name}: this is a workbook: `sightline add` takes it with a mapping")
    raise UnknownFormat(f"{name}: this is a compressed file: unpack it first")


def _find_in_text(head: bytes, name: str) -> Sort:
    ending = name.lower().rpartition(".")[2]
    plain = head.replace(b"\x00", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    if ending in {"html", "htm", "xhtml"} or _HTML.match(plain.removeprefix(b"\xef\xbb\xbf")):
        return Sort.HTML
    headers = {found.lower() for found in _HEADER.findall(_before_gap(head))}
    if len(headers) >= 3 or (ending == "eml" and headers):
        return Sort.LETTER
    return Sort.TEXT


def _before_gap(head: bytes) -> bytes:
    """The head of a letter: what stands before the first empty line."""
    return re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
