"""In which encoding a text file is written, and how sure that is.

UTF-8 and UTF-16 are recognised. An older file does not say what it is: the
guess among the Latin, Cyrillic and Arabic code pages is stated, and the mapping
can overrule it.
"""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

import msgspec

from sightline.errors import BadMapping

_CHUNK = 1 << 20
_SAMPLE = 1 << 18
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Encodings of the machine that unfold text or take it apart at great cost.
_NOT_FOR_FILES = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"}
_HIGH = re.compile(rb"[\x80-\xff]+")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_UNDECODED = re.compile("[\udc80-\udcff]")
_UNDEFINED_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06af]")
_CYRILLIC_WORD = re.compile("[А-ЯЁІЇЄҐЎ]?[а-яёіїєґў]+|[А-ЯЁІЇЄҐЎ]+")


class Encoding(msgspec.Struct, frozen=True):
    """The name of an encoding, and what somebody should know about the choice.

    ``proved`` says that every byte was seen to decode.
    """

    name: str
    note: str | None = None
    proved: bool = False

    @property
    def errors(self) -> str:
        """How bytes that cannot be decoded are carried until their cell is refused."""
        return "surrogateescape" if self.name.startswith("utf-8") else "replace"

    @property
    def lost(self) -> str:
        """The sign that stands in the text for bytes that could not be decoded."""
        return "\udc80-\udcff" if self.name.startswith("utf-8") else "\ufffd"


def find_encoding(handle: BinaryIO, wanted: str | None = None) -> Encoding:
    """Find out how a file is encoded, reading all of it once if need be."""
    head = handle.read(_SAMPLE)
    if wanted is not None:
        found = _wanted(wanted)
        marked = found.name == "utf-8" and head.startswith(codecs.BOM_UTF8)
        return Encoding("utf-8-sig") if marked else found
    for mark, name in _BOMS:
        if head.startswith(mark):
            return Encoding(name)
    if wide := _wide(head):
        return Encoding(wide, f"there is no mark of the encoding; it was read as {wide}")
    handle.seek(0)
    if _is_utf8(handle):
        return Encoding("utf-8", proved=True)
    handle.seek(0)
    return _guess(handle)


def _wanted(name: str) -> Encoding:
    try:
        "a".encode(name)
        plain = codecs.lookup(name).name
    except (LookupError, ValueError):
        plain = ""
    if not plain or plain in _NOT_FOR_FILES:
        raise BadMapping(f"{name!r} is not an encoding: give one such as utf-8 or windows-1256")
    return Encoding(plain)


def _wide(head: bytes) -> str | None:
    """Recognise UTF-16 without a mark: the line ends, commas and spaces have a zero beside them."""
    for name, mark in (
        ("utf-16-le", rb"[\n\r ,;\t0-9]\x00"),
        ("utf-16-be", rb"\x00[\n\r ,;\t0-9]"),
    ):
        pairs = len(head) // 2
        hits = sum(1 for match in re.finditer(mark, head) if match.start() % 2 == 0)
        if pairs >= 4 and hits > pairs * 0.05 and head.count(0) > pairs * 0.05:
            return name if not _has_plain_line(head, name) else None
    return None


def _has_plain_line(head: bytes, name: str) -> bool:
    """Whether decoding gives nonsense: a text with stray zeros is not UTF-16."""
    text = head[: len(head) // 2 * 2].decode(name, "replace")
    return "\x00" in text or text.count("\ufffd") > len(text) * 0.01


def _is_utf8(handle: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := handle.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _guess(handle: BinaryIO) -> Encoding:
    """Choose between a damaged UTF-8 file and the code pages of before."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    good = bad = size = 0
    runs: list[bytes] = []
    while chunk := handle.read(_CHUNK):
        text = decoder.decode(chunk)
        broken = len(_UNDECODED.findall(text))
        good, bad = good + len(_NOT_ASCII.findall(text)) - broken, bad + broken
        if size < _SAMPLE:
            found = _HIGH.findall(chunk)
            runs += found
            size += sum(map(len, found))
    bad += len(decoder.decode(b"", final=True))
    if bad * 9 <= good or (bad <= 3 and good == 0 and _ends_cut(runs)):
        return Encoding("utf-8", "some bytes are not UTF-8: their cells are refused")
    name = _code_page(runs)
    return Encoding(name, f"the encoding was guessed to be {name}: name it in the mapping if not")


def _ends_cut(runs: list[bytes]) -> bool:
    """Whether all there is outside ASCII is the beginning of one UTF-8 character."""
    return len(runs) == 1 and 0xC2 <= runs[0][0] <= 0xF4 and len(runs[0]) > 1


def _code_page(runs: list[bytes]) -> str:
    """Tell the code page from the shape of the words that stand outside ASCII."""
    words = [run for run in runs if len(run) > 1]
    letters = sum(map(len, runs))
    if sum(map(len, words)) >= letters * 0.7:
        texts = [word.decode("cp1251", "replace") for word in words]
        total = sum(map(len, texts))
        regular = sum(len(text) for text in texts if _CYRILLIC_WORD.fullmatch(text))
        if regular > total * 0.7:
            return "cp1251"
        arabic = _ARABIC.findall(b"".join(words).decode("cp1256", "replace"))
        if len(arabic) > total * 0.8:
            return "cp1256"
    return "latin-1" if any(_UNDEFINED_IN_1252.search(run) for run in runs) else "cp1252"
