"""Cleaning keeps what was said, never fails, and says in words what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.model import Cleaned, load_model
from sightline.model.types import KINDS

model = load_model()
EVERY_FIELD = sorted({one.qname for schema in model for one in schema.properties.values()})


@given(st.sampled_from(EVERY_FIELD), st.text(max_size=60), st.sampled_from([None, "fr", "ar"]))
def test_nothing_is_lost_and_nothing_fails(qname: str, raw: str, lang: str | None) -> None:
    cleaned = model.property(qname).clean(raw, lang)
    assert cleaned.original == raw
    assert cleaned.value is not None or cleaned.problem
    assert cleaned.value != ""


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=40))
def test_cleaning_a_clean_value_changes_nothing(kind: str, raw: str) -> None:
    once = KINDS[kind].clean(raw).value
    if once is not None:
        assert KINDS[kind].clean(once).value == once


@pytest.mark.parametrize("raw", ["", " ", "\u200b", "\n"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_is_unknown_and_never_zero(kind: str, raw: str) -> None:
    assert KINDS[kind].clean(raw) == Cleaned(None, raw, "there is nothing in it")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("circa 2018", "2018"),
        ("c. 2018", "2018"),
        ("vers 1999-05", "1999-05"),
        ("2024-Q2", "2024"),
        ("2024-05-01/2024-06-01", "2024-05-01"),
        ("2018-04 or 2018-05", "2018-04"),
    ],
)
def test_a_vague_date_is_kept_beside_what_can_be_said(raw: str, value: str) -> None:
    cleaned = model.property("Person:birthDate").clean(raw)
    assert (cleaned.value, cleaned.original) == (value, raw)
    assert cleaned.problem
    assert value in cleaned.problem


@pytest.mark.parametrize("raw", ["25/04/2018", "April 2018", "2018-02-30", "99", "0999"])
def test_a_date_that_cannot_be_said_says_what_was_expected(raw: str) -> None:
    cleaned = model.property("Person:birthDate").clean(raw)
    assert cleaned.value is None
    assert "2018-04-25" in (cleaned.problem or "")


@pytest.mark.parametrize(
    ("raw", "value", "problem"),
    [
        ("1,250", "1,250", False),
        ("12.5 kg", "12.5 kg", False),
        ("١٢٥٠", "١٢٥٠", False),
        ("0", "0", False),
        ("about 50", "about 50", True),
        ("10-20", "10-20", True),
        ("1.000,00", "1.000,00", True),
    ],
)
def test_numbers_stay_as_written(raw: str, value: str, problem: bool) -> None:
    cleaned = model.property("Value:amount").clean(raw)
    assert cleaned.value == value
    assert bool(cleaned.problem) is problem


@pytest.mark.parametrize(
    ("raw", "lang", "value", "problem"),
    [
        ("1.250,50", "fr", "1250.50", False),
        ("1 250,5", "fra", "1250.5", False),
        ("12,5 kg", "es", "12.5 kg", False),
        ("1,250", "fr", "1,250", True),
        ("1,250", "en", "1,250", False),
        ("1,2,3,4", "fr", "1,2,3,4", True),
    ],
)
def test_the_comma_is_read_by_its_language(raw: str, lang: str, value: str, problem: bool) -> None:
    cleaned = model.property("Value:amount").clean(raw, lang)
    assert (cleaned.value, cleaned.original) == (value, raw)
    assert bool(cleaned.problem) is problem


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("+223 20 22 38 01", None, "+22320223801"),
        ("tel:+223-20-22-38-01", None, "+22320223801"),
        ("20 22 38 01", "ml", "+22320223801"),
        ("020 7946 0018", "gb", "+442079460018"),
        ("+44 (0)20 7946 0018", None, "+442079460018"),
        ("8 495 123-45-67", "ru", "+74951234567"),
        ("20 22 38 01", None, None),
        ("20 22 38 01", "zz", None),
        ("+223 1", None, None),
        ("call the office", "ml", None),
    ],
)
def test_phones_are_never_guessed(raw: str, country: str | None, value: str | None) -> None:
    cleaned = model.property("LegalEntity:phone").clean(raw, country=country)
    assert cleaned.value == value
    assert (cleaned.problem is None) is (value is not None)


@pytest.mark.parametrize(
    ("qname", "good", "bad"),
    [
        ("Vessel:imoNumber", "IMO9074729", "IMO9074728"),
        ("Vessel:mmsi", "503000101", "903000101"),
        ("BankAccount:iban", "GB29NWBK60161331926819", "GB29NWBK60161331926818"),
        ("BankAccount:bic", "BNPAFRPP", "BNPAFRP"),
        ("LegalEntity:leiCode", "529900T8BM49AURSDO55", "529900T8BM49AURSDO54"),
        ("Security:isin", "US0378331005", "US0378331006"),
        (
            "CryptoWallet:publicKey",
            "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
            "1BoatSLRHtKNngkdXEeobR76b53LETtpyX",
        ),
        (
            "CryptoWallet:cryptoAddress",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        ),
        (
            "CryptoWallet:publicKey",
            "0x52908400098527886E0F7030069857D2E4169EE7",
            "0x52908400098527886E0F7030069857D2E4169EE",
        ),
    ],
)
def test_a_failed_check_is_a_problem_and_the_number_is_kept(
    qname: str, good: str, bad: str
) -> None:
    prop = model.property(qname)
    assert prop.clean(good) == Cleaned(good, good)
    kept = prop.clean(bad)
    assert kept.value == bad
    assert "not a valid" in (kept.problem or "")


def test_a_name_without_a_letter_is_kept_and_flagged() -> None:
    assert model.property("Thing:name").clean("---").problem


def test_a_value_that_is_too_long_is_kept_and_flagged() -> None:
    cleaned = model.property("Thing:name").clean("a" * 400)
    assert cleaned.value == "a" * 400
    assert "384" in (cleaned.problem or "")


def test_a_difference_from_the_original_shows() -> None:
    assert model.property("Thing:name").clean(" Bamako ").differs
    assert not model.property("Thing:name").clean("Bamako").differs
