"""Files of cases: what is said in one, and every way in which one is refused with its line."""

from __future__ import annotations

import pytest

from sightline.casebook import Case, case_records, read_case
from sightline.errors import BadReference
from sightline.values import Item, Statement

TEXT = """\
case: harbour
title: A harbour
set: held-out
missions: [ref-mission-unmil]
territory: ref-territory-lr
outcomes:
  - {id: over, date: "2019", words: It was over., source: A report, bears_on: [F-LAG]}
things:
  - {id: cb-market, schema: IllicitMarket, name: Goods, commodity: cb-good}
  - {id: cb-good, schema: Commodity, name: Oil}
  - {id: cb-unnamed, schema: Commodity, name: Nobody speaks of it}
facts:
  - fact: A1
    words: A group works in the market.
    event: "2016-10"
    known: "2018"
    known_as: year
    sources:
      - {document: D1, grade: B2, source: one}
      - {document: D2, grade: C3, source: two, known: "2017-05-02", known_as: day}
    says:
      - {id: cb-group, schema: Group, name: The Group, by: "0"}
      - {id: cb-role, schema: MarketRole, actor: cb-group, market: cb-market, scene: move}
  - fact: A2
    words: It does not.
    known: "2019-01-02"
    known_as: day
    sources:
      - {document: D3, grade: B2, source: three, derived_from: [A1]}
    says:
      - {id: cb-role, schema: MarketRole, actor: cb-group, denies: "true"}
expect:
  - {rule: F-LAG, on: "2018-12-31", facts: [A1], about: [cb-group]}
silent:
  - {rule: F-FUEL, about: cb-group, always: true, why: No agreement.}
"""


def _read(old: str = "", new: str = "") -> Case:
    assert old in TEXT
    return read_case(TEXT.replace(old, new) if old else TEXT, "harbour.yaml")


def test_a_case_becomes_items_and_statements() -> None:
    records = case_records(_read(), "m")
    items = {one.about["document"]: one for one in records if isinstance(one, Item)}
    said = [one for one in records if isinstance(one, Statement)]
    assert {name: one.known for name, one in items.items()} == {
        "D1": "2018",
        "D2": "2017-05-02",
        "D3": "2019-01-02",
    }
    assert items["D3"].derived_from == (items["D1"].id,)
    assert items["D1"].event == "2016-10"
    roles = [one for one in said if one.entity == "cb-role" and one.prop == "actor"]
    assert {(one.item, one.negated) for one in roles} == {
        (items["D1"].id, False),
        (items["D2"].id, False),
        (items["D3"].id, True),
    }
    assert {one.item for one in said if one.entity == "cb-group"} == {items["D1"].id}


def test_a_thing_comes_in_with_what_was_known_first() -> None:
    records = case_records(_read(), "m")
    items = {one.id: one.about["document"] for one in records if isinstance(one, Item)}
    said = [one for one in records if isinstance(one, Statement)]
    assert {items[one.item] for one in said if one.entity == "cb-market"} == {"D2"}
    assert {items[one.item] for one in said if one.entity == "cb-good"} == {"D2"}
    assert "cb-unnamed" not in {one.entity for one in said}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("case: harbour", "case: port", "line 1: the file of the case 'port' is port.yaml"),
        ("set: held-out", "set: kept", "line 3: Invalid enum value 'kept'"),
        ("[ref-mission-unmil]", "[ref-mission-x]", "line 4: 'ref-mission-x' is no code"),
        ("ref-territory-lr", "ref-territory-x", "line 5: 'ref-territory-x' is no code"),
        ('date: "2019"', 'date: "before 2019"', "line 7: 'before 2019' has no first day"),
        ("bears_on: [F-LAG]", "bears_on: []", "line 7: an outcome names the rules"),
        ("schema: IllicitMarket", "schema: Bazaar", "line 9: there is no schema 'Bazaar'"),
        ("name: Oil}", "color: red}", "line 10: Commodity has no property 'color'"),
        ("name: Oil}", "topics: crime}", "line 10: Commodity has no property 'topics'"),
        ("fact: A2", "fact: A1", "'A1' stands here a second time"),
        ('known: "2018"', 'known: "since 2018"', "line 16: 'since 2018' has no last day"),
        ('known: "2018"', 'known: "some day"', "line 16: 'some day' is not a date"),
        ("known_as: year", "known_as: rumour", "line 17: 'rumour' came: expected one of day"),
        ("grade: C3", "grade: Z9", "line 20"),
        ("derived_from: [A1]", "derived_from: [A2]", "'A2' is no code"),
        ('by: "0"', 'by: "2"', "`by` names a source that is not there"),
        ('by: "0"', "by: first", "`by` gives the numbers of sources"),
        ("market: cb-market", "market: cb-bazaar", "line 23: 'cb-bazaar' is no code"),
        ("scene: move", "scene: dance", "line 23: 'dance' does not fit"),
        ("facts: [A1]", "facts: [A9]", "'A9' is no code"),
        ('on: "2018-12-31", ', "", "line 33: an expectation needs `on`, or `cannot`"),
        ("about: cb-group, always", "about: cb-x, always", "'cb-x' is no code"),
        ("always: true", "allways: true", "unknown field `allways`"),
        ("words: It does not.", "says_who: me", "line 24"),
        ("title: A harbour", "title: [A harbour", "the YAML cannot be read"),
    ],
)
def test_a_damaged_file_is_refused_with_its_line(old: str, new: str, words: str) -> None:
    with pytest.raises(BadReference) as refused:
        _read(old, new)
    assert str(refused.value).startswith("harbour.yaml, line ")
    assert words in str(refused.value)


def test_a_fact_needs_somebody_who_says_it() -> None:
    text = TEXT.replace(
        "      - {document: D3, grade: B2, source: three, derived_from: [A1]}\n", ""
    )
    with pytest.raises(BadReference, match="A2 needs a source"):
        read_case(text.replace("    sources:\n    says", "    says"), "harbour.yaml")
