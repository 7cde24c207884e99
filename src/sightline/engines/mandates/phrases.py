"""Phrases as a lawyer writes them, and one pass over a text that finds them all.

    drug* traffick*            a star stands for any ending
    illicit/illegal trade      a stroke parts words of which one must stand there
    the (United Nations) force  words in brackets may be missing
    traffick* in ... persons   three points stand for up to ten words, within one clause
    the Mission                a word with a capital letter must have one in the text

Words are compared without accents. Nothing is matched across a full stop or a semicolon.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sightline.engines.mandates.words import Words, plain, seen

#: The family of which words that stand alone are small words.
SMALL = "wording"

_GAP = 10
_LIMITS = frozenset(".;")
_PIECE = re.compile(r"\.\.\.|\([^()]*\)|[^\s()]+")
_MOST_KEPT = 100_000


class Atom(NamedTuple):
    """A word that a phrase asks for."""

    text: str
    prefix: bool
    capital: bool


class Step(NamedTuple):
    """One place of a phrase: the atoms of which one must stand there, after a gap or not."""

    atoms: frozenset[Atom]
    gap: bool


class Phrase(NamedTuple):
    """A phrase of a family of rules, and the name that it gives to what it finds."""

    family: str
    name: str
    steps: tuple[Step, ...]


class Hit(NamedTuple):
    """A phrase found: the words from `first` up to, and not with, `last`."""

    first: int
    last: int
    name: str

    @property
    def meant(self) -> bool:
        """Whether it is what its group means, and not a turn in which the words mean another."""
        return not self.name.startswith("-")


class _Chain(NamedTuple):
    """What must follow the first word of a phrase; atoms stand as their numbers."""

    family: str
    name: str
    steps: tuple[tuple[frozenset[int], bool], ...]


class _Entry(NamedTuple):
    """What a word of a text can be, and the phrases that begin with it.

    ``marks`` are the small words that it is. ``single`` end with it, ``next`` stand by the number
    of the word after it, ``far`` go on after a gap.
    """

    atoms: frozenset[int]
    marks: frozenset[str]
    single: tuple[tuple[str, str], ...]
    next: dict[int, tuple[_Chain, ...]]
    far: tuple[_Chain, ...]


_NOTHING = _Entry(frozenset(), frozenset(), (), {}, ())


def read_atom(text: str) -> Atom:
    """Read one word of a phrase."""
    word = text.removesuffix("*")
    return Atom(plain(word), text.endswith("*"), word[:1].isupper())


def read_phrases(family: str, name: str, text: str) -> Iterator[Phrase]:
    """Read a phrase; words in brackets make several of one."""
    for pieces in _choices([match.group() for match in _PIECE.finditer(text)]):
        steps: list[Step] = []
        gap = False
        for piece in pieces:
            if piece == "...":
                gap = True
                continue
            for part in _parts(piece):
                steps.append(Step(frozenset(read_atom(one) for one in part), gap))
                gap = False
        yield Phrase(family, name, tuple(steps))


def _choices(pieces: list[str]) -> Iterator[list[str]]:
    """With and without each piece that stands in brackets."""
    for at, piece in enumerate(pieces):
        if piece.startswith("("):
            inside = [match.group() for match in _PIECE.finditer(piece[1:-1])]
            for rest in _choices(pieces[at + 1 :]):
                yield [*pieces[:at], *rest]
                yield [*pieces[:at], *inside, *rest]
            return
    yield pieces


def _parts(piece: str) -> Iterator[list[str]]:
    """A hyphen or an apostrophe parts words, as it does in a text; a comma is a word of its own."""
    if "/" in piece:
        yield piece.split("/")
        return
    for part in re.findall(r"[^\W_]+\*?|[,:]", piece):
        yield [part]


class Matches(NamedTuple):
    """What was found in a text: phrases by family, and the small words that each word is.

    Small words, such as "to" and "by", are the phrases of one word of the family ``SMALL``. They
    stand everywhere and are seldom asked for, so that no hit is made of them beforehand.
    """

    hits: dict[str, list[Hit]]
    marks: list[frozenset[str]]


class Lexicon:
    """All phrases of a language, ready to be looked for in one pass."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        listed = tuple(dict.fromkeys(phrases))
        self._numbers: dict[Atom, int] = {}
        self._begins: defaultdict[int, list[_Chain]] = defaultdict(list)
        for phrase in listed:
            steps = tuple((self._numbered(step.atoms), step.gap) for step in phrase.steps)
            for first in steps[0][0]:
                self._begins[first].append(_Chain(phrase.family, phrase.name, steps[1:]))
        self._whole: defaultdict[str, list[Atom]] = defaultdict(list)
        self._prefix: defaultdict[str, list[Atom]] = defaultdict(list)
        for atom in self._numbers:
            (self._prefix if atom.prefix else self._whole)[atom.text].append(atom)
        self._longest = max(map(len, self._prefix), default=0)
        self._kept: dict[str, _Entry] = {}

    def find(
        self, words: Words, defined: Mapping[str, tuple[str, str]] = MappingProxyType({})
    ) -> Matches:
        """Find every phrase, by family, in the order of the text.

        ``defined`` are words that a document itself defines, with the family and the name.
        """
        kept = self._kept
        looked = map(kept.get, words.texts)
        entries = [
            entry or self._look(text) for entry, text in zip(looked, words.texts, strict=True)
        ]
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        last = len(entries) - 1
        for at, entry in enumerate(entries):
            if not entry.atoms:
                continue
            for family, name in entry.single:
                found[family].append(Hit(at, at + 1, name))
            if entry.next and at < last:
                for atom in entries[at + 1].atoms:
                    for chain in entry.next.get(atom, ()):
                        if end := _end(chain.steps, 1, words.texts, entries, at + 2):
                            _keep(found[chain.family], Hit(at, end, chain.name))
            for chain in entry.far:
                if end := _end(chain.steps, 0, words.texts, entries, at + 1):
                    _keep(found[chain.family], Hit(at, end, chain.name))
        for at, text in enumerate(words.texts) if defined else ():
            if text in defined:
                family, name = defined[text]
                found[family].append(Hit(at, at + 1, name))
        return Matches(found, [entry.marks for entry in entries])

    def _numbered(self, atoms: Iterable[Atom]) -> frozenset[int]:
        return frozenset(self._numbers.setdefault(atom, len(self._numbers)) for atom in atoms)

    def _look(self, text: str) -> _Entry:
        word, capital = plain(text), seen(text)[:1].isupper()
        atoms = set(self._whole.get(word, ()))
        for length in range(1, min(len(word), self._longest) + 1):
            atoms.update(self._prefix.get(word[:length], ()))
        known = {self._numbers[atom] for atom in atoms if capital or not atom.capital}
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        entry = self._entry(known) if known else _NOTHING
        self._kept[text] = entry
        return entry

    def _entry(self, atoms: set[int]) -> _Entry:
        chains = dict.fromkeys(chain for atom in sorted(atoms) for chain in self._begins[atom])
        following: defaultdict[int, list[_Chain]] = defaultdict(list)
        for chain in chains:
            if chain.steps and not chain.steps[0][1]:
                for atom in chain.steps[0][0]:
                    following[atom].append(chain)
        single = [chain for chain in chains if not chain.steps]
        return _Entry(
            frozenset(atoms),
            frozenset(chain.name for chain in single if chain.family == SMALL),
            tuple((chain.family, chain.name) for chain in single if chain.family != SMALL),
            {atom: tuple(listed) for atom, listed in following.items()},
            tuple(chain for chain in chains if chain.steps and chain.steps[0][1]),
        )


def _keep(hits: list[Hit], hit: Hit) -> None:
    """Keep a hit once, though several words of one place of its phrase may stand there."""
    if not hits or hits[-1] != hit:
        hits.append(hit)


def _end(
    steps: tuple[tuple[frozenset[int], bool], ...],
    step: int,
    texts: list[str],
    entries: list[_Entry],
    at: int,
) -> int:
    """Where the rest of a phrase ends, or 0; the nearest place after a gap is taken."""
    if step == len(steps):
        return at
    atoms, gap = steps[step]
    for place in range(at, min(len(entries), at + (_GAP if gap else 0) + 1)):
        if not atoms.isdisjoint(entries[place].atoms):
            last = _end(steps, step + 1, texts, entries, place + 1)
            if last:
                return last
        if texts[place] in _LIMITS:
            return 0
    return 0


def longest(hits: list[Hit]) -> list[Hit]:
    """Leave out what stands inside something longer, and then what is not meant."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.first, -one.last)):
        if not kept or hit.last > kept[-1].last:
            kept.append(hit)
    return [hit for hit in kept if hit.meant]


def unexcused(hits: list[Hit]) -> list[Hit]:
    """Leave out what stands inside a turn in which the words of its group mean another thing."""
    excuses = [hit for hit in hits if not hit.meant]
    return [
        hit
        for hit in hits
        if hit.meant
        and not any(
            one.name == f"-{hit.name}" and one.first <= hit.first and hit.last <= one.last
            for one in excuses
        )
    ]
