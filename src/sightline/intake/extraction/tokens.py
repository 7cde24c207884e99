"""The words of a text, each with its place and with the keys under which names are compared.

A key is the head of a family of spellings, so that Mohamed and Muhammad have
one. Articles, words of descent, titles, legal forms and words for peoples and
faiths have none: no name is found by them.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from sightline.engines.names import Sort, take_apart

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")
#: Between the words of one name stands a space, a point, a dash or a comma, and one line end.
_JOINT = re.compile(r"[ .,'’\"“”()\-‐‑–/&]{0,4}\n?[ .,'’\"“”()\-‐‑–/&]{0,4}")
_LONGEST = 60
_PROBE = "qq"


class Token(msgspec.Struct, frozen=True):
    """One word: where it stands, and its keys; ``joined`` says that it can go on a name."""

    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    joined: bool


def tokens(text: str) -> list[Token]:
    """Cut a text into words."""
    found: list[Token] = []
    before = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        joined = bool(found) and _is_joint(text, found[-1], before, start)
        found.append(Token(start, end, word, word_keys(word[:_LONGEST]), joined))
        before = end
    return found


def _is_joint(text: str, last: Token, end: int, start: int) -> bool:
    """Whether two words can belong to one name: a sentence that ends between them says no."""
    between = text[end:start]
    if len(between) > 9 or not _JOINT.fullmatch(between):
        return False
    ended = "." in between and not between.startswith((".-", ".,"))
    return not (ended and len(last.text) > 3 and between.strip() == ".")


@lru_cache(1 << 17)
def word_keys(word: str) -> tuple[str, ...]:
    """The keys of one word; a word that carries no weight in a name has none."""
    person = take_apart(f"{_PROBE} {word} {_PROBE}", Sort.PERSON).parts
    keys = tuple(part.root for part in person[1:-1])
    if len(keys) != 1:
        return keys
    body = take_apart(f"{_PROBE} {word} {_PROBE}", Sort.BODY)
    inner = body.parts[1:-1]
    if body.legal and not inner:
        return ()
    changed = len(inner) == 1 and inner[0].root != inner[0].text
    return (inner[0].root,) if changed else keys


def name_keys(name: str) -> tuple[str, ...]:
    """The keys of a name, word by word, as they would stand in a text."""
    return tuple(key for match in _WORD.finditer(name) for key in word_keys(match[0][:_LONGEST]))
