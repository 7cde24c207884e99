"""Known names are found in running text, however they are spelt, and never by a people or faith."""

from __future__ import annotations

import pytest

from sightline.intake.extraction import Candidate, Known, Names, What, gazetteer


def known(entity: str, value: str, schema: str = "Person", prop: str = "name") -> Known:
    """Make a name that a picture knows."""
    return Known(entity=entity, schema=schema, prop=prop, value=value, basis=f"by {value}")


NAMES = Names(
    [
        known("p1", "Iyad Ag Ghaly"),
        known("p2", "Mohamed Ould Salek"),
        known("p2", "Rougi", prop="weakAlias"),
        known("p3", "Mohamed Salek"),
        known("p4", "Chad"),
        known("p5", "Ali Diallo"),
        known("c1", "Karanda Transport SARL", "Company"),
        known("c2", "Obala", "Company"),
        known("t1", "Sulopur", "Territory"),
        known("m1", "artisanal gold trade", "IllicitMarket"),
        known("p6", "Расул Ахмедов"),
        known("p7", "محمد العربي"),
    ]
)


def find(text: str, language: str | None = "eng") -> list[Candidate]:
    """Find names in a text, and hold every one to its place."""
    found = NAMES.find(text, 1, language)
    for one in found:
        assert text[one.span.offset : one.span.end] == one.text
    return found


def told(text: str, language: str | None = "eng") -> list[tuple[str, list[str]]]:
    """Say which stretches were found, and whom each may mean."""
    return [(one.text, [each.entity for each in one.known]) for one in find(text, language)]


@pytest.mark.parametrize(
    ("text", "written", "entities"),
    [
        ("He met Iyad ag Ghali there.", "Iyad ag Ghali", ["p1"]),
        ("IYAD AG GHALY", "IYAD AG GHALY", ["p1"]),
        ("the list says GHALY, Iyad Ag", "GHALY, Iyad", ["p1"]),
        ("Muhammad Ould Salek fled", "Muhammad Ould Salek", ["p2", "p3"]),
        ("Karanda Transports paid", "Karanda Transports", ["c1"]),
        ("at KARANDA\nTRANSPORT SARL", "KARANDA\nTRANSPORT", ["c1"]),
        ("the artisanal gold trade grew", "artisanal gold trade", ["m1"]),
        ("seen in Sulopur again", "Sulopur", ["t1"]),
        ("встретил Расул Ахмедов там", "Расул Ахмедов", ["p6"]),
        ("قال محمد العربي أمس", "محمد العربي", ["p7"]),
        ("Rasul Akhmedov was there", "Rasul Akhmedov", ["p6"]),
    ],
)
def test_names_are_found_in_their_spellings(text: str, written: str, entities: list[str]) -> None:
    assert (written, entities) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "He met Iyad. Ghaly was not there",
        "the salek mohamed of a word",
        "Ghaly alone says nothing",
        "Iyad",
        "Karanda",
        "it was chad and rougi in small letters",
        "He saw Iyad; Ghaly came later",
    ],
)
def test_what_is_no_name_is_not_found(text: str) -> None:
    assert [entities for _, entities in told(text) if entities] == []


def test_one_word_and_nicknames_are_weak() -> None:
    (obala,) = find("Then Obala paid")
    assert obala.weak
    (rougi,) = find("They call him Rougi now")
    assert rougi.weak
    assert rougi.doubt == "it is a nickname, which many may bear"
    (whole,) = find("Iyad Ag Ghaly")
    assert not whole.weak
    assert whole.doubt is None


def test_a_country_goes_before_a_first_name() -> None:
    (one,) = find("They crossed into Chad")
    assert (one.what, one.value, one.known) == (What.COUNTRY, "td", ())


def test_bearers_of_one_name_are_all_given() -> None:
    (one,) = find("They saw Mohamed Salek")
    assert {each.entity for each in one.known} == {"p2", "p3"}
    assert one.doubt == "several bear this name"


def test_the_longest_name_wins_and_none_overlap() -> None:
    held = {"a": "Karanda Transport", "b": "Transport Union", "c": "Karanda Transport Union"}
    names = Names([known(entity, name, "Company") for entity, name in held.items()])
    found = names.find("the Karanda Transport Union met Karanda Transport", 1)
    assert [one.text for one in found] == ["Karanda Transport Union", "Karanda Transport"]


@pytest.mark.parametrize("people", ["Fulani", "Tuareg", "Hausa", "Hutu", "Dinka", "Kurdish"])
def test_no_people_names_anybody(people: str) -> None:
    """The same text about another people gives the same, and a people by itself gives nobody."""
    names = Names([known("a", f"Ali Diallo {people}"), known("b", people)])
    found = names.find(f"the {people} trader Ali Diallo", 1)
    assert [(one.text, [each.entity for each in one.known]) for one in found] == [
        ("Ali Diallo", ["a"])
    ]
    assert names.find(f"a {people} trader, the {people}", 1) == []


def test_the_gazetteer_knows_places_countries_and_markets() -> None:
    found = {one.text: (one.what, one.value) for one in find("Gao, Mali and arms trafficking")}
    assert found == {
        "Gao": (What.PLACE, "Gao"),
        "Mali": (What.COUNTRY, "ml"),
        "arms trafficking": (What.MARKET, "arms-trafficking"),
    }
    assert len({entry.name for entry in gazetteer()}) == len(gazetteer())


def test_a_name_of_two_states_is_asked_about() -> None:
    (one,) = find("He fled to Congo")
    assert one.value is None
    assert one.doubt is not None
    assert "cd" in one.doubt


@pytest.mark.parametrize("text", ["In May he left", "the Mission", "", " \n ", "1 2 3"])
def test_months_and_small_words_are_no_names(text: str) -> None:
    names = Names([known("a", "May"), known("b", "The"), known("c", "In")])
    assert [one for one in names.find(text, 1, "eng") if one.known] == []


def test_names_that_carry_no_key_are_passed_over() -> None:
    names = Names([known("a", "the of"), known("b", "..."), known("c", "x" * 300)], entries=())
    assert names.find("the of ... and so on", 1) == []
