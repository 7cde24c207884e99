"""Our cleaning gives what followthemoney gives, but for the differences listed here."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sightline.model import load_model, load_terms
from sightline.model.types.country import countries
from sightline.model.types.language import languages
from tests.model.oracle.values import AGREED, DIFFERENCES, Difference

_FIELDS = {
    "name": "Thing:name",
    "string": "Thing:keywords",
    "text": "Thing:notes",
    "html": "HyperText:bodyHtml",
    "json": "Email:headers",
    "address": "Thing:address",
    "checksum": "Document:contentHash",
    "date": "Person:birthDate",
    "number": "Value:amount",
    "country": "Person:nationality",
    "language": "Person:spokenLanguage",
    "gender": "Person:gender",
    "topic": "Thing:topics",
    "entity": "Ownership:owner",
    "email": "LegalEntity:email",
    "url": "LegalEntity:website",
    "ip": "UserAccount:ipAddress",
    "mimetype": "Document:mimeType",
    "phone": "LegalEntity:phone",
    "identifier": "LegalEntity:registrationNumber",
    "imo": "Vessel:imoNumber",
    "iban": "BankAccount:iban",
    "bic": "BankAccount:bic",
    "lei": "LegalEntity:leiCode",
    "isin": "Security:isin",
    "figi": "Security:figiCode",
    "inn": "LegalEntity:innCode",
    "ogrn": "LegalEntity:ogrnCode",
    "npi": "LegalEntity:npiCode",
    "ssn": "Person:socialSecurityNumber",
    "uei": "LegalEntity:uniqueEntityId",
    "uscc": "LegalEntity:uscCode",
    "wikidata": "Thing:wikidataId",
}
_FORMATS = tuple(_FIELDS)[tuple(_FIELDS).index("imo") :]
_STAMP = re.compile(
    r"[12]\d{3}(-\d{1,2}(-\d{1,2}([T ]\d{1,2}(:\d{1,2}(:\d{1,2}(Z|[+-]\d\d:?\d\d)?)?)?)?)?)?",
    re.ASCII,
)
#: A name of two territories, each of which bears it as its label.
_SHARED = ("St. Martin", "Saint-Martin")
#: Longer numbers of the Russian register are among the listed differences.
_LONGEST = 13


def ours(kind: str, raw: str) -> str | None:
    return load_model().property(_FIELDS[kind]).clean(raw).value


def theirs(oracle: Any, kind: str, raw: str) -> str | None:
    prop = oracle.get_qname(_FIELDS[kind])
    cleaned = prop.type.clean(raw, format=prop.format)
    return None if cleaned is None else str(cleaned)


@pytest.mark.parametrize(("kind", "raw"), AGREED)
def test_agreed_values(kind: str, raw: str, oracle: Any) -> None:
    assert ours(kind, raw) == theirs(oracle, kind, raw)


@pytest.mark.parametrize("one", DIFFERENCES, ids=lambda one: f"{one.kind}-{one.raw}")
def test_listed_differences_still_exist(one: Difference, oracle: Any) -> None:
    assert one.reason
    assert ours(one.kind, one.raw) == one.ours
    assert theirs(oracle, one.kind, one.raw) == one.theirs
    assert one.ours != one.theirs


_TEXT = st.text(max_size=40)


@pytest.mark.parametrize(
    "kind", ["name", "string", "text", "html", "address", "checksum", "number", "identifier"]
)
def test_any_text_agrees(kind: str, oracle: Any) -> None:
    _holds(_TEXT, lambda raw: ours(kind, raw) == theirs(oracle, kind, raw))


def test_entity_ids_agree(oracle: Any) -> None:
    ids = st.text(alphabet=string.ascii_letters + string.digits + ".-_ é", max_size=30)
    _holds(ids, lambda raw: ours("entity", raw) == theirs(oracle, "entity", raw))


def test_dates_agree(oracle: Any) -> None:
    shapes = st.from_regex(_STAMP, fullmatch=True)
    _holds(shapes, lambda raw: ours("date", raw) == theirs(oracle, "date", raw))


def test_ip_addresses_agree(oracle: Any) -> None:
    shapes = st.one_of(st.ip_addresses().map(str), st.text(alphabet="0189.:abf", max_size=20))
    _holds(shapes, lambda raw: ours("ip", raw) == theirs(oracle, "ip", raw))


@pytest.mark.parametrize("kind", _FORMATS)
def test_a_good_number_agrees_and_a_bad_one_is_kept(kind: str, oracle: Any) -> None:
    """What the oracle drops for its check digits we keep as written, with a problem."""

    def alike(raw: str) -> bool:
        cleaned = load_model().property(_FIELDS[kind]).clean(raw)
        expected = theirs(oracle, kind, raw)
        if expected is None:
            return cleaned.problem is not None
        return cleaned.value == expected and cleaned.problem is None

    _holds(_numbers_near(kind), alike)


def _numbers_near(kind: str) -> st.SearchStrategy[str]:
    """Good numbers with a digit changed, and numbers of the right shape."""
    good = [raw for listed, raw in AGREED if listed == kind]
    digits = st.sampled_from(string.digits)
    changed = st.builds(
        lambda raw, place, digit: raw[: place % len(raw)] + digit + raw[place % len(raw) + 1 :],
        st.sampled_from(good),
        st.integers(0, 40),
        digits,
    )
    if kind == "lei":
        return changed
    return st.one_of(changed, st.text(alphabet=string.digits, min_size=5, max_size=_LONGEST))


def test_every_country_code_and_its_names(oracle: Any) -> None:
    apart = {one.raw for one in DIFFERENCES if one.kind == "country"}
    for code, country in countries().items():
        assert ours("country", code) == code == theirs(oracle, "country", code)
        for name in country.names:
            read = ours("country", name)
            assert read == (None if name in _SHARED else code), name
            if name not in apart:
                assert theirs(oracle, "country", name) in (code, None), name


def test_every_country_of_the_oracle_is_ours(oracle: Any) -> None:
    known = oracle.get_qname("Thing:country").type.codes
    assert known == set(countries())


def test_languages_agree_where_the_oracle_has_them(oracle: Any) -> None:
    for code, language in languages().items():
        for raw in (code, language.alpha2):
            if raw and (expected := theirs(oracle, "language", raw)):
                assert ours("language", raw) == expected, raw


def test_every_topic_agrees(oracle: Any) -> None:
    topics = oracle.get_qname("Thing:topics").type.names
    for code in topics:
        assert ours("topic", code) == code
    assert set(topics) == {term.code for term in load_terms("topic").terms}


def test_genders_of_the_oracle_are_read_alike(oracle: Any) -> None:
    for raw in oracle.get_qname("Person:gender").type.LOOKUP:
        assert ours("gender", raw) == theirs(oracle, "gender", raw)


def _holds(values: st.SearchStrategy[str], alike: Callable[[str], bool]) -> None:
    """Check a law on many values, as a function so that the oracle stays a fixture."""

    @given(values)
    def law(raw: str) -> None:
        assume("\ud800" not in raw)
        assert alike(raw), raw

    law()
