"""Reading an electronic letter (EML): its heads, its words, and what was enclosed, in turn."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec

from sightline.errors import BadInput, DangerousFile
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.desk import Desk, Inner
from sightline.intake.documents.document import Document, Enclosed, Fact, Sort
from sightline.intake.documents.plain import decode
from sightline.intake.documents.tidying import cut, file_name, one_line
from sightline.intake.documents.web import html_text

_POLICY = email.policy.default.clone(refold_source="none")
_HEADS = {"From": "from", "To": "to", "Cc": "cc", "Bcc": "bcc", "Subject": "subject"}
_WEB = "text/html"


def read_letter(content: bytes, name: str, desk: Desk) -> Document:
    """Read a letter; what is enclosed is read in turn, and listed where it cannot be."""
    bounds = desk.bounds
    message = email.message_from_bytes(content, policy=_POLICY)
    parts = list(_leaves(message, name, bounds))
    heads = {key: _head(message, key) for key in (*_HEADS, "Date")}
    bodies = [part for part in parts if _is_body(part)]
    words, notes = _words(bodies, name, bounds)
    enclosed = tuple(_enclose(part, desk.inner) for part in parts if part not in bodies)
    letter = Letter(heads=heads, words=words, enclosed=enclosed, notes=tuple(notes))
    return make_letter(name, Sort.LETTER, letter, bounds)


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A letter in its parts: heads, words, and what was enclosed."""

    heads: dict[str, str]
    words: str
    enclosed: tuple[Enclosed, ...] = ()
    notes: tuple[str, ...] = ()


def make_letter(name: str, sort: Sort, letter: Letter, bounds: Bounds) -> Document:
    """Make the document of a letter: its heads stand above its words."""
    heads = letter.heads
    facts = [Fact(prop, heads[key]) for key, prop in _HEADS.items() if heads.get(key)]
    if day := _day(heads.get("Date", "")):
        facts.append(Fact("date", day))
    top = "\n".join(f"{key}: {value}" for key, value in heads.items() if value)
    return Document(
        name=name,
        sort=sort,
        media="message/rfc822" if sort is Sort.LETTER else "application/vnd.ms-outlook",
        pages=tuple(cut(f"{top}\n\n{letter.words}", bounds)),
        facts=tuple(facts),
        notes=letter.notes,
        enclosed=letter.enclosed,
    )


def _leaves(message: Message, name: str, bounds: Bounds) -> Iterator[Message]:
    """Give the parts that hold something; a letter within a letter is one of them."""
    waiting: list[tuple[Message, int]] = [(message, 0)]
    count = 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if count > bounds.enclosed * 4 or depth > bounds.depth // 10:
            raise DangerousFile(f"{name}: the letter has too many parts, or parts within parts")
        inside: Any = part.get_payload() if part.is_multipart() else None
        if isinstance(inside, list) and part.get_content_type() != "message/rfc822":
            waiting += [(one, depth + 1) for one in reversed(inside)]
        else:
            yield part


def _head(message: Message, key: str) -> str:
    """One head in one line; broken ones raise all sorts of errors in the standard library."""
    try:
        return one_line(str(message.get(key, "")), 2_000)
    except Exception:
        return ""


def _day(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_body(part: Message) -> bool:
    attached = part.get_content_disposition() == "attachment" or bool(part.get_filename())
    return part.get_content_maintype() == "text" and not attached


def _words(bodies: list[Message], name: str, bounds: Bounds) -> tuple[str, list[str]]:
    """Take the plain words where there are any, else those of the web page in the letter."""
    for web in (False, True):
        chosen = [part for part in bodies if (part.get_content_type() == _WEB) is web]
        notes: list[str] = []
        texts = []
        for part in chosen:
            text, lost = _text(part)
            notes += lost
            texts.append(html_text(text, name, bounds) if web else text)
        whole = "\n\n".join(text for text in texts if text.strip())
        if whole:
            return whole, notes
    return "", []


def _text(part: Message) -> tuple[str, tuple[str, ...]]:
    content = _bytes(part)
    charset = part.get_content_charset()
    if charset:
        try:
            return content.decode(charset), ()
        except (LookupError, ValueError):
            pass
    return decode(content) if content else ("", ())


def _bytes(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inside: Any = part.get_payload()
        first = inside[0] if isinstance(inside, list) and inside else None
        return first.as_bytes() if isinstance(first, EmailMessage) else b""
    content: Any = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _enclose(part: Message, inner: Inner) -> Enclosed:
    """Read what was enclosed; only the last part of its name is believed."""
    letter = part.get_content_type() == "message/rfc822"
    name = file_name(part.get_filename() or ("letter.eml" if letter else "part"))
    return enclose(_bytes(part), name, inner)


def enclose(content: bytes, name: str, inner: Inner) -> Enclosed:
    """Read an enclosed file, or keep the reason why it was not read."""
    if not content:
        return Enclosed(name=name, problem="the enclosed file is empty or damaged")
    try:
        return Enclosed(name=name, content=content, document=inner(content, name))
    except BadInput as error:
        return Enclosed(name=name, problem=str(error))
