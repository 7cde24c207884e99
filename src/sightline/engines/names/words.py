"""What is known of words before anything is compared: families, small words, legal forms."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from sightline.engines.names.letters import romanise
from sightline.engines.names.tables import rows


@cache
def families(kind: str) -> dict[str, str]:
    """The first form of the family for every form of it; a form in two families keeps the first."""
    found: dict[str, str] = {}
    for row_kind, forms in rows("families"):
        if row_kind != kind:
            continue
        written = [romanise(form) for form in forms.split()]
        for form in written:
            found.setdefault(form, written[0])
    return found


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """The heads of the families of familiar forms that a word may stand for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    spellings = families("spelling")
    for kind, forms in rows("families"):
        if kind == "nickname":
            first, *rest = forms.split()
            for form in (first, *rest):
                found[spellings.get(form, form)].add(first)
    return {form: frozenset(heads) for form, heads in found.items()}


@cache
def small_words(kind: str) -> frozenset[str]:
    """The articles, particles, words of descent, titles or linking words."""
    return frozenset(
        word for row_kind, words in rows("particles") if row_kind == kind for word in words.split()
    )


@cache
def groups() -> frozenset[str]:
    """Words for peoples and faiths, which carry no weight."""
    return frozenset(romanise(word) for (words,) in rows("groups") for word in words.split())


@cache
def legal_forms() -> dict[tuple[str, ...], str]:
    """The class of every legal form, by its words."""
    return {tuple(form.split()): kind for kind, form in rows("legal")}


@cache
def longest_legal_form() -> int:
    """How many words the longest legal form has."""
    return max(map(len, legal_forms()))


@cache
def numbers() -> dict[str, str]:
    """Numbers in words, as ordinals and as Roman numerals, by the figure they mean."""
    return families("number")
