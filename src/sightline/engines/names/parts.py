"""A name taken apart: its parts in order, each with what kind of part it is."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

import msgspec

from sightline.engines.names.letters import BARE, romanise
from sightline.engines.names.words import (
    families,
    groups,
    legal_forms,
    longest_legal_form,
    numbers,
    small_words,
)


class Kind(StrEnum):
    """What a part of a name is."""

    NAME = "name"
    INITIAL = "initial"
    NUMBER = "number"


class Sort(StrEnum):
    """What sort of thing bears the name: a person, or a body such as a company or a ship."""

    PERSON = "person"
    BODY = "body"


class Part(msgspec.Struct, frozen=True):
    """One part: as it was written, as it is compared, and the head of its family of spellings."""

    written: str
    text: str
    root: str
    kind: Kind = Kind.NAME


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """A whole name taken apart.

    ``legal`` is the class of the legal form, ``fathers`` the places of the parts that stand
    after a word of descent, ``silent`` the words that carry no weight.
    """

    sort: Sort
    name: str
    parts: tuple[Part, ...]
    legal: str = ""
    fathers: tuple[int, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def unread(self) -> bool:
        """Whether no part could be read aloud: such a name is compared with its like only."""
        return bool(self.parts) and not any(
            part.text.removeprefix(BARE).isascii() for part in self.parts
        )


class _Word(msgspec.Struct, frozen=True):
    written: str
    text: str
    lone: bool = False


_BREAK = re.compile(r"[\s,;/\\|\"«»„“”()\[\]{}،_‐-―·・:!?<>=+*%#\u200b-\u200f\u202a-\u202e-]+")
_DOTTED = re.compile(r"(?<!\w)(?:\w\.){2,}\w?(?!\w)")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-ZÀ-Þ][a-zà-ÿ]{2})")
_CHINESE = re.compile("^[\u3400-\u9fff]{2,4}$")
_SERVANT = re.compile(
    r"^[ae]bd(?:[aeou]{1,2}|i)?(?:l|r(?=r)|n(?=n)|s(?=s)|z(?=z))?(?P<rest>.{4,})$"
)
_FAITH = re.compile(r"^(?P<rest>.{3,}?)(?:[aeou]|ou|al|el|ul)?d?d(?:in|ine|een|yn)e?$")
_OF_FAITH = re.compile(r"(?:[aeou]d|[ae]l|oud)d?(?:in|ine|een|yn)e?$")
_DIGIT_IN_WORD = re.compile(r"^(?=.*[^\W\d])(?=.*\d)\w{4,}$")
_AS_LETTER = str.maketrans("013458", "oieasb")
_BODY_SIGNS = str.maketrans({"&": " and ", "@": " at "})


@lru_cache(1 << 16)
def take_apart(name: str, sort: Sort = Sort.PERSON) -> Parts:
    """Take a name apart. A name of small words alone keeps them, so that it is not empty."""
    words = _split(unicodedata.normalize("NFKC", name), sort)
    return _person(name, words) if sort is Sort.PERSON else _body(name, words)


def _split(name: str, sort: Sort) -> list[_Word]:
    if sort is Sort.BODY:
        name = _DOTTED.sub(lambda match: match[0].replace(".", ""), name.translate(_BODY_SIGNS))
    else:
        name = _joined().sub("", _CAMEL.sub(" ", name))
    found: list[_Word] = []
    for piece in _BREAK.split(name.replace(".", ". ")):
        written = piece.rstrip(".")
        for text in _unpack(romanise(written)):
            lone = len(text) == 1 and not text.isdigit() and text.isascii()
            found.append(_Word(written, text, lone))
    return found


def _unpack(text: str) -> list[str]:
    """Part what is written in one word: the Arabic article, and Chinese names by character."""
    if not text:
        return []
    if _CHINESE.match(text):
        return list(text)
    if text.startswith(BARE + "al") and len(text) > 5:
        return [BARE + text[3:]]
    if text in {BARE + "al", BARE}:
        return []
    return [text]


def _person(name: str, words: list[_Word]) -> Parts:
    parts: list[Part] = []
    silent: list[str] = []
    fathers: list[int] = []
    weightless = _weightless(len(words))
    after_descent = False
    for word in words:
        if _is_descent(word.text) and len(words) > 1:
            after_descent = True
            silent.append(word.written)
            continue
        if word.text in weightless and not word.lone:
            silent.append(word.written)
            continue
        if after_descent:
            fathers.append(len(parts))
            after_descent = False
        parts += _person_parts(word)
    if not parts and not any(word.text in groups() for word in words):
        parts = [_part(word.written, word.text) for word in words]
        silent = []
    return Parts(
        sort=Sort.PERSON,
        name=name,
        parts=tuple(parts),
        fathers=tuple(fathers),
        silent=tuple(silent),
    )


@lru_cache(1)
def _joined() -> re.Pattern[str]:
    """The Arabic article as it sounds before some letters: only a hyphen tells it from a name."""
    return re.compile(rf"\b(?:{'|'.join(sorted(small_words('joined')))})[-‐](?=\w)", re.IGNORECASE)


@lru_cache(4)
def _is_titled(long: bool) -> frozenset[str]:
    small = small_words("article") | small_words("particle") | groups()
    return small | small_words("title") if long else small


def _weightless(count: int) -> frozenset[str]:
    """The words to pass over: a title in a name of two words is more likely a name."""
    return _is_titled(count > 2) if count > 1 else groups()


def _is_descent(text: str) -> bool:
    return text in small_words("descent") or text in {BARE + "bn", BARE + "abn", BARE + "bnt"}


def _person_parts(word: _Word) -> list[Part]:
    if word.lone:
        return [Part(word.written, word.text, word.text, Kind.INITIAL)]
    return [_part(word.written, text) for text in part_compound(word.text)]


@lru_cache(1 << 16)
def part_compound(text: str) -> tuple[str, ...]:
    """Part names such as Abdelkader and Noureddine, which are as often written in two words."""
    if text in families("spelling"):
        return (text,)
    if text.startswith(BARE + "bd") and len(text) > 5:
        rest = text[3:]
        return (BARE + "bd", BARE + (rest[2:] if rest.startswith("al") else rest))
    match = _SERVANT.match(text) if len(text) >= 7 else None
    if match:
        return ("abd", match["rest"])
    match = _FAITH.match(text) if len(text) >= 7 and _OF_FAITH.search(text) else None
    return (match["rest"], "din") if match else (text,)


def _part(written: str, text: str) -> Part:
    if text.isdigit():
        return Part(written, text.lstrip("0") or "0", text.lstrip("0") or "0", Kind.NUMBER)
    if _DIGIT_IN_WORD.match(text) and sum(letter.isdigit() for letter in text) <= len(text) // 3:
        text = text.translate(_AS_LETTER)
    return Part(written, text, families("spelling").get(text, text))


def _body(name: str, words: list[_Word]) -> Parts:
    kept, legal = _without_legal_form(words)
    parts: list[Part] = []
    silent = [word.written for word in words if word not in kept]
    for word in kept:
        if len(kept) > 1 and word.text in small_words("linking") and not word.lone:
            silent.append(word.written)
            continue
        parts.append(_body_part(word, first=not parts))
    if not parts:
        parts, legal = [_part(word.written, word.text) for word in words], ""
    return Parts(sort=Sort.BODY, name=name, parts=tuple(parts), legal=legal, silent=tuple(silent))


def _body_part(word: _Word, *, first: bool) -> Part:
    """One part of the name of a body: numbers by their figure, words of business by their head."""
    figure = numbers().get(word.text)
    if figure is not None and not (first and word.text in {"i", "v", "x"}):
        return Part(word.written, figure, figure, Kind.NUMBER)
    root = families("company").get(word.text)
    return Part(word.written, word.text, root) if root else _part(word.written, word.text)


def _without_legal_form(words: list[_Word]) -> tuple[list[_Word], str]:
    """Take the legal forms out, the longest first, unless nothing would be left."""
    kept: list[_Word] = []
    legal, place = "", 0
    forms = legal_forms()
    while place < len(words):
        for length in range(min(longest_legal_form(), len(words) - place), 0, -1):
            found = forms.get(tuple(word.text for word in words[place : place + length]))
            if found:
                legal, place = legal or found, place + length
                break
        else:
            kept.append(words[place])
            place += 1
    return (kept, legal) if kept else (words, "")
