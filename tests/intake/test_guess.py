"""Guesses at the mapping of unknown tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.intake import guess_mapping, parse_mapping, preview
from sightline.intake.words import find_meaning, load_words
from sightline.model import load_model
from tests.intake.tables import values, write

_HEADERS = {
    "en": "Ref,Full name,Date of birth,Nationality",
    "fr": "Référence;Nom et prénom;Date de naissance;Nationalité",
    "es": "Expediente;Nombre completo;Fecha de nacimiento;Nacionalidad",
    "pt": "Processo;Nome completo;Data de nascimento;Nacionalidade",
    "ar": "الرقم,الاسم الكامل,تاريخ الميلاد,الجنسية",
}
_ROWS = {
    "en": ["A1,Ana K,25/04/1980,Mali", "A2,Ben L,1981,Niger"],
    "fr": ["A1;Ana K;25/04/1980;Mali", "A2;Ben L;1981;Tchad"],
    "es": ["A1;Ana K;25/04/1980;Malí", "A2;Ben L;1981;Níger"],
    "pt": ["A1;Ana K;25/04/1980;Mali", "A2;Ben L;1981;Chade"],
    "ar": ["A1,أحمد علي,25/04/1980,مالي", "A2,عمر,1981,النيجر"],
}


@pytest.mark.parametrize("language", _HEADERS)
def test_people_are_recognised_in_five_languages(tmp_path: Path, language: str) -> None:
    path = write(tmp_path, "\n".join([_HEADERS[language], *_ROWS[language]]))
    guess = guess_mapping(path)
    assert (guess.schema, guess.confidence) == ("Person", "sure")
    assert [one.prop for one in guess.columns][1:] == ["name", "birthDate", "nationality"]
    assert len(guess.key) == 1
    batch = preview(path, parse_mapping(guess.text))
    assert values(batch, "birthDate") == ["1980-04-25", "1981"]
    assert values(batch, "nationality")[0] == "ml"


@pytest.mark.parametrize(
    ("header", "schema"),
    [
        ("Vessel name,IMO,Flag", "Vessel"),
        ("Raison sociale,RCCM,Adresse", "Company"),
        ("Payer,Beneficiary,Amount,Date", "Payment"),
        ("Incident type,Date,Place,Killed", "Incident"),
        ("x,y,z", "LegalEntity"),
    ],
)
def test_kinds_are_recognised_by_their_columns(tmp_path: Path, header: str, schema: str) -> None:
    cells = ",".join(f"v{n}" for n in range(header.count(",") + 1))
    guess = guess_mapping(write(tmp_path, f"{header}\n{cells}\n"))
    assert guess.schema == schema
    parse_mapping(guess.text)


def test_values_have_the_last_word(tmp_path: Path) -> None:
    guess = guess_mapping(write(tmp_path, "Name,Country,Contact\nAna,17,a@b.org\nBen,18,c@d.org\n"))
    by_column = {one.column: one for one in guess.columns}
    assert by_column["Country"].prop is None
    assert "but the values are numbers" in by_column["Country"].reason
    assert (by_column["Contact"].prop, by_column["Contact"].confidence) == ("email", "possible")


def test_open_questions_and_missing_words_are_written_down(tmp_path: Path) -> None:
    text = "Name,Born,Nationality\nAna,03/04/1980,Mali\nBen,04/05/1981,n/a\nCy,05/06/1982,Mali\n"
    guess = guess_mapping(write(tmp_path, text))
    assert "# dates: dmy or mdy? Nothing in 'Born' decides." in guess.text
    assert 'missing: ["n/a"]' in guess.text
    assert parse_mapping(guess.text).missing == ("n/a",)


@pytest.mark.parametrize(
    "column",
    ['"', "#x", ": y", "- z", "{a}", "*b", "\\", "no", "1", "a\nb", "é: # '", "\u202e", "%"],
)
def test_any_column_name_survives_being_written(tmp_path: Path, column: str) -> None:
    quoted = column.replace('"', '""')
    path = write(tmp_path, f'"name {quoted}","{quoted}"\nAna,a@b.org\n')
    guess = guess_mapping(path)
    preview(path, parse_mapping(guess.text))
    assert len(guess.columns) == 2


def test_words_lead_to_properties_of_the_vocabulary() -> None:
    model, words = load_model(), load_words()
    known = {name for schema in model for name in schema.properties}
    for name, field in words.fields.items():
        assert set(field.props) <= known, name
    for name, hints in words.kinds.items():
        assert name in model
        assert set(hints.clear) | set(hints.some) <= words.fields.keys()


@pytest.mark.parametrize(
    ("column", "field", "whole"),
    [
        ("Date_of_Birth", "birthDate", True),
        ("DonationDate", "date", True),
        ("RÉGION", "region", True),
        ("Name of firm", "name", False),
        ("خط العرض", "latitude", True),
    ],
)
def test_names_of_columns_are_understood(column: str, field: str, whole: bool) -> None:
    meaning = find_meaning(column)
    assert meaning is not None
    assert (meaning.field, meaning.whole) == (field, whole)


def test_what_means_nothing_is_not_guessed() -> None:
    assert find_meaning("zzz") is None
    assert find_meaning("") is None
