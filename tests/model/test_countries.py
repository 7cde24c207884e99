"""Countries by code and name: what is close is not the same."""

from __future__ import annotations

import pytest

from sightline.model import load_model
from sightline.model.types.country import countries
from sightline.model.types.language import languages

nationality = load_model().property("Person:nationality")


@pytest.mark.parametrize(
    "raw", ["Niger", "NER", "ne", "Níger", "النيجر", "Nigerien", "Nigérien", "nigérienne", "نيجري"]
)
def test_niger(raw: str) -> None:
    assert nationality.clean(raw).value == "ne"


@pytest.mark.parametrize(
    "raw",
    ["Nigeria", "NGA", "ng", "Nigéria", "نيجيريا", "Nigerian", "nigérian", "nigériane", "نيجيري"],
)
def test_nigeria(raw: str) -> None:
    assert nationality.clean(raw).value == "ng"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("DRC", "cd"),
        ("RDC", "cd"),
        ("République démocratique du Congo", "cd"),
        ("الكونغو الديمقراطية", "cd"),
        ("Congo (Kinshasa)", "cd"),
        ("Republic of the Congo", "cg"),
        ("Congo-Brazzaville", "cg"),
        ("RCA", "cf"),
        ("Central African", "cf"),
        ("Guinée-Bissau", "gw"),
        ("Guinea", "gn"),
        ("Guinea Ecuatorial", "gq"),
        ("South Sudan", "ss"),
        ("Sudan", "sd"),
        ("COTE D'IVOIRE", "ci"),
        ("Costa do Marfim", "ci"),
        ("ساحل العاج", "ci"),
        ("Líbia", "ly"),
        ("Haïti", "ht"),
        ("Somaliland", "so-som"),
        ("Kosovo", "xk"),
    ],
)
def test_names_in_five_languages(raw: str, code: str) -> None:
    assert nationality.clean(raw).value == code


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("Congo", {"cd", "cg"}),
        ("Congolese", {"cd", "cg"}),
        ("congolais", {"cd", "cg"}),
        ("الكونغو", {"cd", "cg"}),
        ("Guinean", {"gn", "gq", "gw"}),
        ("Dominican", {"do", "dm"}),
        ("Korea", {"kr", "kp"}),
    ],
)
def test_what_could_be_two_countries_is_read_as_neither(raw: str, meant: set[str]) -> None:
    cleaned = nationality.clean(raw)
    assert cleaned.value is None
    assert cleaned.original == raw
    assert all(f"({code})" in (cleaned.problem or "") for code in meant)


def test_a_province_is_its_country_and_says_so() -> None:
    cleaned = nationality.clean("NG-LA")
    assert cleaned.value == "ng"
    assert cleaned.problem


@pytest.mark.parametrize("raw", ["Atlantis", "xx", "Nigeri", "n/a", "ß"])
def test_no_country_is_guessed(raw: str) -> None:
    assert nationality.clean(raw).value is None


def test_countries_and_languages_have_labels() -> None:
    assert countries()["ne"].label("pt") == "Níger"
    assert countries()["ci"].label("ar") == "ساحل العاج"
    assert countries()["so-som"].label("fr") == "Somaliland"
    assert languages()["hau"].label() == "Hausa"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("fr", "fra"),
        ("French", "fra"),
        ("fre", "fra"),
        ("hau", "hau"),
        ("som", "som"),
        ("ht", "hat"),
        ("lin", "lin"),
        ("pt-BR", "por"),
        ("dje", "dje"),
        ("Klingonese", None),
    ],
)
def test_languages(raw: str, code: str | None) -> None:
    assert load_model().property("Person:spokenLanguage").clean(raw).value == code
