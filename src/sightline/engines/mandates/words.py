"""A text as words, with their places: what rules are matched against.

A word is compared in one form (small letters, no accents, no hidden signs), while its place stays
that of the text as it came. Non-breaking spaces are spaces, soft hyphens and signs without width
inside a word are overlooked, and a word broken at the end of a line is one word.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import NamedTuple

_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_NUMBER = r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3}){1,4}(?!\d)"
_LETTERS = rf"[^\W_]+(?:(?:[{_HIDDEN}]+|-[ \t]*\n[ \t]*(?=[^\W\d_]))[^\W_]+)*"
_WORD = re.compile(rf"({_NUMBER}|{_LETTERS}|[.,;:()\[\]])")
_UNSEEN = re.compile(rf"[{_HIDDEN}]|-[ \t]*\n[ \t]*")


class Words(NamedTuple):
    """The words and stops of a text, and where each begins and ends."""

    texts: list[str]
    starts: list[int]
    ends: list[int]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """The place in the text of the words from one up to, and not with, another."""
        return self.starts[first], self.ends[last - 1]


def split(text: str) -> Words:
    """Part a text into words and stops."""
    pieces = _WORD.split(text)
    edges = list(accumulate(map(len, pieces)))
    return Words(pieces[1::2], edges[0:-1:2], edges[1::2])


def seen(word: str) -> str:
    """A word as it is seen: without signs that have no width and breaks of a line."""
    return _UNSEEN.sub("", word)


def plain(word: str) -> str:
    """The form in which words are compared."""
    letters = unicodedata.normalize("NFKD", seen(word))
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).casefold()
