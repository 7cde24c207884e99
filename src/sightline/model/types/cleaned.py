"""What cleaning gives back: the value to store, what was said, and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import msgspec

_SPACES = "\u2000-\u200a\u2028\u2029\u0a00\u1680\u202f\u205f\u3000"
_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f"  # control characters, but not tab and line ends
    "\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff\ud800-\udfff"
)
_SPACE_LIKE = re.compile(f"[{_SPACES}]")
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_RUN_OF_SPACE = re.compile(f"[\\s{_SPACES}]+")


class Cleaned(msgspec.Struct, frozen=True):
    """One value as it can be stored, beside what was given.

    `value` is empty when nothing of the input can be said in this type. A value with a
    `problem` may be stored, but somebody should look at it. `original` is never changed.
    """

    value: str | None
    original: str
    problem: str | None = None

    @property
    def differs(self) -> bool:
        """Whether the original must be kept beside the value."""
        return self.value != self.original


class Hint(msgspec.Struct, frozen=True):
    """What is known about a value from its surroundings."""

    lang: str | None = None
    country: str | None = None
    format: str | None = None


#: Reads sanitised text: returns the value, if any, and the problem, if any.
Reading = tuple[str | None, str | None]
Reader = Callable[[str, Hint], Reading]


class Kind(msgspec.Struct, frozen=True):
    """One type of property value: date, name, country and so on."""

    name: str
    label: str
    read: Reader
    group: str | None = None
    matchable: bool = True
    pivot: bool = False
    max_length: int = 250

    def clean(self, raw: str, hint: Hint = Hint(), max_length: int | None = None) -> Cleaned:  # noqa: B008 - frozen
        """Clean one value; never fails and never loses what was given."""
        text = sanitise(raw)
        if not text:
            return Cleaned(None, raw, "there is nothing in it")
        value, problem = self.read(text, hint)
        limit = max_length or self.max_length
        if value is not None and problem is None and len(value) > limit:
            problem = f"it has {len(value)} characters, more than the {limit} expected"
        return Cleaned(value, raw, problem)


def sanitise(raw: str) -> str:
    """Compose the characters and take out those that cannot be seen or stored."""
    text = unicodedata.normalize("NFC", raw)
    return _INVISIBLE.sub("", _SPACE_LIKE.sub(" ", text)).strip()


def squash(text: str) -> str:
    """Put one plain space where there was a run of white space."""
    return _RUN_OF_SPACE.sub(" ", text).strip(" ")
