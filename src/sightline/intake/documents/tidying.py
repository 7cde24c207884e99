"""Text made fit to be kept: composed, with plain line ends and nothing invisible in it.

Offsets count in the tidy text, so that tidying it again must change nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from sightline.errors import DangerousFile
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.document import Page

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
#: How a PDF says that a word goes on in the next line.
_JOINED = re.compile("(?<=\\w)[\ufffe\x02]\\s*(?=\\w)")
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_TRAILING = re.compile(" +(?=\n)")
_RUNS = re.compile(" {2,}")
_GAPS = re.compile("\n{3,}")
_BLANKS = re.compile(r"\s+")


def tidy(text: str) -> str:
    """Make text fit to be kept."""
    plain = _LINE_ENDS.sub("\n", _JOINED.sub("", text))
    plain = _UNSEEN.sub("", _SPACES.sub(" ", plain))
    plain = unicodedata.normalize("NFC", plain)
    plain = _GAPS.sub("\n\n", _TRAILING.sub("", _RUNS.sub(" ", plain)))
    return plain.strip()


def one_line(text: str, length: int = 300) -> str:
    """Make a title or a name: one line, nothing invisible, not long."""
    plain = _BLANKS.sub(" ", tidy(text))[:length].strip()
    return "".join(char for char in plain if char.isprintable())


def file_name(text: str) -> str:
    """Take the name of a file out of what may be a path made to mislead."""
    name = one_line(re.split(r"[/\\]", text)[-1], 200).strip(". ")
    return name or "without a name"


def cut(text: str, bounds: Bounds) -> Iterator[Page]:
    """Cut the text of a file without pages into stretches, between lines where there are any."""
    rest, number = tidy(text), 0
    if len(rest) > bounds.text_chars:
        raise too_long(bounds)
    start = 0
    while start < len(rest):
        number += 1
        end = _find_end(rest, start, bounds.stretch_chars)
        yield Page(number=number, text=rest[start:end].strip())
        start = end
    if not number:
        yield Page(number=1, note="there is no text in it")


def _find_end(text: str, start: int, most: int) -> int:
    if len(text) - start <= most:
        return len(text)
    for mark in ("\n\n", "\n", ". ", " "):
        end = text.rfind(mark, start + most // 2, start + most)
        if end > 0:
            return end + len(mark)
    return start + most


def check_length(pages: Iterable[Page], bounds: Bounds) -> tuple[Page, ...]:
    """Refuse more text than any honest document has."""
    kept: list[Page] = []
    total = 0
    for page in pages:
        total += len(page.text)
        if total > bounds.text_chars:
            raise too_long(bounds)
        kept.append(page)
    return tuple(kept)


def too_long(bounds: Bounds) -> DangerousFile:
    """Say that there is more text than any honest document has."""
    return DangerousFile(f"the document has more than {bounds.text_chars:,} characters of text")
