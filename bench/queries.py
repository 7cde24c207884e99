"""Three hundred searches of mixed kinds, chosen from the names in a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

KINDS = ("rare", "common", "two words", "prefix", "arabic", "cyrillic")
EACH = 50

#: Latin letters as a Russian writer would put them; enough to write a name in the other script.
_PAIRS = {"sh": "ш", "ch": "ч", "kh": "х", "zh": "ж", "ya": "я", "yu": "ю", "ts": "ц", "ou": "у"}
_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абкдефгхийклмнопкрстуввкиз")


def make_queries(names: Sequence[str]) -> list[tuple[str, str]]:
    """Choose 50 queries of each kind from a sample of names, always the same ones."""
    latin = sorted({name for name in names if name.isascii()})
    arabic = sorted({name for name in names if any("\u0600" <= one <= "\u06ff" for one in name)})
    counts = Counter(word for name in latin for word in _words(name))
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    full = [name for name in latin if len(_words(name)) >= 2]
    chosen = {
        "rare": _spread([word for word in ranked if counts[word] == 1]),
        "common": ranked[:EACH],
        "two words": [" ".join(_words(name)[:2]) for name in _spread(full)],
        "prefix": [word[:4] for word in _spread([word for word in ranked if len(word) > 5])],
        "arabic": [" ".join(name.split()[:2]) for name in _spread(arabic)],
        "cyrillic": [
            cyrillic(word) for word in _spread([word for word in ranked if len(word) > 4])
        ],
    }
    return [(kind, text) for kind in KINDS for text in chosen[kind]]


def cyrillic(word: str) -> str:
    """Write a Latin word in Cyrillic letters."""
    lower = word.lower()
    for pair, letter in _PAIRS.items():
        lower = lower.replace(pair, letter)
    return lower.translate(_LETTERS)


def match_words(text: str) -> str:
    """The same search in the words of FTS5: all words, the last one as a prefix."""
    words = [word.replace('"', "") for word in text.split()]
    return " ".join(f'"{word}"' for word in words[:-1]) + f' "{words[-1]}"*'


def _words(name: str) -> list[str]:
    return [word.lower() for word in name.split() if word.isalpha() and len(word) > 2]


def _spread(words: Sequence[str]) -> list[str]:
    """Take so many words evenly over the list."""
    return list(_every(words, max(1, len(words) // EACH)))[:EACH]


def _every(words: Sequence[str], step: int) -> Iterator[str]:
    yield from words[::step]
