"""Finding entities by words, inside one picture and nowhere else.

All words must be found; the last may be a beginning. A word is found as it
is, or by its skeleton, which spellings and scripts of one name share. Rare
words count more, and so do words in names and in short values. Every number
here is counted inside the picture: nothing hidden moves a rank or a total.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec
import numpy as np

from sightline.picture.database import Database, Row
from sightline.picture.entities import Entities
from sightline.picture.facets import Facets, Sieve, Sifter
from sightline.picture.letters import ARTICLES, skeleton, words
from sightline.picture.sayings import Sayings
from sightline.picture.views import Hit, Hits, Saying

Ints = np.ndarray[Any, np.dtype[np.int64]]
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 12
_MOST_SHOWN = 4_000
_MOST_SCORED = 16
_LAST = "\U0010ffff"


class Term(msgspec.Struct, frozen=True):
    """One word of a query: plain, as a skeleton, and whether it may be a beginning."""

    plain: str
    skeleton: str
    open: bool

    def meets(self, plain: str, skeleton: str) -> int:
        """How well a word of a value answers it: as it is, as a beginning, by sound, or not."""
        if plain == self.plain:
            return 3
        if self.open and plain.startswith(self.plain):
            return 2
        return 1 if self.skeleton and skeleton == self.skeleton else 0


class Search:
    """Searches a picture's index of words."""

    def __init__(self, database: Database, sayings: Sayings, entities: Entities) -> None:
        self._database = database
        self._sayings = sayings
        self._entities = entities
        self._sifter = Sifter(database, sayings)
        self._fields = [no for no, field in sayings.fields.items() if field.weight]
        self._scored: OrderedDict[tuple[Term, ...], tuple[Ints, Ints]] = OrderedDict()

    @cached_property
    def _whole(self) -> int:
        row = self._database.row("count_entities", {"schemata": None})
        return int(row[0]) if row else 0

    def find(
        self,
        query: str,
        *,
        schemata: list[str] | None,
        limit: int,
        after: str | None,
        sieve: Sieve | None = None,
    ) -> Hits:
        """Find one page of entities, the best first."""
        terms = self._terms(query)
        numbers, scores = self._score(terms)
        if sieve is not None and len(numbers):
            kept = np.isin(numbers, self._sifter.sift(numbers, sieve))
            numbers, scores = numbers[kept], scores[kept]
        if not len(numbers):
            return Hits(query=query, total=0, hits=())
        total, page = self._page(numbers, scores, schemata, limit + 1, after)
        hits = self._hits(page[:limit], terms)
        more = f"{page[limit - 1][4]}:{page[limit - 1][1]}" if len(page) > limit else None
        return Hits(query=query, total=total, hits=tuple(hits), after=more)

    def facets(self, query: str, sieve: Sieve, levels: Mapping[str, str]) -> Facets:
        """Count all entities that answer, by what they have."""
        numbers, _ = self._score(self._terms(query))
        return self._sifter.count(numbers, sieve, levels)

    def _terms(self, query: str) -> list[Term]:
        """Fold the words of a query; an article counts only when there is nothing else."""
        text = unicodedata.normalize("NFKC", query)
        folded = words(text)
        kept = [word for word in dict.fromkeys(folded) if word not in ARTICLES] or folded[:1]
        beginning = bool(text) and text[-1].isalnum()
        return [
            Term(word, skeleton(word), beginning and word == folded[-1])
            for word in kept[:_MOST_WORDS]
        ]

    def _score(self, terms: Sequence[Term]) -> tuple[Ints, Ints]:
        """Score the entities that answer; of the latest questions the answer is still at hand.

        A picture never changes, and a page asks for its hits and for their facets one after
        the other.
        """
        key = tuple(terms)
        found = self._scored.get(key)
        if found is None:
            found = self._scored[key] = self._find_all(key)
            if len(self._scored) > _MOST_SCORED:
                self._scored.popitem(last=False)
        return found

    def _find_all(self, terms: Sequence[Term]) -> tuple[Ints, Ints]:
        """Find the entities that answer every term, with the sum of their points."""
        found = [self._answers(term) for term in terms]
        if not found:
            return np.array([], dtype=np.int64), np.array([], dtype=np.int64)
        found.sort(key=lambda pair: len(pair[0]))
        numbers, scores = found[0][0], found[0][1] * _rarity(self._whole, found[0][0])
        for others, points in found[1:]:
            numbers, mine, theirs = np.intersect1d(
                numbers, others, assume_unique=True, return_indices=True
            )
            scores = scores[mine] + points[theirs] * _rarity(self._whole, others)
        return numbers, scores

    def _answers(self, term: Term) -> tuple[Ints, Ints]:
        params = {
            "plain": term.plain,
            "end": term.plain + _LAST if term.open else term.plain,
            "skeleton": f"~{term.skeleton}" if term.skeleton else None,
        }
        columns = self._database.arrays("answers", params)
        return columns["entity"].astype(np.int64), columns["points"].astype(np.int64)

    def _page(
        self, numbers: Ints, scores: Ints, schemata: list[str] | None, limit: int, after: str | None
    ) -> tuple[int, list[Row]]:
        score, _, entity = (after or "").partition(":")
        params = {"schemata": schemata, "limit": limit, "id": entity}
        params["score"] = int(score) if score.isdecimal() else None
        self._database.lend("found", {"no": numbers, "score": scores})
        try:
            total = len(numbers)
            if schemata is not None:
                total = self._database.rows("found_total", {"schemata": schemata})[0][0]
            return total, self._database.rows("found_page", params)
        finally:
            self._database.give_back("found")

    def _hits(self, page: Sequence[Row], terms: Sequence[Term]) -> list[Hit]:
        """Find for each entity the statement that answers best, and where in its value."""
        numbers = [row[0] for row in page]
        rows = self._sayings.select(
            "said_of_many", "said_standing", "said_in_fields",
            nos=numbers, fields=self._fields,
        )  # fmt: skip
        rows = [row for row in rows if not row[9]]
        spans = self._spans([row[6] for row in rows], terms)
        best: dict[int, tuple[Any, int]] = {}
        for place, (row, (met, found)) in enumerate(zip(rows, spans, strict=True)):
            rank = (-met, -self._sayings.fields[row[5]].weight, len(row[6]), row[:4])
            if found and (row[17] not in best or rank < best[row[17]][0]):
                best[row[17]] = (rank, place)
        chosen = [best[no][1] for no in numbers if no in best]
        sayings = dict(zip(chosen, self._sayings.read([rows[one] for one in chosen]), strict=True))
        return [
            self._hit(row, sayings[place], spans[place][1])
            for row in page
            if row[0] in best and (place := best[row[0]][1]) in sayings
        ]

    def _hit(self, row: Row, saying: Saying, spans: list[tuple[int, int]]) -> Hit:
        summary = self._entities.summary(row[1:4])
        return Hit(
            id=summary.id,
            schema=summary.schema,
            caption=summary.caption,
            score=row[4],
            saying=saying,
            spans=tuple(spans),
        )

    def _spans(
        self, values: Sequence[str], terms: Sequence[Term]
    ) -> list[tuple[int, list[tuple[int, int]]]]:
        """Find where in each value the terms are answered, and how many of them are."""
        matches = [list(_WORD.finditer(value))[:_MOST_SHOWN] for value in values]
        spelt = {match.group() for found in matches for match in found}
        answered = {word: _answer(word, terms) for word in spelt}
        out = []
        for found in matches:
            spans = [match.span() for match in found if answered[match.group()]]
            best: dict[Term, int] = {}
            for match in found:
                for term, degree in answered[match.group()].items():
                    best[term] = max(degree, best.get(term, 0))
            out.append((sum(best.values()), spans))
        return out


def _answer(word: str, terms: Sequence[Term]) -> dict[Term, int]:
    """Find which terms a word of a value answers, and how well."""
    best: dict[Term, int] = {}
    for plain in words(word):
        for term in terms:
            degree = term.meets(plain, skeleton(plain))
            if degree > best.get(term, 0):
                best[term] = degree
    return best


def _rarity(whole: int, numbers: Ints) -> int:
    return round(100 * math.log(1 + whole / max(1, len(numbers))))
