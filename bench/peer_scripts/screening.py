"""Look people up with a peer: `screening tantivy|rapidfuzz LIST QUESTIONS`.

The first is what an index server of the field does: a full-text index of the parts of names as
rigour takes them apart, their sounds and their symbols, fifty candidates of which are scored by
logic-v2. The second compares the sorted words of every name with every name of the list.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.clock import Clock, report
from bench.names_ranking import ranking_scores
from bench.peer_scripts.taking import take

CANDIDATES, KEPT = 50, 10
FIELDS = ("part", "sound", "symbol", "date", "country", "number", "schema")
Row = dict[str, Any]


def rows(path: str) -> Iterator[Row]:
    """Read one row after the other."""
    with Path(path).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


class Parts:
    """Names taken apart by rigour."""

    def __init__(self) -> None:
        self._analyse = take("rigour.names:analyze_names")
        tags = take("rigour.names:NameTypeTag")
        self._tags = {"Person": tags.PER, "Company": tags.ORG}
        self._initial = take("rigour.names:Symbol").Category.INITIAL

    def of(self, row: Row, *, asked: bool = False) -> Iterator[tuple[str, str, list[str]]]:
        """Each part of each name: as it is compared, as it sounds, and its symbols."""
        tag = self._tags[row["schema"]]
        for name in self._analyse(tag, row["names"], None, infer_initials=asked, consolidate=False):
            symbols: dict[int, list[str]] = {}
            for span in name.spans:
                if span.symbol.category != self._initial:
                    said = f"{span.symbol.category.value}:{span.symbol.id}"
                    for part in span.parts:
                        symbols.setdefault(part.index, []).append(said)
            for part in name.parts:
                sound = part.metaphone if part.metaphone and len(part.metaphone) > 2 else ""
                yield part.comparable, sound, symbols.get(part.index, [])


class Candidates:
    """The full-text index."""

    def __init__(self, listed: list[Row]) -> None:
        self._tantivy = take("tantivy")
        self._parts = Parts()
        builder = self._tantivy.SchemaBuilder()
        for field in FIELDS:
            builder.add_text_field(field, stored=False, tokenizer_name="raw", index_option="freq")
        builder.add_unsigned_field("row", stored=True, fast=True)
        self._schema = builder.build()
        index = self._tantivy.Index(self._schema)
        writer = index.writer(256_000_000, 1)
        for place, row in enumerate(listed):
            writer.add_document(self._document(place, row))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def _document(self, place: int, row: Row) -> Any:
        document = self._tantivy.Document()
        texts: set[tuple[str, str]] = {("schema", row["schema"])}
        for part, sound, symbols in self._parts.of(row):
            texts |= {("part", part), *(("symbol", one) for one in symbols)}
            texts |= {("sound", sound)} if sound else set()
        for day in row["dates"]:
            texts |= {("date", day), ("date", day[:4])}
        texts |= {("country", one) for one in row["countries"]}
        texts |= {("number", one) for one in row["numbers"]}
        for field, text in sorted(texts):
            document.add_text(field, text)
        document.add_unsigned("row", place)
        return document

    def _term(self, field: str, text: str, boost: float = 1.0) -> Any:
        query = self._tantivy.Query.term_query(self._schema, field, text)
        return query if boost == 1.0 else self._tantivy.Query.boost_query(query, boost)

    def of(self, row: Row) -> list[int]:
        """The rows of the list that could be meant."""
        query, must, should = (
            self._tantivy.Query,
            self._tantivy.Occur.Must,
            self._tantivy.Occur.Should,
        )
        names, seen = [], set()
        for part, sound, symbols in self._parts.of(row, asked=True):
            if part in seen:
                continue
            seen.add(part)
            ways = [self._term("part", part), *(self._term("symbol", one, 0.7) for one in symbols)]
            ways += [self._term("sound", sound, 0.5)] if sound else []
            names.append((should, query.disjunction_max_query(ways, 0.2)))
        names += [(should, self._term("number", one, 8.0)) for one in row["numbers"]]
        if not names:
            return []
        clauses = [(must, query.boolean_query(names))]
        schema = query.term_query(self._schema, "schema", row["schema"])
        clauses.append((must, query.const_score_query(schema, 0.0)))
        clauses += [(should, self._term("date", day, 3.0)) for day in row["dates"]]
        clauses += [(should, self._term("country", one, 1.5)) for one in row["countries"]]
        hits = self._searcher.search(query.boolean_query(clauses), CANDIDATES, count=False).hits
        return [self._searcher.doc(address).get_first("row") for _, address in hits]


class Logic:
    """The matcher logic-v2 with its own settings."""

    def __init__(self) -> None:
        self._algorithm = take("nomenklatura.matching:get_algorithm")("logic-v2")
        self._proxy = take("followthemoney:EntityProxy")
        self._config = self._algorithm.default_config()

    def entity(self, row: Row) -> Any:
        """A row as the matcher wants it."""
        person = row["schema"] == "Person"
        properties = {
            "name": row["names"],
            "birthDate" if person else "incorporationDate": row["dates"],
            "nationality" if person else "jurisdiction": row["countries"],
            "idNumber" if person else "registrationNumber": row["numbers"],
        }
        data = {"id": row["id"], "schema": row["schema"], "properties": properties}
        return self._proxy.from_dict(data, cleaned=True)

    def score(self, asked: Any, listed: Any) -> float:
        """How alike two are."""
        return float(self._algorithm.compare(asked, listed, self._config).score)


def by_tantivy(listed: list[Row], questions: list[Row]) -> dict[str, float]:
    """Candidates by the index, scores by logic-v2."""
    building, asking, scoring = Clock(), Clock(), Clock()
    with building:
        index = Candidates(listed)
    logic = Logic()
    index.of(questions[0])
    logic.score(logic.entity(questions[0]), logic.entity(listed[0]))
    answers: list[list[tuple[str, float]]] = []
    for row in questions:
        with asking:
            candidates = index.of(row)
        with scoring:
            asked = logic.entity(row)
            scored = [
                (listed[one]["id"], logic.score(asked, logic.entity(listed[one])))
                for one in candidates
            ]
        scored.sort(key=lambda pair: -pair[1])
        answers.append(scored[:KEPT])
    values = _judged(questions, answers)
    values["speed"] = len(questions) / (asking.cpu + scoring.cpu)
    values["build"] = len(listed) / building.cpu
    return values


def by_rapidfuzz(listed: list[Row], questions: list[Row]) -> dict[str, float]:
    """The ratio of the sorted words of every name with every name."""
    process, fuzz = take("rapidfuzz.process"), take("rapidfuzz.fuzz")
    numpy = take("numpy")
    building, asking = Clock(), Clock()
    with building:
        names, owner = [], []
        for place, row in enumerate(listed):
            for name in {_sorted_words(name) for name in row["names"]}:
                names.append(name)
                owner.append(place)
    answers: list[list[tuple[str, float]]] = []
    with asking:
        for row in questions:
            asked = [_sorted_words(row["names"][0])]
            scores = process.cdist(asked, names, scorer=fuzz.ratio, dtype=numpy.uint8, workers=1)[0]
            best = numpy.argpartition(scores, -4 * KEPT)[-4 * KEPT :]
            kept: dict[str, float] = {}
            for place in best[numpy.argsort(-scores[best].astype(int), kind="stable")]:
                kept.setdefault(listed[owner[place]]["id"], float(scores[place]))
            answers.append(list(kept.items())[:KEPT])
    values = _judged(questions, answers)
    return values | {"speed": len(questions) / asking.cpu, "build": len(listed) / building.cpu}


def _sorted_words(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(
        letter if letter.isalnum() else " " for letter in apart if not unicodedata.combining(letter)
    )
    return " ".join(sorted(plain.split()))


def _judged(questions: list[Row], answers: list[list[tuple[str, float]]]) -> dict[str, float]:
    truths, kinds = [row["truth"] for row in questions], [row["kind"] for row in questions]
    return ranking_scores(truths, kinds, answers)


def main(method: str, list_path: str, questions_path: str) -> None:
    """Look the questions up."""
    listed, questions = list(rows(list_path)), list(rows(questions_path))
    clock = Clock()
    with clock:
        values = (by_tantivy if method == "tantivy" else by_rapidfuzz)(listed, questions)
    report(len(listed), clock, **values)


if __name__ == "__main__":
    main(*sys.argv[1:])
