"""Letters of many scripts brought to plain Latin ones, so that a search finds names across them.

The tables are written once, here. They become macros of the database, which
fold a million values when a picture is built, and functions of Python, which
fold the few words of a query at once; tests hold the two to one answer.

Two forms are made of a word. The plain form is the word without case, accents
and script: "Иванов" is "ivanov". The skeleton keeps what spellings of one name
have in common, its consonants by class, so that "Mohammed", "Mouhamad" and
"محمد" are one. Vowels are not written in Arabic; nor are they in a skeleton.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

ARABIC = dict(
    zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويىپچژگکیڤٹڈڑںےہھۀۆۇێڕڵۋې",
        "abttjhhddrzsssdtzagfqklmnhwyypsjgkyvtdrnyhhhwwyrlwy", strict=True)
) | dict.fromkeys("ءةـ", "")  # fmt: skip
CYRILLIC = dict(
    zip("абвгдезийклмнопрстуфхыэіїєґўқғңөүұһәҳҷӯӣ",
        "abvgdeziiklmnoprstufhyeiiegukgnouuhahjui", strict=True)
) | dict.fromkeys("ьъ", "")  # fmt: skip
GREEK = dict(zip("αβγδεζηικλμνξοπρστυφχωςθψ", "avgdeziiklmnxoprstyfhostp", strict=True))
LATIN = dict(zip("øđłıðŋɓɗƙƴɲɛɔəħŧ", "odlidnbdkyneoeht", strict=True))
#: Letters that take more than one Latin letter.
LONG = {
    "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ё": "yo",
    "ђ": "dj", "ћ": "c", "љ": "lj", "њ": "nj", "џ": "dz", "ј": "j", "ß": "ss", "æ": "ae",
    "œ": "oe", "þ": "th",
}  # fmt: skip
#: Spellings of one sound, in the order in which they are brought to one.
SOUNDS = (
    ("oua", "wa"), ("oue", "we"), ("oui", "wi"), ("shch", "s"), ("tch", "s"), ("sch", "s"),
    ("sh", "s"), ("ch", "s"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"),
    ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("x", "ks"),
)  # fmt: skip
CLASSES = ("cqgvp", "kkkfb")
DOUBLED = "bdfhjklmnrstz"
#: Words that are part of many names and that spellings leave out.
ARTICLES = frozenset({"al", "el", "ul", "il", "the", "of", "de", "du", "la", "le", "des", "and"})

#: Most values are plain already and need no more than their case folded.
_WORDS = r"""CASE WHEN strlen(text) = length(text)
    THEN regexp_extract_all(lower(text), '[0-9a-z]+')
    ELSE regexp_extract_all(plain(text), '[\pL\pN\pM]+') END"""
_BONES = """translate(left(word, 1), 'eiou', 'aaaa')
    || translate(substr(word, 2), 'aeiouwy', '')"""
_SKELETON = """CASE WHEN regexp_full_match(word, '[a-z]{2,40}')
    THEN bones(singles(sounds(word))) ELSE '' END"""
_FORMS = ((0xFB50, 0xFE00), (0xFE70, 0xFF00), (0xFF01, 0xFF5F), (0x0660, 0x066A), (0x06F0, 0x06FA))


def _forms() -> dict[str, str]:
    """Presentation forms of Arabic, wide Latin letters and other digits, as their plain letters."""
    found = {}
    for first, last in _FORMS:
        for char in map(chr, range(first, last)):
            plain = unicodedata.normalize("NFKC", char)
            digit = unicodedata.digit(char, None)
            if digit is not None:
                found[char] = str(digit)
            elif plain != char and plain:
                found[char] = plain[0]
    return found


_FORM_TABLE = str.maketrans(_forms())
_LETTER_TABLE = str.maketrans(ARABIC | CYRILLIC | GREEK | LATIN)
_FIRST = str.maketrans("eiou", "aaaa")
_DROPPED = str.maketrans("", "", "aeiouwy")
_PLAIN_WORD = re.compile("[0-9a-z]+")
_ARTICLE = re.compile(r"(^|[\W\d_])ال([^\W\d_]{2})")
_SPELT = re.compile("[a-z]{2,40}")


def words(text: str) -> list[str]:
    """Split a text into plain words."""
    if text.isascii():
        return _PLAIN_WORD.findall(text.lower())
    runs = groupby(fold(text), key=_is_letter)
    return ["".join(run) for kept, run in runs if kept]


def fold(text: str) -> str:
    """Bring a text to plain letters: forms, case, accents, the Arabic article, then scripts."""
    text = text.translate(_FORM_TABLE).lower()
    marks = unicodedata.normalize("NFD", text)
    text = "".join(char for char in marks if unicodedata.category(char)[0] != "M")
    text = _ARTICLE.sub(r"\1\2", unicodedata.normalize("NFC", text).replace("ـ", ""))
    return _replace(text.translate(_LETTER_TABLE), LONG.items())


def skeleton(word: str) -> str:
    """Bring a plain word to what its spellings have in common, or to nothing."""
    if not _SPELT.fullmatch(word):
        return ""
    text = _replace(word, SOUNDS).rstrip("h").translate(str.maketrans(*CLASSES))
    text = _replace(text, _doubles())
    return text[:1].translate(_FIRST) + text[1:].translate(_DROPPED)


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM"


def _replace(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def _doubles() -> list[tuple[str, str]]:
    return [(letter * 2, letter) for letter in DOUBLED]


def macros() -> list[str]:
    """Write the macros ``words`` (a list of plain words) and ``skeleton`` (of one plain word)."""
    bodies = {
        "plain(text)": _plain(),
        "words(text)": _WORDS,
        "sounds(word)": _sounds(),
        "singles(word)": _singles(),
        "bones(word)": _BONES,
        "skeleton(word)": _SKELETON,
    }
    return [f"CREATE MACRO {head} AS {body}" for head, body in bodies.items()]


def _plain() -> str:
    """Compatibility forms, case, accents, the Arabic article, then the letters themselves."""
    text = f"translate(text, {_pair(_forms())})"
    text = f"translate(strip_accents(lower({text})), 'ـ', '')"
    text = rf"regexp_replace({text}, '(^|[^\pL])ال(\pL\pL)', '\1\2', 'g')"
    text = f"translate({text}, {_pair(ARABIC | CYRILLIC | GREEK | LATIN)})"
    return _replaced(text, LONG.items())


def _sounds() -> str:
    """Spellings of one sound as one; most words hold none and are spared the search for each."""
    some = "|".join(old for old, _ in SOUNDS)
    text = (
        f"CASE WHEN regexp_matches(word, '{some}') THEN {_replaced('word', SOUNDS)} ELSE word END"
    )
    return f"translate(rtrim({text}, 'h'), '{CLASSES[0]}', '{CLASSES[1]}')"


def _singles() -> str:
    pairs = _doubles()
    some = "|".join(old for old, _ in pairs)
    return f"CASE WHEN regexp_matches(word, '{some}') THEN {_replaced('word', pairs)} ELSE word END"


def _pair(table: dict[str, str]) -> str:
    """Both arguments of translate: a letter without a partner is dropped."""
    kept = {letter: plain for letter, plain in table.items() if plain}
    dropped = "".join(letter for letter, plain in table.items() if not plain)
    return f"{_quoted(''.join(kept) + dropped)}, {_quoted(''.join(kept.values()))}"


def _replaced(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    for old, new in pairs:
        text = f"replace({text}, {_quoted(old)}, {_quoted(new)})"
    return text


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
