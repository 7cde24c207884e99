"""Edges of a resolver and tables of decisions: good lines are kept, bad ones listed with place."""

from __future__ import annotations

import io
import json
import subprocess
import tempfile
from pathlib import Path

import pytest
from bench.peers import PYTHON
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import UnreadableFile
from sightline.intake.edges import Edge, EdgeJudgement, is_canonical, read_edges, write_edges
from sightline.intake.limits import Limits
from tests.conftest import need

GOOD = '["NK-2", "reg-1", "positive", 0.9, "ana", "2024-05-01T08:00:00"]'

#: What the real library makes of a file: the edges as it writes them, and who is whose.
ASK = """
import json, sys
from nomenklatura.db import make_session
from nomenklatura.resolver import Resolver
session = make_session("sqlite://")
resolver = Resolver(session, create=True)
resolver.load(sys.argv[1])
resolver.dump(sys.argv[2])
names = json.loads(sys.argv[3])
print(json.dumps([resolver.get_canonical(one) for one in names]))
"""


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_a_line_is_read_with_all_that_it_says(tmp_path: Path) -> None:
    (edge,), refusals = read_edges(write(tmp_path / "e.ijson", GOOD))
    assert edge == Edge(
        "NK-2", "reg-1", EdgeJudgement.POSITIVE, 0.9, "ana", "2024-05-01T08:00:00", 1
    )
    assert refusals == ()


BAD = [
    ("not JSON", "{", "not JSON"),
    ("an object", '{"left": "a"}', "expected a list"),
    ("too short", '["b", "a", "positive"]', "expected a list"),
    ("too long", '["b", "a", "positive", 1, null, null, null, 1]', "expected a list"),
    ("no judgement", '["b", "a", "perhaps", 1, null, null]', "is no judgement"),
    ("a judgement that is no text", '["b", "a", ["x"], 1, null, null]', "is no judgement"),
    ("a number for an id", '[7, "a", "positive", 1, null, null]', "no id"),
    ("an empty id", '["", "a", "positive", 1, null, null]', "no id"),
    ("a score in words", '["b", "a", "positive", "high", null, null]', "no number"),
    ("a score that is a truth", '["b", "a", "positive", true, null, null]', "no number"),
    ("a user who is a number", '["b", "a", "positive", 1, 7, null]', "text or nothing"),
    ("an edge with itself", '["a", "a", "positive", 1, null, null]', "same id"),
    ("a deleted edge", '["b", "a", "positive", 1, null, null, "2024"]', "deleted"),
    ("nested without end", "[" * 5_000, "not JSON"),
]


@pytest.mark.parametrize(("title", "line", "words"), BAD, ids=[case[0] for case in BAD])
def test_a_bad_line_is_listed_with_its_place_and_the_rest_kept(
    tmp_path: Path, title: str, line: str, words: str
) -> None:
    edges, (refusal,) = read_edges(write(tmp_path / "e.ijson", GOOD, "", line, GOOD))
    assert [edge.line for edge in edges] == [1, 4], title
    assert refusal.row == 3
    assert words in refusal.reason


def test_a_line_without_end_is_stepped_over(tmp_path: Path) -> None:
    path = write(tmp_path / "e.ijson", '["' + "x" * 900, GOOD)
    edges, (refusal,) = read_edges(path, limits=Limits(line_chars=300))
    assert [edge.line for edge in edges] == [2]
    assert "more than 300 bytes" in refusal.reason


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_edges(tmp_path)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("NK-x", True),
        ("Q42", True),
        ("Q0", False),
        ("NK-", False),
        ("reg-1", False),
        ("Q4a", False),
    ],
)
def test_ids_that_stand_for_others(name: str, answer: bool) -> None:
    assert is_canonical(name) is answer


IDS = st.one_of(st.text(min_size=1, max_size=6), st.sampled_from(["NK-1", "Q7", "Q70"])).filter(
    lambda name: name.strip() == name and name.isprintable()
)
EDGES = st.builds(
    lambda ends, judgement, score, user: Edge.of(
        ends[0], ends[1], judgement, score=score, user=user, at="2024"
    ),
    st.tuples(IDS, IDS).filter(lambda ends: ends[0] != ends[1]),
    st.sampled_from(list(EdgeJudgement)),
    st.none() | st.floats(0, 1),
    st.none() | st.text(max_size=5),
)


@given(st.lists(EDGES, min_size=1, max_size=6))
def test_what_is_written_is_read_again(edges: list[Edge]) -> None:
    stream = io.BytesIO()
    write_edges(stream, edges)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "e.ijson"
        path.write_bytes(stream.getvalue())
        back, refusals = read_edges(path)
    assert refusals == ()
    again = io.BytesIO()
    write_edges(again, back)
    assert again.getvalue() == stream.getvalue()


def test_the_real_library_reads_what_we_write_and_writes_what_we_read(tmp_path: Path) -> None:
    need(PYTHON.exists(), "the environment of the peers is not made: run `make peers`")
    edges = [
        Edge.of("a", "b", EdgeJudgement.POSITIVE, user="ana", at="2024-05-01"),
        Edge.of("NK-1", "a", EdgeJudgement.POSITIVE, user="ana", at="2024-05-02"),
        Edge.of("Q42", "é", EdgeJudgement.POSITIVE, user="ana", at="2024-05-03"),
        Edge.of("é", "c", EdgeJudgement.NEGATIVE, user="ana", at="2024-05-04"),
        Edge.of("a", "d", EdgeJudgement.UNSURE, user="ana", at="2024-05-05"),
    ]
    ours, theirs = tmp_path / "ours.ijson", tmp_path / "theirs.ijson"
    with ours.open("wb") as stream:
        write_edges(stream, edges)
    names = json.dumps(["a", "b", "c", "é"])
    done = subprocess.run(
        [PYTHON, "-c", ASK, ours, theirs, names], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["NK-1", "NK-1", "c", "Q42"]
    assert theirs.read_bytes() == ours.read_bytes()
    assert [edge.pair for edge in read_edges(theirs)[0]] == [edge.pair for edge in edges]
