"""The truth: complete, at one with itself, and at one with the records it is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from sightline.exercise.thing import Verdict
from sightline.values import Identity, Item, Remarking, Statement, Withdrawal
from tests.exercise import worlds

HOLDS = {verdict.value for verdict in Verdict if verdict.holds}
#: Told in words or ranges that differ from telling to telling, all of them true.
LOOSE = {"name", "alias", "location", "precision", "summary", "deathsLow", "deathsHigh"}


def _statements() -> Iterator[tuple[Statement, str]]:
    verdicts = {row["statement"]: row["verdict"] for row in worlds.truth().statements}
    for batch in worlds.batches():
        for record in batch.records:
            if isinstance(record, Statement):
                yield record, verdicts[record.id]


def test_every_statement_has_one_verdict_and_every_verdict_a_statement() -> None:
    rows = [row["statement"] for row in worlds.truth().statements]
    records = [record.id for record, _ in _statements()]
    assert sorted(rows) == sorted(records)
    assert len(rows) == len(set(rows))


def test_statements_are_found_by_reference_and_line_too() -> None:
    items = {row["item"]: row["reference"] for row in worlds.truth().items}
    places = {(row["reference"], row["line"]) for row in worlds.truth().statements}
    assert len(places) == len(worlds.truth().statements)
    assert all((items[record.item], record.place) in places for record, _ in _statements())


def test_every_item_carries_its_reference() -> None:
    references = {row["item"]: row["reference"] for row in worlds.truth().items}
    for batch in worlds.batches():
        for record in batch.records:
            if isinstance(record, Item):
                assert record.about["reference"] == references[record.id]


def test_clusters_share_no_id() -> None:
    counted = Counter(id_ for thing in worlds.truth().things for id_ in thing["ids"])
    assert {id_: number for id_, number in counted.items() if number > 1} == {}


def test_what_holds_is_about_something_real() -> None:
    clusters = worlds.truth().clusters
    unreal = {
        record.entity
        for record, verdict in _statements()
        if verdict in HOLDS and not record.negated and record.entity not in clusters
    }
    assert unreal == set()


def test_a_true_statement_says_what_is() -> None:
    wrong = [
        record
        for record, verdict in _statements()
        if verdict == "true" and not record.negated and not _agrees(record)
    ]
    assert wrong == []


def test_a_false_statement_says_what_is_not() -> None:
    checked = 0
    for record, verdict in _statements():
        if verdict in HOLDS or record.negated or record.prop in LOOSE - {"deathsHigh"}:
            continue
        if record.entity in worlds.truth().clusters:
            checked += 1
            assert not _agrees(record, strict=True), record
    assert checked > 60


def _agrees(record: Statement, *, strict: bool = False) -> bool:
    """Say whether a value is among the true ones; ids of one cluster are the same."""
    clusters = worlds.truth().clusters
    if record.prop in LOOSE and not strict:
        return True
    true = clusters[record.entity]["values"].get(record.prop, [])
    if record.value in clusters:
        return any(record.value in clusters[value]["ids"] for value in true if value in clusters)
    if record.prop in ("date", "birthDate"):
        return any(value.startswith(record.value) for value in true)
    return record.value in true


def test_copies_go_back_to_an_original() -> None:
    rows = {row["reference"]: row for row in worlds.truth().items}
    references = {row["item"]: row["reference"] for row in rows.values()}
    chains = 0
    for batch in worlds.batches():
        for record in batch.records:
            if not isinstance(record, Item):
                continue
            row = rows[references[record.id]]
            copied = row["origin"] != row["reference"]
            assert copied == bool(record.derived_from)
            assert rows[row["origin"]]["origin"] == row["origin"]
            chains += copied and references[record.derived_from[0]] != row["origin"]
    assert chains > 5


@pytest.mark.parametrize(("seed", "size"), [(worlds.SEED, worlds.SIZE), (2, 60_000)])
def test_decisions_are_judged_by_the_clusters(seed: int, size: int) -> None:
    truth = worlds.truth(seed, size)
    clusters = truth.clusters
    records = {r.id: r for b in worlds.batches(seed, size) for r in b.records}
    kinds: Counter[tuple[str, str]] = Counter()
    for row in truth.decisions:
        record = records.pop(row["record"])
        kinds[type(record).__name__, row["right"]] += 1
        if isinstance(record, Identity):
            one = record.right in clusters[record.left]["ids"]
            right = {"same": one, "different": not one, "unsure": True}[record.decision]
            assert row["right"] == ("yes" if right else "no")
    left = [r for r in records.values() if isinstance(r, Identity | Withdrawal | Remarking)]
    assert left == []
    for kind in (("Identity", "yes"), ("Identity", "no"), ("Withdrawal", "yes")):
        assert kinds[kind] > 0
    assert kinds["Withdrawal", "no"] > 0
    assert kinds["Remarking", "yes"] > 0


def test_what_was_rightly_withdrawn_was_false_or_an_error_of_the_house() -> None:
    verdicts = {row["statement"]: row["verdict"] for row in worlds.truth().statements}
    by_item: dict[str, set[str]] = defaultdict(set)
    for record, verdict in _statements():
        by_item[record.item].add(verdict)
    withdrawn = {row["record"] for row in worlds.truth().decisions if row["kind"] == "withdrawal"}
    for row in worlds.truth().decisions:
        if row["kind"] != "withdrawal" or row["one"] in withdrawn:
            continue
        said = by_item.get(row["one"]) or {verdicts[row["one"]]}
        assert (row["right"] == "yes") == bool(said & {"lie", "error"})


def test_the_mixture_is_that_of_a_mission() -> None:
    told = Counter(row["verdict"] for row in worlds.truth().statements)
    share = {verdict: told[verdict] / told.total() for verdict in told}
    assert 0.80 < share["true"] < 0.95
    assert 0.05 < share["spelling"] < 0.20
    assert 0.004 < share["error"] < 0.05
    assert 0.001 < share["noise"] < 0.02
    assert 0.001 < share["lie"] < 0.03
    items = worlds.truth().items
    copied = sum(row["origin"] != row["reference"] for row in items) / len(items)
    assert 0.08 < copied < 0.35
    assert 0.005 < sum(bool(row["case"]) for row in items) / len(items) < 0.06
    many = Counter(len(thing["ids"]) for thing in worlds.truth().things)
    assert many[2] > 20
    assert many[3] > 2


def test_sources_contradict_each_other() -> None:
    origins = {row["statement"]: row["origin"] for row in worlds.truth().statements}
    said: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for record, _ in _statements():
        if record.prop in ("quantity", "deathsHigh", "date", "amount", "commodity"):
            said[record.entity, record.prop][record.value].add(origins[record.id])
    disputed = [values for values in said.values() if len(values) > 1]
    assert sum(len(set().union(*values.values())) > 1 for values in disputed) > 10


def test_liars_have_a_motive() -> None:
    partisans = {row["source"] for row in worlds.truth().sources if row["mouthpiece"]}
    sources = {row["reference"]: row["source"] for row in worlds.truth().items}
    known = {row["source"] for row in worlds.truth().sources}
    assert known.issuperset(sources.values())
    liars = {sources[row["origin"]] for row in worlds.truth().statements if row["verdict"] == "lie"}
    assert liars
    assert liars <= partisans
