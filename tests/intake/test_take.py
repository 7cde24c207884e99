"""From rows to items and statements."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sightline.errors import BadMapping
from sightline.intake import Limits, parse_mapping, preview, read_table
from sightline.values import Locator
from tests.intake.tables import CLOSED, MARKINGS, OPEN, PEOPLE, join, reasons, take, values, write

_FIRMS = """
prefix: f
item: {marking: open}
entities:
  firm:
    schema: Company
    key: reg
    properties: {name: firm}
  owner:
    schema: {column: kind, lookup: {p: Person, c: Company}, otherwise: skip}
    key: [owner, born]
    required: [name]
    properties: {name: owner}
  share:
    schema: Ownership
    key: [reg, owner]
    required: [owner, asset]
    properties:
      owner: {entity: owner}
      asset: {entity: firm}
      percentage: share
"""


def test_the_same_file_makes_the_same_records(tmp_path: Path) -> None:
    text = "id,name\n1,Ana\n2,Ben\n"
    first = take(write(tmp_path, text))
    again = take(write(tmp_path, text, "copy.csv"))
    assert first.items == again.items
    assert [one.id for one in first.statements] == [one.id for one in again.statements]
    other = take(write(tmp_path, text), PEOPLE.replace("name: name", "alias: name"))
    assert other.items == first.items
    assert not {one.id for one in other.statements} & {one.id for one in first.statements}
    changed = take(write(tmp_path, text + "3,Cy\n"))
    assert changed.items != first.items


def test_ids_say_nothing_and_follow_from_the_key(tmp_path: Path) -> None:
    batch = take(write(tmp_path, "id,name\nAna  K,Ana\nAna K,Nana\nBen,Ben\n"))
    ids = [one.entity for one in batch.statements]
    assert ids[0] == ids[1] != ids[2]
    assert all(re.fullmatch(r"p-[0-9a-f]{20}", one) for one in ids)


def test_one_thing_is_said_once_in_one_item(tmp_path: Path) -> None:
    path = write(tmp_path, "id,name\n1,Ana\n1,Ana\n1,Nana\n")
    batch = take(path)
    assert values(batch) == ["Ana", "Nana"]
    assert batch.statements[0].place == "row 2, column name"
    rows = take(path, PEOPLE.replace("title: People", "title: People, per: row"))
    assert values(rows) == ["Ana", "Ana", "Nana"]
    assert len(rows.items) == 3
    assert rows.items[0].about == {"row": "2"}


def test_rows_of_one_report_share_an_item(tmp_path: Path) -> None:
    mapping = """
item:
  title: {template: "Report {ref}"}
  per: [ref]
  event: date
  grade: {column: grade}
  marking: {column: mark, lookup: {red: closed, green: open}}
entities:
  person: {schema: Person, key: id, properties: {name: name}}
""".replace("event: date", "event: {column: date}")
    text = (
        "id,name,ref,date,grade,mark\n1,Ana,R1,25/04/2018,B2,red\n2,Ben,R1,25/04/2018,B2,red\n"
        "3,Cy,R2,26/04/2018,Z9,green\n4,Dee,R3,,,blue\n"
    )
    batch = take(write(tmp_path, text), mapping)
    assert [one.title for one in batch.items] == ["Report R1", "Report R2"]
    first, second = batch.items
    assert (first.event, first.grade, first.marking) == ("2018-04-25", "B2", CLOSED)
    assert (second.grade, second.marking) == (None, OPEN)
    assert values(batch) == ["Ana", "Ben", "Cy"]
    assert [(one.row, one.column) for one in batch.refusals] == [
        (4, "grade"),
        (5, "mark"),
        (5, None),
    ]


def test_nothing_unmarked_is_made(tmp_path: Path) -> None:
    path = write(tmp_path, "id,name\n1,Ana\n")
    unmarked = parse_mapping(PEOPLE.replace(", marking: open", ""))
    with pytest.raises(BadMapping, match="marked"):
        read_table(path, unmarked)
    batch = join(read_table(path, unmarked, marking=CLOSED, known="2024-05-01"))
    assert (batch.items[0].marking, batch.items[0].known) == (CLOSED, "2024-05-01")
    with pytest.raises(BadMapping, match="no marking 'open'"):
        read_table(path, parse_mapping(PEOPLE), marking=OPEN)


def test_a_marking_of_a_property_tightens_its_statements(tmp_path: Path) -> None:
    mapping = PEOPLE.replace("name: name", "{name: name, phone: {column: tel, marking: closed}}")
    batch = take(write(tmp_path, "id,name,tel\n1,Ana,+22370000000\n"), mapping)
    assert [one.marking for one in batch.statements] == [None, CLOSED]


def test_entities_of_a_row_are_tied(tmp_path: Path) -> None:
    text = "reg,firm,kind,owner,born,share\nA1,Alpha,p,Ana,1980,60\n"
    batch = take(write(tmp_path, text), _FIRMS)
    by_prop = {one.prop: one for one in batch.statements if one.schema == "Ownership"}
    firm, owner = (one for one in batch.statements if one.prop == "name")
    assert by_prop["owner"].value == owner.entity
    assert by_prop["asset"].value == firm.entity
    assert by_prop["owner"].place == "row 2"
    assert (owner.schema, by_prop["percentage"].value) == ("Person", "60")


@pytest.mark.parametrize(
    ("row", "made", "listed"),
    [
        ("A1,Alpha,c,Beta,x,60", {"Company", "Ownership"}, []),
        ("A1,Alpha,?,Ana,1980,60", {"Company"}, ["kind", "lacks 'owner'"]),
        ("A1,Alpha,p,Ana,,60", {"Company"}, ["no key", "lacks 'owner'"]),
        ("A1,Alpha,,,,", {"Company"}, []),
        (",Alpha,p,Ana,1980,60", {"Person"}, ["no key", "no key"]),
        (",,,,,60", set(), ["no key"]),
        (",,p,,1980,", set(), ["no entity"]),
        (",,p,,,", set(), ["no entity"]),
        (",,,,,", set(), []),
    ],
)
def test_what_lacks_its_key_or_its_parts_is_listed(
    tmp_path: Path, row: str, made: set[str], listed: list[str]
) -> None:
    batch = take(write(tmp_path, f"reg,firm,kind,owner,born,share\n{row}\n"), _FIRMS)
    assert {one.schema for one in batch.statements} == made
    found = reasons(batch, kept=False)
    assert len(found) == len(listed)
    assert all(words in reason for words, reason in zip(listed, found, strict=True))


def test_an_entity_without_values_still_exists(tmp_path: Path) -> None:
    (statement,) = take(write(tmp_path, "id,name\n1,\n")).statements
    assert (statement.prop, statement.value) == ("id", statement.entity)


def test_rows_of_their_own_differ_by_file(tmp_path: Path) -> None:
    mapping = PEOPLE.replace("key: id", "per_row: true")
    batch = take(write(tmp_path, "id,name\n1,Ana\n1,Ana\n"), mapping)
    assert len({one.entity for one in batch.statements}) == 2
    other = take(write(tmp_path, "id,name\n1,Ana\n"), mapping)
    assert other.statements[0].entity not in {one.entity for one in batch.statements}


@pytest.mark.parametrize(
    ("rule", "expected", "listed"),
    [
        ("{column: x, split: ';'}", ["a", "b"], 0),
        ("{columns: [x, y], join: ' + '}", ["a; b + c"], 0),
        ("{columns: [x, y]}", ["a; b", "c"], 0),
        ("{template: '{y}/{z}'}", ["c"], 0),
        ("{template: '{{y}} of {{x}}'}", ["c of a; b"], 0),
        ("{literal: z}", ["z"], 0),
        ("{column: y, lookup: {c: d}}", ["d"], 0),
        ("{column: y, lookup: {x: d}}", [], 1),
        ("{column: y, lookup: {x: d}, otherwise: skip}", [], 0),
        ("{column: y, lookup: {x: d}, otherwise: keep}", ["c"], 0),
        ("{column: y, lookup: {x: d}, otherwise: e}", ["e"], 0),
        ("[y, {column: x, split: '; '}]", ["c", "a", "b"], 0),
    ],
)
def test_ways_to_get_a_value(tmp_path: Path, rule: str, expected: list[str], listed: int) -> None:
    mapping = PEOPLE.replace("name: name", f"notes: {rule}")
    batch = take(write(tmp_path, "id,x,y,z\n1,a; b,c,\n"), mapping)
    assert values(batch, "notes") == expected
    assert len(batch.refusals) == listed


def test_value_and_original_and_language(tmp_path: Path) -> None:
    mapping = PEOPLE.replace(
        "name: name", "{name: {column: name, language: fr}, country: land, gender: sex}"
    )
    batch = take(write(tmp_path, "id,name,land,sex\n1, Ana  K ,Mali,???\n"), mapping)
    name, country = (one for one in batch.statements if one.prop in {"name", "country"})
    assert (name.value, name.original, name.lang) == ("Ana K", " Ana  K ", "fra")
    assert (country.value, country.original) == ("ml", "Mali")
    (refusal,) = [one for one in batch.refusals if not one.kept]
    assert (refusal.row, refusal.column, refusal.raw) == (2, "sex", "???")


def test_what_stands_for_not_known_makes_nothing(tmp_path: Path) -> None:
    batch = take(write(tmp_path, "id,name\n1,n/a\n2,Ben\n"), PEOPLE + "table: {missing: [n/a]}\n")
    assert values(batch) == ["Ben"]
    assert batch.refusals == ()


def test_denials_and_dates_of_statements(tmp_path: Path) -> None:
    mapping = PEOPLE.replace("name: name", "name: {column: name, negated: true}") + (
        "    event: {column: when}\n    grade: {column: grade}\n"
    )
    batch = take(write(tmp_path, "id,name,when,grade\n1,Ana,2018,B2\n2,Ben,soon,Q7\n"), mapping)
    first, second = batch.statements
    assert (first.negated, first.event, first.grade) == (True, "2018", "B2")
    assert (second.event, second.grade) == (None, None)
    assert len(reasons(batch, kept=False)) == 2


def test_batches_stay_small_and_items_come_first(tmp_path: Path) -> None:
    text = "id,name\n" + "".join(f"{n},Name {n}\n" for n in range(1_000))
    mapping = parse_mapping(PEOPLE.replace("title: People", "title: People, per: row"))
    known: set[str] = set()
    sizes = []
    path = write(tmp_path, text)
    for batch in read_table(path, mapping, markings=MARKINGS, limits=Limits(batch=100)):
        known |= {item.id for item in batch.items}
        assert {one.item for one in batch.statements} <= known
        sizes.append(len(batch.statements))
    assert sum(sizes) == 1_000
    assert max(sizes) <= 110


def test_places_are_places(tmp_path: Path) -> None:
    for one in take(write(tmp_path, "id,name\n1,Ana\n")).statements:
        assert one.place is not None
        assert Locator.parse(one.place) == Locator(row=2, column="name")


def test_a_preview_reads_the_first_rows_as_the_whole_would_be(tmp_path: Path) -> None:
    rows = "".join(f"{n},03/0{n}/1980\n" for n in range(1, 10))
    path = write(tmp_path, f"id,born\n{rows}99,25/04/1981\n")
    mapping = parse_mapping(
        PEOPLE.replace("name: name", "birthDate: born").replace(", marking: open", "")
    )
    batch = preview(path, mapping, rows=3)
    assert values(batch, "birthDate") == ["1980-01-03", "1980-02-03", "1980-03-03"]
    assert len(preview(path, mapping).statements) == 10
