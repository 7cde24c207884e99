"""Edges of a resolver, carried over into a picture and back again."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from bench.peers import PYTHON
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.analyses.resolution.resolver import give_edges, stand_for, take_edges
from sightline.intake.edges import Edge, EdgeJudgement, is_canonical, read_edges, write_edges
from sightline.picture import Picture
from sightline.values import Decision, Identity, Ruling
from tests.conftest import need
from tests.intake.test_edges import ASK
from tests.picture.world import OPEN, decided, item, picture, said

NAMES = "abcdef"
POSITIVE, NEGATIVE, UNSURE = "positive", "negative", "unsure"


def seen(*rest: Identity, names: str = NAMES) -> Picture:
    return picture(item(), *(said(item(), one, "name", f"Name {one}") for one in names), *rest)


def edge(one: str, other: str, judgement: str = POSITIVE, line: int = 1) -> Edge:
    return Edge.of(one, other, EdgeJudgement(judgement), line=line)


def pairs(rulings: tuple[Ruling, ...]) -> list[tuple[str, str, str]]:
    return [(one.left, one.right, one.decision.value) for one in rulings]


CASES = [
    ("two that are there", [edge("a", "b")], [("a", "b", "same")]),
    ("told apart", [edge("a", "b", NEGATIVE)], [("a", "b", "different")]),
    ("left open", [edge("a", "b", UNSURE)], [("a", "b", "unsure")]),
    (
        "joined by an id of the resolver",
        [edge("NK-1", "a"), edge("NK-1", "b")],
        [("a", "b", "same")],
    ),
    ("joined by Wikidata", [edge("Q42", "a"), edge("Q42", "b")], [("a", "b", "same")]),
    (
        "joined by several ids in a row",
        [edge("NK-1", "a"), edge("NK-1", "NK-2"), edge("NK-2", "c"), edge("Q7", "NK-2")],
        [("a", "c", "same")],
    ),
    (
        "three under one id",
        [edge("NK-1", "c"), edge("NK-1", "a"), edge("NK-1", "b")],
        [("a", "b", "same"), ("a", "c", "same")],
    ),
    (
        "told apart from a cluster",
        [edge("NK-1", "b"), edge("NK-1", "c"), edge("NK-1", "a", NEGATIVE)],
        [("a", "b", "different"), ("b", "c", "same")],
    ),
    (
        "a cluster told apart from a cluster",
        [edge("NK-1", "a"), edge("NK-2", "b"), edge("NK-1", "NK-2", NEGATIVE)],
        [("a", "b", "different")],
    ),
    (
        "the last line counts",
        [edge("a", "b"), edge("a", "b", NEGATIVE, 2)],
        [("a", "b", "different")],
    ),
]


@pytest.mark.parametrize(("title", "edges", "expected"), CASES, ids=[case[0] for case in CASES])
def test_edges_come_to_rulings(
    title: str, edges: list[Edge], expected: list[tuple[str, str, str]]
) -> None:
    assert pairs(take_edges(seen(), edges, "edges.ijson").rulings) == expected, title


PASSED = [
    ("an id that is nowhere", [edge("a", "zz")], "no such pair"),
    ("two that are nowhere", [edge("yy", "zz", NEGATIVE)], "no such pair"),
    ("said anew", [edge("a", "b"), edge("a", "b", NEGATIVE, 2)], "line 2 says it anew"),
    (
        "one and not one",
        [edge("NK-1", "a"), edge("NK-1", "b"), edge("a", "b", NEGATIVE, 3)],
        "other lines of the file say otherwise",
    ),
    (
        "a cluster told apart from itself",
        [edge("NK-1", "a"), edge("NK-2", "a"), edge("NK-1", "NK-2", NEGATIVE, 3)],
        "hold the two to be one",
    ),
]


@pytest.mark.parametrize(("title", "edges", "words"), PASSED, ids=[case[0] for case in PASSED])
def test_what_is_passed_over_is_listed(title: str, edges: list[Edge], words: str) -> None:
    taken = take_edges(seen(), edges, "edges.ijson")
    assert [words in one.reason for one in taken.passed_over] == [True], title


def test_suggestions_and_what_is_decided_so_already_are_counted() -> None:
    edges = [edge("a", "b"), edge("b", "c", NEGATIVE), edge("c", "d", "no_judgement")]
    taken = take_edges(seen(decided("a", "b"), decided("b", "c", "different")), edges, "e")
    assert (taken.rulings, taken.held, taken.suggestions) == ((), 2, 1)


def test_a_reason_says_where_it_stood_who_judged_and_when() -> None:
    one = Edge.of("a", "NK-1", EdgeJudgement.POSITIVE, score=0.75, user="eva", at="2024-05", line=7)
    (ruling,) = take_edges(seen(), [edge("b", "NK-1"), one], "e.ijson").rulings
    assert ruling.reason == "e.ijson, line 1: positive, through NK-1"
    (ruling,) = take_edges(seen(), [edge("a", "NK-1"), from_source(one, "b")], "e").rulings
    assert ruling.reason == "e, line 7: positive by eva on 2024-05, score 0.75, through NK-1"


def from_source(one: Edge, source: str) -> Edge:
    return Edge(one.target, source, one.judgement, one.score, one.user, one.at, one.line)


def test_an_id_that_stands_for_others_is_an_entity_where_the_picture_has_it() -> None:
    records = [said(item(), name, "name", name) for name in ("NK-1", "a")]
    taken = take_edges(picture(item(), *records), [edge("NK-1", "a")], "e")
    assert pairs(taken.rulings) == [("NK-1", "a", "same")]


def test_every_cluster_has_one_id_that_stands_for_it() -> None:
    given = give_edges(seen(decided("a", "b"), decided("b", "c"), decided("d", "e")))
    standing = [one for one in given.edges if is_canonical(one.target)]
    assert {one.source: one.target for one in standing} == {
        name: stand_for(name) for name in ("a", "d")
    }
    assert stand_for("a") != stand_for("d")
    assert len(stand_for("a")) == len("NK-") + 22


def test_a_decision_that_could_not_be_carried_out_is_not_given() -> None:
    acts = (decided("a", "b"), decided("b", "c"), decided("a", "c", "different"))
    given = give_edges(seen(*acts))
    assert len(given.passed_over) == 1
    assert "forbid the join" in given.passed_over[0].reason


def test_a_decision_about_what_is_not_in_the_picture_is_not_told() -> None:
    assert give_edges(seen(decided("a", "hidden", "different"))).edges == ()


DECISIONS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(list(Decision))),
    max_size=8,
).map(lambda rows: [row for row in rows if row[0] != row[1]])


@settings(max_examples=12)
@given(DECISIONS)
def test_what_is_given_comes_back_as_the_same_clusters(
    rows: list[tuple[str, str, Decision]],
) -> None:
    there = seen(*(decided(one, other, how) for one, other, how in rows))
    given = give_edges(there)
    taken = take_edges(seen(), given.edges, "e")
    back = seen(*(_record(one) for one in taken.rulings))
    assert back.heads() == there.heads()
    assert take_edges(there, given.edges, "e").rulings == ()


def _record(ruling: Ruling) -> Identity:
    return Identity(
        author="ana",
        decision=ruling.decision,
        known="2024-05-02",
        left=ruling.left,
        marking=OPEN,
        reason=ruling.reason,
        right=ruling.right,
    )


def test_the_real_library_joins_what_our_decisions_join(tmp_path: Path) -> None:
    need(PYTHON.exists(), "the environment of the peers is not made: run `make peers`")
    acts = (decided("a", "b"), decided("b", "c"), decided("d", "e"), decided("a", "f", "different"))
    given = give_edges(seen(*acts))
    ours, theirs = tmp_path / "ours.ijson", tmp_path / "theirs.ijson"
    with ours.open("wb") as stream:
        write_edges(stream, given.edges)
    done = subprocess.run(
        [PYTHON, "-c", ASK, ours, theirs, json.dumps(list(NAMES))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    first, second = stand_for("a"), stand_for("d")
    assert json.loads(done.stdout) == [first, first, first, second, second, "f"]
    back, refusals = read_edges(theirs)
    assert refusals == ()
    assert pairs(take_edges(seen(), back, "e").rulings) == [
        ("a", "b", "same"), ("a", "f", "different"), ("b", "c", "same"), ("d", "e", "same"),
    ]  # fmt: skip
