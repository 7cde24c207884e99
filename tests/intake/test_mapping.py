"""Mappings: what they may say, and how they are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.errors import BadMapping
from sightline.intake import Limits, load_mapping, parse_mapping
from sightline.intake.dates import DateOrder
from sightline.values import Kind
from tests.intake.tables import PEOPLE, write

_FULL = """
mapping: 1
prefix: reg
table:
  sheets: [A, B]
  header: [1, 2]
  encoding: windows-1256
  delimiter: semicolon
  dates: dmy
  decimals: comma
  century: 1930
  missing: ["-", "n/a"]
item:
  title: {template: "Report {ref}"}
  kind: report
  per: [ref]
  event: {column: date, order: dmy}
  known: 2024-05-01
  grade: {column: grade}
  marking: {column: handling, lookup: {red: closed}, otherwise: open}
  language: fra
  licence: CC-BY-4.0
  source: {column: desk}
  about: {desk: {column: desk}, version: "2"}
entities:
  person:
    schema: {column: kind, lookup: {p: Person, c: Company}, otherwise: LegalEntity}
    key: [ref, name]
    key_gaps: true
    namespace: party
    when: {kind: [p, c], note: {present: true}, desk: {not: [test]}}
    required: [name, ref]
    event: {column: date}
    grade: B2
    properties:
      name: [name, {column: name_fr, language: fr}]
      alias: {columns: [a, b], join: " ", split: ";"}
      notes: {template: "{note} ({desk})", negated: true}
      country: {literal: ml}
      addressEntity: {entity: place, marking: closed}
  place:
    schema: Address
    per_row: true
    properties: {full: where}
"""


def test_everything_that_can_be_said_is_read() -> None:
    mapping = parse_mapping(_FULL)
    assert mapping.layout.sheets == ("A", "B")
    assert mapping.layout.header == (1, 2)
    assert (mapping.layout.delimiter, mapping.order, mapping.century) == (";", DateOrder.DMY, 1930)
    assert mapping.item.kind is Kind.REPORT
    assert mapping.item.per == ("ref",)
    person, place = mapping.entities
    assert (person.required, person.filled) == (("name",), ("ref",))
    assert person.namespace == "party"
    assert [one.name for one in person.properties] == [
        "name",
        "name",
        "alias",
        "notes",
        "country",
        "addressEntity",
    ]
    assert place.per_row
    named = {"ref", "name", "name_fr", "a", "b", "note", "desk", "kind", "date", "grade"}
    assert mapping.columns.keys() == named | {"handling", "where"}


def test_scalars_stay_what_was_typed() -> None:
    mapping = parse_mapping(PEOPLE.replace("title: People", "title: no, known: 2024-05-01"))
    assert mapping.item.title is not None
    assert mapping.item.title.literal == "no"
    assert mapping.item.known is not None
    assert mapping.item.known.literal == "2024-05-01"


def test_conditions_may_stand_in_a_list() -> None:
    listed = PEOPLE + "    when: [{column: name, present: true}, {column: id, is: [a, b]}]\n"
    (rule,) = parse_mapping(listed).entities
    assert [test.column for test in rule.when] == ["name", "id"]
    assert rule.when[0].present is True
    assert rule.when[1].among == ("a", "b")


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("schema: Person", "schema: Persn", 6, "did you mean Person"),
        ("schema: Person", "schema: Thing\n    schema: Person", 7, "stands twice"),
        ("name: name", "nmae: name", 9, "did you mean name"),
        ("name: name", "religion: name", 9, "religion"),
        ("name: name", "addressEntity: name", 9, "points to an entity"),
        ("name: name", "addressEntity: {entity: place}", 9, "no entity 'place'"),
        ("name: name", "name: {entity: person}", 9, "is no relation"),
        ("name: name", "name: {column: a, literal: b}", 9, "give one of"),
        ("name: name", "name: {column: a, language: xx}", 9, "is no language"),
        ("name: name", "name: {colum: a}", 9, "did you mean 'column'"),
        ("name: name", "birthDate: {column: a, order: dym}", 9, "expected dmy, mdy, serial"),
        ("    key: id\n", "", 5, "give either 'key'"),
        ("key: id", "kye: id", 7, "did you mean 'key'"),
        ("key: id", "key: {a: b}", 7, "one text"),
        ("marking: open", "known: yesterday", 3, "not a date"),
        ("marking: open", "grade: Z9", 3, "mark"),
        ("marking: open", "kind: rumour", 3, "expected report"),
        ("prefix: p", "prefix: Über", 2, "small letters"),
        ("prefix: p", "table: {delimiter: ab}", 2, "delimiter"),
        ("prefix: p", "table: {header: 0}", 2, "header"),
        ("prefix: p", "mapping: 2", 2, "version"),
        ("prefix: p", "prefix: [", 4, "expected"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    before: str, after: str, line: int, words: str
) -> None:
    assert before in PEOPLE
    with pytest.raises(BadMapping) as caught:
        parse_mapping(PEOPLE.replace(before, after), file="people.yml")
    assert f"people.yml, line {line}: " in str(caught.value)
    assert words in str(caught.value)


def test_all_problems_are_listed_at_once() -> None:
    text = PEOPLE.replace("name: name", "nmae: name").replace("key: id", "kye: id")
    with pytest.raises(BadMapping) as caught:
        parse_mapping(text)
    assert len(str(caught.value).splitlines()) == 3


def test_a_relation_must_lead_to_the_right_kind() -> None:
    text = PEOPLE.replace("name: name", "addressEntity: {entity: other}") + (
        "  other: {schema: Vessel, key: id}\n"
    )
    with pytest.raises(BadMapping, match="points to Address, 'other' is Vessel"):
        parse_mapping(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("just words", "named parts"),
        ("a: &x [1]\nb: *x\n", "references"),
        ("[" * 5_000, "nested"),
        ("{" * 5_000, "nested"),
        ("entities: {}\n\tprefix: x\n", "line"),
    ],
)
def test_what_is_no_mapping_is_refused(text: str, words: str) -> None:
    with pytest.raises(BadMapping, match=words):
        parse_mapping(text)


def test_mappings_are_read_from_files(tmp_path: Path) -> None:
    path = write(tmp_path, PEOPLE, "my people.yml")
    mapping = load_mapping(path)
    assert mapping.name == "my people"
    with pytest.raises(BadMapping, match="at most"):
        load_mapping(path, limits=Limits(mapping_bytes=10))
    with pytest.raises(BadMapping, match="UTF-8"):
        load_mapping(write(tmp_path, b"prefix: \xff", "bad.yml"))
