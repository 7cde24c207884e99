"""Controlled vocabularies: short lists of agreed words, each with a version and a source.

A term may say that the answer is unknown. Such a term is an answer of its own and never
stands for zero, nor for the lowest step of a scale.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import cache

import msgspec

from sightline.errors import BadVocabulary
from sightline.model.sources import read


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One agreed word, with its names and meaning by language.

    `low` and `high` bound a word of probability; `links` place it in other vocabularies;
    `assertable` is false for words that we pass on from others and never say ourselves.
    """

    code: str
    label: Mapping[str, str]
    definition: Mapping[str, str] = {}
    unknown: bool = False
    assertable: bool = True
    low: float | None = None
    high: float | None = None
    links: Mapping[str, str] = {}
    examples: tuple[str, ...] = ()

    def name(self, lang: str = "en") -> str:
        """The label in a language, or in English where there is none."""
        return self.label.get(lang) or self.label["en"]


class TermList(msgspec.Struct, frozen=True, kw_only=True):
    """One controlled vocabulary. `ordered` says that the terms are steps of a scale."""

    name: str
    title: str
    version: str
    source: str
    ordered: bool = False
    terms: tuple[Term, ...]

    def get(self, code: str) -> Term:
        """The term of this code."""
        for term in self.terms:
            if term.code == code:
                return term
        raise BadVocabulary(f"{code!r} is not a term of {self.name}: {self._listed()}")

    def find(self, text: str) -> Term | None:
        """The term that has this code, or this label in any language."""
        return _spellings(self.name).get(_fold(text))

    def refusal(self) -> str:
        """What to say of a value that is not in the list."""
        return f"it is not a term of {self.name} and is kept as it is: {self._listed()}"

    def _listed(self) -> str:
        shown = [term.code for term in self.terms[:12]]
        more = len(self.terms) - len(shown)
        return "expected " + ", ".join(shown) + (f" or {more} others" if more else "")


@cache
def term_lists() -> Mapping[str, TermList]:
    """All controlled vocabularies by name."""
    return read("terms", dict[str, TermList])


def load_terms(name: str) -> TermList:
    """The controlled vocabulary of this name."""
    lists = term_lists()
    if name in lists:
        return lists[name]
    near = ", ".join(difflib.get_close_matches(name, lists, 3)) or ", ".join(sorted(lists)[:8])
    raise BadVocabulary(f"there is no vocabulary {name!r}: perhaps {near}")


@cache
def _spellings(name: str) -> dict[str, Term]:
    """Every code and label of a vocabulary, folded; codes come before labels."""
    terms = load_terms(name).terms
    spelled: dict[str, Term] = {}
    for term in terms:
        for label in term.label.values():
            spelled.setdefault(_fold(label), term)
    return spelled | {_fold(term.code): term for term in terms}


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
