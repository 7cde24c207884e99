"""Damaged files: a clear error or a listed refusal, never a crash and never a hang."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.errors import BadInput
from sightline.intake import (
    Limits,
    Provenance,
    guess_mapping,
    parse_mapping,
    read_ftm_entities,
    read_ftm_statements,
)
from tests.intake.tables import OPEN, PEOPLE, join, rewrite, share_words, take, workbook, write

_TEXTS = {
    "table.csv": 'id,name\n1,"Ana, Maria"\n2,Frédéric\n3,"x\ny"\n'.encode(),
    "table.jsonl": '{"id": 1, "name": "Ana"}\n{"id": 2, "name": ["a", "é"]}\n'.encode(),
    "ftm.json": b'{"id":"a","schema":"Person","properties":{"name":["Ana"]},"datasets":["x"]}\n',
    "ftm.csv": b"entity_id,prop,schema,value,dataset,external\na,name,Person,Ana,x,t\n",
    "map.yaml": PEOPLE.encode(),
}
_FEW = settings(max_examples=250, suppress_health_check=list(HealthCheck), deadline=None)
_LIMITS = Limits(line_chars=10_000, cell_chars=1_000, record_lines=20, inflated_bytes=5_000_000)


@st.composite
def damage(draw: st.DrawFn, content: bytes) -> bytes:
    """A file with a few bytes changed, lost, doubled or put in."""
    damaged = bytearray(content)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(damaged)))
        end = min(len(damaged), start + draw(st.integers(0, 12)))
        kind = draw(st.sampled_from(["change", "lose", "double", "cut"]))
        if kind == "change":
            damaged[start:end] = draw(st.binary(max_size=8))
        elif kind == "lose":
            del damaged[start:end]
        elif kind == "double":
            damaged[start:start] = damaged[start:end] * draw(st.integers(1, 50))
        else:
            del damaged[start:]
    return bytes(damaged)


def _survives(folder: Path, name: str, content: bytes) -> None:
    path = write(folder, content, name)
    said = Provenance(marking=OPEN)
    try:
        if name == "map.yaml":
            parse_mapping(content.decode("utf-8", "replace"))
        elif name == "ftm.json":
            join(read_ftm_entities(path, said, limits=_LIMITS))
        elif name == "ftm.csv":
            join(read_ftm_statements(path, said, limits=_LIMITS))
        else:
            batch = take(path, limits=_LIMITS)
            assert all(str(one).isprintable() for one in batch.refusals)
            assert all(one.value and one.place for one in batch.statements)
            parse_mapping(guess_mapping(path, limits=_LIMITS).text)
    except BadInput:
        return


@pytest.mark.parametrize("name", _TEXTS)
@_FEW
@given(data=st.data())
def test_damaged_texts(tmp_path: Path, name: str, data: st.DataObject) -> None:
    _survives(tmp_path, name, data.draw(damage(_TEXTS[name])))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A good workbook, the same for all examples."""
    rows: list[list[object]] = [["id", "name"], [1, "Ana"], [2, "=1+1"], [3, "x" * 50]]
    return share_words(workbook(tmp_path_factory.mktemp("fuzz"), rows)).read_bytes()


@_FEW
@given(data=st.data())
def test_damaged_workbooks(tmp_path: Path, whole: bytes, data: st.DataObject) -> None:
    _survives(tmp_path, "table.xlsx", data.draw(damage(whole)))


_PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml")


@_FEW
@given(part=st.sampled_from(_PARTS), data=st.data())
def test_workbooks_with_damaged_parts(
    tmp_path: Path, whole: bytes, part: str, data: st.DataObject
) -> None:
    path = write(tmp_path, whole, "table.xlsx")
    rewrite(path, lambda name, one: data.draw(damage(one)) if name == part else one)
    _survives(tmp_path, "table.xlsx", path.read_bytes())


@_FEW
@given(st.binary(min_size=1, max_size=200))
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    _survives(tmp_path, "table.csv", content)
