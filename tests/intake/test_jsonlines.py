"""Tables as JSON lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.intake import Limits
from tests.intake.tables import PEOPLE, reasons, take, values, write

_GOOD = '{"id": 1, "name": "Ana"}\n'


def test_lines_become_rows_with_their_place(tmp_path: Path) -> None:
    text = _GOOD + '\n{"id": 2, "name": ["Ben", "Benny", null], "more": {"tel": 1.10}}\n'
    mapping = PEOPLE.replace("name: name", "{name: name, notes: more.tel}")
    batch = take(write(tmp_path, text, "people.jsonl"), mapping)
    assert values(batch) == ["Ana", "Ben", "Benny"]
    assert values(batch, "notes") == ["1.10"]
    assert batch.statements[-1].place == "line 3, column more.tel"
    assert batch.refusals == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not a JSON object"),
        ('{"id": 2, "name": "Ben"', "not a JSON object"),
        ("[1, 2]", "not an object"),
        ('{"id": 2, "id": 3}', "stands twice"),
        ('{"id": NaN}', "not a JSON number"),
        ('{"id": 2, "name": "' + "x" * 3_000 + '"}', "more than"),
        ('{"a":' * 200_000, "more than"),
        ("[" * 1_900, "deeply"),
        ('{"id": 2, "name": "\\ud800"}', "half a character"),
        ('{"id": 2, "name": "a\\u0000b"}', "NUL"),
    ],
)
def test_a_bad_line_is_listed_and_the_rest_kept(tmp_path: Path, line: str, words: str) -> None:
    path = write(tmp_path, f'{_GOOD}{line}\n{{"id": 9, "name": "Zoe"}}\n', "people.jsonl")
    batch = take(path, limits=Limits(line_chars=2_000))
    assert values(batch) == ["Ana", "Zoe"]
    assert any(words in reason for reason in reasons(batch, kept=False))
    assert {one.row for one in batch.refusals} == {2}


def test_deep_nesting_is_survived(tmp_path: Path) -> None:
    deep = '{"id": 1, "name": ' + "[" * 100_000 + "]" * 100_000 + "}\n"
    batch = take(write(tmp_path, _GOOD + deep, "people.jsonl"))
    assert values(batch) == ["Ana"]
    assert "deeply" in reasons(batch)[0]


def test_bytes_that_are_not_utf_8_cost_their_line(tmp_path: Path) -> None:
    content = _GOOD.encode() + b'{"id": 2, "name": "B\xffn"}\n'
    batch = take(write(tmp_path, content, "people.jsonl"))
    assert values(batch) == ["Ana"]
    assert reasons(batch) == ["the line is not UTF-8"]
