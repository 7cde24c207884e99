"""Entities, values, ties, tables and refusals: small cases with one point each."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.errors import BadValue, BadVocabulary, NotFound
from sightline.picture import Span, build
from sightline.picture.names import Names, code_of
from sightline.values import Block, Record
from tests.picture.world import block, decided, item, picture, said, withdrawn

SOURCE = item("Report 1", "2024-05-01", grade="B2", event="2024-04", source="S-7")
OTHER = item("Report 2", "2024-05-20")


def test_contradicting_values_stand_side_by_side_with_who_says_them() -> None:
    with picture(
        SOURCE,
        OTHER,
        said(SOURCE, "p1", "birthDate", "1980", place="line 3"),
        said(OTHER, "p1", "birthDate", "1975", grade="C3", original="vers 1975", event="2023"),
        said(OTHER, "p1", "birthDate", "1980"),
    ) as one:
        dates = one.entity("p1").properties["birthDate"]
        assert [value.value for value in dates] == ["1975", "1980"]
        (late,), both = dates[0].sayings, dates[1].sayings
        assert (late.grade, late.original, late.event) == ("C3", "vers 1975", "2023")
        assert [saying.item for saying in both] == [SOURCE.id, OTHER.id]
        first = both[0]
        assert (first.grade, first.event, first.known) == ("B2", "2024-04", "2024-05-01")
        assert (first.place, first.known_by) == ("line 3", dt.date(2024, 5, 1))
        assert first.recorded == "2024-06-01T08:00:00Z"


def test_a_denial_stands_beside_what_it_denies() -> None:
    with picture(
        SOURCE,
        said(SOURCE, "p1", "name", "Moussa Dara"),
        said(SOURCE, "p1", "name", "Moussa Dara", negated=True),
        said(SOURCE, "p1", "alias", "le Borgne", negated=True),
    ) as one:
        entity = one.entity("p1")
        assert entity.values("name") == ("Moussa Dara",)
        assert len(entity.properties["name"][0].denials) == 1
        assert entity.values("alias") == ()
        assert entity.denials["alias"][0].value == "le Borgne"


def test_the_id_statement_makes_an_entity_exist_and_nothing_more() -> None:
    with picture(SOURCE, said(SOURCE, "c1", "id", "c1", "Company")) as one:
        entity = one.entity("c1")
        assert (entity.schema, entity.properties, entity.caption) == ("Company", {}, "Company")


def test_the_narrowest_kind_counts_and_a_clash_is_told() -> None:
    with picture(
        SOURCE,
        OTHER,
        said(SOURCE, "x", "name", "Dara & Fils", "LegalEntity"),
        said(OTHER, "x", "name", "Dara & Fils", "Company"),
    ) as one:
        assert (one.entity("x").schema, one.conflicts()) == ("Company", ())
        assert one.count("LegalEntity") == one.count("Company") == 1
        assert one.count("Person") == 0
    with picture(
        SOURCE,
        OTHER,
        said(SOURCE, "x", "name", "Dara", "Person"),
        said(OTHER, "x", "name", "Dara", "Person"),
        said(OTHER, "x", "name", "Dara", "Vessel"),
    ) as two:
        entity = two.entity("x")
        assert entity.schema == "Person"
        assert [conflict.about for conflict in entity.conflicts] == [("x", "Person", "Vessel")]
        assert two.conflicts() == entity.conflicts


def test_entities_told_apart_are_reported_when_a_join_would_bring_them_together() -> None:
    records = [said(SOURCE, one, "name", f"Dara {one}") for one in ("p1", "p2", "p3")]
    with picture(
        SOURCE,
        *records,
        decided("p1", "p2", known="2024-01-01"),
        decided("p2", "p3", known="2024-01-02"),
        decided("p1", "p3", "different", known="2024-01-03"),
    ) as one:
        assert one.entity("p2").ids == ("p1", "p2")
        assert one.entity("p3").ids == ("p3",)
        (conflict,) = one.entity("p3").conflicts
        assert (conflict.kind, conflict.about) == ("identity", ("p2", "p3"))
        assert len(conflict.records) == 2


def test_the_name_that_most_items_use_is_the_caption() -> None:
    with picture(
        SOURCE,
        OTHER,
        said(SOURCE, "p1", "name", "Aba Dara"),
        said(SOURCE, "p1", "name", "Musa Dara"),
        said(OTHER, "p1", "name", "Musa Dara"),
        said(OTHER, "p1", "name", "موسى دارا"),
    ) as one:
        assert one.entity("p1").caption == "Musa Dara"
        assert one.entities("Person")[0].caption == "Musa Dara"


def test_a_word_outside_the_vocabulary_is_kept_as_it_was_said() -> None:
    with picture(SOURCE, said(SOURCE, "x", "colour", "red", "Balloon")) as one:
        entity = one.entity("x")
        assert (entity.schema, entity.values("colour")) == ("Balloon", ("red",))


def owned(owner: str, start: str | None, end: str | None) -> list[Record]:
    records: list[Record] = [
        said(SOURCE, "o1", "owner", owner, "Ownership"),
        said(SOURCE, "o1", "asset", "c1", "Ownership"),
        said(SOURCE, "c1", "name", "Kolda Trading", "Company"),
        said(SOURCE, "p1", "name", "Musa Dara"),
    ]
    if start:
        records.append(said(SOURCE, "o1", "startDate", start, "Ownership"))
    if end:
        records.append(said(SOURCE, "o1", "endDate", end, "Ownership"))
    return [SOURCE, *records]


@pytest.mark.parametrize(
    ("start", "end", "maybe", "surely"),
    [
        ("2019", "2022", True, True),
        ("2020-06-15", "2020-06-15", True, True),
        ("2020", "2021", True, False),
        ("2019", None, True, False),
        (None, None, True, False),
        ("2021", None, False, False),
        (None, "2019", False, False),
    ],
)
def test_a_tie_holds_on_a_day_perhaps_or_surely(
    start: str | None, end: str | None, maybe: bool, surely: bool
) -> None:
    day = dt.date(2020, 6, 15)
    with picture(*owned("p1", start, end)) as one:
        assert bool(one.edges(active_on=day)) is maybe
        (edge,) = one.edges("p1")
        assert (edge.source, edge.target, edge.schema) == ("p1", "c1", "Ownership")
        assert edge.surely_active(day) is surely
        assert one.edges("c1", schema="Interest") == (edge,)
        assert one.edges(schema="Membership") == ()


def test_a_tie_to_what_is_not_in_the_picture_is_not_shown() -> None:
    with picture(*owned("p9", "2019", None)) as one:
        assert one.edges() == ()
        assert one.entity("o1").values("owner") == ("p9",)


def test_a_denied_end_makes_no_tie() -> None:
    denied = said(SOURCE, "o1", "owner", "p2", "Ownership", negated=True)
    with picture(*owned("p1", None, None), denied, said(SOURCE, "p2", "name", "Aba Dara")) as one:
        assert [edge.source for edge in one.edges()] == ["p1"]
        assert one.edges("p2") == ()
        assert one.entity("o1").denials["owner"][0].value == "p2"


def test_a_table_is_typed_and_never_says_zero_for_unknown() -> None:
    with picture(
        SOURCE,
        said(SOURCE, "p1", "name", "Musa Dara"),
        said(SOURCE, "p1", "birthDate", "1980", original="circa 1980"),
        said(SOURCE, "p1", "height", "1.81"),
        said(SOURCE, "p2", "name", "Aba Dara"),
        said(SOURCE, "p2", "height", "tall"),
    ) as one:
        table = one.table("Person")
        assert (table.columns["birthDate"], table.columns["height"]) == ("date", "number")
        first, second = table
        span = Span("circa 1980", dt.date(1980, 1, 1), dt.date(1980, 12, 31))
        assert (first["id"], first["birthDate"], first["height"]) == ("p1", [span], [1.81])
        assert (second["height"], second["birthDate"]) == ([None], [])


def test_statements_are_found_by_every_condition_and_by_page() -> None:
    records = [said(SOURCE, f"p{one}", "name", f"Dara {one}") for one in range(9)]
    gone = withdrawn(records[0])
    with picture(SOURCE, OTHER, *records, said(OTHER, "p1", "alias", "D."), gone) as one:
        assert len(one.statements(prop="name")) == 8
        assert len(one.statements(prop="name", withdrawn=True)) == 9
        assert [saying.value for saying in one.statements(item=OTHER.id)] == ["D."]
        assert len(one.statements(entity="p1")) == 2
        assert len(one.statements(entity="p1", schema="LegalEntity", prop="alias")) == 1
        page = one.statements(limit=5)
        rest = one.statements(limit=5, after=page[-1].id)
        assert [s.id for s in page + rest] == sorted({s.id for s in one.statements()})
        assert one.statement(records[0].id).withdrawn


def test_absent_things_are_absent_in_one_way() -> None:
    hidden = said(OTHER, "p2", "name", "Aba Dara")
    tie = said(SOURCE, "o1", "owner", "p9", "Ownership")
    with picture(SOURCE, said(SOURCE, "p1", "name", "Musa Dara"), hidden, tie) as one:
        for ask in (
            lambda: one.entity("p2"),
            lambda: one.entity("nobody"),
            lambda: one.statement(hidden.id),
            lambda: one.statement("nonsense"),
            lambda: one.item(OTHER.id),
            lambda: one.history("nobody"),
            lambda: one.statements(entity="nobody"),
            lambda: one.edges("nobody"),
            lambda: one.markings("nobody"),
            lambda: one.statements(entity="p9"),
            lambda: one.history("p9"),
            lambda: one.edges("p9"),
        ):
            with pytest.raises(NotFound):
                ask()
        with pytest.raises(BadVocabulary):
            one.entities("Persn")


def test_a_statement_is_shown_when_its_item_is_there_to_open_it_by() -> None:
    early = said(SOURCE, "p1", "name", "Musa Dara")
    with build([block([early])], reader="ana") as before:
        assert before.count() == 0
        with before.extend([block([SOURCE])]) as after:
            assert after.entity("p1").caption == "Musa Dara"


def test_markings_are_named_for_the_page_and_for_one_entity() -> None:
    blocks = [
        block([SOURCE, said(SOURCE, "p1", "name", "Musa Dara")], markings=["m1"]),
        block([OTHER, said(OTHER, "p2", "name", "Aba Dara")], markings=["m1", "m2"]),
    ]
    with build(blocks, reader="ana") as one:
        assert one.markings() == {"m1", "m2"}
        assert [sorted(one.markings(each)) for each in ("p1", "p2")] == [["m1"], ["m1", "m2"]]


def test_blocks_that_are_not_whole_are_refused() -> None:
    good = block([SOURCE])
    for bad in (
        Block(1, good.recorded, "ana", good.markings, None, good.ids, good.lines + b"\n{}"),
        Block(1, good.recorded, "ana", good.markings, None, good.ids, b"{not json"),
    ):
        with pytest.raises(BadValue):
            build([bad], reader="ana")


def test_progress_tells_how_many_records_went_in() -> None:
    told: list[int] = []
    with build([block([SOURCE])], reader="ana", progress=told.append):
        assert told == [1]


def test_ids_are_numbered_by_the_code_that_the_database_makes() -> None:
    names = [f"p{one}-é{chr(0x645)}" for one in range(50)]
    records = [said(SOURCE, one, "name", "Dara") for one in names]
    with picture(SOURCE, *records, decided(names[0], names[1])) as one:
        columns = one._database.arrays("codes")
        assert sorted(columns["code"]) == sorted(map(code_of, names))
        index = Names(columns)
        assert [index.single(each) is None for each in names] == [True, True] + [False] * 48
        assert index.single("nobody") is None


def test_items_are_found_together_as_they_are_one_by_one() -> None:
    first, second, struck = item("Report 1"), item("Report 2"), item("Report 3")
    with picture(first, second, struck, withdrawn(struck)) as one:
        wanted = [second.id, first.id, struck.id, first.id, "0" * 64]
        found = one.items_named(wanted)
        assert found == {each.id: one.item(each.id) for each in (first, second, struck)}
        assert found[struck.id].withdrawn
        assert one.items_named([]) == {}
