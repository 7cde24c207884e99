"""The keys under which words that may be one are found together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from sightline.engines.names.parts import Kind, Parts, Sort
from sightline.engines.names.sounds import is_bare, skeleton, sound
from sightline.engines.names.words import families, nicknames

JOINED_PARTS = 3
"""Up to so many parts a name is also found by neighbours written in one word."""


def digest(text: str) -> int:
    """A number of 64 bits for a text, the same on every machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


@lru_cache(1 << 14)
def keys_of(word: str, root: str) -> tuple[int, ...]:
    """All keys of a word: itself, its family, its sound, its consonants, and those less one."""
    return tuple(sorted({digest(key) for key in _keys(word, root)}))


def _keys(word: str, root: str) -> Iterator[str]:
    yield "=" + word
    yield "r" + root
    for head in nicknames().get(root, ()):
        yield "n" + head
    bones, said = skeleton(word), sound(word)
    if len(bones) >= 2:
        yield "b" + bones
    if len(bones) >= 4 or (len(bones) == 3 and is_bare(word)):
        for short in _shortened(bones):
            yield "b" + short
    if not is_bare(word):
        yield "s" + said
        if len(said) >= 3:
            for short in _shortened(said):
                yield "s" + short


def _shortened(text: str) -> Iterator[str]:
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]


def words_of(name: Parts) -> dict[str, str]:
    """The words by which a name is found, with their roots; lone initials find nothing."""
    found = {part.text: part.root for part in name.parts if part.kind is not Kind.INITIAL}
    if len(name.parts) <= JOINED_PARTS:
        for one, other in zip(name.parts, name.parts[1:], strict=False):
            text = one.text + other.text.removeprefix("~")
            found.setdefault(text, families("spelling").get(text, text))
    if name.sort is Sort.BODY and len(name.parts) >= 2:
        firsts = "".join(part.text[:1] for part in name.parts)
        found.setdefault(firsts, firsts)
    return found or {part.text: part.root for part in name.parts}
