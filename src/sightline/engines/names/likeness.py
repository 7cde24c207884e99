"""How alike two parts of names are, on a short scale that can be said in words."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from sightline.engines.names.letters import BARE
from sightline.engines.names.parts import Kind, Part
from sightline.engines.names.sounds import is_bare, phones, skeleton, slips, sound
from sightline.engines.names.words import nicknames


class Likeness(IntEnum):
    """From nothing in common to the same letters."""

    NONE = 0
    FAINT = 1
    INITIAL = 2
    LOOSE = 3
    NEAR = 4
    SLIP = 5
    FAMILIAR = 6
    SOUND = 7
    FAMILY = 8
    SAME = 9


SAID = {
    Likeness.NONE: "differs from",
    Likeness.FAINT: "hardly resembles",
    Likeness.INITIAL: "is the initial of",
    Likeness.LOOSE: "resembles",
    Likeness.NEAR: "is close to",
    Likeness.SLIP: "is one slip from",
    Likeness.FAMILIAR: "is a familiar form of",
    Likeness.SOUND: "sounds like",
    Likeness.FAMILY: "is another spelling of",
    Likeness.SAME: "is the same as",
}
_STEPS = ((0.09, Likeness.SLIP), (0.17, Likeness.NEAR), (0.265, Likeness.LOOSE),
          (0.31, Likeness.FAINT))  # fmt: skip


def likeness(one: Part, other: Part) -> Likeness:
    """Compare two parts; the order of the two does not matter."""
    if one.text == other.text:
        return Likeness.SAME
    if Kind.INITIAL in {one.kind, other.kind}:
        return _initial(one, other)
    if Kind.NUMBER in {one.kind, other.kind}:
        return Likeness.FAMILY if one.root == other.root else Likeness.NONE
    if one.root == other.root:
        return Likeness.FAMILY
    first, second = sorted((one, other), key=lambda part: part.text)
    return _words(first.text, second.text, first.root, second.root)


def _initial(one: Part, other: Part) -> Likeness:
    first, second = (part.text.removeprefix(BARE)[:1] for part in (one, other))
    return Likeness.INITIAL if first == second else Likeness.NONE


@lru_cache(1 << 18)
def _words(one: str, other: str, root: str, other_root: str) -> Likeness:
    """Compare two different words by sound, by familiar forms and by slips."""
    if not (one[-1:].isascii() and other[-1:].isascii()):
        return _characters(one, other)
    if nicknames().get(root, frozenset()) & nicknames().get(other_root, frozenset()):
        return Likeness.FAMILIAR
    bare = is_bare(one) != is_bare(other)
    if bare:
        return _bare(one, other)
    if sound(one) == sound(other) and len(sound(one)) > 1:
        return Likeness.SOUND
    return _by_slips(slips(one, other), max(len(phones(one)), len(phones(other))))


def _by_slips(count: float, length: int) -> Likeness:
    if length <= 2:
        return Likeness.FAINT if count < 0.5 else Likeness.NONE
    share = count / length
    return next((step for most, step in _STEPS if share <= most), Likeness.NONE)


def _bare(one: str, other: str) -> Likeness:
    """Compare a word with one that was written without vowels: consonants are all there is."""
    first, second = skeleton(one), skeleton(other)
    if first == second:
        return Likeness.SOUND if len(first) > 2 else Likeness.NEAR
    found = _by_slips(slips(one, other), max(len(first), len(second), 1))
    return min(found, Likeness.NEAR)


def _characters(one: str, other: str) -> Likeness:
    """Compare words in a script that is not read aloud: only what is written counts."""
    shared = len(set(one) & set(other))
    longest = max(len(one), len(other))
    if longest < 4 or not shared:
        return Likeness.NONE
    return _by_slips(slips(one, other), longest)
