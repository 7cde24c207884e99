"""Reading a letter of Outlook (MSG), as far as it can be read without its own program."""

from __future__ import annotations

import datetime as dt
import io
import struct
from collections.abc import Iterator

import olefile

from sightline.errors import DangerousFile, UnreadableFile
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.desk import Desk, Inner
from sightline.intake.documents.document import Document, Enclosed, Sort
from sightline.intake.documents.letter import Letter, enclose, make_letter
from sightline.intake.documents.plain import decode
from sightline.intake.documents.tidying import file_name, one_line
from sightline.intake.documents.web import html_text

_WIDE, _NARROW, _BYTES = "001F", "001E", "0102"
_SUBJECT, _BODY, _HTML, _RTF = "0037", "1000", "1013", "1009"
_SENDER, _ADDRESS, _TO, _CC, _BCC = "0C1A", "5D01", "0E04", "0E03", "0E02"
_LONG_NAME, _SHORT_NAME, _DATA, _EMBEDDED = "3707", "3704", "3701", "3701000D"
_SENT, _TIME = 0x0039, 0x0040
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


class _Message:
    """One message: the storage at the root of the file, or one inside an enclosure."""

    def __init__(self, ole: olefile.OleFileIO, at: tuple[str, ...], bounds: Bounds) -> None:
        self._ole = ole
        self._at = at
        self._bounds = bounds

    def bytes(self, name: str, *within: str) -> bytes:
        path = [*self._at, *within, name]
        if not self._ole.exists(path):
            return b""
        with self._ole.openstream(path) as stream:
            return bytes(stream.read(self._bounds.file_bytes))

    def text(self, number: str, *within: str) -> str:
        wide = self.bytes(f"__substg1.0_{number}{_WIDE}", *within)
        if wide:
            return wide.decode("utf-16-le", "replace")
        narrow = self.bytes(f"__substg1.0_{number}{_NARROW}", *within)
        return decode(narrow)[0] if narrow else ""

    def heads(self) -> dict[str, str]:
        sender, address = one_line(self.text(_SENDER)), one_line(self.text(_ADDRESS))
        return {
            "From": f"{sender} <{address}>" if sender and address else sender or address,
            "To": one_line(self.text(_TO), 2_000),
            "Cc": one_line(self.text(_CC), 2_000),
            "Bcc": one_line(self.text(_BCC), 2_000),
            "Subject": one_line(self.text(_SUBJECT)),
            "Date": self._sent(),
        }

    def _sent(self) -> str:
        """When it was sent: one record of sixteen bytes among the fixed properties."""
        held = self.bytes("__properties_version1.0")
        for start in (24, 32):
            for place in range(start, len(held) - 15, 16):
                kind, number = struct.unpack_from("<HH", held, place)
                if (kind, number) == (_TIME, _SENT):
                    ticks = struct.unpack_from("<Q", held, place + 8)[0]
                    return _moment(ticks)
        return ""

    def words(self, name: str) -> tuple[str, list[str]]:
        if plain := self.text(_BODY):
            return plain, []
        held = self.bytes(f"__substg1.0_{_HTML}{_BYTES}")
        source = decode(held)[0] if held else self.text(_HTML)
        if source:
            return html_text(source, name, self._bounds), []
        if self.bytes(f"__substg1.0_{_RTF}{_BYTES}"):
            return "", [
                "the words are in compressed RTF, which is not read: save the letter as EML"
            ]
        return "", []

    def enclosures(self) -> list[str]:
        depth = len(self._at)
        found = {
            entry[depth]
            for entry in self._ole.listdir(streams=True, storages=True)
            if tuple(entry[:depth]) == self._at
            and len(entry) > depth
            and entry[depth].startswith("__attach_version1.0")
        }
        return sorted(found)


def read_outlook(content: bytes, name: str, desk: Desk) -> Document:
    """Read a letter of Outlook."""
    try:
        ole = olefile.OleFileIO(io.BytesIO(content))
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise UnreadableFile(
            f"{name}: the letter is damaged or cut off ({type(error).__name__}): ask for it again"
        ) from None
    with ole:
        bounds = desk.bounds
        return _read(_Message(ole, (), bounds), (ole, (), bounds), name, desk.inner)


def _read(
    message: _Message,
    place: tuple[olefile.OleFileIO, tuple[str, ...], Bounds],
    name: str,
    inner: Inner,
) -> Document:
    bounds = place[2]
    names = message.enclosures()
    if len(names) > bounds.enclosed:
        raise DangerousFile(f"{name}: the letter encloses more than {bounds.enclosed} files")
    words, notes = message.words(name)
    enclosed = tuple(_enclosures(message, place, names, inner))
    letter = Letter(heads=message.heads(), words=words, enclosed=enclosed, notes=tuple(notes))
    return make_letter(name, Sort.OUTLOOK, letter, bounds)


def _enclosures(
    message: _Message,
    place: tuple[olefile.OleFileIO, tuple[str, ...], Bounds],
    names: list[str],
    inner: Inner,
) -> Iterator[Enclosed]:
    ole, at, bounds = place
    for one in names:
        title = message.text(_LONG_NAME, one) or message.text(_SHORT_NAME, one)
        name = file_name(title or "part")
        letter = (*at, one, f"__substg1.0_{_EMBEDDED}")
        if ole.exists(list(letter)):
            yield _enclosed_letter((ole, letter, bounds), name, inner)
        else:
            yield enclose(message.bytes(f"__substg1.0_{_DATA}{_BYTES}", one), name, inner)


def _enclosed_letter(
    place: tuple[olefile.OleFileIO, tuple[str, ...], Bounds], name: str, inner: Inner
) -> Enclosed:
    """Read a letter within the letter; it has no bytes of its own, so its words are its content."""
    ole, at, bounds = place
    if len(at) > 2 * bounds.letters_depth:
        return Enclosed(name=name, problem="letters within letters nest too deeply")
    held = _read(_Message(ole, at, bounds), place, name, inner)
    text = "\n\n".join(page.text for page in held.pages)
    return Enclosed(name=name, content=text.encode(), document=held)


def _moment(ticks: int) -> str:
    try:
        moment = _EPOCH + dt.timedelta(microseconds=ticks // 10)
    except OverflowError:
        return ""
    return moment.strftime("%a, %d %b %Y %H:%M:%S +0000") if ticks else ""
