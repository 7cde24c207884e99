"""A name as the tokens in which it is looked up: fast, and the same for list and question.

The rules are those of `parts`, cut down to what finding needs: small words and words for
peoples and faiths are left out, compound names are parted, legal forms are put aside.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import msgspec

from sightline.engines.names.letters import BARE
from sightline.engines.names.parts import Sort, part_compound
from sightline.engines.names.roster.scripts import ABD, ABDALLAH, ALLAH, SON, abjad, is_abjad, latin
from sightline.engines.names.words import (
    families,
    groups,
    legal_forms,
    longest_legal_form,
    numbers,
    small_words,
)

MOST_TOKENS = 14
"""So many tokens of one name are read."""
LEGAL = ("", "limited", "stock", "partner")
_KNOWN_WORDS = 1 << 20
_BREAK = re.compile(r"[\s,;/\\|\"«»„“”()\[\]{}،_·・:!?<>=+*%#@&\u060c\u200b-\u200f\u202a-\u202e]+")
_HYPHEN = re.compile("[-\u2010-\u2015]+")
_CAMEL = re.compile(r"(?<=[a-zà-ÿа-яё]{2})(?=[A-ZÀ-ÞА-ЯЁ][a-zà-ÿа-яё]{2})")
_DOTTED = re.compile(r"(?<!\w)(?:\w\.){2,}\w?(?!\w)")
_SERVANT = re.compile(r"^[ae]bd[aeou]{0,2}[lrnszdt]{0,2}$")
_GOD = frozenset(
    ("allah", "ellah", "elah", "ilah", "ullah", "lah", "llah", "oullah", "allh", "ilahi", "alla")
)
_SERVANT_OF_GOD = re.compile(r"^abd[aeou]{0,2}l{1,2}[aeou]?h?$|^abd[aeou]l?[aei]l[aei]h$")

PLAIN, SMALL, TITLE, SERVANT, GOD, GROUP = range(6)


class Word(msgspec.Struct, frozen=True):
    """One token, and what the rules must know of it."""

    text: str
    kind: int = PLAIN


class _Piece(msgspec.Struct, frozen=True):
    """What stands between two spaces: its tokens if nothing is special about them."""

    words: tuple[Word, ...]
    texts: tuple[str, ...]
    plain: bool


class Reading(msgspec.Struct, frozen=True):
    """A name as tokens, and the class of its legal form."""

    tokens: tuple[str, ...]
    legal: str = ""


_PIECES: dict[str, _Piece] = {}


def read_name(name: str, sort: Sort) -> Reading:
    """Read a name. A name of small words alone keeps them; one of peoples' names has no token."""
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    if sort is Sort.BODY:
        return _body(text)
    return Reading(_person(text))


def _person(name: str) -> tuple[str, ...]:
    pieces = [_piece(piece) for piece in _BREAK.split(_CAMEL.sub(" ", name).casefold()) if piece]
    if all(piece.plain for piece in pieces):
        found = tuple(text for piece in pieces for text in piece.texts)
    else:
        found = _ruled([word for piece in pieces for word in piece.words])
    return found[:MOST_TOKENS]


def _piece(text: str) -> _Piece:
    known = _PIECES.get(text)
    if known is None:
        if len(_PIECES) >= _KNOWN_WORDS:
            _PIECES.clear()
        known = _PIECES[text] = _learn(text)
    return known


def _learn(text: str) -> _Piece:
    """Read a piece for the first time: an article before a hyphen is no token."""
    words: list[Word] = []
    parts = [part for part in _HYPHEN.split(text) if part]
    for place, part in enumerate(parts):
        found = list(_words(part))
        joined = len(found) == 1 and found[0].text in _articles()
        if not (joined and place < len(parts) - 1):
            words += found
    spelt = [token for word in words for token in _parted(word.text)]
    plain = all(word.kind == PLAIN for word in words)
    return _Piece(tuple(words), tuple(spelt), plain)


def _parted(text: str) -> tuple[str, ...]:
    return (text,) if text.startswith(BARE) else part_compound(text)


def _words(part: str) -> tuple[Word, ...]:
    if is_abjad(part):
        return tuple(Word(text, _abjad_kind(text)) for text in abjad(part))
    dotted = "." in part
    texts = [text for bit in part.split(".") if bit for text in latin(bit)]
    return tuple(Word(text, _kind(text, lone=dotted)) for text in texts)


def _abjad_kind(text: str) -> int:
    return {SON: SMALL, ABD: SERVANT, ALLAH: GOD}.get(text, PLAIN)


@cache
def _articles() -> frozenset[str]:
    return small_words("article") | small_words("joined")


@cache
def _kinds() -> dict[str, int]:
    found = dict.fromkeys(_GOD, GOD)
    found |= dict.fromkeys(small_words("title"), TITLE)
    for kind in ("article", "particle", "descent"):
        found |= dict.fromkeys(small_words(kind), SMALL)
    return found | dict.fromkeys(groups(), GROUP)


def _kind(text: str, *, lone: bool) -> int:
    """What a word is; a single letter with a full stop is an initial whatever it says."""
    if lone and len(text) == 1:
        return PLAIN
    if text.startswith(("abd", "ebd")) and _SERVANT.match(text):
        return SERVANT
    return _kinds().get(text, PLAIN)


def _ruled(words: list[Word]) -> tuple[str, ...]:
    """Apply the rules for parts of names where there is something to apply them to."""
    found: list[str] = []
    count = len(words)
    named = sum(word.kind != SMALL for word in words)
    servant = ""
    for word in words:
        if word.kind == GROUP or (word.kind == SMALL and count > 1):
            continue
        if word.kind == TITLE and named > 2:
            continue
        if servant:
            if word.kind == GOD:
                found.append(ABDALLAH if servant == ABD else "abdallah")
                servant = ""
                continue
            found.append(servant)
            servant = ""
        if word.kind == SERVANT and count > 1:
            servant = ABD if word.text == ABD else "abd"
        elif _SERVANT_OF_GOD.match(word.text):
            found.append("abdallah")
        else:
            found += _parted(word.text)
    if servant:
        found.append(servant)
    if not found and not any(word.kind == GROUP for word in words):
        found = [word.text for word in words]
    return tuple(found)


def _body(name: str) -> Reading:
    text = _DOTTED.sub(lambda match: match[0].replace(".", ""), name.casefold())
    words = [word.text for piece in _BREAK.split(text) if piece for word in _piece(piece).words]
    kept, legal = _without_legal_form(words)
    linking = small_words("linking")
    found = [text for text in kept if text not in linking] or kept
    heads, figures = families("company"), numbers()
    tokens = [
        figures[text] if place and text in figures else heads.get(text, text)
        for place, text in enumerate(found)
    ]
    return Reading(tuple(tokens[:MOST_TOKENS]), legal)


def _without_legal_form(words: list[str]) -> tuple[list[str], str]:
    """Take the legal forms out, the longest first, unless nothing would be left."""
    forms, starts = legal_forms(), _legal_starts()
    kept: list[str] = []
    legal, place = "", 0
    while place < len(words):
        length = 0
        if words[place] in starts:
            length = _legal_length(words, place)
        if length:
            legal = legal or forms[tuple(words[place : place + length])]
            place += length
        else:
            kept.append(words[place])
            place += 1
    return (kept, legal) if kept else (words, "")


def _legal_length(words: list[str], place: int) -> int:
    forms = legal_forms()
    for length in range(min(longest_legal_form(), len(words) - place), 0, -1):
        if tuple(words[place : place + length]) in forms:
            return length
    return 0


@cache
def _legal_starts() -> frozenset[str]:
    return frozenset(form[0] for form in legal_forms())


@cache
def _heads() -> dict[str, str]:
    """The head of the family of every token that is in one, as `parts` would name it."""
    found: dict[str, str] = {}
    for form, head in families("spelling").items():
        found.setdefault(form, head)
    return found


def root_of(token: str) -> str:
    """What a token is counted under when it is asked how common a part of a name is."""
    if token.startswith(BARE):
        token = plain(token)
    return _heads().get(token, token)


_PLAIN = {
    "X": "kh", "S": "sh", "T": "th", "D": "dh", "G": "gh", "C": "ch", "c": "ts", "J": "j", "Q": ""
}  # fmt: skip


def plain(token: str) -> str:
    """A token of consonant sounds in the letters in which `parts` writes it."""
    return BARE + "".join(_PLAIN.get(sign, sign) for sign in token[1:])
