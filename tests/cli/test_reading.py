"""Commands that read: what they show to people and tell to programs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.door import KARANDA, Door

PAGES = (
    (),
    ("show", KARANDA),
    ("show", "reg-8"),
    ("show", "--schemata"),
    ("show", "--schemata", "Company"),
    ("list",),
    ("list", "Company"),
    ("search", "karanda"),
    ("history", KARANDA),
    ("diff", "--from", "2024-05-31", "--to", "2024-06-30"),
    ("reader", "list"),
    ("verify",),
    ("readings",),
)


@pytest.mark.parametrize("args", PAGES, ids=" ".join)
def test_pages_fit_eighty_columns(filled: Door, args: tuple[str, ...]) -> None:
    said = filled.said(*args)
    assert said.strip()
    assert max(len(line.rstrip()) for line in said.splitlines()) <= 80


@pytest.mark.parametrize("args", PAGES, ids=" ".join)
def test_programs_get_json_and_nothing_else(filled: Door, args: tuple[str, ...]) -> None:
    filled.call("list")
    result = filled.call(*args, "--json")
    assert [json.loads(line) for line in result.stdout.splitlines()]
    assert result.stderr == ""


def test_a_dossier_gives_each_value_with_its_source(filled: Door) -> None:
    told = filled.told("show", KARANDA)
    (name,) = told["entity"]["properties"]["name"]
    (saying,) = name["sayings"]
    assert name["value"] == "Karanda Transport"
    assert saying["grade"] == "B2"
    assert saying["place"] == "row 2, column Company name"
    assert told["items"][saying["item"]]["item"]["known"] == "2024-05-02"
    assert told["handling"] == "CONFIDENTIAL // org:jmac, org:unpol // H0 // of org:jmac"
    assert told["terms"]["reader"] == "ana"


def test_a_dossier_names_the_other_end_of_a_tie(filled: Door) -> None:
    (tie,) = filled.told("show", "reg-8")["ties"]
    assert tie["other"] == {"id": "reg-7", "caption": "Karanda Transports"}
    assert tie["direction"] == "to"
    assert "Ownership →  Karanda Transports" in filled.said("show", "reg-8")


def test_a_dossier_tells_who_names_the_entity(filled: Door) -> None:
    event = {"name": ["Fuel store burnt"], "involved": ["reg-7"]}
    line = json.dumps({"id": "e-1", "schema": "Event", "properties": event})
    filled.call("add", filled.write("event.ftm.json", line + "\n"))
    (naming,) = filled.told("show", "reg-7")["named_by"]
    assert naming["other"] == {"id": "e-1", "caption": "Fuel store burnt", "schema": "Event"}
    assert naming["property"] == "involved"
    assert "Involved of  Fuel store burnt" in filled.said("show", "reg-7")
    assert filled.told("show", "reg-8")["named_by"] == []


def test_a_long_dossier_is_cut_and_says_so(filled: Door) -> None:
    lines = (
        json.dumps({"id": "p", "schema": "Person", "datasets": [f"d{n}"], "properties": said})
        for n in range(20)
        for said in [{"name": ["Often Said"], "alias": [f"Alias {n:02}"]}]
    )
    filled.call("add", filled.write("long.ftm.json", "\n".join(lines)))
    page = filled.said("show", "p")
    assert "and 17 statements before" in page
    assert "and 8 more: see --whole" in page
    assert "Alias 19" not in page
    whole = filled.said("show", "p", "--whole")
    assert whole.count("Alias ") == 20
    assert "more" not in whole
    assert len(filled.told("show", "p")["items"]) == 20


def test_the_page_carries_the_handling_line_on_top_and_at_the_end(filled: Door) -> None:
    lines = filled.said("show", "reg-8").strip().splitlines()
    assert lines[0] == lines[-1] == "STRICTLY CONFIDENTIAL // org:jmac // H0 // of org:jmac"


def test_statements_and_items_are_shown_by_their_first_digits(filled: Door) -> None:
    saying = filled.told("search", "obala")["hits"]["hits"][0]["saying"]
    for name in (saying["id"], saying["id"][:10]):
        assert filled.told("show", name)["statement"]["value"] == "Obala Fuel"
    told = filled.told("show", saying["item"][:16])
    assert told["item"]["title"] == "vendors"
    assert len(told["statements"]) == 6
    assert "Says, in 6 statements" in filled.said("show", saying["item"][:16])
    assert "there is no" in filled.error("show", saying["id"][:7])


def test_the_list_counts_kinds_and_pages(filled: Door) -> None:
    counts = {one["schema"]: one["count"] for one in filled.lines("list")}
    assert counts == {"Company": 3, "Ownership": 1, "Person": 1}
    first = filled.lines("list", "LegalEntity", "--limit", "2")
    rest = filled.lines("list", "LegalEntity", "--after", first[-1]["id"])
    assert len(first + rest) == len({one["id"] for one in first + rest}) == 4
    assert len(filled.lines("list", "--all")) == 5


def test_search_pages_and_says_so(filled: Door) -> None:
    page = filled.said("search", "karanda", "--limit", "1")
    assert "2 entities in all" in page
    after = filled.told("search", "karanda", "--limit", "1")["hits"]["after"]
    assert f"--after {after}" in page
    rest = filled.told("search", "karanda", "--limit", "1", "--after", after)["hits"]
    assert len(rest["hits"]) == 1
    assert rest["after"] is None


def test_three_clocks(filled: Door) -> None:
    assert len(filled.lines("list", "--all", "--known", "2024-05-31")) == 2
    assert len(filled.lines("list", "--all", "--known", "2024-06")) == 5
    assert filled.lines("list", "--all", "--recorded", "yesterday") == []
    assert len(filled.lines("list", "--all", "--as-of", "today")) == 5


def test_the_difference_of_two_days_names_its_sources(filled: Door) -> None:
    told = filled.told("diff", "--from", "2024-05-31", "--to", "2024-06-30")
    kinds = {(one["kind"], one["entity"]) for one in told["changes"]["changes"]}
    assert kinds == {("appeared", "reg-7"), ("appeared", "reg-8"), ("appeared", "reg-9")}
    (item,) = told["items"]
    assert told["items"][item]["item"]["title"] == "register.ftm.json"
    assert "Nothing changed" in filled.said("diff", "--from", "2024-06-30")
    assert len(filled.told("diff", "--since", "yesterday")["changes"]["changes"]) == 5


def test_the_history_tells_of_acts_with_their_reasons(filled: Door) -> None:
    filled.call("same", KARANDA, "reg-7", "--because", "one registration number")
    (name,) = filled.told("show", "reg-8")["items"]
    filled.call("withdraw", name, "--because", "the register was forged")
    turns = filled.told("history", KARANDA)["turns"]
    assert [turn["kind"] for turn in turns] == ["said", "said", "said", "said", "same", "withdrawn"]
    page = " ".join(filled.said("history", KARANDA).split())
    assert "because one registration number" in page
    assert "because the register was forged" in page


def test_exports_of_each_format(filled: Door) -> None:
    entities = [json.loads(line) for line in filled.said("export").splitlines()]
    assert {one["id"] for one in entities} >= {KARANDA, "reg-7", "reg-8", "reg-9"}
    plain = [json.loads(line) for line in filled.said("export", "--plain").splitlines()]
    assert not {"statements", "denied"} & {name for one in plain for name in one}
    rows = list(csv.DictReader(io.StringIO(filled.said("export", "--format", "statements"))))
    assert {row["value"] for row in rows} >= {"Obala Fuel", "Ilyan Morovest", "RC-1042"}
    table = filled.said("export", "--format", "csv", "--schema", "Company")
    names = [row["name"] for row in csv.DictReader(io.StringIO(table))]
    assert names == ["Karanda Transports", "Obala Fuel", "Karanda Transport"]


def test_an_export_to_a_file_lists_its_losses_and_replaces_nothing(filled: Door) -> None:
    target, losses = filled.folder / "out.csv", filled.folder / "lost.jsonl"
    args = ("export", "--format", "statements", "--to", str(target), "--losses", str(losses))
    told = filled.told(*args)
    assert told["written"] == 10
    assert sum(one["values"] for one in told["losses"]) == 10
    assert len(losses.read_text("utf-8").splitlines()) == 10
    assert target.read_text("utf-8").startswith('"canonical_id"')
    assert "already" in filled.error(*args, status=2)


def test_merged_entities_export_under_one_id(filled: Door) -> None:
    filled.call("same", KARANDA, "reg-7", "--because", "one firm")
    rows = list(csv.DictReader(io.StringIO(filled.said("export", "--format", "statements"))))
    assert {row["canonical_id"] for row in rows if row["entity_id"] == KARANDA} == {"reg-7"}


def test_the_readings_name_reader_and_question(filled: Door) -> None:
    filled.call("search", "karanda", by="ben")
    first = filled.lines("readings", "--limit", "1")[0]
    assert (first["reader"], first["act"], first["detail"]) == ("ben", "search", "karanda")
