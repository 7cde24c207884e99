"""The language of the rules, their files, and that every code points at its words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.mandates import LANGUAGES, Coding, Span, Strength, read
from sightline.engines.mandates.phrases import Lexicon, longest, read_phrases, unexcused
from sightline.engines.mandates.rules import Volume, load, phrases_of
from sightline.engines.mandates.tasking import Addressee
from sightline.engines.mandates.volumes import convert_volume
from sightline.engines.mandates.words import split
from sightline.errors import BadReference
from tests.engines.mandates.texts import FRONT, paragraphs


def _found(phrase: str, text: str) -> list[str]:
    lexicon = Lexicon(read_phrases("themes", "one", phrase))
    words = split(text)
    hits = lexicon.find(words).hits.get("themes", [])
    return [text[slice(*words.place(hit.first, hit.last))] for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("drug traffick*", "Drug-trafficking and drug traffickers", 2),
        ("drug traffick*", "the traffic in drugs", 0),
        ("illicit/illegal trade", "an illegal  trade, an illicit\u00a0trade", 2),
        ("the (new) force", "the force and the new force", 2),
        ("the Mission", "the Mission", 1),
        ("the Mission", "the mission", 0),
        ("the mission", "The Mission", 1),
        ("traffick* in ... persons", "trafficking in arms, drugs and persons", 1),
        ("traffick* in ... persons", "trafficking in arms; persons", 0),
        ("traffick* in ... persons", "trafficking in " + "a " * 12 + "persons", 0),
        ("nuclear, chemical", "nuclear, chemical", 1),
        ("nuclear, chemical", "nuclear chemical", 0),
        ("Conseil de sécurité", "le Conseil de securite", 1),
        ("l'appui", "avec l’appui", 1),
        ("cross-border crime", "cross-\nborder crime", 0),
        ("traffick*", "traf\u200bficking", 1),
        ("traffick*", "traf-\n  ficking", 1),
    ],
)
def test_phrases(phrase: str, text: str, found: int) -> None:
    assert len(_found(phrase, text)) == found


def test_words_stand_where_they_stood() -> None:
    assert _found("drug traffick*", "no Drug-traffick\u00ading") == ["Drug-traffick\u00ading"]


def test_what_is_meant_otherwise_is_left_out() -> None:
    text = "groups: {drugs: {says: [drugs], but_not: [drugs and crime]}}"
    volume = convert_volume("en/x.yaml", text, Volume)
    lexicon = Lexicon(phrases_of("en/x.yaml", "themes", volume))
    hits = lexicon.find(split("drugs and crime, and drugs")).hits["themes"]
    assert [hit.first for hit in unexcused(hits)] == [5]
    assert [hit.first for hit in longest(hits)] == [5]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("groups: {a: {says: [x], bt_not: [y]}}", "bt_not"),
        ("groups: {a: {but_not: [y]}}", "says"),
        ("groups: [", "en/x.yaml"),
        ("sets: {}", "groups"),
    ],
)
def test_a_damaged_file_is_refused_by_its_name(text: str, words: str) -> None:
    with pytest.raises(BadReference, match=r"^en/x\.yaml: ") as caught:
        convert_volume("en/x.yaml", text, Volume)
    assert words in str(caught.value)


def test_a_set_that_is_not_there_is_named() -> None:
    volume = convert_volume("en/x.yaml", "groups: {a: {says: [<illict> arms]}}", Volume)
    with pytest.raises(BadReference, match="illict"):
        list(phrases_of("en/x.yaml", "themes", volume))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_speaks_of_the_same(language: str) -> None:
    english, rules = load("en").groups, load(language).groups
    assert set(rules) == set(english)
    for family in ("actors", "themes", "activities", "scope", "figures"):
        assert set(rules[family]) == set(english[family]), family
    assert set(rules["actors"]) <= {one.value for one in Addressee}
    for name, group in rules["verbs"].items():
        assert group.strength.upper() in Strength.__members__, name
        assert all(one in rules["wording"] for one in group.raised_by), name


def test_other_languages_are_begun() -> None:
    french = read(
        [
            "Le Conseil de sécurité,",
            "Rappelant ses résolutions antérieures,",
            "1. Prie la MINUSCA de recueillir des informations sur le trafic d’armes ;",
            "2. Engage le Gouvernement à lutter contre la corruption ;",
        ]
    )
    assert french.document.language == "fr"
    assert _codes(french.find("1")) == ("mission", True, "requests", "information")
    assert _codes(french.find("2")) == ("host", False, "urges", "none")
    spanish = read(
        [
            "El Consejo de Seguridad,",
            "Recordando sus resoluciones anteriores,",
            "1. Autoriza a la MINUSTAH a que capacite a la policía contra las pandillas;",
            "2. Exhorta a los Estados Miembros a que luchen contra el narcotráfico;",
        ]
    )
    assert spanish.document.language == "es"
    assert _codes(spanish.find("1"))[:3] == ("mission", True, "authorizes")
    assert _codes(spanish.find("2")) == ("states", False, "urges", "none")


def _codes(coding: Coding | None) -> tuple[str, bool, str, str]:
    assert coding is not None
    return (
        coding.addressee.value.value,
        coding.tasks_mission.value,
        coding.strength.value.word,
        coding.scope.value.word,
    )


def _spans(coding: Coding) -> Iterator[Span]:
    yield from coding.addressee.rests_on
    yield from coding.tasks_mission.rests_on
    yield from coding.strength.rests_on
    yield from coding.scope.rests_on
    yield from (*coding.force, *coding.benchmarks)
    for code in (*coding.themes, *coding.activities):
        yield from code.rests_on


TELLING = ["Requests", "UNMISS", "to", "seize", "illicit", "arms", ",", ";", "and", "gangs", "(a)"]
PIECES = st.sampled_from([*TELLING, *" ".join(paragraphs()).split()])
SENTENCES = st.lists(PIECES, max_size=30).map(" ".join)


@given(st.lists(SENTENCES | st.text(max_size=30), max_size=8))
def test_every_code_points_at_words(listed: list[str]) -> None:
    reading = read([*FRONT, *(f"{place}. {one}" for place, one in enumerate(listed, start=1))])
    text = reading.document.text
    for _, coding in reading.coded():
        for span in _spans(coding):
            assert 0 <= span.start < span.end <= len(text)
            assert not span.words(text)[0].isspace()
        if coding.tasks_mission.value or coding.addressee.value is not Addressee.NONE:
            assert coding.strength.rests_on
        if coding.tasks_mission.value:
            assert coding.tasks_mission.rests_on
        assert all(theme.rests_on for theme in coding.themes)
        assert coding.tasks_mission.value or coding.scope.value == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00" * 100,
        "a" * 200_000,
        "1" * 200_000,
        "1,000" + ",000" * 50_000,
        "(" * 100_000,
        "a-" + " " * 100_000,
        "a\u00ad" * 50_000,
        "1. " * 20_000,
        "(a) " * 20_000,
        "\n".join("(a) to act:" for _ in range(2_000)),
        "\n" * 50_000,
        "illicit " * 5_000,
        "Requests UNMISS to act, " * 2_000,
        "resolutions 1 (1999), " * 5_000,
        "paragraphs 1, 2, 3, 4, 5, 6, 7, 8, 9 and 10 of resolution " * 2_000,
        "\u202e=HYPERLINK(1)\u202c",
        "\ud800",
    ],
    ids=range(18),
)
def test_hostile_text_is_read_like_any_other(text: str) -> None:
    reading = read(text)
    document = reading.document
    assert "".join(part.place.words(text) for part in document.parts) == text
    assert len(reading.codings) == len(document.parts)
