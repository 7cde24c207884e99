"""Facets: the numbers beside a search are what counting by hand inside the picture gives."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sightline.picture import Picture, Sieve, build
from sightline.values import Record
from tests.picture.world import block, decided, item, said, withdrawn

OPEN, CLOSED = "open", "closed"
LEVELS = {OPEN: "U", CLOSED: "SC"}
KINDS = ("Person", "Company")
COUNTRIES = ("ml", "bf", "ne")


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Picture, dict[str, dict[str, set[str]]]]:
    """A picture of entities that one word finds, and what each of them has, written beside it."""
    source, hidden = item("Open report"), item("Closed report")
    records: dict[str, list[Record]] = {OPEN: [source], CLOSED: [hidden]}
    held: dict[str, dict[str, set[str]]] = {}
    for number in range(draw(st.integers(1, 6))):
        name, kind = f"e{number}", draw(st.sampled_from(KINDS))
        called = draw(st.sampled_from(["Kolda depot", "Kolda", "Something else"]))
        countries = draw(st.sets(st.sampled_from(COUNTRIES)))
        records[OPEN].append(said(source, name, "name", called, kind))
        records[OPEN] += [said(source, name, "country", one, kind) for one in sorted(countries)]
        levels = {"U"}
        if draw(st.booleans()):
            records[CLOSED].append(said(hidden, name, "notes", "told in confidence", kind))
            levels.add("SC")
        fallen: set[str] = set()
        if draw(st.booleans()):
            wrong = said(source, name, "alias", "told wrongly", kind)
            records[OPEN] += [wrong, withdrawn(wrong)]
            fallen = {"yes"}
        if "Kolda" in called:
            held[name] = {"kind": {kind}, "country": countries, "level": levels, "fallen": fallen}
    blocks = [
        block(records[OPEN], markings=(OPEN,)),
        block(records[CLOSED], markings=(CLOSED,), seq=2),
    ]
    return build(blocks, reader="ana"), held


def _count(held: dict[str, dict[str, set[str]]], what: str) -> dict[str, int]:
    return dict(Counter(value for one in held.values() for value in one[what]))


@given(
    world=worlds(),
    kind=st.sampled_from([None, *KINDS]),
    country=st.sampled_from([None, *COUNTRIES]),
    level=st.sampled_from([None, "U", "SC"]),
    fallen=st.booleans(),
)
def test_facets_are_a_naive_count(
    world: tuple[Picture, dict[str, dict[str, set[str]]]],
    kind: str | None,
    country: str | None,
    level: str | None,
    fallen: bool,
) -> None:
    picture, held = world
    chosen = {"kind": kind, "country": country, "level": level, "fallen": "yes" if fallen else None}
    sieve = Sieve(
        schemata=None if kind is None else (kind,),
        country=country,
        markings=None if level is None else frozenset(m for m, at in LEVELS.items() if at == level),
        withdrawn=fallen,
    )

    def left(*, without: str = "") -> dict[str, dict[str, set[str]]]:
        asked = {name: one for name, one in chosen.items() if one is not None and name != without}
        return {
            name: has
            for name, has in held.items()
            if all(value in has[what] for what, value in asked.items())
        }

    facets = picture.facets("kolda", sieve, LEVELS)
    assert dict(facets.kinds) == _count(left(without="kind"), "kind")
    assert dict(facets.countries) == _count(left(without="country"), "country")
    assert dict(facets.levels) == _count(left(without="level"), "level")
    assert facets.withdrawn == _count(left(without="fallen"), "fallen").get("yes", 0)
    hits = picture.search("kolda", sieve=sieve)
    assert {hit.id for hit in hits.hits} == set(left())
    assert hits.total == len(left())


def test_a_search_that_finds_nothing_has_no_facets() -> None:
    source = item()
    with build([block([source, said(source, "p1", "name", "Kolda")])], reader="ana") as picture:
        facets = picture.facets("zzz", Sieve(), LEVELS)
    assert (facets.kinds, facets.countries, facets.levels, facets.withdrawn) == ({}, {}, {}, 0)


def test_many_entities_are_read_at_once_as_one_by_one() -> None:
    source, other = item("Open report"), item("Closed report")
    first: list[Record] = [
        source,
        said(source, "p1", "name", "Kolda"),
        said(source, "p2", "name", "Bamako"),
    ]
    second: list[Record] = [other, said(other, "p2", "notes", "told in confidence")]
    blocks = [block(first, markings=(OPEN,)), block(second, markings=(CLOSED,), seq=2)]
    with build(blocks, reader="ana") as picture:
        told = picture.said_of(["p1", "p2", "nobody"])
        assert set(told) == {"p1", "p2"}
        for name, sayings in told.items():
            assert {one.id for one in sayings} == {
                one.id for one in picture.statements(entity=name)
            }
        assert picture.marked(["p1"]) == picture.markings("p1") == {OPEN}
        assert picture.marked(["p1", "p2"]) == {OPEN, CLOSED}
        assert picture.marked([], [other.id]) == {CLOSED}
        assert picture.marked(["nobody"]) == frozenset()


def test_the_days_of_an_entity_are_those_of_its_history() -> None:
    first, second = item("Report 1", known="2024-01-05"), item("Report 2", known="2024-02-07")
    wrong = said(second, "p1", "alias", "told wrongly")
    records: list[Record] = [first, second, said(first, "p1", "name", "Kolda"), wrong]
    records += [withdrawn(wrong, known="2024-03-09"), said(first, "p2", "name", "Bamako")]
    records.append(decided("p1", "p2", known="2024-04-11"))
    with build([block(records)], reader="ana") as picture:
        told = {turn.known_by for turn in picture.history("p1")}
        assert list(picture.days("p1")) == sorted(one for one in told if one is not None)
        assert len(told) == 4


def test_what_names_an_entity_stands_in_the_order_of_its_days() -> None:
    source = item()
    days = {"i1": "2020-05-01", "i2": "2023", "i3": "2021-02-03"}
    records: list[Record] = [source, said(source, "g1", "name", "Front", "Group")]
    for name, day in days.items():
        records.append(said(source, name, "involved", "g1", "Incident"))
        records.append(said(source, name, "date", day, "Incident"))
    records.append(said(source, "i4", "involved", "g1", "Incident"))
    records.append(said(source, "i5", "involved", "g1", "Incident", negated=True))
    with build([block(records)], reader="ana") as picture:
        assert picture.naming("g1", ["Incident"], ["date"]) == ["i2", "i3", "i1", "i4"]
        assert picture.naming("g1", ["Person"], ["date"]) == []
        assert picture.head("g1").caption == picture.entity("g1").caption == "Front"
        assert not picture.head("g1").properties
