"""FollowTheMoney in and out."""

from __future__ import annotations

import csv
import io
import json
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import BadInput, BadValue
from sightline.intake import (
    Batch,
    Format,
    Provenance,
    SameAs,
    find_format,
    plain_entities,
    read_ftm_entities,
    read_ftm_statements,
    statement_id,
    statement_rows,
    write_entities,
    write_statements,
)
from sightline.intake.ftm_out import COLUMNS, StatementRow
from sightline.model import Entity, Loss, load_model
from tests.conftest import need
from tests.intake.tables import OPEN, PEOPLE, join, reasons, take, write

_SAID = Provenance(marking=OPEN, licence="CC-BY-4.0", grade="B2")
_SAME = SameAs(author="ana", known="2024-05-01", marking=OPEN)
_ENTITY = {
    "id": "NK-1",
    "schema": "Person",
    "caption": "Ana",
    "properties": {"name": ["Ana", "Анна"], "topics": ["crime"], "country": ["ml"]},
    "datasets": ["b_list", "a_list"],
    "referents": ["x-1", "x-2", "NK-1"],
    "first_seen": "2024-01-01",
    "last_seen": "2024-02-01",
    "target": True,
}


def _entities(folder: Path, *entities: object, same: SameAs | None = None) -> Batch:
    text = "".join(json.dumps(one) + "\n" for one in entities)
    return join(read_ftm_entities(write(folder, text, "x.ftm.json"), _SAID, same=same))


def _rows(batch: Batch) -> list[StatementRow]:
    items = {item.id: item for item in batch.items}
    whole = {one.right: one.left for one in batch.identities}
    return list(statement_rows(batch.statements, items, load_model(), [], canonical=whole))


def test_entities_become_statements_of_their_data_set(tmp_path: Path) -> None:
    batch = _entities(tmp_path, _ENTITY)
    (item,) = batch.items
    assert item.about == {
        "datasets": "a_list,b_list",
        "first_seen": "2024-01-01",
        "last_seen": "2024-02-01",
        "target": "true",
    }
    assert (item.grade, item.licence, item.marking) == ("B2", "CC-BY-4.0", OPEN)
    said = [(one.prop, one.value, one.place) for one in batch.statements]
    assert said == [
        ("name", "Ana", "line 1"),
        ("name", "Анна", "line 1"),
        ("topics", "crime", "line 1"),
        ("country", "ml", "line 1"),
    ]


def test_who_is_the_same_is_taken_over_only_when_asked(tmp_path: Path) -> None:
    silent = _entities(tmp_path, _ENTITY)
    assert silent.identities == ()
    (refusal,) = silent.refusals
    assert (refusal.column, refusal.raw, refusal.kept) == ("referents", "x-1, x-2, NK-1", False)
    asked = _entities(tmp_path, _ENTITY, same=_SAME)
    assert [(one.left, one.right) for one in asked.identities] == [("NK-1", "x-1"), ("NK-1", "x-2")]
    assert asked.refusals == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"schema": "Persn"}, "did you mean Person"),
        ({"id": ""}, "needs an id and a schema"),
        ({"id": "a\x00"}, "NUL"),
        ({"schema": None}, "needs an id"),
        ({"properties": ["name"]}, "names with lists"),
        ({"properties": {"nmae": ["Ana"]}}, "no property"),
        ({"properties": {"religion": ["x"]}}, "not held"),
        ({"properties": {"ownershipOwner": ["x"]}}, "way back"),
        ({"properties": {"name": ["a\x00b"]}}, "NUL"),
        ({"properties": {"name": [{"a": 1}]}}, "no text"),
        ({"extra": 1}, "'extra' is not taken"),
    ],
)
def test_what_cannot_be_taken_is_listed(
    tmp_path: Path, change: dict[str, object], words: str
) -> None:
    good = {**_ENTITY, "referents": []}
    batch = _entities(tmp_path, {**good, **change}, good)
    assert any(
        words in reason and one.row == 1 for one in batch.refusals for reason in [one.reason]
    )
    assert len([one for one in batch.statements if one.place == "line 2"]) == 4


def test_odd_values_are_kept_as_the_data_set_says_them(tmp_path: Path) -> None:
    odd = {
        "id": "a",
        "schema": "Person",
        "properties": {"birthDate": ["spring"], "country": ["xq"]},
    }
    batch = _entities(tmp_path, odd)
    assert [one.value for one in batch.statements] == ["spring", "xq"]
    assert len(reasons(batch, kept=True)) == 2


def test_nested_entities_leave_their_tie(tmp_path: Path) -> None:
    nested = {
        "id": "o",
        "schema": "Ownership",
        "properties": {"owner": [{"id": "p", "schema": "Person", "properties": {}}]},
    }
    batch = _entities(tmp_path, nested, {"id": "e", "schema": "Person", "properties": {}})
    assert [(one.prop, one.value) for one in batch.statements] == [("owner", "p"), ("id", "e")]
    assert "inside another" in reasons(batch, kept=True)[0]


_NAMES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cf")), min_size=1, max_size=8
)
_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "entity_id": st.sampled_from(["e1", "e2"]),
            "prop": st.sampled_from(["name", "alias", "country", "topics", "id"]),
            "schema": st.just("Person"),
            "value": _NAMES,
            "dataset": st.sampled_from(["one", "two"]),
            "origin": st.sampled_from([None, "crawler"]),
            "lang": st.sampled_from([None, "fra"]),
            "original_value": st.one_of(st.none(), _NAMES),
            "external": st.sampled_from(["t", "f"]),
            "first_seen": st.sampled_from([None, "2024-01-01"]),
            "last_seen": st.sampled_from([None, "2024-02-01"]),
        }
    ),
    max_size=6,
)


@given(_ROWS)
def test_statements_come_back_as_they_went_in(
    tmp_path: Path, rows: list[dict[str, str | None]]
) -> None:
    types = {"name": "name", "alias": "name", "country": "country", "topics": "topic", "id": "id"}
    full: list[StatementRow] = []
    for row in rows:
        prop = row["prop"] or ""
        if prop in {"country", "topics", "id"}:
            row["lang"] = None
        if prop == "id" or row["original_value"] == row["value"]:
            row["original_value"] = None
        named = (row["dataset"] or "", row["entity_id"] or "", prop, row["value"] or "")
        key = statement_id(*named, row["lang"], external=row["external"] == "t")
        full.append({**row, "canonical_id": row["entity_id"], "prop_type": types[prop], "id": key})
    stream = io.StringIO(newline="")
    write_statements(stream, full)
    path = write(tmp_path, stream.getvalue(), "statements.csv")
    batch = join(read_ftm_statements(path, _SAID))
    assert _rows(batch) == [{name: row[name] for name in COLUMNS} for row in full]
    assert not [one for one in batch.refusals if not one.kept]


def test_the_statements_of_the_real_thing_come_back(tmp_path: Path) -> None:
    need(find_spec("followthemoney"), "followthemoney, the oracle, is not installed")
    oracle = import_module("followthemoney.statement")
    writer = import_module("followthemoney.statement.serialize")
    theirs = [
        oracle.Statement("e1", "name", "Person", "Ana", "ds", lang="fra", original_value="ana"),
        oracle.Statement("e1", "country", "Person", "ml", "ds", external=True, origin="crawler"),
        oracle.Statement("e2", "id", "Person", "5d0c", "ds", first_seen="2024-01-01"),
        oracle.Statement("e2", "name", "Person", '=Ana, "B"', "ds", canonical_id="NK-1"),
    ]
    path = tmp_path / "theirs.csv"
    with path.open("wb") as handle:
        writer.write_statements(handle, "csv", theirs)
    batch = join(read_ftm_statements(path, _SAID, same=_SAME))
    whole = {"e2": "NK-1"}
    items = {item.id: item for item in batch.items}
    ours = io.StringIO(newline="")
    write_statements(
        ours, statement_rows(batch.statements, items, load_model(), [], canonical=whole)
    )
    wanted = path.read_text(encoding="utf-8").replace('"e2","e2","id"', '"NK-1","e2","id"')
    assert ours.getvalue() == wanted
    assert [(one.left, one.right) for one in batch.identities] == [("NK-1", "e2")]


def test_rows_that_say_nothing_are_listed(tmp_path: Path) -> None:
    rows = ("a,name,Person,,x", ",,,,", "b,nope,Person,v,x", "c,name,X,v,x")
    text = "\n".join(("entity_id,prop,schema,value,dataset", *rows))
    batch = join(read_ftm_statements(write(tmp_path, text), _SAID))
    assert batch.statements == ()
    assert [one.row for one in batch.refusals] == [2, 4, 5]


def test_other_tables_are_no_statements(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="'prop' is missing"):
        read_ftm_statements(write(tmp_path, "entity_id,value\na,b\n"), _SAID)
    with pytest.raises(BadInput, match="JSON entity"):
        read_ftm_entities(write(tmp_path, "entity_id,value\na,b\n"), _SAID)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,name\n1,Ana\n", Format.TABLE),
        ('{"id": 1, "name": "Ana"}\n', Format.TABLE),
        ('{"id": "1", "schema": "Person", "properties": {}}\n', Format.ENTITIES),
        ("entity_id,prop,schema,value,dataset\n", Format.STATEMENTS),
        (
            '{"entity_id":"a","prop":"name","schema":"Person","value":"A","dataset":"x"}\n',
            Format.STATEMENTS,
        ),
    ],
)
def test_formats_are_told_apart(tmp_path: Path, text: str, expected: Format) -> None:
    assert find_format(write(tmp_path, text)) is expected


def test_what_cannot_be_said_is_listed_as_lost(tmp_path: Path) -> None:
    mapping = PEOPLE.replace("name: name", "{name: name, alias: {column: name, negated: true}}")
    batch = take(write(tmp_path, "id,name\n1,Ana\n"), mapping + "    grade: B2\n")
    losses: list[Loss] = []
    items = {item.id: item for item in batch.items}
    (row,) = statement_rows(batch.statements, items, load_model(), losses, dataset="mine")
    assert (row["prop"], row["dataset"]) == ("name", "mine")
    assert [one.property for one in losses] == ["name", "alias"]
    assert "grade" in losses[0].reason
    assert "not so" in losses[1].reason
    with pytest.raises(BadValue):
        list(statement_rows(batch.statements, {}, load_model(), []))


def test_plain_entities_name_what_they_lose() -> None:
    model = load_model()
    own = Entity("s", "Incident", {"name": ("Raid",), "deathsLow": ("3",)})
    losses: list[Loss] = []
    stream = io.BytesIO()
    assert write_entities(stream, plain_entities([own], model, losses)) == 1
    written = json.loads(stream.getvalue())
    assert written["schema"] == "Event"
    assert "deathsLow" not in written["properties"]
    assert [one.property for one in losses] == ["deathsLow"]


def test_entities_are_written_one_to_a_line() -> None:
    stream = io.BytesIO()
    assert write_entities(stream, [_ENTITY, {"id": "b"}]) == 2
    assert [json.loads(line)["id"] for line in stream.getvalue().splitlines()] == ["NK-1", "b"]


def test_csv_of_statements_has_their_columns() -> None:
    stream = io.StringIO(newline="")
    write_statements(stream, [])
    assert next(csv.reader([stream.getvalue()])) == list(COLUMNS)
